import Diagnostics
import PackTesting
import RuleEngine
import Vocabularies

/// A rule on whose account no test gets anything: nobody would notice its loss.
enum UntestedRuleCheck {
    static let code = "rule-without-test"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        guard let suite = survey.suite else { return [] }
        guard !suite.tests.isEmpty else {
            return [
                Diagnostic(
                    code, "the pack has no test", at: survey.top, severity: .warning,
                    help: ["write some in a file whose name ends in `.test.yaml`"])
            ]
        }
        let tests = suite.testsByRule(of: survey.pack)
        return survey.pack.rules.packIndices.filter { tests[$0] == nil }.map { rule in
            let id = survey.pack.rules[rule].id
            return Diagnostic(
                code, "no test has the rule `\(id)` ask for anything",
                at: survey.place(of: survey.pack.rules[rule]), severity: .warning,
                help: [
                    "add a test whose incident meets it: `astreinte test PACK --coverage --only \(id) --stubs FILE` offers one"
                ])
        }
    }
}
