import CivilTime
import PackCoverage
import RuleEngine
import Vocabularies

/// A mistake that no test notices, tried on the situations that its conditions tell apart.
struct MutantTrial {
    /// True where each condition has the same verdict in all of them.
    private(set) var isEquivalent = false

    /// True where these were all the situations.
    let isWhole: Bool

    /// A case of which the mistake makes something else.
    private(set) var stub: CaseStub?

    /// How many situations are looked at, and in how many of these the whole plan.
    private static let situationLimit = 2048
    private static let planLimit = 12

    init(of mutant: Mutant, in pack: RulePack, mutated: RulePack, at instant: Instant?) {
        let now = instant ?? Instant(secondsSinceEpoch: 1_800_000_000)
        let changes = Change.all(of: mutant, in: pack)
        let space = SituationSpace(of: changes.flatMap { $0.conditions }, in: pack, now: now)
        isWhole = space.isWhole && space.count <= Self.situationLimit
        let actions = changes.map { $0.action }
        let rule = changes.compactMap { $0.rule }.first
        var differs = false
        var planCount = 0
        for table in space.tables(limit: Self.situationLimit) {
            let view = FactView(pack: pack, table: table, now: now)
            guard changes.contains(where: { $0.shows(in: view) }) else { continue }
            differs = true
            guard planCount < Self.planLimit else { break }
            planCount += 1
            let stub = CaseStub(
                "\(mutant.subject), \(mutant.change)", table, at: now, in: pack, about: actions, of: rule)
            if stub.yaml(by: pack) != stub.yaml(by: mutated) {
                self.stub = stub
                break
            }
        }
        isEquivalent = isWhole && !differs && changes.contains { $0.isOfConditions }
    }

    /// What one edit changes of a consequence, and where that shows.
    private struct Change {
        let rule: PackIndex<Rule>?
        let forEach: Rule?
        let action: PackIndex<Action>
        let before: Consequence?
        let after: Consequence?

        /// What must be met for it to show, where no consequence is changed.
        let needed: Condition

        static func all(of mutant: Mutant, in pack: RulePack) -> [Change] {
            mutant.edits.flatMap { edit -> [Change] in
                switch edit {
                case .rule(let index, let other):
                    let rule = pack.rules[index]
                    let changed = zip(rule.consequences, other.consequences).filter { $0 != $1 }
                    return changed.map { before, after in
                        Change(
                            rule: index, forEach: rule.forEach == nil ? nil : rule, action: before.action,
                            before: before, after: after, needed: .always)
                    }
                case .action(let index, let other):
                    let removed = pack.actions[index].after.filter { !other.after.contains($0) }
                    let needed = ([index] + removed.map { $0.action }).compactMap { action in
                        pack.rules.lazy.flatMap { $0.consequences }
                            .first { $0.action == action && $0.demand != nil }?.condition
                    }
                    return [
                        Change(
                            rule: nil, forEach: nil, action: index, before: nil, after: nil, needed: .all(needed))
                    ]
                }
            }
        }

        /// True where what is changed is when something holds.
        var isOfConditions: Bool {
            guard let before, let after else { return false }
            return before.condition != after.condition || before.unless != after.unless
        }

        /// What tells its situations apart.
        var conditions: [Condition] {
            let own = [before?.condition, after?.condition, before?.unless, after?.unless].compactMap { $0 }
            let all = own + (before == nil ? [needed] : [])
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
}
