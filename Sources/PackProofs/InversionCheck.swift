import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// An action due before what must be done first may even start.
enum InversionCheck {
    static let code = "deadline-inversion"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (rule, late) in survey.consequences where late.demand?.start != nil {
            for (other, demand) in survey.consequences where demand.demand?.deadline != nil {
                guard survey.pack.prerequisites(of: demand.action).subtracting([demand.action]).contains(late.action)
                else { continue }
                // Nothing else may let it start earlier.
                let rest = survey.demands(of: late.action).map { $0.consequence }.filter { $0.demand?.start == nil }
                let claims: [Prover.Claim] =
                    [.met(late.condition), .met(demand.condition)] + rest.map { .init($0.condition, .notMet) }
                let answer = survey.prover.incident(claims) { plan in
                    guard let start = plan.line(of: late.action)?.start?.instant,
                        let due = plan.line(of: demand.action)?.dues.first?.instant
                    else { return false }
                    return due < start
                }
                guard case .shown(let witness) = answer else { continue }
                found.append(
                    Diagnostic(
                        code,
                        "`\(survey.name(of: demand.action))` is due before `\(survey.name(of: late.action))`, which must "
                            + "be done first, may start", at: survey.place(of: demand, in: other), severity: .warning,
                        notes: [Diagnostic.Note("it may not start earlier", at: survey.place(of: late, in: rule))],
                        help: ["let the one start earlier, or give the other more time", witness.help]))
            }
        }
        return found
    }
}
