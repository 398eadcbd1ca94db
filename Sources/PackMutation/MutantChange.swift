import RuleEngine
import Vocabularies

/// What one edit of a mistake changes of a consequence, and where that shows.
struct MutantChange {
    /// The rule that is written otherwise; nil for an action.
    let rule: PackIndex<Rule>?

    /// The place of the consequence among those of its rule.
    let place: Int?

    let action: PackIndex<Action>

    private let forEach: Rule?
    private let before: Consequence?
    private let after: Consequence?

    /// What must be met for it to show, where no consequence is changed.
    private let needed: Condition

    static func all(of mutant: Mutant, in pack: RulePack) -> [MutantChange] {
        mutant.edits.flatMap { edit -> [MutantChange] in
            switch edit {
            case .rule(let index, let other):
                let rule = pack.rules[index]
                return zip(rule.consequences, other.consequences).enumerated().filter { $0.element.0 != $0.element.1 }
                    .map { place, change in
                        MutantChange(
                            rule: index, place: place, action: change.0.action,
                            forEach: rule.forEach == nil ? nil : rule, before: change.0, after: change.1,
                            needed: .always)
                    }
            case .action(let index, let other):
                let removed = pack.actions[index].after.filter { !other.after.contains($0) }
                let needed = ([index] + removed.map { $0.action }).compactMap { action in
                    pack.rules.lazy.flatMap { $0.consequences }
                        .first { $0.action == action && $0.demand != nil }?.condition
                }
                return [
                    MutantChange(
                        rule: nil, place: nil, action: index, forEach: nil, before: nil, after: nil,
                        needed: .all(needed))
                ]
            }
        }
    }

    /// True where what is changed is when something holds.
    var isOfConditions: Bool {
        guard let before, let after else { return false }
        return before.condition != after.condition || before.unless != after.unless
    }

    /// What tells its situations apart: when it holds, and what chooses among its attributes where one of these is changed.
    var conditions: [Condition] {
        let own = [before?.condition, after?.condition, before?.unless, after?.unless].compactMap { $0 }
        let demands = isOfConditions ? [] : [before?.demand, after?.demand].compactMap { $0 }
        let choosing = demands.flatMap { $0.choosing }.distinct().map { Condition.test($0) }
        let all = own + choosing + (before == nil ? [needed] : [])
        guard let collection = forEach?.forEach else { return all }
        return all.map { .matches(RecordMatches(in: collection, where: $0, atLeast: 1)) }
    }

    /// True for a situation in which it shows.
    func shows(in view: FactView) -> Bool {
        guard let before, let after else { return view.verdict(on: needed) == .met }
        let views = forEach.map { view.views(for: $0).map { $0.view } } ?? [view]
        return views.contains { view in
            let verdict = view.verdict(on: before.condition)
            if before.condition != after.condition { return verdict != view.verdict(on: after.condition) }
            if before.onUnknown != after.onUnknown { return verdict == .unknown }
            guard verdict != .notMet else { return false }
            guard let unless = before.unless, let other = after.unless, unless != other else { return true }
            return view.verdict(on: unless) != view.verdict(on: other)
        }
    }
}

extension Demand {
    /// The tests that choose its priority and its deadline.
    fileprivate var choosing: [FactTest] { priority.choosing + (deadline?.choosing ?? []) }
}

extension Choice {
    fileprivate var choosing: [FactTest] {
        guard case .table(let table) = self else { return [] }
        return table.rows.compactMap { $0.test }
    }
}
