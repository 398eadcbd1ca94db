import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct CollectionReadingTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                collections:
                  hit.systems:
                    as: system
                    facts:
                      system.kind: {type: enum, values: {lab: {}, mail: {}, other: {unknown: true}}}
                      system.name: {type: string}
                      system.os.age: {type: integer}
                actions: {}
                rules: []

                """)
    }

    private func state(_ json: String) throws -> FactState {
        try test.situation(#"{"id":"1","hit":\#(json)}"#).initial[test.fact("hit.systems")]
    }

    private func remarks(_ json: String) throws -> [String] {
        try test.situation(#"{"id":"1","hit":\#(json)}"#).remarks.map { "\($0.code) \($0.path) \($0.message)" }
    }

    @Test func `a record is read by its short keys, each value by its type`() throws {
        let json = #"{"systems":[{"name":"a","kind":"lab","os":{"age":3},"extra":1},{"kind":"other","name":null},{}]}"#
        #expect(
            try state(json)
                == .known(
                    .records([
                        FactRecord([.known(.member(0)), .known(.string("a")), .known(.integer(3))]),
                        FactRecord([.unknown, .unknown, .absent]),
                        FactRecord([.absent, .absent, .absent]),
                    ])))
        #expect(try remarks(json) == [])
    }

    @Test func `absent, null and empty are told apart`() throws {
        #expect(try state("{}") == .absent)
        #expect(try state(#"{"systems":null}"#) == .unknown)
        #expect(try state(#"{"systems":[]}"#) == .known(.records([])))
    }

    @Test(arguments: [
        (#"{"systems":{}}"#, "wrong-type hit.systems "), (#"{"systems":"a"}"#, "wrong-type hit.systems "),
        (#"{"systems":[{},null]}"#, "wrong-type hit.systems[1] "), (#"{"systems":[[]]}"#, "wrong-type hit.systems[0] "),
        (#"[]"#, "wrong-type hit "),
    ])
    func `a collection that isn't a list of objects is not known, with one remark`(json: String, start: String) throws {
        #expect(try state(json) == .unreadable)
        let remarks = try remarks(json)
        #expect(remarks.count == 1)
        #expect(remarks.allSatisfy { $0.hasPrefix(start) })
    }

    @Test func `a value that doesn't suit is not known, and many alike give one remark`() throws {
        let json = #"{"systems":[{"name":"a"},{"name":1,"kind":"labo"},{"name":2},{"name":[],"os":5}]}"#
        let remarks = try remarks(json)
        #expect(remarks.count == 3)
        #expect(remarks[0].hasPrefix("unknown-value hit.systems[1].kind "))
        #expect(remarks[1].hasPrefix("wrong-type hit.systems[1].name "))
        #expect(remarks[1].hasSuffix(" ; de même dans 2 autres"))
        #expect(remarks[2].hasPrefix("wrong-type hit.systems[3].os "))
    }

    @Test(arguments: [
        #"{"systems":[{"name":"a","name":"b"}]}"#, #"{"systems":[{},{"os":{"age":1,"age":1}}]}"#,
        #"{"systems":[],"systems":[]}"#,
    ])
    func `a declared key that appears twice in a record refuses the whole`(json: String) {
        #expect(throws: FeedFault.self) { try state(json) }
    }

    @Test(arguments: [(9_999, false), (10_000, false), (10_001, true)])
    func `a collection has at most 10,000 records`(count: Int, isRefused: Bool) {
        let json = #"{"systems":[\#(Array(repeating: "{}", count: count).joined(separator: ","))]}"#
        let records = try? state(json)
        #expect((records == nil) == isRefused)
    }
}
