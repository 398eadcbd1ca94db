import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

extension Plan {
    /// The promises of the pack that this plan breaks, each with the actions that break it.
    ///
    /// What is done, what waits for something else, and what somebody set aside count as required; what waits for an
    /// answer doesn't.
    package var brokenPromises: [BrokenPromise] {
        pack.covers.compactMap { cover in
            guard view.verdict(on: cover.condition) == .met else { return nil }
            let missing = cover.require.filter { action in
                !lines(of: action).contains { $0.isRequiredOrSetAside }
            }
            let wanted = cover.never.filter { action in lines(of: action).contains { !$0.wantedBy.isEmpty } }
            return missing.isEmpty && wanted.isEmpty
                ? nil : BrokenPromise(cover: cover, missing: missing, wanted: wanted)
        }
    }

    private func lines(of action: PackIndex<Action>) -> [Line] {
        (placed + unplaced).filter { $0.action == action }
    }
}

/// A promise of `must_cover` that a plan breaks.
package struct BrokenPromise: Sendable {
    package let cover: Cover

    /// Promised, and not required.
    package let missing: [PackIndex<Action>]

    /// Never to be wanted, and wanted.
    package let wanted: [PackIndex<Action>]

    /// The failure of the test whose plan breaks it.
    func failure(of test: String, at place: SourceRange, in pack: RulePack) -> Diagnostic {
        func list(_ actions: [PackIndex<Action>]) -> String {
            actions.map { "`\(pack.actions[$0].id)`" }.joined(separator: ", ")
        }
        let parts = [
            missing.isEmpty ? nil : "not required: \(list(missing))", wanted.isEmpty ? nil : "wanted: \(list(wanted))",
        ]
        return .failure(
            test, "breaks the promise `\(cover.name)` of the pack; " + parts.compactMap { $0 }.joined(separator: "; "),
            at: place)
    }
}

extension Line {
    fileprivate var isRequiredOrSetAside: Bool {
        switch status {
        case .done, .notApplicable, .infeasible, .required: true
        case .deferred: demand == .required
        case .arbitration, .suspended, .forbidden, .recommended, .pending: false
        }
    }
}
