import CivilTime
package import RuleEngine
package import Vocabularies

extension Plan {
    /// True for an incident of which the pack makes no runbook: what it is known to be says so.
    package var isSkipped: Bool { Plan.isSkipped(view) }

    static func isSkipped(_ view: FactView) -> Bool {
        view.pack.header.skipIf.map { view.verdict(on: $0) == .met } ?? false
    }

    /// True for an incident that is over, of which only the law and what comes after are left.
    ///
    /// Of several incidents, all are.
    package var isClosed: Bool {
        guard parts.isEmpty else { return parts.allSatisfy { $0.isClosed } }
        return pack.header.closing.map { view.verdict(on: $0.condition) == .met } ?? false
    }

    /// True where the incident being over takes the action away.
    package func isOver(_ action: PackIndex<Action>) -> Bool {
        isClosed && !(pack.header.closing?.keeps(pack.actions[action]) ?? true)
    }

    /// The facts, none derived, that make it so.
    package var skipReasons: [PackIndex<Fact>] {
        guard let condition = pack.header.skipIf, isSkipped else { return [] }
        return view.obstacles(to: condition, wanted: false).sorted()
    }

    /// What was done by now, in the order of time.
    ///
    /// Read from the deeds: of an act to do again, the line is to do and not done.
    package var deedsDone: [ActionInstance] {
        situation.deeds(by: now).filter { $0.value.kind == .done }
            .sorted { ($0.value.instant, $0.key) < ($1.value.instant, $1.key) }.map { $0.key }
    }
}
