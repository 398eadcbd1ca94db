import RuleEngine
import Vocabularies

extension Plan {
    /// What a line of a priority counts for.
    func weight(of priority: PackIndex<Priority>?) -> Int {
        priority.map { pack.vocabulary.priorities[$0].weight } ?? 1
    }

    /// What a fact may turn out to be: one of each of the values that rules can tell apart; none where there are too
    /// many.
    func values(toTry fact: PackIndex<Fact>) -> [FactValue] {
        let values: [FactValue]
        switch pack.vocabulary.facts[fact].type {
        case .set(.enumeration(let enumeration)):
            let isOpen = pack.vocabulary.facts[fact].isOpen
            values = enumeration.knownPositions.map { .set(SetValue([.member($0)], isOpen: isOpen)) }
        case .records: values = []
        // A closed list comes whole, whatever the rules tell apart.
        case .boolean, .enumeration, .ordinal: values = pack.cells(of: fact, told: [], now: now) ?? []
        default: values = pack.cells(of: fact, told: pack.tests(of: fact), now: now) ?? []
        }
        return values.count <= Plan.trialLimit ? values : []
    }

    /// The greatest number of values of one fact that are tried to rank its question.
    private static let trialLimit = 64
}

extension Trials {
    /// What each value of a fact would change.
    mutating func tried(_ fact: PackIndex<Fact>) -> [Trial] {
        trials(of: fact, plan.values(toTry: fact))
    }

    /// The weight of the lines that a value leaves nothing undecided of, on the mean, in thousandths.
    func gain(of trials: [Trial]) -> Int {
        guard !trials.isEmpty else { return 0 }
        return trials.reduce(0) { $1.circles.reduce($0) { $0 + $1.gain } } * 1000 / trials.count
    }

    /// What an answer would change, if it were given now.
    func answer(_ trial: Trial, _ extent: Answer.Extent = .value) -> Answer {
        func all(_ instances: (TriedCircle) -> [ActionInstance]) -> [ActionInstance] {
            trial.circles.flatMap(instances).sorted()
        }
        return Answer(
            value: trial.value, extent: extent, adds: all { $0.adds }, removes: all { $0.removes },
            forbids: all { $0.forbids }, allows: all { $0.allows })
    }
}
