package import Diagnostics
import PackCoverage
package import RuleEngine
package import Vocabularies

/// A pack in which one thing is written wrong.
package struct Mutant: Sendable {
    /// What replaces what.
    enum Edit: Sendable {
        case rule(PackIndex<Rule>, Rule)
        case action(PackIndex<Action>, Action)
    }

    package let `operator`: MutationOperator

    /// `rule`, `rule, require action` or `action action`.
    package let subject: String

    /// What is changed, as `4 h → 3 h`.
    package let change: String

    /// Where it is written; nil where nobody knows.
    package let place: SourceRange?

    /// At least one.
    let edits: [Edit]

    /// The actions of which a consequence says something else, or that wait for something else; nil where other rules may
    /// say something else too.
    package func actions(of pack: RulePack) -> Set<PackIndex<Action>>? {
        var actions: Set<PackIndex<Action>> = []
        for edit in edits {
            switch edit {
            case .action(let action, _): actions.insert(action)
            case .rule(let place, let rule):
                let own = pack.rules[place]
                if rule.condition != own.condition, pack.groups.contains(where: { $0.rules.contains(place) }) {
                    return nil
                }
                actions.formUnion(zip(rule.consequences, own.consequences).filter { $0 != $1 }.map { $0.0.action })
            }
        }
        return actions
    }

    /// The rules that are written otherwise.
    package var rules: [PackIndex<Rule>] { edits.compactMap { if case .rule(let rule, _) = $0 { rule } else { nil } } }

    /// The actions that are written otherwise.
    package var ownActions: [PackIndex<Action>] {
        edits.compactMap { if case .action(let action, _) = $0 { action } else { nil } }
    }

    /// True where nothing else than a part of the pack is changed.
    func isWithin(_ part: PackPart) -> Bool {
        edits.allSatisfy { edit in
            switch edit {
            case .rule(let place, _): part.rules.contains(place)
            case .action(let place, _): part.actions.contains(place)
            }
        }
    }

    /// The pack with the mistake.
    package func pack(from pack: RulePack) -> RulePack {
        var rules = pack.rules
        var actions = pack.actions
        for edit in edits {
            switch edit {
            case .rule(let place, let rule): rules[place.position] = rule
            case .action(let place, let action): actions[place.position] = action
            }
        }
        // No digest is asked of what nobody keeps.
        return RulePack(
            header: pack.header, vocabulary: pack.vocabulary, askedIf: pack.askedIf, derivations: pack.derivations,
            resolutionOrder: pack.resolutionOrder, actions: actions, rules: rules, groups: pack.groups,
            covers: pack.covers, optionals: pack.optionals, measures: pack.measures, overlays: pack.overlays,
            digest: pack.digest)
    }
}

extension Rule {
    /// The same rule with another condition, or other consequences.
    func with(condition: Condition? = nil, consequences: [Consequence]? = nil) -> Rule {
        Rule(
            id: id, title: title, why: why, source: source, status: status, origin: origin, references: references,
            forEach: forEach, condition: condition ?? self.condition, isProtected: isProtected,
            consequences: consequences ?? self.consequences)
    }

    /// The same rule with one consequence replaced.
    func with(_ consequence: Consequence, at place: Int) -> Rule {
        var consequences = self.consequences
        consequences[place] = consequence
        return with(consequences: consequences)
    }

    /// The same rule under another condition, which each of its consequences has too.
    func under(_ condition: Condition) -> Rule {
        with(
            condition: condition,
            consequences: consequences.map {
                $0.with(condition: $0.condition.replacingFirst(self.condition, by: condition))
            })
    }
}

extension Consequence {
    /// The same consequence with something else in it.
    func with(condition: Condition? = nil, effect: Effect? = nil, onUnknown: UnknownPolicy? = nil) -> Consequence {
        Consequence(
            action: action, name: name, condition: condition ?? self.condition, effect: effect ?? self.effect,
            onUnknown: onUnknown ?? self.onUnknown, isProtected: isProtected)
    }

    /// Its `if`, beside the condition of its rule; nil where it has none.
    func ownCondition(in rule: Rule) -> Condition? {
        var whole = condition
        if whole == rule.condition { return nil }
        if case .all(let parts) = whole, parts.count == 2, parts[0].isFrame { whole = parts[1] }
        if whole == rule.condition { return nil }
        guard rule.condition != .always, case .all(let parts) = whole, parts.count == 2, parts[0] == rule.condition
        else { return rule.condition == .always ? whole : nil }
        return parts[1]
    }

    /// The same consequence with another `if`: it comes last.
    func with(ownCondition: Condition, in rule: Rule) -> Consequence {
        func replaced(_ whole: Condition) -> Condition {
            if case .all(let parts) = whole, parts.count == 2, parts[0].isFrame {
                return .all([parts[0], replaced(parts[1])])
            }
            return rule.condition == .always ? ownCondition : .all([rule.condition, ownCondition])
        }
        return with(condition: replaced(condition))
    }
}

extension Condition {
    /// The condition with the first of its parts that is this one replaced; itself where it is.
    fileprivate func replacingFirst(_ part: Condition, by other: Condition) -> Condition {
        if self == part { return other }
        guard case .all(var parts) = self else { return self }
        if let place = parts.firstIndex(of: part) {
            parts[place] = other
        } else if let place = parts.indices.last {
            parts[place] = parts[place].replacingFirst(part, by: other)
        }
        return .all(parts)
    }
}
