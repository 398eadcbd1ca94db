import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// A value that can't be read makes what is read or derived from it unknown, as `null` does: never known to be nothing.
@Suite struct WrongShapeTests {
    private static let text =
        TestPack.head + """
              type: {type: enum, of: kind}
              other_types: {type: set, of: kind}
              level: {type: ordinal, values: [low, high]}
              beds: {type: integer}
              share: {type: number}
              delay: {type: duration}
              name: {type: string}
              rooms: {type: set, of: string}
            collections:
              hit.systems:
                as: system
                facts: {system.name: {type: string}, system.tags: {type: set, of: kind}, system.hit: {type: boolean}}
            derived:
              attacked: {when: {types: {contains: attack}}}
              typed: {when: {types: {size: {at_least: 1}}}}
              few: {when: {types: {size: {at_most: 1}}}}
              first: {when: {type: attack}}
              others: {when: {other_types: {contains: outage}}}
              grave: {when: {level: high}}
              many: {when: {beds: {at_least: 3}}}
              half: {when: {share: {at_least: 0.5}}}
              long: {when: {delay: {at_least: 1 h}}}
              called: {when: {name: a}}
              roomy: {when: {rooms: {contains: b}}}
              spread: {when: {any: [{spreading: true}, {isolable: false}]}}
              safe: {when: {backup: safe}}
              early: {when: {noted_at: {older_than: 1 h}}}
              struck: {when: {count: {in: hit.systems, where: {system.hit: true}, at_least: 1}}}
              calm: {when: {count: {in: hit.systems, where: {system.hit: true}, at_most: 0}}}
            actions: {}
            rules: []

            """

    private let test: TestPack

    init() throws { test = try TestPack(Self.text) }

    private func view(_ json: String) throws -> FactView {
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        return FactView(pack: test.pack, table: try test.situation(#"{"id":"1",\#(json)}"#).table(at: now), now: now)
    }

    /// The derived facts of which something is known.
    private func known(_ json: String) throws -> Set<String> {
        let view = try view(json)
        let facts = test.pack.vocabulary.facts
        return Set(facts.packIndices.filter { facts[$0].isDerived && view[$0] != .unknown }.map { facts[$0].name })
    }

    private static let facts = [
        "type", "other_types", "level", "beds", "share", "delay", "name", "rooms", "spreading", "isolable", "backup",
        "noted_at", "hit.systems",
    ]

    private static let shapes = [
        "[]", "{}", "7.5", #""""#, "[null]", #"["x",3]"#, "[[]]", #"[["attack"]]"#, "[{}]", "true", #""x""#, "[[[3]]]",
        "-1",
    ]

    /// The shapes that a fact takes for a value: an empty list of a set says that there is none.
    private static let right: [String: Set<String>] = [
        "other_types": ["[]"], "rooms": ["[]", #""x""#], "hit.systems": ["[]", "[{}]"], "spreading": ["true"],
        "isolable": ["true"], "name": [#""x""#], "share": ["7.5", "-1"],
    ]

    @Test(arguments: facts, shapes)
    func `nothing derived is known of a wrong value that null leaves unknown`(fact: String, shape: String) throws {
        guard !(Self.right[fact]?.contains(shape) ?? false) else { return }
        func json(_ value: String) -> String {
            fact == "hit.systems" ? #""hit":{"systems":\#(value)}"# : #""\#(fact)":\#(value)"#
        }
        #expect(try known(json(shape)).subtracting(known(json("null"))) == [])
    }

    @Test(arguments: shapes)
    func `a wrong first type closes nothing that the others say`(shape: String) throws {
        let view = try view(#""type":\#(shape),"other_types":["outage"]"#)
        #expect(try view[test.fact("attacked")] == .unknown)
        #expect(try view[test.fact("others")] == .known(.boolean(true)))
    }

    @Test func `a list of one says what it lists, and nothing is set aside`() throws {
        for json in [#""type":["attack"]"#, #""type":"attack""#] {
            let situation = try test.situation(#"{"id":"1",\#(json)}"#)
            #expect(try situation.initial[test.fact("type")] == .known(.member(0)))
            #expect(try situation.initial[test.fact("types")] == .known(.set(SetValue([.member(0)]))))
            #expect(situation.remarks == [])
        }
        #expect(try test.situation(#"{"id":"1","beds":[3]}"#).initial[test.fact("beds")] == .known(.integer(3)))
        #expect(try test.situation(#"{"id":"1","beds":[null]}"#).initial[test.fact("beds")] == .unknown)
    }

    @Test func `of several values where one is expected the set has each, and no one is chosen`() throws {
        let situation = try test.situation(#"{"id":"1","type":["attack","outage"]}"#)
        #expect(try situation.initial[test.fact("type")] == .unreadable)
        #expect(
            try situation.initial[test.fact("types")] == .known(.set(SetValue([.member(0), .member(1)]))))
        #expect(situation.remarks == [])
        let level = try test.situation(#"{"id":"1","level":["low","high"]}"#)
        #expect(level.remarks.map { "\($0.code) \($0.path)" } == ["wrong-type level"])
    }

    @Test func `a list of which one member can't be read is not the whole list`() throws {
        for members in [#"["a",3]"#, #"["a",null]"#, #"["a",""]"#, #"["a",["b"]]"#] {
            #expect(
                try test.situation(#"{"id":"1","rooms":\#(members)}"#).initial[test.fact("rooms")]
                    == .known(.set(SetValue([.string("a")], holdsUnknown: true))))
        }
    }

    @Test func `what a record lists as the first type still counts when the others are told`() throws {
        let lines = [
            #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1","type":["attack","theft"],"other_types":["outage"]}}"#,
            #"{"at":"2026-11-03T02:10:00Z","set":{"other_types":[]}}"#,
            #"{"at":"2026-11-03T02:20:00Z","set":{"type":"theft"}}"#,
        ]
        let records = JournalReader(pack: test.pack).read(Array((lines.joined(separator: "\n") + "\n").utf8)).records
        let types = try test.fact("types")
        func state(_ instant: String) throws -> FactState? {
            Situation(journal: records, in: test.pack.vocabulary)?.table(at: try TestPack.instant(instant))[types]
        }
        let (attack, outage, theft) = (FactValue.member(0), FactValue.member(1), FactValue.member(2))
        #expect(try state("2026-11-03T02:00:00Z") == .known(.set(SetValue([attack, theft, outage]))))
        #expect(
            try state("2026-11-03T02:10:00Z") == .known(.set(SetValue([attack, theft], holdsUnknown: true))))
        #expect(try state("2026-11-03T02:20:00Z") == .known(.set(SetValue([theft]))))
    }

    @Test(arguments: ["[]", "{}", "3", #"["attack","outage"]"#, "[[]]"])
    func `a journal's line that tells a wrong value is at fault`(value: String) {
        let lines = [
            #"{"at":"2026-11-03T02:00:00Z","incident":{"id":"1"}}"#,
            #"{"at":"2026-11-03T02:10:00Z","set":{"type":\#(value)}}"#,
        ]
        let reading = JournalReader(pack: test.pack).read(Array((lines.joined(separator: "\n") + "\n").utf8))
        #expect(reading.faults.contains { $0.line == 2 && !$0.isCounted })
    }
}
