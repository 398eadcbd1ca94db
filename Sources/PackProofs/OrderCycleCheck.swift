import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// Actions that wait for one another by what a ban says, "not before", and by what actions say, "only after".
///
/// The loader refuses a circle of `after` alone; this one comes about on some incidents only.
enum OrderCycleCheck {
    static let code = "order-cycle"

    /// A ban that makes an action wait, with its rule.
    private struct Step {
        let rule: Rule
        let ban: Consequence
        let until: PackIndex<Action>
    }

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        let steps = survey.consequences.flatMap { rule, consequence -> [Step] in
            guard case .forbid(let ban) = consequence.effect else { return [] }
            return ban.until.map { Step(rule: rule, ban: consequence, until: $0) }
        }
        return steps.compactMap { step in diagnostic(of: step, &survey) }
    }

    /// The circle that a ban closes; nil where it closes none, or no incident shows it.
    private static func diagnostic(of step: Step, _ survey: inout PackSurvey) -> Diagnostic? {
        guard let path = path(from: step.until, to: step.ban.action, in: survey.pack) else { return nil }
        let action = step.ban.action
        for (_, demand) in survey.demands(of: action) {
            let answer = survey.prover.incident([.met(step.ban.standing), .met(demand.condition)]) { plan in
                plan.line(of: action)?.status == .arbitration
            }
            guard case .shown(let witness) = answer else { continue }
            let names = ([action] + path).map { "`\(survey.name(of: $0))`" }.joined(separator: " → ")
            return Diagnostic(
                code, "these actions wait for one another: \(names)", at: survey.place(of: step.ban, in: step.rule),
                severity: .warning,
                notes: path.dropLast().map {
                    Diagnostic.Note("`\(survey.name(of: $0))` waits for the next one here", at: survey.place(of: $0))
                },
                help: ["remove one of the waits", witness.help])
        }
        return nil
    }

    /// The way by hard prerequisites, both ends among it; nil where there is none.
    private static func path(
        from start: PackIndex<Action>, to end: PackIndex<Action>, in pack: RulePack
    ) -> [PackIndex<Action>]? {
        var before: [PackIndex<Action>: PackIndex<Action>] = [:]
        var waiting = [start]
        var seen: Set<PackIndex<Action>> = [start]
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            if next == end {
                var path = [end]
                while let last = path.last, let previous = before[last] { path.append(previous) }
                return path.reversed()
            }
            for needed in pack.actions[next].after.map({ $0.action }) where seen.insert(needed).inserted {
                before[needed] = next
                waiting.append(needed)
            }
        }
        return nil
    }
}
