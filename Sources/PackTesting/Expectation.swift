import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// What a test expects of a plan.
struct Expectation: Sendable {
    var lists: [ExpectedList] = []
    var questions: [ExpectedQuestions] = []

    /// Where the author says that the lists are whole; nil where other lines may stand beside them.
    var exactly: SourceRange?

    /// The actions of its lists.
    var namedActions: Set<PackIndex<Action>> { Set(lists.flatMap { $0.items.map { $0.action } }) }

    /// True where it may fail by any action: a list is whole or empty, no question is expected, or one in its place.
    var isOfWholePlan: Bool {
        exactly != nil || lists.contains { $0.items.isEmpty }
            || questions.contains { $0.items.isEmpty || $0.items.contains { $0.rank != nil } }
    }

    func failures(of tested: TestedPlan, test: String) -> [Diagnostic] {
        lists.flatMap { $0.failures(of: tested, test: test) }
            + questions.flatMap { $0.failures(of: tested.plan, isWhole: exactly != nil, test: test) }
            + surplus(in: tested, test: test)
    }

    /// True where some line is expected from the rule.
    func names(_ rule: PackIndex<Rule>) -> Bool {
        lists.contains { $0.items.contains { $0.from?.contains(rule) ?? false } }
    }

    /// What stands in the plan and in none of the lists, where these are whole.
    private func surplus(in tested: TestedPlan, test: String) -> [Diagnostic] {
        guard let exactly else { return [] }
        let items = lists.flatMap { $0.items }
        let actions = Set(items.filter { $0.target == nil }.map { $0.action })
        let instances = Set(items.map { ActionInstance($0.action, target: $0.target) })
        return Line.Status.allCases.compactMap { status in
            let list = lists.first { $0.status == status }
            // An empty list has said so itself.
            if let list, list.items.isEmpty { return nil }
            let lines = tested.plan.lines(status).filter {
                !actions.contains($0.action) && !instances.contains($0.instance)
            }
            guard !lines.isEmpty else { return nil }
            let names = lines.map { "`\(tested.name(of: $0))`" }.joined(separator: ", ")
            return .failure(
                test, "expected nothing else \(status.rawValue), found \(names)", at: list?.range ?? exactly,
                notes: tested.named(lines))
        }
    }
}

/// The actions that a test expects with one status, or with none.
struct ExpectedList: Sendable {
    /// Nil for the actions of which the plan must not speak at all.
    let status: Line.Status?
    let items: [ExpectedLine]
    let range: SourceRange

    func failures(of tested: TestedPlan, test: String) -> [Diagnostic] {
        guard let status, items.isEmpty else {
            return items.compactMap { $0.failure(of: tested, status: status, test: test) }
        }
        let found = tested.plan.lines(status)
        guard !found.isEmpty else { return [] }
        let names = found.map { "`\(tested.name(of: $0))`" }.joined(separator: ", ")
        return [
            .failure(
                test, "expected nothing \(status.rawValue), found \(names)", at: range, notes: tested.named(found))
        ]
    }
}

extension TestedPlan {
    /// Each line with its reasons.
    fileprivate func named(_ lines: [Line]) -> [String] {
        lines.map { line in
            let reasons = reasons(of: line)
            return "found `\(name(of: line))` " + ([summary(of: line)] + reasons).joined(separator: "; ")
        }
    }
}
