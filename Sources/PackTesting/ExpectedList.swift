import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The actions that a test expects with one status, or with none.
struct ExpectedList: Sendable {
    /// Nil for the actions of which the plan must not speak at all.
    let status: Line.Status?
    let items: [ExpectedLine]
    let range: SourceRange

    func failures(of plan: Plan, test: String) -> [Diagnostic] {
        if let status, items.isEmpty {
            let found = plan.lines(status).map { plan.pack.actions[$0.action].id }
            guard !found.isEmpty else { return [] }
            let list = found.map { "`\($0)`" }.joined(separator: ", ")
            return [.failure(test, "expected nothing \(status.rawValue), found \(list)", at: range)]
        }
        return items.flatMap { $0.failures(of: plan, status: status, test: test) }
    }
}

/// What a test expects of one action.
struct ExpectedLine: Sendable {
    /// A deadline, or its absence.
    enum ExpectedDue: Sendable {
        case none
        case at(Instant)
    }

    let action: PackIndex<Action>
    var priority: PackIndex<Priority>?
    var due: ExpectedDue?
    var isCertain: Bool?
    var from: [PackIndex<Rule>] = []
    let range: SourceRange

    func failures(of plan: Plan, status: Line.Status?, test: String) -> [Diagnostic] {
        let id = plan.pack.actions[action].id
        let line = plan.line(of: action)
        guard line?.status == status else {
            let found = line.map { "it is \($0.status.rawValue)" } ?? "the plan does not speak of it"
            let wanted = status.map { "expected `\(id)` \($0.rawValue)" } ?? "expected nothing of `\(id)`"
            return [
                .failure(test, "\(wanted), but \(found)", at: range, notes: line.map { reasons(of: $0, plan) } ?? [])
            ]
        }
        return line.map { differences(of: $0, plan) }?.map {
            .failure(test, "`\(id)`: \($0)", at: range)
        } ?? []
    }

    private func differences(of line: Line, _ plan: Plan) -> [String] {
        var result: [String] = []
        if let priority, line.priority != priority {
            let priorities = plan.pack.vocabulary.priorities
            let found = line.priority.map { priorities[$0].id } ?? "none"
            result.append("expected priority `\(priorities[priority].id)`, found `\(found)`")
        }
        if let isCertain, line.isCertain != isCertain {
            result.append("expected basis `\(basis(isCertain))`, found `\(basis(line.isCertain))`")
        }
        let rules = Set(line.wantedBy + line.bans.map { $0.rule })
        for rule in from where !rules.contains(rule) {
            let found = rules.sorted().map { "`\(plan.pack.rules[$0].id)`" }.joined(separator: ", ")
            result.append("expected from rule `\(plan.pack.rules[rule].id)`, found from \(found)")
        }
        return result + dueDifference(of: line, plan)
    }

    private func dueDifference(of line: Line, _ plan: Plan) -> [String] {
        guard let due else { return [] }
        let first = line.dues.first
        let found = first.flatMap { $0.isWithoutDelay ? nil : $0.instant }
        let expected: Instant? = if case .at(let instant) = due { instant } else { nil }
        guard found != expected else { return [] }
        let texts = [expected, found].map { $0.map { plan.zone.rfc3339($0) } ?? "none" }
        return ["expected due \(texts[0]), found \(texts[1])"]
    }

    private func reasons(of line: Line, _ plan: Plan) -> [String] {
        let rules = Set(line.wantedBy + line.bans.map { $0.rule }).sorted().map { "`\(plan.pack.rules[$0].id)`" }
        let facts = line.unknowns.sorted().map { "`\(plan.pack.vocabulary.facts[$0].name)`" }
        return ["spoken of by " + rules.joined(separator: ", ")]
            + (facts.isEmpty ? [] : ["unknown: " + facts.joined(separator: ", ")])
    }

    private func basis(_ isCertain: Bool) -> String {
        isCertain ? "certain" : "precaution"
    }
}

/// The questions that a test expects.
struct ExpectedQuestions: Sendable {
    struct Item: Sendable {
        let fact: PackIndex<Fact>
        let rank: Int?
        let range: SourceRange
    }

    let items: [Item]
    let range: SourceRange

    func failures(of plan: Plan, test: String) -> [Diagnostic] {
        let asked = plan.questions().map { $0.fact }
        let names = asked.map { "`\(plan.pack.vocabulary.facts[$0].name)`" }.joined(separator: ", ")
        if items.isEmpty, !asked.isEmpty {
            return [.failure(test, "expected no question, found \(names)", at: range)]
        }
        return items.compactMap { item in
            let name = plan.pack.vocabulary.facts[item.fact].name
            let place = asked.firstIndex(of: item.fact)
            guard let rank = item.rank else {
                return place == nil ? .failure(test, "expected a question on `\(name)`", at: item.range) : nil
            }
            if place == rank - 1 { return nil }
            return .failure(test, "expected `\(name)` as question \(rank), the questions are \(names)", at: item.range)
        }
    }
}
