import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// A plan as tests look things up in it and speak of it.
struct TestedPlan {
    let plan: Plan

    init(_ plan: Plan) { self.plan = plan }

    /// The lines of an action, or the one about a target.
    func lines(of action: PackIndex<Action>, target: String?) -> [Line] {
        // By places: a line is large, and a closure over lines copies each.
        [plan.placed, plan.unplaced].flatMap { lines in
            lines.indices.filter { place in
                lines[place].action == action && (target == nil || lines[place].instance.target == target)
            }.map { lines[$0] }
        }
    }

    /// `action`, or `action@target`.
    func name(of line: Line) -> String {
        plan.pack.name(of: line.instance)
    }

    /// The rules behind a line.
    func rules(of line: Line) -> [PackIndex<Rule>] {
        Set(line.wantedBy + line.bans.map { $0.rule }).sorted()
    }

    /// What must be done before bans on the line are lifted.
    func untils(of line: Line) -> [PackIndex<Action>] {
        Set(line.bans.filter { $0.standing.stands }.flatMap { $0.ban.until }).sorted()
    }

    /// What to do in place of a banned line.
    func insteads(of line: Line) -> [PackIndex<Action>] {
        Set(line.bans.filter { $0.standing.stands }.compactMap { $0.ban.instead }).sorted()
    }

    /// The deadline of a line that is *sans délai*, which stays beside a nearer one; nil where there is none.
    func withoutDelay(_ line: Line) -> Due? {
        line.dues.first { $0.isWithoutDelay }
    }

    /// When a line is due; nil without a deadline, and where the law gives no figure.
    func due(of line: Line) -> Instant? {
        line.dues.first.flatMap { $0.isWithoutDelay ? nil : $0.instant }
    }

    func quoted(_ rules: [PackIndex<Rule>]) -> String {
        list(rules.map { plan.pack.rules[$0].id })
    }

    func quoted(_ facts: [PackIndex<Fact>]) -> String {
        list(facts.map { plan.pack.vocabulary.facts[$0].name })
    }

    func quoted(_ actions: [PackIndex<Action>]) -> String {
        list(actions.map { plan.pack.actions[$0].id })
    }

    func quoted(_ instances: [ActionInstance]) -> String {
        list(instances.map { plan.pack.name(of: $0) })
    }

    func priority(_ priority: PackIndex<Priority>?) -> String {
        "`" + (priority.map { plan.pack.vocabulary.priorities[$0].id } ?? "none") + "`"
    }

    func text(_ instant: Instant?) -> String {
        instant.map { plan.zone.rfc3339($0) } ?? "none"
    }

    /// What became of a line, in one line.
    func summary(of line: Line) -> String {
        let attributes = [
            line.priority.map { "priority \(priority($0))" }, due(of: line).map { "due \(text($0))" },
            withoutDelay(line).map { "without delay, target \(text($0.instant))" },
            "basis `\(basis(line.isCertain))`",
        ]
        return ([line.status.rawValue] + attributes.compactMap { $0 }).joined(separator: ", ")
    }

    /// The rules behind a line, and the unknown facts on which it waits or rests.
    func reasons(of line: Line) -> [String] {
        let rules = rules(of: line)
        return (rules.isEmpty ? [] : ["spoken of by \(quoted(rules))"])
            + (line.unknowns.isEmpty ? [] : ["unknown: \(quoted(line.unknowns.sorted()))"])
    }

    /// For an action of which the plan doesn't speak: what keeps each rule that could from speaking of it.
    func silence(on action: PackIndex<Action>) -> [String] {
        plan.pack.rules.packIndices.compactMap { rule in
            guard plan.pack.rules[rule].consequences.contains(where: { $0.action == action }) else { return nil }
            return "rule `\(plan.pack.rules[rule].id)` could speak of it, and \(verdict(on: rule))"
        }
    }

    /// What a rule comes to here.
    func verdict(on rule: PackIndex<Rule>) -> String {
        guard plan.pack.rules[rule].forEach == nil else { return "holds for no record of its collection" }
        switch plan.view.verdict(on: plan.pack.rules[rule].condition) {
        case .met: return "its condition is met, but not that of the consequence"
        case .notMet: return "its condition is not met"
        case .unknown: return "its condition is unknown"
        }
    }

    func basis(_ isCertain: Bool) -> String {
        isCertain ? "certain" : "precaution"
    }

    private func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.map { "`\($0)`" }.joined(separator: ", ")
    }
}
