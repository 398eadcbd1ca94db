import Diagnostics
import RuleEngine

/// A rule that says of no document that it rests on it: nobody can tell whether it still holds.
enum UnsourcedRuleCheck {
    static let code = "rule-without-source"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        survey.pack.rules.filter { $0.source == nil && $0.references.isEmpty }.map { rule in
            Diagnostic(
                code, "the rule `\(rule.id)` names no source", at: survey.place(of: rule), severity: .warning,
                help: ["add `source:`, the document and the place in it"])
        }
    }
}
