package import CivilTime
package import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

/// One situation, and what the pack must make of it.
package struct PackTest: Sendable {
    /// How a test ends.
    package enum Ending: Sendable {
        case passed
        /// With everything in which the plan differs from what is expected.
        case failed([Diagnostic])
        /// Failed, as its author said that it would.
        case todo
    }

    /// The test's name; of a case, the test's and the case's.
    package let name: String

    package let now: Instant

    /// The establishment whose profile the test names.
    package let establishment: Establishment?

    package let situation: Situation

    /// Where the author says that it fails for now; nil for a test that must pass.
    let todo: SourceRange?

    let expectation: Expectation

    /// Where it is written.
    let place: SourceRange

    /// The pack without the derogations of a site; nil where it counts on none.
    let withoutDerogations: RulePack?

    /// What the pack makes of the situation; at another establishment than the profile's, without it.
    ///
    /// `index` is of the same pack; without one every condition is walked.
    package func plan(with pack: RulePack, index: RuleIndex? = nil) -> Plan {
        plan(with: pack, index: index, only: nil)
    }

    private func plan(
        with pack: RulePack, index: RuleIndex?, only choose: ((FactView) -> ActionSlice)?
    ) -> Plan {
        Plan(
            pack: pack, profiles: Profiles(establishment.map { [$0] } ?? []), situation: situation, now: now,
            index: index, only: choose)
    }

    /// The plan of what decides of the actions that the test names and of which the pack promises something here, by
    /// which it passes as by the whole plan, where more may be asked; nil where it may fail by any action.
    func narrowPlan(with pack: RulePack, index: RuleIndex) -> Plan? {
        guard !expectation.isOfWholePlan else { return nil }
        let named = expectation.namedActions
        return plan(with: pack, index: index) { view in
            ActionSlice(for: named, statusOf: view.promisedActions, in: index)
        }
    }

    /// Everything in which the plan differs from what is expected, and from what the pack promises of every plan; empty
    /// when it doesn't.
    ///
    /// Most tests pass, and that is told without the lines that none of this is about.
    package func failures(with pack: RulePack, index: RuleIndex? = nil) -> [Diagnostic] {
        if let index, let narrow = narrowPlan(with: pack, index: index), failures(of: narrow).isEmpty { return [] }
        return failures(of: plan(with: pack, index: index))
    }

    /// The same of a plan that is made already.
    package func failures(of plan: Plan) -> [Diagnostic] {
        expectation.failures(of: TestedPlan(plan), test: name)
            + plan.brokenPromises.filter { !isDerogated($0) }.map { $0.failure(of: name, at: place, in: plan.pack) }
    }

    /// Whether a derogation alone breaks a promise: without it, the same situation keeps it.
    private func isDerogated(_ promise: BrokenPromise) -> Bool {
        guard let withoutDerogations else { return false }
        return !plan(with: withoutDerogations).brokenPromises.contains { other in
            other.cover.name == promise.cover.name
                && (promise.missing.contains { other.missing.contains($0) }
                    || promise.wanted.contains { other.wanted.contains($0) })
        }
    }

    /// The actions that it names; nil where it may fail by any action, since it has a list that is whole, or questions.
    package var namedActions: Set<PackIndex<Action>>? {
        expectation.isOfWholePlan || !expectation.questions.isEmpty ? nil : expectation.namedActions
    }

    /// Runs the test; `index` is of the same pack.
    package func run(with pack: RulePack, index: RuleIndex? = nil) -> Ending {
        ending(with: failures(with: pack, index: index))
    }

    /// How it ends, by its plan.
    package func ending(of plan: Plan) -> Ending { ending(with: failures(of: plan)) }

    private func ending(with failures: [Diagnostic]) -> Ending {
        guard let todo else { return failures.isEmpty ? .passed : .failed(failures) }
        guard failures.isEmpty else { return .todo }
        return .failed([.failure(name, "passes, though it is marked `todo`", at: todo, help: ["remove `todo`"])])
    }
}

extension Diagnostic {
    /// A difference between what a test expects and what comes out.
    static func failure(
        _ test: String, _ message: String, at range: SourceRange, notes: [String] = [], help: [String] = []
    ) -> Diagnostic {
        Diagnostic(.testFailed, "\(test): \(message)", at: range, notes: notes.map { Note($0) }, help: help)
    }
}
