import Diagnostics
import RuleEngine
import Vocabularies

/// Two consequences of a rule on one action that differ only in an attribute, each for some of the values of one fact and
/// together for all: a table says so once, and for an unknown value too.
enum SplitDomainCheck {
    static let code = "split-domain"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        survey.pack.rules.flatMap { rule -> [Diagnostic] in
            var found: [Diagnostic] = []
            for (place, second) in rule.consequences.enumerated() {
                for first in rule.consequences[..<place] {
                    guard first.isLike(second), let fact = split(rule, first, second, survey.pack) else { continue }
                    let name = survey.pack.vocabulary.facts[fact].name
                    found.append(
                        Diagnostic(
                            code, "`if` splits the values of `\(name)` between two consequences on one action",
                            at: survey.place(of: second, in: rule), severity: .warning,
                            notes: [
                                Diagnostic.Note("the other values are here", at: survey.place(of: first, in: rule))
                            ],
                            help: ["write one consequence with a table: `{by: \(name), cases: {…}}`"]))
                }
            }
            return found
        }
    }

    /// The fact whose every value belongs to one of the two; nil where something else tells them apart.
    private static func split(
        _ rule: Rule, _ first: Consequence, _ second: Consequence, _ pack: RulePack
    ) -> PackIndex<Fact>? {
        let common = rule.condition.conjuncts
        func own(_ consequence: Consequence) -> [Condition] {
            consequence.condition.conjuncts.filter { !common.contains($0) }
        }
        let parts = [own(first), own(second)]
        guard parts.allSatisfy({ $0.count == 1 }), let left = parts[0][0].values(in: pack),
            let right = parts[1][0].values(in: pack), left.fact == right.fact,
            left.values.isDisjoint(with: right.values),
            left.values.union(right.values).count == left.domain
        else { return nil }
        return left.fact
    }
}

extension Consequence {
    /// Whether a table could tell the two apart: only the priority or the deadline differs.
    fileprivate func isLike(_ other: Consequence) -> Bool {
        guard action == other.action, onUnknown == other.onUnknown, isProtected == other.isProtected,
            effect.key == other.effect.key, let own = demand, let second = other.demand
        else { return false }
        return own.interest == second.interest && own.start == second.start && own.every == second.every
    }
}

extension Condition {
    /// The values of one fact with a closed list that meet it, and how many there are in all.
    fileprivate func values(in pack: RulePack) -> (fact: PackIndex<Fact>, values: Set<FactValue>, domain: Int)? {
        if case .not(let part) = self {
            guard let (fact, values, domain) = part.values(in: pack) else { return nil }
            return (fact, Set(pack.vocabulary.facts[fact].type.listedValues).subtracting(values), domain)
        }
        guard case .test(let test) = self, case .isAmong(let values) = test.predicate else { return nil }
        let type = pack.vocabulary.facts[test.fact].type
        let domain = type.listedValues
        guard type.isListed, !domain.isEmpty else { return nil }
        return (test.fact, Set(values).intersection(domain), domain.count)
    }
}
