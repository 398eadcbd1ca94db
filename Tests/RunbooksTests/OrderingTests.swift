import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct OrderingTests {
    private func order(_ actions: String, _ requirements: String, now: String = "2026-11-03T03:00:00+01:00") throws
        -> [String]
    {
        let test = try TestPack(
            TestPack.head + "actions:\n" + actions
                + "rules:\n  - id: all\n    title: \"Tout\"\n    require: [\(requirements)]\n")
        let plan = try test.plan(
            #"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00","known_at":"2026-11-03T02:00:00+01:00"}"#, now: now)
        return plan.placed.map { test.pack.actions[$0.action].id }
    }

    private func action(_ id: String, _ rest: String = "") -> String {
        "  \(id): {label: \"\(id)\", phase: first, role: other, priority: normal\(rest)}\n"
    }

    @Test func `what had better come after another lets it pass, at the same instant only`() throws {
        let actions =
            action("a", ", prefer_after: [b]") + action("b") + action("c", ", prefer_after: [d]")
            + action("d", ", prefer_after: [c]")
        #expect(try order(actions, "{action: a}, {action: b}, {action: c}, {action: d}") == ["b", "a", "d", "c"])
        let dated = "{action: a, deadline: {within: 1 h}}, {action: b, deadline: {within: 2 h}}"
        #expect(try order(action("a", ", prefer_after: [b]") + action("b"), dated) == ["a", "b"], "it never waits")
    }

    @Test func `a limit is never inherited by what must come before, a due time is`() throws {
        func before(_ deadline: String) throws -> Line {
            let test = try TestPack(
                TestPack.head + "actions:\n" + action("a", ", after: [b]") + action("b")
                    + "rules:\n  - id: all\n    title: \"Tout\"\n    require: [{action: a, deadline: {\(deadline)}}, {action: b}]\n"
            )
            let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00"}"#)
            return try #require(try test.line("b", in: plan))
        }
        let limited = try before("within: 1 h, of: detected_at, limit: true")
        #expect(limited.limit == nil && limited.sortInstant == nil)
        #expect(try before("within: 1 h, of: detected_at").sortInstant == TestPack.instant("2026-11-03T03:00:00+01:00"))
    }

    @Test func `of lines that press alike, the nearest limit comes first, and moves no line past a deadline`() throws {
        func limit(_ id: String, _ hours: Int) -> String {
            "{action: \(id), as: l-\(id), deadline: {within: \(hours) h, of: detected_at, limit: true}}"
        }
        let actions = action("a") + action("b") + action("c") + action("d", ", after: [b]")
        let dated = ["a", "b", "c", "d"].map { "{action: \($0), deadline: {within: 9 h, of: detected_at}}" }
        let limits = [limit("b", 3), limit("c", 2), limit("d", 1)]
        #expect(try order(actions, (dated + limits).joined(separator: ", ")) == ["c", "b", "d", "a"])
        let late = ["{action: a, deadline: {within: 8 h, of: detected_at}}"] + dated.dropFirst()
        #expect(try order(actions, (late + limits).joined(separator: ", ")) == ["a", "c", "b", "d"])
    }

    @Test func `what the law wants without delay comes first among legal lines, whatever its target`() throws {
        let actions = action("figure") + action("house") + action("now")
        let requirements =
            "{action: figure, deadline: {within: 72 h, of: known_at, kind: legal}}, "
            + "{action: now, deadline: {without_delay: true, target: 96 h, of: known_at, kind: legal}}, "
            + "{action: house, deadline: {within: 80 h}}"
        #expect(try order(actions, requirements) == ["now", "figure", "house"])
        #expect(
            try order(actions, requirements, now: "2026-11-07T03:00:00+01:00") == ["now", "figure", "house"],
            "overdue or not")
    }

    @Test func `a chain of prerequisites may be as long as a pack has actions`() throws {
        let count = 6000
        let actions = (0..<count).map { action("a\($0)", $0 + 1 < count ? ", after: [a\($0 + 1)]" : "") }.joined()
        let order = try order(actions, "{action: a0}, {action: a\(count - 1)}")
        #expect(order.count == 2)
    }
}
