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
                } else if !facts.isEmpty, facts.allSatisfy({ view[$0] != .unknown }) {
                    near.append(Exclusion(action: consequence.action, rule: rule, facts: facts.sorted()))
                }
            }
        }
        others.subtract(near.map { $0.action })
        return (near.sorted { ($0.action, $0.rule) < ($1.action, $1.rule) }, others.count)
    }
}

extension Plan {
    /// The facts, none derived, by which the pack says that the act of a line can't be done here; empty where somebody
    /// said so, or where it is lost.
    package func obstacles(to line: Line) -> [PackIndex<Fact>] {
        guard line.status == .infeasible, line.deed == nil, let condition = pack.actions[line.action].impossibleIf
        else { return [] }
        return part(of: line).view.obstacles(to: condition, wanted: false).sorted()
    }
}

extension FactView {
    /// The facts, none derived, that keep a condition from being met, or from failing.
    func obstacles(to condition: Condition, wanted: Bool) -> Set<PackIndex<Fact>> {
        var found: Set<PackIndex<Fact>> = []
        // A derived fact has one verdict, so opening it once is enough.
        var opened: Set<PackIndex<Fact>> = []
        var waiting = [(condition: condition, wanted: wanted)]
        while let (condition, wanted) = waiting.popLast() {
            guard verdict(on: condition) == (wanted ? .notMet : .met) else { continue }
            switch condition {
            case .all(let parts), .any(let parts): waiting += parts.map { ($0, wanted) }
            case .not(let part): waiting.append((part, !wanted))
            case .unlessRefuted(let part): waiting.append((part, wanted))
            case .test(let test):
                if let inner = opening(test.fact) {
                    if opened.insert(test.fact).inserted { waiting.append(inner) }
                } else if pack.derivations[test.fact.position] == nil {
                    found.insert(test.fact)
                } else {
                    // What other facts it was computed from, whichever decided.
                    found.formUnion(
                        pack.baseTests(of: condition).map { pack.vocabulary.facts[$0.fact].collection ?? $0.fact })
                }
            case .matches(let matches): found.insert(matches.collection)
            case .noRule, .done, .workingHours: continue
            }
        }
        return found
    }

    /// What decides a fact that is computed, or that makes no sense here.
    private func opening(_ fact: PackIndex<Fact>) -> (condition: Condition, wanted: Bool)? {
        if self[fact] == .notApplicable { return pack.askedIf[fact.position].map { ($0, true) } }
        return pack.derivations[fact.position]?.condition.map { ($0, self[fact] != .known(.boolean(true))) }
    }
}
