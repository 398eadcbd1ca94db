package import CivilTime
package import Diagnostics
package import RuleEngine
package import Runbooks
import Vocabularies

/// One situation, and what the pack must make of it.
package struct PackTest: Sendable {
    /// The test's name; of a case, the test's and the case's.
    package let name: String

    package let now: Instant
    package let situation: Situation

    let expectation: Expectation

    /// What the pack makes of the situation.
    package func plan(with pack: RulePack) -> Plan {
        Plan(pack: pack, situation: situation, now: now)
    }

    /// Everything in which the plan differs from what is expected; empty when the test passes.
    package func failures(with pack: RulePack) -> [Diagnostic] {
        let plan = plan(with: pack)
        return expectation.lists.flatMap { $0.failures(of: plan, test: name) }
            + expectation.questions.map { $0.failures(of: plan, test: name) }.joined()
    }
}

/// What a test expects of a plan.
struct Expectation: Sendable {
    var lists: [ExpectedList] = []
    var questions: [ExpectedQuestions] = []
}

extension Diagnostic {
    /// A difference between what a test expects and what comes out.
    static func failure(_ test: String, _ message: String, at range: SourceRange, notes: [String] = []) -> Diagnostic {
        Diagnostic("test-failed", "\(test): \(message)", at: range, notes: notes.map { Note($0) })
    }
}
