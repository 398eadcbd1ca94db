import Vocabularies

/// How the reading of each fact is found, its conditions laid out in a row.
struct FactResolutions: Hashable, Sendable {
    /// How one fact is found; places are those of conditions.
    enum Way: Hashable, Sendable {
        /// As it was given, unless its `asked_if` is not met.
        case given(askedIf: Int?)
        /// By one condition of the incident.
        case condition(Int)
        /// By a derivation, whose levels start at this place among all levels.
        case derived(levels: Int)
    }

    private(set) var conditions = FlatConditions()

    /// The conditions of levels, those of one fact in a row.
    private(set) var levels: [Int] = []

    private var ways: [Way] = []

    init(vocabulary: Vocabulary, askedIf: [Condition?], derivations: [Derivation?]) {
        for fact in vocabulary.facts.packIndices {
            switch derivations[fact.position] {
            case nil: ways.append(.given(askedIf: askedIf[fact.position].map { conditions.add($0) }))
            case .condition(let condition) where vocabulary.facts[fact].collection == nil:
                ways.append(.condition(conditions.add(condition)))
            case .raise(_, let raised):
                ways.append(.derived(levels: levels.count))
                for level in raised { levels.append(conditions.add(level.condition)) }
            default: ways.append(.derived(levels: levels.count))
            }
        }
    }

    /// How a fact is found.
    func way(of fact: PackIndex<Fact>) -> Way { ways[fact.position] }
}
