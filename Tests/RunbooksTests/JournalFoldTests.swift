import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// A situation is the fold of a journal: by time, then in the order of the file.
@Suite struct JournalFoldTests {
    private let test: TestPack
    private let start: Instant

    init() throws {
        test = try TestPack(
            TestPack.head,
            """
            collections:
              nodes: {as: node, facts: {node.id: {type: string}, node.lost_at: {type: datetime, from: lost_at, by: node.id}}}
            actions:
              act: {label: "Agir", phase: first, role: other, priority: normal}
              rest: {label: "Attendre", phase: first, role: other, priority: normal}
            rules:
              - {id: always, title: t, when: {spreading: true}, require: [{action: act}, {action: rest}]}
            """)
        start = try TestPack.instant("2026-11-03T02:00:00+01:00")
    }

    private func record(_ seconds: Int64, _ entry: JournalRecord.Entry, line: Int = 0) -> JournalRecord {
        JournalRecord(at: start + .seconds(seconds), by: nil, line: line, entry)
    }

    private func incident() throws -> JournalRecord {
        record(0, .incident(try test.situation(#"{"id":"1","type":"attack"}"#)))
    }

    @Test func `records of different seconds fold alike in whatever order they stand on the disk`() throws {
        let spreading = try test.fact("spreading")
        let isolable = try test.fact("isolable")
        let act = ActionInstance(try test.action("act"))
        let records = [
            try incident(), record(10, .learnt(spreading, .known(.boolean(true)), how: .seen)),
            record(20, .deed(.done, act)), record(30, .learnt(isolable, .unknown, how: nil)),
            record(40, .withdrawn(spreading)), record(50, .note("n")), record(60, .handover("h")),
            record(70, .learnt(spreading, .known(.boolean(false)), how: .told)), record(80, .deed(.impossible, act)),
        ]
        let expected = try #require(Situation(journal: records))
        var random = SeededRandom(seed: 7)
        for _ in 0..<100 {
            let shuffled = records.shuffled(using: &random)
            #expect(Situation(journal: shuffled) == expected)
            let now = start + .seconds(45)
            let late = try #require(Situation(journal: shuffled, until: now))
            #expect(Plan(pack: test.pack, situation: late, now: now).placed == [])
        }
    }

    @Test func `of lines of one second the last in the file counts, wherever other seconds stand`() throws {
        let spreading = try test.fact("spreading")
        let act = ActionInstance(try test.action("act"))
        let same = [
            record(10, .learnt(spreading, .known(.boolean(true)), how: nil)),
            record(10, .learnt(spreading, .known(.boolean(false)), how: nil)), record(10, .deed(.impossible, act)),
            record(10, .deed(.done, act)),
        ]
        let others = [try incident(), record(5, .note("a")), record(20, .note("b"))]
        var random = SeededRandom(seed: 3)
        for _ in 0..<50 {
            // The lines of one second keep their order among themselves; the others stand anywhere.
            var records = same
            for other in others.shuffled(using: &random) {
                records.insert(other, at: Int.random(in: 0...records.count, using: &random))
            }
            let situation = try #require(Situation(journal: records))
            #expect(situation.table(at: start + .seconds(10))[spreading] == .known(.boolean(false)))
            #expect(situation.deeds[act]?.kind == .done)
        }
    }

    /// What a journal says of since when records are lost, in seconds from its start.
    private func lost(_ records: [JournalRecord], at seconds: Int64) throws -> [String: Int64] {
        let fact = try test.fact("lost_at")
        let situation = try #require(Situation(journal: records, in: test.pack.vocabulary))
        let state = situation.table(at: start + .seconds(seconds))[fact]
        guard case .known(.records(let entries)) = state else { return [:] }
        var hours: [String: Int64] = [:]
        for entry in entries {
            guard case .known(.string(let name)) = entry.states[0], case .known(.datetime(let hour)) = entry.states[1]
            else { continue }
            hours[name] = hour.secondsSinceEpoch - start.secondsSinceEpoch
        }
        return hours
    }

    private func losing(_ hours: KeyValuePairs<String, Int64>) -> FactState {
        .known(
            .records(
                hours.map { name, seconds in
                    FactRecord([.known(.string(name)), .known(.datetime(start + .seconds(seconds)))])
                }))
    }

    @Test func `what is told of an hour past stays, whatever a line before it says of a later one`() throws {
        let fact = try test.fact("lost_at")
        var records = [
            try incident(), record(300, .learnt(fact, losing(["b": 40]), how: nil), line: 2),
            record(150, .learnt(fact, losing(["a": 10]), how: nil), line: 3),
        ]
        #expect(try lost(records, at: 299) == ["a": 10])
        #expect(try lost(records, at: 300) == ["a": 10, "b": 40])
        // Of an entry that both name the word on the later hour counts.
        records.append(record(200, .learnt(fact, losing(["a": 20, "b": 30]), how: nil), line: 4))
        #expect(try lost(records, at: 200) == ["a": 20, "b": 30])
        #expect(try lost(records, at: 300) == ["a": 20, "b": 40])
        // A line that comes after all of them takes them back.
        let again = record(400, .learnt(fact, losing(["b": 40]), how: nil), line: 5)
        #expect(try lost(records + [again], at: 400) == ["b": 40])
        #expect(try lost(records + [record(250, .withdrawn(fact), line: 5)], at: 300) == ["b": 40])
    }

    @Test func `a later record of the incident leaves the entries of an object that it doesn't name`() throws {
        let fact = try test.fact("lost_at")
        func told(_ seconds: Int64, _ hours: String, line: Int) throws -> JournalRecord {
            record(seconds, .incident(try test.situation(#"{"id":"1","lost_at":{\#(hours)}}"#)), line: line)
        }
        let records = [
            try told(0, #""a":"2026-11-03T02:00:10+01:00""#, line: 1),
            record(50, .learnt(fact, losing(["a": 15, "c": 30]), how: nil), line: 2),
            try told(100, #""b":"2026-11-03T02:00:40+01:00""#, line: 3),
        ]
        #expect(try lost(records, at: 100) == ["a": 15, "b": 40, "c": 30])
        #expect(try lost(records + [record(150, .withdrawn(fact), line: 4)], at: 150) == ["a": 10, "b": 40])
    }

    @Test func `contradictory lines are said, and the last word counts`() throws {
        let spreading = try test.fact("spreading")
        let act = ActionInstance(try test.action("act"))
        let situation = try #require(
            Situation(journal: [
                try incident(), record(10, .deed(.done, act), line: 2), record(20, .deed(.impossible, act), line: 3),
                record(30, .withdrawn(spreading), line: 4),
            ]))
        #expect(situation.deeds[act]?.kind == .impossible)
        #expect(
            situation.remarks.map { $0.message } == [
                "la ligne 3 dit impossible ce qui était dit fait ; le dernier mot compte",
                "la ligne 4 retire ce que la main courante n'a pas appris",
            ])
        #expect(situation.changes.isEmpty)
    }

    @Test func `what is taken back of an action was never said, and what is said again after it is`() throws {
        let act = ActionInstance(try test.action("act"))
        let rest = ActionInstance(try test.action("rest"))
        let records = [
            try incident(), record(10, .deed(.done, act), line: 2), record(20, .deed(.impossible, act), line: 3),
            record(25, .deed(.done, rest), line: 4), record(30, .retracted(act), line: 5),
        ]
        let before = try #require(Situation(journal: records, until: start + .seconds(29)))
        #expect(before.deeds[act]?.kind == .impossible && before.retractions.isEmpty)
        let situation = try #require(Situation(journal: records))
        #expect(Array(situation.deeds.keys) == [rest])
        #expect(situation.retractions.map { $0.action } == [act])
        #expect(situation.retractions.map { $0.deed.kind } == [.impossible])
        #expect(situation.retractions.map { $0.instant } == [start + .seconds(30)])
        // The hour that is said is before the line that takes the slip back.
        for hour: Int64 in [5, 15, 40] {
            let again = try #require(
                Situation(journal: records + [record(hour, .deed(.notApplicable, act), line: 6)]))
            #expect(again.deeds[act]?.kind == .notApplicable && again.deeds[act]?.instant == start + .seconds(hour))
            #expect(again.retractions.map { $0.action } == [act])
        }
    }

    @Test func `to take back what nobody said is remarked, and changes nothing`() throws {
        let act = ActionInstance(try test.action("act"))
        let vain = try #require(Situation(journal: [try incident(), record(30, .retracted(act), line: 4)]))
        #expect(
            vain.remarks.map { $0.message } == ["la ligne 4 reprend une action dont la main courante n'a rien dit"])
        #expect(vain.deeds.isEmpty && vain.retractions.isEmpty)
    }

    @Test func `what was impossible and is done at last contradicts nothing`() throws {
        let act = ActionInstance(try test.action("act"))
        let situation = try #require(
            Situation(journal: [try incident(), record(10, .deed(.impossible, act)), record(20, .deed(.done, act))]))
        #expect(situation.remarks.isEmpty)
        #expect(situation.deeds[act]?.kind == .done)
    }
}
