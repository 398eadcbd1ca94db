import RuleEngine
import Vocabularies

extension Consequence {
    /// Met where the consequence stands, for certain or by precaution; it may stand where this isn't met.
    func assured(in pack: RulePack) -> Condition {
        guard case .precaution(let facts) = onUnknown else { return condition }
        return condition.assuming(Set(facts), in: pack, isNegated: false)
    }
}

extension Condition {
    /// The same where each test of these facts comes out as wanted while they are unknown.
    ///
    /// A fact that is read in two parts of a conjunction is not assumed: no one value may suit both.
    fileprivate func assuming(_ facts: Set<PackIndex<Fact>>, in pack: RulePack, isNegated: Bool) -> Condition {
        func own(_ condition: Condition) -> Condition { isNegated ? .not(condition) : condition }
        switch self {
        case .not(let part): return part.assuming(facts, in: pack, isNegated: !isNegated)
        case .all(let parts), .any(let parts):
            var isConjunction = isNegated
            if case .all = self { isConjunction = !isNegated }
            guard isConjunction else { return .any(parts.map { $0.assuming(facts, in: pack, isNegated: isNegated) }) }
            let read = parts.map { Set(pack.baseTests(of: $0).flatMap { $0.facts }) }
            return .all(
                parts.indices.map { place in
                    let shared = read.indices.filter { $0 != place }.flatMap { read[$0] }
                    return parts[place].assuming(facts.subtracting(shared), in: pack, isNegated: isNegated)
                })
        case .test(let test):
            if facts.contains(test.fact), test.facts.count == 1, test.predicate != .known {
                return .unlessRefuted(own(self))
            }
            guard test.predicate == .isAmong([.boolean(true)]),
                case .condition(let condition) = pack.derivations[test.fact.position]
            else { return own(self) }
            return condition.assuming(facts, in: pack, isNegated: isNegated)
        case .unlessRefuted, .matches, .noRule, .done, .workingHours: return own(self)
        }
    }
}
