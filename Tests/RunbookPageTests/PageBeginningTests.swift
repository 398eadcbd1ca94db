import CivilTime
import RuleEngine
import RunbookPage
import Runbooks
import TestSupport
import Testing

/// A page that nobody has told anything yet.
@Suite struct PageBeginningTests {
    private let content: PageContent

    init() throws {
        let rules = """
            \(TestPack.symptoms)
            actions:
              cut: {label: "Couper", phase: first, role: chief, priority: vital}
            rules:
              - {id: contain, title: "Contenir", when: {spreading: true}, require: [{action: cut}]}
              - {id: sort, title: "Trier", when: {backup: hit}, require: [{action: cut}]}

            """
        let pack = try TestPack(TestPack.head + rules).pack
        content = PageContent(pack: pack, establishment: nil, reader: .inCharge(nil), rulesPath: nil)
    }

    private func added(_ draft: String, after journal: [UInt8] = []) -> [UInt8]? {
        content.lines(of: Array(draft.utf8), after: journal)
    }

    private func text(_ lines: [UInt8]?) -> String? { lines.map { String(decoding: $0, as: UTF8.self) } }

    private func plan(_ journal: [UInt8], at now: String) throws -> Plan {
        try #require(PageRunbook(content, journal: journal, now: try TestPack.instant(now))).plan
    }

    @Test func `it asks what is seen, by the clock of the house`() throws {
        let opening = text(content.opening(at: try TestPack.instant("2026-10-25T00:25:00Z")))
        #expect(
            opening == #"{"zone":"Europe/Paris, UTC+2","now":"02\#u{A0}h\#u{A0}25 (dim. 25/10, UTC+2)","symptoms":["#
                + #"{"id":"note","label":"Un message"},{"id":"slow","label":"Une lenteur"},{"id":"mute","label":"Plus rien"}]}"#
        )
    }

    @Test func `what is seen begins the incident, and each symptom tells its facts`() throws {
        let lines = try #require(
            added(
                #"{"at":"2026-10-25T00:25:00Z","by":"BO","since":"2026-10-25T02:05:00+02:00","seen":["note","mute"]}"#))
        let parts = try #require(text(lines)).split(separator: "\n")
        #expect(parts.count == 2)
        #expect(
            parts[0] == #"{"at":"2026-10-25T02:25:00+02:00","by":"BO","incident":{"id":"GARDE-20261025-0205","#
                + #""detected_at":"2026-10-25T02:05:00+02:00"}}"#
        )
        #expect(parts[1].contains(#""types":["attack","outage"]"#) && parts[1].contains(#""spreading":true"#))
        let plan = try plan(lines, at: "2026-10-25T02:30:00+02:00")
        #expect(plan.placed.count == 1 && plan.situation.remarks == [])
        #expect(plan.timeZero?.instant == (try TestPack.instant("2026-10-25T02:05:00+02:00")))
    }

    @Test func `nothing of the kind begins an incident all the same`() throws {
        let lines = try #require(added(#"{"at":"2026-10-25T00:25:00Z","seen":[]}"#))
        #expect(text(lines)?.split(separator: "\n").count == 1)
        #expect(try plan(lines, at: "2026-10-25T02:30:00+02:00").placed.isEmpty)
    }

    @Test(arguments: [
        #"{"at":"2026-10-25T00:25:00Z","seen":["other"]}"#, #"{"at":"2026-10-25T00:25:00Z","note":"vu"}"#, "", "{",
        #"{"at":"2026-10-25T00:25:00Z","since":"2026-10-25T00:26:00Z","seen":[]}"#, #"{"seen":["note"]}"#,
    ])
    func `what begins no incident adds nothing`(draft: String) {
        #expect(added(draft) == nil)
    }

    @Test(arguments: [
        // The night that has this hour twice, before and after: the later one that is past.
        ("02:10", "2026-10-25T02:10:00+02:00", "2026-10-25T00:25:00Z"),
        ("02:10", "2026-10-25T02:10:00+01:00", "2026-10-25T01:25:00Z"),
        ("2 h 10", "2026-10-25T02:10:00+01:00", "2026-10-25T04:00:00Z"),
        ("23:50", "2026-10-24T23:50:00+02:00", "2026-10-25T00:25:00Z"),
        ("24/10 22:00", "2026-10-24T22:00:00+02:00", "2026-10-25T00:25:00Z"),
        ("2026-10-25T02:10", "2026-10-25T02:10:00+02:00", "2026-10-25T00:25:00Z"),
        ("2026-10-26T09:30", "2026-10-26T09:30:00+01:00", "2026-10-25T00:25:00Z"),
        ("2026-03-29T02:30", nil, "2026-10-25T00:25:00Z"), ("vite", nil, "2026-10-25T00:25:00Z"),
        ("27:00", nil, "2026-10-25T00:25:00Z"),
    ]) func `an hour is read by the clock of the house`(words: String, expected: String?, now: String) throws {
        #expect(text(content.moment(words, before: try TestPack.instant(now))) == expected)
    }

    @Test func `a deed counts from the hour that is said of it`() throws {
        let start = try #require(added(#"{"at":"2026-10-25T00:05:00Z","seen":["note"]}"#))
        let deed = try #require(added(#"{"at":"2026-10-25T02:10:00+02:00","done":"cut"}"#, after: start))
        let later = try #require(added(#"{"at":"2026-10-25T00:20:00Z","note":"vu"}"#, after: start + deed))
        let situation = try plan(start + deed + later, at: "2026-10-25T02:30:00+02:00").situation
        #expect(situation.deeds.values.map { $0.instant } == [try TestPack.instant("2026-10-25T02:10:00+02:00")])
        #expect(situation.remarks == [])
    }

    @Test func `the last answer of whoever asks is taken back, and no other`() throws {
        let start = try #require(added(#"{"at":"2026-10-25T00:05:00Z","seen":[]}"#))
        let answer = try #require(
            added(#"{"at":"2026-10-25T00:10:00Z","by":"BO","set":{"spreading":true}}"#, after: start))
        #expect(added(#"{"at":"2026-10-25T00:12:00Z","undo":true}"#, after: start + answer) == nil)
        let back = try #require(added(#"{"at":"2026-10-25T00:12:00Z","by":"BO","undo":true}"#, after: start + answer))
        #expect(text(back)?.contains(#""withdraw":["spreading"]"#) == true)
        let plan = try plan(start + answer + back, at: "2026-10-25T02:30:00+02:00")
        #expect(plan.situation.remarks == [] && plan.placed.isEmpty)
    }

    private func answer(_ journal: [UInt8], at now: String) throws -> String {
        let page = try #require(PageRunbook(content, journal: journal, now: try TestPack.instant(now)))
        return String(decoding: page.answer, as: UTF8.self)
    }

    @Test func `what is seen is asked again once it is taken back, with the hour since when`() throws {
        let start = try #require(
            added(#"{"at":"2026-10-25T00:15:00Z","by":"BO","since":"2026-10-25T02:05:00+02:00","seen":["note"]}"#))
        let now = "2026-10-25T02:30:00+02:00"
        #expect(try !answer(start, at: now).contains("\"symptoms\""))
        let back = start + (try #require(added(#"{"at":"2026-10-25T00:20:00Z","by":"BO","undo":true}"#, after: start)))
        let asked = try answer(back, at: now)
        #expect(asked.contains(#""since":"2026-10-25T02:05:00+02:00","symptoms":[{"id":"note""#))
        // Nothing seen and no other hour say nothing; another hour alone does.
        #expect(added(#"{"at":"2026-10-25T00:22:00Z","seen":[]}"#, after: back) == nil)
        #expect(added(#"{"at":"2026-10-25T00:22:00Z","seen":["other"]}"#, after: back) == nil)
        #expect(added(#"{"at":"2026-10-25T00:22:00Z","seen":["slow"]}"#, after: start) == nil, "it is told already")
        let again = try #require(
            added(#"{"at":"2026-10-25T00:22:00Z","since":"2026-10-25T01:50:00+02:00","seen":["mute"]}"#, after: back))
        #expect(text(again)?.contains(#""set":{"types":["outage"],"detected_at":"2026-10-25T01:50:00+02:00"}"#) == true)
        let plan = try plan(back + again, at: now)
        #expect(plan.timeZero?.instant == (try TestPack.instant("2026-10-25T01:50:00+02:00")))
        #expect(plan.situation.remarks == [])
        #expect(try !answer(back + again, at: now).contains("\"symptoms\""))
        let undone = try #require(added(#"{"at":"2026-10-25T00:25:00Z","undo":true}"#, after: back + again))
        #expect(try answer(back + again + undone, at: now).contains("\"since\":\"2026-10-25T02:05:00+02:00\""))
    }

    @Test func `an incident of which nothing was told from the beginning goes on without`() throws {
        let start = try #require(added(#"{"at":"2026-10-25T00:15:00Z","seen":[]}"#))
        #expect(try !answer(start, at: "2026-10-25T02:30:00+02:00").contains("\"symptoms\""))
        #expect(added(#"{"at":"2026-10-25T00:20:00Z","undo":true}"#, after: start) == nil)
    }
}
