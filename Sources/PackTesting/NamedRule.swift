import CivilTime
import RuleEngine
import Vocabularies

/// What a rule says in names alone, with all that its conditions hang on: two packs that give the same texts say the same.
struct NamedRule {
    let pack: RulePack

    init(of pack: RulePack) { self.pack = pack }

    /// What each consequence says, by its effect and its name.
    func consequences(of rule: Rule) -> [String: String] {
        var texts: [String: String] = [:]
        for consequence in rule.consequences {
            texts[key(of: consequence)] =
                text(consequence.condition) + facts(under: consequence) + text(consequence.effect)
                + text(consequence.onUnknown) + (rule.forEach.map { " for " + name($0) } ?? "")
        }
        return texts
    }

    /// What tells a consequence from the others of its rule.
    func key(of consequence: Consequence) -> String { consequence.effect.key + " " + pack.name(of: consequence) }

    /// How each computed fact is computed, and when each fact makes sense, of those under a consequence.
    private func facts(under consequence: Consequence) -> String {
        var waiting = (consequence.condition.facts + (consequence.unless?.facts ?? []))
        var groups = consequence.condition.groups + (consequence.unless?.groups ?? [])
        var seen: Set<PackIndex<Fact>> = []
        var seenGroups: Set<PackIndex<RuleGroup>> = []
        var texts: Set<String> = []
        while true {
            if let fact = waiting.popLast() {
                guard seen.insert(fact).inserted else { continue }
                if let derivation = pack.derivations[fact.position] {
                    texts.insert(name(fact) + "=" + text(derivation))
                    waiting += derivation.tests.flatMap { $0.facts }
                    groups += derivation.groups
                }
                if let askedIf = pack.askedIf[fact.position] {
                    texts.insert(name(fact) + " asked if " + text(askedIf))
                    waiting += askedIf.facts
                }
            } else if let group = groups.popLast() {
                guard seenGroups.insert(group).inserted else { continue }
                for rule in pack.groups[group].rules {
                    let condition = pack.rules[rule].condition
                    texts.insert(pack.groups[group].id + ":" + text(condition))
                    waiting += condition.facts
                    groups += condition.groups
                }
            } else {
                return texts.sorted(by: precedes).joined(separator: ";")
            }
        }
    }

    private func text(_ condition: Condition) -> String {
        switch condition {
        case .all(let parts): "all(" + parts.map { text($0) }.joined(separator: ",") + ")"
        case .any(let parts): "any(" + parts.map { text($0) }.joined(separator: ",") + ")"
        case .not(let part): "not(" + text(part) + ")"
        case .unlessRefuted(let part): "unless_refuted(" + text(part) + ")"
        case .test(let test): name(test.fact) + text(test.predicate, of: test.fact)
        case .matches(let matches): "\(matches.atLeast) of \(name(matches.collection))(\(text(matches.condition)))"
        case .noRule(let group): "no_rule(" + pack.groups[group].id + ")"
        case .done(let actions): "done(" + actions.map { pack.actions[$0].id }.joined(separator: ",") + ")"
        case .workingHours: "working_hours"
        }
    }

    private func text(_ predicate: Predicate, of fact: PackIndex<Fact>) -> String {
        func values(_ values: [FactValue]) -> String {
            values.map { NamedValue($0, of: pack.vocabulary.facts[fact]).text }.joined(separator: "|")
        }
        return switch predicate {
        case .isAmong(let list): " in " + values(list)
        case .containsAny(let list): " contains " + values(list)
        case .atLeast(let value): " >= " + values([value])
        case .moreThan(let value): " > " + values([value])
        case .atMost(let value): " <= " + values([value])
        case .lessThan(let value): " < " + values([value])
        case .compares(let relation, let other): " \(relation) " + name(other)
        case .known, .olderThan, .withinLast, .startsWith, .containsText, .mentions, .sizeAtLeast, .sizeAtMost:
            " \(predicate)"
        }
    }

    private func text(_ derivation: Derivation) -> String {
        switch derivation {
        case .condition(let condition): text(condition)
        case .raise(let base, let levels):
            name(base) + levels.map { "^\($0.position) " + text($0.condition) }.joined()
        case .closure(let closure): text(closure)
        case .collect(let gathering): "collect \(name(gathering.fact)) where " + text(gathering.condition)
        case .least(let fact, let closure): "least \(name(fact)) over " + text(closure)
        case .entry(let entry): "entry \(name(entry.value)) by \(name(entry.own))"
        }
    }

    private func text(_ closure: Closure) -> String {
        let start = if case .fact(let fact) = closure.start { name(fact) } else { "own" }
        return "\(closure.direction) of \(start) through \(name(closure.through))"
    }

    private func text(_ effect: Consequence.Effect) -> String {
        switch effect {
        case .require(let demand), .recommend(let demand):
            let priority = text(demand.priority) { pack.vocabulary.priorities[$0].id }
            let deadline = demand.deadline.map { text($0, text) } ?? "none"
            let start = demand.start.map { "\($0.delay) \(text($0.origin))" } ?? ""
            return " as \(priority) by \(deadline) from \(start) every \(String(describing: demand.every))"
                + " for \(interest(demand.interest))"
        case .forbid(let ban):
            let until = ban.until.map { pack.actions[$0].id }.joined(separator: ",")
            return " for \(interest(ban.interest)) unless \(ban.unless.map { text($0) } ?? "") until \(until)"
                + " as \(ban.priority.map { pack.vocabulary.priorities[$0].id } ?? "")"
        }
    }

    private func text<Value>(_ choice: Choice<Value>, _ words: (Value) -> String) -> String {
        switch choice {
        case .fixed(let value): return words(value)
        case .table(let table):
            let rows = table.rows.map { row in
                (row.test.map { text(.test($0)) } ?? "otherwise") + ":" + words(row.value)
            }
            return name(table.fact) + rows.joined(separator: ",") + (table.whenUnknown.map { "?" + words($0) } ?? "")
                + (table.notAsked.map { "-" + words($0) } ?? "")
        }
    }

    private func text(_ deadline: Deadline) -> String {
        let term = if case .withinFact(let fact) = deadline.term { name(fact) } else { "\(deadline.term)" }
        let isLimit = deadline.use == .due ? "" : " limit"
        return "\(term) of \(text(deadline.origin)) \(deadline.kind.rawValue)\(isLimit)"
    }

    private func text(_ origin: Deadline.Origin) -> String {
        switch origin {
        case .met: "met"
        case .clock(let fact): name(fact)
        case .done(let action): pack.actions[action].id
        }
    }

    private func text(_ policy: Consequence.UnknownPolicy) -> String {
        if case .precaution(let facts) = policy {
            " precaution " + facts.map { name($0) }.joined(separator: ",")
        } else {
            ""
        }
    }

    private func interest(_ interest: PackIndex<Interest>?) -> String {
        interest.map { pack.vocabulary.interests[$0].id } ?? ""
    }

    private func name(_ fact: PackIndex<Fact>) -> String { pack.vocabulary.facts[fact].name }
}
