import RuleEngine
package import Vocabularies

extension Plan {
    /// True for an incident of which the pack makes no runbook: what it is known to be says so.
    package var isSkipped: Bool {
        pack.header.skipIf.map { view.verdict(on: $0) == .met } ?? false
    }

    /// The facts, none derived, that make it so.
    package var skipReasons: [PackIndex<Fact>] {
        guard let condition = pack.header.skipIf, isSkipped else { return [] }
        return view.obstacles(to: condition, wanted: false).sorted()
    }
}
