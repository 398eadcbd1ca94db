import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Attributes that facts choose, and times other than deadlines.
@Suite struct AttributeTests {
    private let record = #""id":"1","detected_at":"2026-11-03T02:00:00+01:00""#

    private func pack(_ demand: String, and other: String? = nil) throws -> TestPack {
        let second = other.map { "  - {id: b, title: \"B\", require: [{action: act, \($0)}]}\n" } ?? ""
        return try TestPack(
            TestPack.head.replacing("reported_at:", with: "outage: {type: duration}\n  reported_at:") + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                  begin: {label: "Commencer", phase: first, role: other, priority: normal}
                rules:
                  - {id: a, title: "A", require: [{action: act, \(demand)}, {action: begin}]}

                """ + second)
    }

    private func line(_ test: TestPack, _ facts: String = "") throws -> Line {
        try #require(try test.line("act", in: try test.plan("{\(record)\(facts)}")))
    }

    private func id(_ line: Line, certain: Bool = false, _ test: TestPack) -> String? {
        (certain ? line.certainPriority : line.priority).map { test.pack.vocabulary.priorities[$0].id }
    }

    private static let bySpread = "by: spreading, cases: {true: vital, false: normal}"

    @Test func `a table gives the value of the case, and its most demanding one while the fact is unknown`() throws {
        let test = try pack("priority: {\(Self.bySpread)}")
        #expect(id(try line(test, #","spreading":true"#), test) == "vital")
        #expect(id(try line(test, #","spreading":false"#), test) == "normal")
        let unknown = try line(test)
        #expect(id(unknown, test) == "vital")
        #expect(id(unknown, certain: true, test) == "normal")
        #expect(unknown.unknowns == [try test.fact("spreading")])
    }

    @Test func `the author may say what an unknown is taken for; it is asked all the same`() throws {
        let test = try pack("priority: {\(Self.bySpread), when_unknown: legal}")
        let unknown = try line(test)
        #expect(id(unknown, test) == "legal")
        #expect(id(unknown, certain: true, test) == "legal")
        #expect(unknown.unknowns == [try test.fact("spreading")])
    }

    @Test(arguments: [("PT1H59M", "vital"), ("PT2H", "vital"), ("PT2H1S", "normal")])
    func `a threshold belongs to the case that names it`(outage: String, priority: String) throws {
        let test = try pack("priority: {by: outage, cases: [{at_most: 2 h, use: vital}, {otherwise: normal}]}")
        #expect(id(try line(test, ",\"outage\":\"\(outage)\""), test) == priority)
    }

    @Test func `a table of deadlines takes the one that presses most`() throws {
        let test = try pack(
            "deadline: {by: spreading, cases: {true: {within: 1 h, of: detected_at}, false: {within: 4 h}}}")
        let unknown = try line(test)
        #expect(try unknown.dues.first?.instant == TestPack.instant("2026-11-03T03:00:00+01:00"))
        #expect(unknown.dues.first?.isCertain == false)
        #expect(try unknown.certainDue?.instant == TestPack.instant("2026-11-03T06:00:00+01:00"))
    }

    @Test func `a limit is no deadline, the earliest counts, and a restoration too long overruns it`() throws {
        let test = try pack(
            "deadline: {within: 4 h, of: detected_at, limit: true, measured: outage}",
            and: "deadline: {within: 3 h, of: detected_at, limit: true, measured: outage}")
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let unknown = try line(test)
        #expect(unknown.dues == [] && unknown.sortInstant == nil && !unknown.isOverdue(at: now))
        #expect(try unknown.limit?.due.instant == TestPack.instant("2026-11-03T05:00:00+01:00"))
        #expect(unknown.limit?.restoration == .unknown)
        #expect(try line(test, #","outage":"PT2H""#).limit?.isOverrun(at: now) == false)
        #expect(try line(test, #","outage":"PT2H1S""#).limit?.isOverrun(at: now) == true)
    }

    @Test func `a delay that a fact gives is asked while it is unknown`() throws {
        let test = try pack("deadline: {within: {fact: outage}, of: detected_at}")
        #expect(
            try line(test, #","outage":"PT4H""#).dues.first?.instant == TestPack.instant("2026-11-03T06:00:00+01:00"))
        let unknown = try line(test)
        #expect(unknown.dues.count == 1 && unknown.dues.first?.instant == nil)
        #expect(unknown.unknowns == [try test.fact("outage")])
    }

    @Test func `a deadline may count from when another action was done`() throws {
        let test = try pack("deadline: {within: 2 h, of: {done: begin}}")
        #expect(try line(test).dues.first?.instant == nil)
        let begin = try test.action("begin")
        let done = try test.situation("{\(record)}")
            .recording(Deed(.done, at: try TestPack.instant("2026-11-03T02:30:00+01:00")), of: ActionInstance(begin))
        let plan = Plan(pack: test.pack, situation: done, now: try TestPack.instant("2026-11-03T03:00:00+01:00"))
        #expect(
            try test.line("act", in: plan)?.dues.first?.instant == TestPack.instant("2026-11-03T04:30:00+01:00"))
    }

    @Test func `what is not to start yet comes last and stays off page 1, until its hour`() throws {
        let test = try pack("priority: vital, start: {after: 48 h, of: detected_at}")
        let before = try test.plan("{\(record)}", now: "2026-11-05T01:59:59+01:00")
        #expect(before.placed.map { test.pack.actions[$0.action].id } == ["begin", "act"])
        #expect(before.pageOne(for: .inCharge(nil)).map { test.pack.actions[$0.action].id } == ["begin"])
        let after = try test.plan("{\(record)}", now: "2026-11-05T02:00:00+01:00")
        #expect(after.pageOne(for: .inCharge(nil)).count == 2)
        let both = try pack("start: {after: 48 h, of: detected_at}", and: "start: {after: 24 h, of: detected_at}")
        #expect(try line(both).start?.instant == TestPack.instant("2026-11-04T02:00:00+01:00"))
        let once = try pack("start: {after: 48 h, of: detected_at}", and: "priority: normal")
        #expect(try line(once).start == nil, "one of the two rules wants it at once")
    }

    @Test func `what is to do again is due the shortest period after it was last done`() throws {
        let test = try pack("every: 4 h", and: "every: 2 h")
        let done = try test.situation("{\(record)}")
            .recording(
                Deed(.done, at: try TestPack.instant("2026-11-03T02:30:00+01:00")),
                of: ActionInstance(try test.action("act")))
        let plan = Plan(pack: test.pack, situation: done, now: try TestPack.instant("2026-11-03T03:00:00+01:00"))
        let line = try #require(try test.line("act", in: plan))
        #expect(line.status == .required && line.every == .seconds(7200))
        #expect(try line.dues.first?.instant == TestPack.instant("2026-11-03T04:30:00+01:00"))
    }
}
