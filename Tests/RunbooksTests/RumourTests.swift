import CivilTime
import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What was said, then withdrawn: what it added, removed, and had people do.
@Suite struct RumourTests {
    private static let rules = """
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal}
          cut: {label: "Couper", phase: first, role: chief, priority: vital, undo: "Rebrancher", reversible: true}
          warn: {label: "Prévenir", phase: first, role: chief, priority: vital}
          restore: {label: "Restaurer", phase: first, role: other, priority: normal}
          check: {label: "Vérifier", phase: first, role: other, priority: normal}
          open: {label: "Ouvrir", phase: first, role: other, priority: normal}
        rules:
          - {id: all, title: t, require: [{action: log}]}
          - {id: spread, title: t, when: {spreading: true}, require: [{action: cut}, {action: warn}]}
          - {id: calm, title: t, when: {not: {spreading: true}}, require: [{action: restore, on_unknown: {precaution: [spreading]}}]}
          - {id: hit, title: t, when: {backup: hit}, require: [{action: check}]}
          - {id: opened, title: t, when: {done: open}, require: [{action: warn}]}
          - {id: outage, title: t, when: {types: {contains: outage}}, require: [{action: warn}]}
        """

    private let test: TestPack

    init() throws {
        test = try TestPack(TestPack.head, RumourTests.rules)
    }

    private static let begin = #"{"at":"2026-11-03T02:00:00+01:00","incident":{"id":"1","type":"attack"}}"#

    private func plan(_ lines: [(String, String)], now: String = "04:00", begin: String = begin) throws -> Plan {
        let text = lines.map { #"{"at":"2026-11-03T\#($0.0):00+01:00",\#($0.1)}"# + "\n" }
        let bytes = Array(([begin + "\n"] + text).joined().utf8)
        let now = try TestPack.instant("2026-11-03T\(now):00+01:00")
        let reading = JournalReader(pack: test.pack).read(bytes)
        #expect(reading.faults.filter { !$0.message.hasPrefix("the chain") }.isEmpty)
        let plans = reading.situations(until: now).map { Plan(pack: test.pack, situation: $0, now: now) }
        return try #require(Plan(joining: plans))
    }

    private func ids(_ instances: [ActionInstance]) -> [String] {
        instances.map { test.pack.actions[$0.action].id }
    }

    private static let said = ("03:10", #""by":"x","set":{"spreading":true},"how":"dit""#)
    private static let withdrawn = ("03:40", #""by":"y","withdraw":["spreading"]"#)

    @Test func `it says what it added, what it took away, what was done for it and what is to drop`() throws {
        let plan = try plan([Self.said, ("03:20", #""done":"cut""#), ("03:25", #""done":"log""#), Self.withdrawn])
        let rumour = try #require(plan.rumours.first)
        #expect(plan.rumours.count == 1)
        #expect(ids(rumour.change.added) == ["cut", "warn"])
        #expect(ids(rumour.change.removed) == ["restore"])
        #expect(ids(rumour.done) == ["cut"], "what the incident calls for anyhow was not done for it")
        #expect(ids(rumour.dropped) == ["warn"])
        #expect(rumour.claims.map { $0.testimony } == [Testimony(by: "x", .told)])
        #expect(rumour.withdrawal.testimony.author == "y")
        #expect(try test.line("restore", in: plan)?.status == .required, "it is back")
    }

    @Test func `what something else calls for by now is neither to undo nor to drop`() throws {
        let plan = try plan([
            Self.said, ("03:20", #""done":"cut""#), Self.withdrawn, ("03:50", #""set":{"types":["outage"]}"#),
        ])
        let rumour = try #require(plan.rumours.first)
        #expect(ids(rumour.change.added) == ["cut", "warn"])
        #expect(rumour.dropped.isEmpty)
    }

    @Test func `what something done meanwhile calls for is not to drop`() throws {
        let plan = try plan([Self.said, ("03:20", #""done":"cut""#), ("03:30", #""done":"open""#), Self.withdrawn])
        let rumour = try #require(plan.rumours.first)
        #expect(ids(rumour.done) == ["cut"])
        #expect(rumour.dropped.isEmpty, "what was opened is open")
    }

    @Test func `facts withdrawn together are one rumour, those withdrawn apart are several, the latest first`() throws {
        let hit = ("03:12", #""set":{"backup":"hit"}"#)
        let together = try plan([Self.said, hit, ("03:40", #""withdraw":["spreading","backup"]"#)])
        #expect(together.rumours.map { ids($0.change.added) } == [["cut", "warn", "check"]])
        let apart = try plan([Self.said, hit, Self.withdrawn, ("03:45", #""withdraw":["backup"]"#)])
        #expect(apart.rumours.map { ids($0.change.added) } == [["check"], ["cut", "warn"]])
    }

    @Test func `said again it is no rumour, and the whole story from the last withdrawal counts`() throws {
        let again = try plan([Self.said, Self.withdrawn, ("03:50", #""set":{"spreading":true}"#)])
        #expect(again.rumours.isEmpty)
        let twice = try plan([
            ("02:30", #""set":{"spreading":false}"#), ("02:40", #""withdraw":["spreading"]"#), Self.said,
            ("03:20", #""set":{"spreading":null}"#), Self.withdrawn,
        ])
        #expect(twice.rumours.map { $0.since } == [try TestPack.instant("2026-11-03T03:10:00+01:00")])
        #expect(twice.rumours.map { $0.claims.map { $0.state } } == [[.unknown]])
    }

    @Test func `before it is withdrawn there is none, nor where nothing was learnt`() throws {
        #expect(try plan([Self.said, Self.withdrawn], now: "03:39").rumours.isEmpty)
        #expect(try plan([Self.withdrawn]).rumours.isEmpty)
        #expect(try plan([Self.said]).rumours.isEmpty)
    }

    @Test(arguments: [Plan.rumourLimit, Plan.rumourLimit + 1])
    func `the page shows a limited number of withdrawals`(count: Int) throws {
        // Two facts told and withdrawn by turns: only the last withdrawal of each counts, so that facts set the number.
        let names = (0..<count).map { "fact\($0)" }
        let pack = try TestPack(
            TestPack.head + names.map { "  \($0): {type: boolean}\n" }.joined(), RumourTests.rules)
        let minutes = (0..<count).map { 10 + $0 }
        let lines = zip(names, minutes).flatMap { name, minute in
            [
                #"{"at":"2026-11-03T03:00:00+01:00","set":{"\#(name)":true}}"#,
                #"{"at":"2026-11-03T03:\#(minute):00+01:00","withdraw":["\#(name)"]}"#,
            ]
        }
        let bytes = Array(([RumourTests.begin] + lines).map { $0 + "\n" }.joined().utf8)
        let now = try TestPack.instant("2026-11-03T04:00:00+01:00")
        let situation = try #require(JournalReader(pack: pack.pack).read(bytes).situations(until: now).first)
        let rumours = Plan(pack: pack.pack, situation: situation, now: now).rumours
        #expect(rumours.count == Plan.rumourLimit)
        #expect(rumours.first?.withdrawal.instant == now - .seconds(Int64(60 - (9 + count)) * 60))
    }

    @Test func `what another incident of the house calls for isn't to undo`() throws {
        let lines = [
            #"{"at":"2026-11-03T02:00:00+01:00","incident":{"id":"1","type":"attack"}}"#,
            #"{"at":"2026-11-03T02:00:00+01:00","incident":{"id":"2","type":"attack","spreading":true}}"#,
            #"{"at":"2026-11-03T03:10:00+01:00","set":{"spreading":true},"for":"1"}"#,
            #"{"at":"2026-11-03T03:20:00+01:00","done":"cut"}"#,
            #"{"at":"2026-11-03T03:40:00+01:00","withdraw":["spreading"],"for":"1"}"#,
        ]
        let now = try TestPack.instant("2026-11-03T04:00:00+01:00")
        let parts = JournalReader(pack: test.pack).read(Array(lines.map { $0 + "\n" }.joined().utf8))
            .situations(until: now).map { Plan(pack: test.pack, situation: $0, now: now) }
        #expect(parts[0].rumours.map { ids($0.done) } == [["cut"]])
        #expect(parts[0].rumours(beside: [parts[1]]).map { ids($0.done) } == [[]])
    }
}
