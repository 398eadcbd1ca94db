import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// What a test expects of one action.
struct ExpectedLine: Sendable {
    /// A deadline, or its absence.
    enum ExpectedDue: Sendable {
        case none
        case at(Instant)

        var instant: Instant? {
            if case .at(let instant) = self { instant } else { nil }
        }
    }

    /// Whether the law says *sans délai*, and the house's target for it: such a deadline has no `due`.
    enum ExpectedHaste: Sendable {
        case none
        case withoutDelay(target: Instant?)
    }

    let action: PackIndex<Action>

    /// The record that it is about; nil stands for every line of the action.
    let target: String?

    let range: SourceRange
    var priority: PackIndex<Priority>?
    var due: ExpectedDue?

    var haste: ExpectedHaste?
    var isCertain: Bool?

    /// Of these lists some members are expected, or none at all where the list is empty.
    var from: [PackIndex<Rule>]?
    var waitingFor: [PackIndex<Fact>]?
    var until: [PackIndex<Action>]?
    var instead: [PackIndex<Action>]?
    var after: [ActionInstance]?

    init(_ action: PackIndex<Action>, target: String?, at range: SourceRange) {
        self.action = action
        self.target = target
        self.range = range
    }

    /// How the plan differs; nil when it doesn't.
    func failure(of tested: TestedPlan, status: Line.Status?, test: String) -> Diagnostic? {
        let name = tested.plan.pack.name(of: ActionInstance(action, target: target))
        let lines = tested.lines(of: action, target: target)
        guard let status else {
            return lines.first.map { misplaced($0, "expected nothing of `\(name)`", name, tested, test) }
        }
        if lines.isEmpty {
            return .failure(
                test, "expected `\(name)` \(status.rawValue), but the plan does not speak of it", at: range,
                notes: tested.silence(on: action))
        }
        if let line = lines.first(where: { $0.status != status }) {
            return misplaced(line, "expected `\(name)` \(status.rawValue)", name, tested, test)
        }
        return lines.lazy.compactMap { different($0, tested, test) }.first
    }

    private func misplaced(
        _ line: Line, _ expected: String, _ name: String, _ tested: TestedPlan, _ test: String
    ) -> Diagnostic {
        let found = tested.name(of: line)
        let subject = found == name ? "it" : "`\(found)`"
        return .failure(
            test, "\(expected), but \(subject) is \(line.status.rawValue)", at: range,
            notes: ["found \(tested.summary(of: line))"] + tested.reasons(of: line))
    }

    private func different(_ line: Line, _ tested: TestedPlan, _ test: String) -> Diagnostic? {
        let differences = differences(of: line, tested)
        guard !differences.isEmpty else { return nil }
        let missing = (from ?? []).filter { !tested.rules(of: line).contains($0) }
        let rules = missing.map { "rule `\(tested.plan.pack.rules[$0].id)`: \(tested.verdict(on: $0))" }
        return .failure(
            test, "`\(tested.name(of: line))`: " + differences.joined(separator: "; "), at: range,
            notes: ["found \(tested.summary(of: line))"] + tested.reasons(of: line) + rules)
    }

    private func differences(of line: Line, _ tested: TestedPlan) -> [String] {
        var result: [String] = []
        if let priority, line.priority != priority {
            result.append("expected priority \(tested.priority(priority)), found \(tested.priority(line.priority))")
        }
        if let isCertain, line.isCertain != isCertain {
            result.append("expected basis `\(tested.basis(isCertain))`, found `\(tested.basis(line.isCertain))`")
        }
        if let due, tested.due(of: line) != due.instant {
            result.append("expected due \(tested.text(due.instant)), found \(tested.text(tested.due(of: line)))")
        }
        if let haste, let difference = difference(of: tested.withoutDelay(line), from: haste, tested) {
            result.append(difference)
        }
        let rules = tested.rules(of: line)
        if let missing = ExpectedLine.missing(from, in: rules) {
            result.append(
                missing.isEmpty
                    ? "expected from no rule, found from \(tested.quoted(rules))"
                    : "expected from rule \(tested.quoted(missing)), found from \(tested.quoted(rules))")
        }
        let unknowns = line.unknowns.sorted()
        if let missing = ExpectedLine.missing(waitingFor, in: unknowns) {
            result.append("expected waiting for \(tested.quoted(missing)), found \(tested.quoted(unknowns))")
        }
        let untils = tested.untils(of: line)
        if let missing = ExpectedLine.missing(until, in: untils) {
            result.append("expected until \(tested.quoted(missing)), found \(tested.quoted(untils))")
        }
        let insteads = tested.insteads(of: line)
        if let missing = ExpectedLine.missing(instead, in: insteads) {
            result.append("expected instead \(tested.quoted(missing)), found \(tested.quoted(insteads))")
        }
        if let missing = ExpectedLine.missing(after, in: line.waitsFor) {
            result.append("expected after \(tested.quoted(missing)), found \(tested.quoted(line.waitsFor))")
        }
        return result
    }

    private func difference(of found: Due?, from haste: ExpectedHaste, _ tested: TestedPlan) -> String? {
        switch (haste, found) {
        case (.none, nil): nil
        case (.none, .some): "expected no deadline without delay, found one"
        case (.withoutDelay, nil): "expected without delay, found no such deadline"
        case (.withoutDelay(let target), .some(let found)):
            target == nil || target == found.instant
                ? nil : "expected target \(tested.text(target)), found \(tested.text(found.instant))"
        }
    }

    /// What of a list isn't found, nothing where the list is empty and something is found; nil when all is well.
    private static func missing<Member: Hashable>(_ expected: [Member]?, in found: [Member]) -> [Member]? {
        guard let expected else { return nil }
        if expected.isEmpty { return found.isEmpty ? nil : [] }
        let missing = expected.filter { !found.contains($0) }
        return missing.isEmpty ? nil : missing
    }
}
