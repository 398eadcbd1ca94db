package import RuleEngine
package import Vocabularies

/// An action that this incident doesn't call for, and the known facts that rule it out.
package struct Exclusion: Hashable, Sendable {
    package let action: PackIndex<Action>

    /// The rule that would have wanted it.
    package let rule: PackIndex<Rule>

    /// The facts, none derived, whose known values make the rule's condition fail.
    package let facts: [PackIndex<Fact>]
}

extension Plan {
    /// The actions ruled out by what is known, other than by the type of incident; and how many belong to other types.
    ///
    /// Listing every action of every other type would bury the few whose absence a reader may question.
    package func exclusions() -> (near: [Exclusion], otherTypes: Int) {
        let spokenOf = Set((placed + unplaced).map { $0.action })
        var near: [Exclusion] = []
        var others: Set<PackIndex<Action>> = []
        for rule in pack.rules.packIndices {
            for consequence in pack.rules[rule].consequences where consequence.demand != nil {
                guard !spokenOf.contains(consequence.action) else { continue }
                let facts = view.obstacles(to: consequence.condition, wanted: true)
                if let types = pack.header.bindings.types, facts.contains(types) {
                    others.insert(consequence.action)
                } else {
                    near.append(Exclusion(action: consequence.action, rule: rule, facts: facts.sorted()))
                }
            }
        }
        others.subtract(near.map { $0.action })
        return (near.sorted { ($0.action, $0.rule) < ($1.action, $1.rule) }, others.count)
    }
}

extension FactView {
    /// The facts, none derived, that keep a condition from being met, or from failing.
    func obstacles(to condition: Condition, wanted: Bool) -> Set<PackIndex<Fact>> {
        let verdict = verdict(on: condition)
        guard verdict == (wanted ? .notMet : .met) else { return [] }
        switch condition {
        case .all(let parts), .any(let parts):
            return parts.reduce(into: []) { $0.formUnion(obstacles(to: $1, wanted: wanted)) }
        case .not(let part):
            return obstacles(to: part, wanted: !wanted)
        case .test(let test):
            if self[test.fact] == .notApplicable, let askedIf = pack.askedIf[test.fact.position] {
                return obstacles(to: askedIf, wanted: true)
            }
            guard let derivation = pack.derivations[test.fact.position] else { return [test.fact] }
            let isTrue = self[test.fact] == .known(.boolean(true))
            return obstacles(to: derivation, wanted: !isTrue)
        }
    }
}
