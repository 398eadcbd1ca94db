package import CivilTime
package import RuleEngine
import Vocabularies

/// Something that was held true for a while and was then withdrawn, and what it did to the plan.
package struct Rumour: Sendable {
    /// The place of its incident among those of the plan.
    package let incident: Int

    /// The last word on each fact before it was withdrawn, in the order of the pack.
    package let claims: [Situation.Change]

    /// When the first word of it was said.
    package let since: Instant

    /// When it was withdrawn, and by whom.
    package let withdrawal: Situation.Change

    /// What it changed: from the plan as it would have been without it to the plan as it was, when it was withdrawn.
    package let change: PlanChange

    /// Done since it was first said, though nothing else calls for it: to undo, or at least to know.
    package let done: [ActionInstance]

    /// Called for by it and by nothing else, and not done: to drop.
    package let dropped: [ActionInstance]
}

extension Plan {
    /// The page shows the last withdrawals; the journal has them all.
    package static let rumourLimit = 9

    /// What was withdrawn and not said again, the latest first: the facts that were withdrawn together are one.
    ///
    /// Of several incidents, one after the other.
    package var rumours: [Rumour] {
        let incidents = ofEachIncident
        return incidents.indices.flatMap { place in
            incidents[place].rumours(beside: incidents.indices.filter { $0 != place }.map { incidents[$0] }, at: place)
        }
    }

    /// The rumours of one incident, at its place among several: what another one calls for isn't to undo.
    package func rumours(beside others: [Plan], at place: Int = 0) -> [Rumour] {
        let withdrawals = situation.lastChanges(by: now).values.filter { $0.isWithdrawal }.sorted { $0.fact < $1.fact }
        let instants = Set(withdrawals.map { $0.instant }).sorted().reversed().prefix(Plan.rumourLimit)
        return instants.compactMap { instant in
            rumour(of: withdrawals.filter { $0.instant == instant }, at: place, beside: others)
        }
    }

    private func rumour(of withdrawals: [Situation.Change], at place: Int, beside others: [Plan]) -> Rumour? {
        let stories = withdrawals.map { Story($0, in: situation) }
        let claims = stories.compactMap { $0.claim }.filter { !$0.isEcho }
        guard let since = stories.compactMap({ $0.since }).min(), let withdrawal = withdrawals.first else { return nil }
        let instant = withdrawal.instant
        var with = situation.forgettingDeeds(from: since)
        with.changes.removeAll { $0.instant > instant || withdrawals.contains($0) }
        var without = with
        for story in stories { without.changes.removeAll { story.isPart($0) } }
        for withdrawal in withdrawals {
            without = without.withdrawing(
                withdrawal.fact, for: withdrawal.state, at: since, from: withdrawal.testimony)
        }
        let change = PlanChange(
            from: Plan(pack: pack, joined: without, mismatch: mismatch, now: instant),
            to: Plan(pack: pack, joined: with, mismatch: mismatch, now: instant))
        let wanted = ([self] + others).reduce(into: Set<ActionInstance>()) { wanted, plan in
            // Other deeds count: what a cut has stopped since, say, may call for the same.
            let situation = plan.situation.forgettingDeeds(from: since, of: Set(change.added))
            let plan = Plan(pack: pack, joined: situation, mismatch: plan.mismatch, now: now)
            wanted.formUnion(plan.placed.map { $0.instance })
        }
        let orphans = change.added.filter { !wanted.contains($0) }
        let isDone = { (instance: ActionInstance) in
            self.situation.deeds[instance].map { $0.kind == .done && $0.instant >= since && $0.instant <= self.now }
                ?? false
        }
        return Rumour(
            incident: place, claims: claims, since: since, withdrawal: withdrawal, change: change,
            done: orphans.filter(isDone),
            dropped: orphans.filter { !isDone($0) })
    }
}

/// What was said of one fact from the last time that it was withdrawn, or from the beginning.
private struct Story {
    private let changes: [Situation.Change]

    init(_ withdrawal: Situation.Change, in situation: Situation) {
        let own = situation.changes.filter { $0.fact == withdrawal.fact && $0.instant <= withdrawal.instant }
        let end = own.lastIndex(of: withdrawal) ?? own.endIndex
        let start = own[..<end].lastIndex { $0.isWithdrawal }.map { $0 + 1 } ?? own.startIndex
        changes = Array(own[start..<end])
    }

    var claim: Situation.Change? { changes.last }

    var since: Instant? { changes.first?.instant }

    func isPart(_ change: Situation.Change) -> Bool { changes.contains(change) }
}

extension Situation {
    /// The same situation before anything, or any of some actions, was done from an instant on.
    fileprivate func forgettingDeeds(from instant: Instant, of actions: Set<ActionInstance>? = nil) -> Situation {
        var situation = self
        situation.deeds = deeds.filter { deed in
            deed.value.instant < instant || !(actions?.contains(deed.key) ?? true)
        }
        return situation
    }
}
