import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct JournalReaderTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                collections:
                  machines: {as: machine, facts: {machine.name: {type: string}}}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                rules:
                  - {id: always, title: "Agir", require: [{action: act}]}

                """)
    }

    private func faults(_ line: String) -> [String] {
        JournalReader(pack: test.pack).read(Array((line + "\n").utf8)).faults.map { $0.message }
    }

    @Test(arguments: [
        #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"spreading":null}}"#,
        #"{"at":"2026-11-03T02:00:00Z","by":"x","withdraw":["spreading"]}"#,
        #"{"at":"2026-11-03T02:00:00Z","done":"act"}"#,
        #"{"at":"2026-11-03T02:00:00Z","impossible":"act"}"#, #"{"at":"2026-11-03T02:00:00Z","not_applicable":"act"}"#,
        #"{"at":"2026-11-03T02:00:00Z","note":"x"}"#,
    ])
    func `every kind of line is read`(line: String) {
        #expect(faults(line) == [])
    }

    @Test(arguments: [
        "{", #"{"note":"x"}"#, #"{"at":"02:00","note":"x"}"#, #"{"at":"2026-11-03T02:00:00Z"}"#,
        #"{"at":"2026-11-03T02:00:00Z","incident":{}}"#, #"{"at":"2026-11-03T02:00:00Z","set":{"spread":true}}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"machine.name":"srv"}}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"spreading":"yes"}}"#, #"{"at":"2026-11-03T02:00:00Z","done":"nothing"}"#,
        #"{"at":"2026-11-03T02:00:00Z","withdraw":[3]}"#, #"{"at":"2026-11-03T02:00:00Z","done":"act","done":"act"}"#,
    ])
    func `a bad line is said, and disturbs no other`(line: String) {
        #expect(faults(line).count == 1)
        let good = #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#
        let reading = JournalReader(pack: test.pack).read(Array("\(line)\n\(good)\n".utf8))
        #expect(reading.records.count == 1)
    }

    @Test func `what happens in the same second keeps its order, and lines out of order are put right`() throws {
        let lines = [
            #"{"at":"2026-11-03T02:05:00Z","set":{"spreading":true}}"#,
            #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#,
            #"{"at":"2026-11-03T02:05:00Z","set":{"spreading":false}}"#,
        ]
        let records = JournalReader(pack: test.pack).read(Array((lines.joined(separator: "\n") + "\n").utf8)).records
        let situation = try #require(Situation(journal: records))
        let fact = try test.fact("spreading")
        #expect(situation.table(at: try TestPack.instant("2026-11-03T02:04:59Z"))[fact] == .absent)
        #expect(situation.table(at: try TestPack.instant("2026-11-03T02:05:00Z"))[fact] == .known(.boolean(false)))
    }

    @Test func `a later record of the incident replaces what the earlier said, from its own time`() throws {
        let lines = [
            #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1","type":"outage","spreading":true}}"#,
            #"{"at":"2026-11-03T03:00:00Z","incident":{"id":"1","type":"attack"}}"#,
        ]
        let records = JournalReader(pack: test.pack).read(Array((lines.joined(separator: "\n") + "\n").utf8)).records
        let situation = try #require(Situation(journal: records))
        let types = try test.fact("types")
        let spreading = try test.fact("spreading")
        let (before, after) = (
            try TestPack.instant("2026-11-03T02:59:59Z"), try TestPack.instant("2026-11-03T03:00:00Z")
        )
        #expect(situation.table(at: before)[types] != situation.table(at: after)[types])
        #expect(situation.table(at: after)[spreading] == .known(.boolean(true)), "what it doesn't speak of stays")
    }

    @Test func `without a record of the incident there is no situation`() {
        #expect(Situation(journal: []) == nil)
    }
}
