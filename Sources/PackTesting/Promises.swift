import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

extension Plan {
    /// The promises of the pack that this plan breaks, each with the actions that break it.
    ///
    /// What is done, what waits for something else, and what somebody set aside count as required; what waits for an
    /// answer doesn't. Nothing is promised of what a closed incident no longer calls for,
    /// nor of an incident of which no plan is made.
    package var brokenPromises: [BrokenPromise] {
        guard !isSkipped else { return [] }
        var kept = [Bool](repeating: false, count: pack.actions.count)
        var wanted = kept
        for lines in [placed, unplaced] {
            for place in lines.indices {
                let action = lines[place].instance.action.position
                if lines[place].status.isRequiredOrSetAside(as: lines[place].demand) { kept[action] = true }
                if !lines[place].wantedBy.isEmpty { wanted[action] = true }
            }
        }
        return pack.covers.compactMap { cover in
            guard view.verdict(on: cover.condition) == .met else { return nil }
            let missing = cover.require.filter { !kept[$0.position] && !isOver($0) }
            let broken = cover.never.filter { wanted[$0.position] }
            return missing.isEmpty && broken.isEmpty
                ? nil : BrokenPromise(cover: cover, missing: missing, wanted: broken)
        }
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

extension FactView {
    /// The actions of which the pack promises something here.
    var promisedActions: [PackIndex<Action>] {
        pack.covers.flatMap { verdict(on: $0.condition) == .met ? $0.require + $0.never : [] }
    }
}

extension Line.Status {
    fileprivate func isRequiredOrSetAside(as demand: DemandLevel?) -> Bool {
        switch self {
        case .done, .notApplicable, .infeasible, .required: true
        case .deferred: demand == .required
        case .arbitration, .suspended, .forbidden, .recommended, .pending: false
        }
    }
}
