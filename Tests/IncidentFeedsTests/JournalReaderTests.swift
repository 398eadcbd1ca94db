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
                  choose: {label: "Choisir", kind: decide, options: ["l'un", "l'autre"], criterion: "c",
                           phase: first, role: other, priority: normal}
                rules:
                  - {id: always, title: "Agir", require: [{action: act}, {action: choose}]}

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
        #"{"at":"2026-11-03T02:00:00Z","retract":"act"}"#,
        #"{"at":"2026-11-03T02:00:00Z","note":"x"}"#, #"{"at":"2026-11-03T02:00:00Z","handover":"x"}"#,
        #"{"at":"2026-11-03T02:00:00Z","decide":"choose","option":"L’autre"}"#,
        #"{"at":"2026-11-03T02:00:00Z","printed":"7F3A-91C2"}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"2026-11-26T16:00:00+01:00","speed":1}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"2026-11-26T16:00:00+01:00","speed":3600}"#,
    ])
    func `every kind of line is read`(line: String) {
        let head = #"{"at":"2026-11-03T01:00:00Z","incident":{"id":"0"}}"# + "\n"
        let isIncident = line.contains("incident")
        let reading = JournalReader(pack: test.pack).read(Array(((isIncident ? "" : head) + line + "\n").utf8))
        #expect(reading.faults.map { $0.message }.filter { !$0.hasPrefix("the chain") } == [])
        #expect(reading.records.count == (isIncident ? 1 : 2))
    }

    @Test func `a byte order mark before the first line is no part of it, but of its digest`() {
        let head = Array("\u{FEFF}{\"at\":\"2026-11-03T01:00:00Z\",\"incident\":{\"id\":\"0\"}}".utf8)
        let next = #"{"at":"2026-11-03T02:00:00Z","prev":"\#(JournalReader.digest(of: head))","note":"x"}"#
        let whole = JournalReader(pack: test.pack).read(head + Array("\n\(next)\n".utf8))
        #expect(whole.faults.isEmpty)
        #expect(whole.records.count == 2)
        #expect(JournalReader(pack: test.pack).read(head).records.count == 1)
    }

    @Test(arguments: [
        "{", #"{"note":"x"}"#, #"{"at":"02:00","note":"x"}"#, #"{"at":"2026-11-03T02:00:00Z"}"#,
        #"{"at":"2026-11-03T02:00:00Z","incident":{}}"#, #"{"at":"2026-11-03T02:00:00Z","set":{"spread":true}}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"machine.name":"srv"}}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"spreading":"yes"}}"#, #"{"at":"2026-11-03T02:00:00Z","done":"nothing"}"#,
        #"{"at":"2026-11-03T02:00:00Z","retract":"nothing"}"#, #"{"at":"2026-11-03T02:00:00Z","retract":["act"]}"#,
        #"{"at":"2026-11-03T02:00:00Z","decide":"choose","option":"tout"}"#,
        #"{"at":"2026-11-03T02:00:00Z","decide":"choose"}"#,
        #"{"at":"2026-11-03T02:00:00Z","decide":"act","option":"l'un"}"#,
        #"{"at":"2026-11-03T02:00:00Z","printed":"7f3a-91c2"}"#, #"{"at":"2026-11-03T02:00:00Z","printed":3}"#,
        #"{"at":"2026-11-03T02:00:00Z","set":{"spreading":true},"how":"lu"}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"2026-11-26T16:00:00+01:00"}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"2026-11-26T16:00:00+01:00","speed":0}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"2026-11-26T16:00:00+01:00","speed":3601}"#,
        #"{"at":"2026-11-03T02:00:00Z","clock":"hier","speed":2}"#,
        #"{"at":"2026-11-03T02:00:00Z","for":"9","note":"x"}"#, #"{"at":"2026-11-03T02:00:00Z","withdraw":[3]}"#,
        #"{"at":"2026-11-03T02:00:00Z","done":"act","done":"act"}"#,
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

    @Test func `of two incidents a fact names its own, before the second it is the first one's`() throws {
        let lines = [
            #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#,
            #"{"at":"2026-11-03T02:01:00Z","set":{"spreading":true}}"#,
            #"{"at":"2026-11-03T02:02:00Z","incident":{"id":"2"}}"#,
            #"{"at":"2026-11-03T02:03:00Z","set":{"isolable":true},"for":"2"}"#,
            #"{"at":"2026-11-03T02:04:00Z","set":{"isolable":false}}"#,
            #"{"at":"2026-11-03T02:05:00Z","done":"act"}"#,
        ]
        let reading = JournalReader(pack: test.pack).read(Array((lines.joined(separator: "\n") + "\n").utf8))
        #expect(reading.incidents == ["1", "2"])
        #expect(reading.faults.filter { $0.message.contains("which") }.map { $0.line } == [5])
        let now = try TestPack.instant("2026-11-03T03:00:00Z")
        let situations = reading.situations(until: now)
        let (spreading, isolable) = (try test.fact("spreading"), try test.fact("isolable"))
        #expect(situations.map { $0.table(at: now)[spreading] } == [.known(.boolean(true)), .absent])
        #expect(situations.map { $0.table(at: now)[isolable] } == [.absent, .known(.boolean(true))])
        #expect(situations.allSatisfy { $0.deeds.count == 1 }, "what is done is done for the whole house")
    }

    @Test(arguments: [JournalReader.incidentLimit, JournalReader.incidentLimit + 1])
    func `a journal tells a limited number of incidents`(count: Int) {
        let lines = (1...count).map { #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"\#($0)"}}"# + "\n" }
        let reading = JournalReader(pack: test.pack).read(Array(lines.joined().utf8))
        #expect(reading.incidents.count == JournalReader.incidentLimit)
        #expect(reading.faults.contains { $0.message.contains("at most") } == (count > JournalReader.incidentLimit))
    }

    @Test func `a journal can be read up to a line, as whoever printed then knew it`() {
        let lines = (1...4).map { #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"\#($0)"}}"# + "\n" }
        let reading = JournalReader(pack: test.pack).read(Array(lines.joined().utf8) + [0x7B], before: 3)
        #expect(reading.incidents == ["1", "2"])
        #expect(reading.faults.map { $0.line } == [2], "what comes later isn't read, torn or not")
        #expect(!reading.isUnended)
    }

    @Test func `a last line that lost its newline alone is counted, one that lost a character isn't`() {
        let line = #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#
        for (lost, incidents) in [(0, ["1"]), (1, ["1"]), (2, [])] {
            let reading = JournalReader(pack: test.pack).read(Array((line + "\n").utf8.dropLast(lost)))
            #expect(reading.incidents == incidents)
            #expect(reading.isUnended == (lost > 0))
            #expect(reading.faults.count == (lost > 1 ? 1 : 0))
            #expect((reading.head == nil) == incidents.isEmpty)
        }
    }

    @Test func `without a record of the incident there is no situation`() {
        #expect(Situation(journal: []) == nil)
    }
}
