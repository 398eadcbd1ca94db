import Diagnostics
import RuleEngine
import Vocabularies

/// An action that no rule asks for, forbids, or makes another wait for: no plan ever speaks of it.
enum UnusedActionCheck {
    static let code = "action-never-required"

    static func diagnostics(_ survey: PackSurvey) -> [Diagnostic] {
        let pack = survey.pack
        var named = Set(survey.consequences.map { $0.consequence.action })
        for (_, consequence) in survey.consequences {
            if case .forbid(let ban) = consequence.effect { named.formUnion(ban.until) }
        }
        return pack.actions.packIndices.filter { !named.contains($0) }.map { action in
            Diagnostic(
                code, "no rule asks for `\(survey.name(of: action))`, nor forbids it", at: survey.place(of: action),
                severity: .warning, help: ["name it in a rule, or delete it"])
        }
    }
}
