import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// An action of a priority that never waits, on an incident where it stands behind what another role must do first, and
/// would otherwise do later.
///
/// What is due no later anyway, the call that any alert begins with, keeps nobody waiting.
enum NeverWaitsCheck {
    static let code = "never-waits-behind-another"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for action in survey.pack.actions.packIndices {
            for needed in survey.pack.actions[action].after.map({ $0.action })
            where survey.pack.actions[needed].role != survey.pack.actions[action].role {
                if let diagnostic = diagnostic(of: action, behind: needed, &survey) { found.append(diagnostic) }
            }
        }
        return found
    }

    private static func diagnostic(
        of action: PackIndex<Action>, behind needed: PackIndex<Action>, _ survey: inout PackSurvey
    ) -> Diagnostic? {
        let pack = survey.pack
        for (rule, own) in survey.demands(of: action) {
            guard own.demand?.priority.values.contains(where: { pack.vocabulary.priorities[$0].neverWaits }) ?? false
            else { continue }
            for (_, first) in survey.demands(of: needed) {
                let answer = survey.prover.incident([.met(own.condition), .met(first.condition)]) { plan in
                    guard let line = plan.line(of: action), line.waitsFor.contains(where: { $0.action == needed }),
                        line.priorityInheritedFrom == nil, let priority = line.priority
                    else { return false }
                    return pack.vocabulary.priorities[priority].neverWaits
                        && plan.line(of: needed)?.dues.first?.origin == .inherited(line.instance)
                }
                guard case .shown(let witness) = answer else { continue }
                let roles = [action, needed].map { pack.vocabulary.roles[pack.actions[$0].role].id }
                return Diagnostic(
                    code,
                    "`\(survey.name(of: action))`, which never waits, stands behind `\(survey.name(of: needed))` of "
                        + "another role, due later", at: survey.place(of: own, in: rule), severity: .warning,
                    label: "`\(roles[0])` waits for `\(roles[1])`",
                    notes: [Diagnostic.Note("the action waits here", at: survey.place(of: action))],
                    help: ["make it `prefer_after`, or give both to one role", witness.help])
            }
        }
        return nil
    }
}
