import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// An action that one incident both wants and forbids, where nothing that the author wrote says which of the two holds:
/// no `until`, no `unless`, no interest that comes before the other.
enum ClashCheck {
    static let code = "unsettled-clash"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (rule, ban) in survey.consequences {
            guard case .forbid(let forbidden) = ban.effect, forbidden.until.isEmpty else { continue }
            for (other, demand) in survey.demands(of: ban.action) {
                let action = ban.action
                let answer = survey.prover.incident([.met(ban.standing), .met(demand.condition)]) { plan in
                    guard let reason = plan.line(of: action)?.clash?.reason else { return false }
                    return reason == .ban || reason == .irreversible
                }
                if case .notWritten = answer {
                    let what = "whether `\(survey.name(of: action))` is forbidden here while `\(other.id)` asks for it"
                    found.append(.notDecided(what, at: survey.place(of: ban, in: rule)))
                }
                guard case .shown(let witness) = answer else { continue }
                found.append(
                    Diagnostic(
                        code, "`\(survey.name(of: action))` is forbidden here while `\(other.id)` asks for it",
                        at: survey.place(of: ban, in: rule), severity: .warning,
                        label: "nothing says which of the two holds",
                        notes: [Diagnostic.Note("it is asked for here", at: survey.place(of: demand, in: other))],
                        help: [
                            "say `until` or `unless` on the ban, or give one of the two another interest", witness.help,
                        ]))
            }
        }
        return found
    }
}
