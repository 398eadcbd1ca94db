package import Diagnostics
package import Runbooks

/// How the tests of a pack ended, for whoever reads it: a person, a build server, another tool.
package struct TestReport: Sendable {
    /// How one test ended.
    package struct Result: Sendable {
        /// The test's name; of a case, the test's and the case's.
        package let name: String

        /// Where it is written.
        package let place: SourceRange

        /// How it ended.
        package let ending: PackTest.Ending
    }

    /// In the order of the tests.
    package private(set) var results: [Result] = []

    /// A report in which no test has run yet.
    package init() {}

    /// Keeps how a test ends, by its plan.
    package mutating func add(_ test: PackTest, of plan: Plan) {
        add(test, test.ending(of: plan))
    }

    /// Keeps how a test ended.
    package mutating func add(_ test: PackTest, _ ending: PackTest.Ending) {
        results.append(Result(name: test.name, place: test.place, ending: ending))
    }

    /// Keeps how something else than a test of the pack ended.
    package mutating func add(name: String, at place: SourceRange, differences: [Diagnostic]) {
        results.append(Result(name: name, place: place, ending: differences.isEmpty ? .passed : .failed(differences)))
    }

    /// Everything in which a plan differs from what is expected.
    package var differences: [Diagnostic] { results.flatMap { $0.differences } }

    /// How many tests passed.
    package var passedCount: Int { results.count - failedCount - todoCount }

    /// How many failed, those that passed though they were marked `todo` included.
    package var failedCount: Int { results.count { !$0.differences.isEmpty } }

    /// How many failed as their author said that they would.
    package var todoCount: Int { results.count { $0.isTodo } }

    /// The line that sums up.
    package var summary: String {
        "\(passedCount) passed, \(failedCount) failed" + (todoCount > 0 ? ", \(todoCount) todo\n" : "\n")
    }
}

extension TestReport.Result {
    /// In what the plan differs from what is expected; empty for a test that passed or is still to do.
    package var differences: [Diagnostic] {
        if case .failed(let differences) = ending { differences } else { [] }
    }

    /// Whether it failed as its author said that it would.
    package var isTodo: Bool {
        if case .todo = ending { true } else { false }
    }
}

extension Diagnostic {
    /// The lines that say what is wrong without the source: where, what, what is known of it, what to do.
    var lines: [String] {
        [range.place + ": " + message] + notes.map { "note: " + $0.message } + help.map { "help: " + $0 }
    }
}
