import Diagnostics
import RuleEngine
import Vocabularies

/// A rule that wants an action once something is old enough: it comes out of nowhere, where `start` would have announced
/// it.
enum OlderThanCheck {
    static let code = "older-than-in-rule"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        survey.consequences.filter { $0.consequence.demand != nil }.flatMap { rule, consequence in
            consequence.condition.conjuncts.compactMap { part -> Diagnostic? in
                guard case .test(let test) = part, case .olderThan = test.predicate else { return nil }
                let owners = rule.placeOwners(of: consequence, in: survey.pack)
                return Diagnostic(
                    code, "this action is not announced before the time is up",
                    at: survey.place(of: part, by: owners, else: survey.place(of: consequence, in: rule)),
                    severity: .warning,
                    help: ["did you mean `start: {after: …, of: \(survey.pack.vocabulary.facts[test.fact].name)}`?"])
            }
        }.distinct()
    }
}
