import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct IncidentReaderTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                  count: {type: integer}
                  share: {type: number}
                  delay: {type: duration}
                  level: {type: ordinal, values: [low, high]}
                  place.name: {type: string}
                  place.rooms: {type: set, of: string}
                actions: {}
                rules: []

                """)
    }

    private func state(_ fact: String, _ json: String) throws -> FactState {
        let index = try test.fact(fact)
        return try test.situation(#"{"id":"1",\#(json)}"#).initial[index]
    }

    private func remarks(_ json: String) throws -> [String] {
        try test.situation(#"{"id":"1",\#(json)}"#).remarks.map { "\($0.code) \($0.path)" }
    }

    @Test func `each type reads what suits it`() throws {
        #expect(try state("spreading", #""spreading":false"#) == .known(.boolean(false)))
        #expect(try state("count", #""count":9007199254740993"#) == .known(.integer(9_007_199_254_740_993)))
        #expect(try state("count", #""count":4.0"#) == .known(.integer(4)))
        #expect(try state("share", #""share":0.5"#) == .known(.number(0.5)))
        #expect(try state("delay", #""delay":"PT15M""#) == .known(.duration(.seconds(900))))
        #expect(try state("level", #""level":"high""#) == .known(.member(1)))
        #expect(try state("place.name", #""place":{"name":"B\u00e2t. A"}"#) == .known(.string("Bât. A")))
        #expect(
            try state("place.rooms", #""place":{"rooms":["b","a","b"]}"#)
                == .known(.set(SetValue([.string("a"), .string("b")]))))
    }

    @Test func `absent, null and a spelling of not known are told apart`() throws {
        #expect(try state("spreading", #""other":1"#) == .absent)
        #expect(try state("spreading", #""spreading":null"#) == .unknown)
        #expect(try state("backup", #""backup":"unsure""#) == .unknown)
        #expect(try state("place.name", #""place":null"#) == .absent)
    }

    @Test func `a set joins its sources, and what is not known leaves it open`() throws {
        let attack = FactValue.member(0)
        let outage = FactValue.member(1)
        #expect(try state("types", #""type":"attack""#) == .known(.set(SetValue([attack]))))
        #expect(
            try state("types", #""type":"attack","other_types":["outage"]"#)
                == .known(.set(SetValue([attack, outage]))))
        #expect(try state("types", #""type":"unclear""#) == .known(.set(SetValue([], holdsUnknown: true))))
        #expect(
            try state("types", #""type":"attack","other_types":null"#)
                == .known(.set(SetValue([attack], holdsUnknown: true)))
        )
        #expect(try state("types", #""type":null"#) == .unknown)
        #expect(try state("types", #""type":"nonsense""#) == .known(.set(SetValue([], holdsUnknown: true))))
        #expect(try state("types", #""other_types":[]"#) == .known(.set(SetValue([]))))
    }

    @Test(arguments: [
        #""spreading":"true""#, #""count":"3""#, #""count":1.5"#, #""share":"a""#, #""delay":"1m""#, #""delay":15"#,
        #""detected_at":"2026-11-03""#, #""backup":["safe","hit"]"#, #""level":"medium""#, #""place":"here""#,
        #""place":{"rooms":[1]}"#, #""place":{"name":{}}"#,
    ])
    func `a value that doesn't suit is unknown, with one remark, and refuses nothing`(json: String) throws {
        #expect(try remarks(json).count == 1)
    }

    @Test func `a slip in a key is remarked, a key of somebody else is not`() throws {
        #expect(try remarks(#""spredaing":true"#) == ["unknown-key spredaing"])
        #expect(try remarks(#""somethingelse":true,"schema":"incident/1""#) == [])
        #expect(try remarks(#""spredaing":true,"spreading":true"#) == [])
    }

    @Test func `a key that anybody may write is no slip, and one that is worked out says of what`() throws {
        for key in ["establishments", "description", "tags", "updated_at", "extra", "source", "schema", "type_basis"] {
            #expect(try remarks("\"\(key)\":[]") == [])
        }
        let pack = try TestPack(
            TestPack.head + "  description_text: {type: string}\nderived:\n  grave: {when: {spreading: true}}\n"
                + "actions: {}\nrules: []\n")
        #expect(try pack.situation(#"{"id":"1","description":"x"}"#).remarks == [])
        let messages = try pack.situation(#"{"id":"1","types":["attack"],"grave":true}"#).remarks.map { $0.message }
        #expect(
            messages == [
                "clé ignorée : cela se lit dans « type » et « other_types »",
                "clé ignorée : cela se déduit d'autres faits",
            ])
        #expect(try pack.situation(#"{"id":"1","type":"attack"}"#).remarks == [])
    }

    @Test(arguments: ["{}", #"{"id":null}"#, #"{"id":7}"#, #"{"id":""}"#, #"{"ID":"x"}"#])
    func `a record without an id is refused`(json: String) {
        #expect(throws: FeedFault.self) { try test.situation(json) }
    }

    @Test func `what can't be read is never taken for absent, nor its set for complete`() throws {
        #expect(try state("spreading", #""spreading":"peut-être""#) == .unreadable)
        let places = try TestPack(
            TestPack.head.replacing("from: [type, other_types]", with: "from: [a.type, b.types]")
                + "actions: {}\nrules: []\n")
        let types = try places.fact("types")
        let open = FactState.known(.set(SetValue([.member(1)], holdsUnknown: true)))
        #expect(try places.situation(#"{"id":"1","a":"x","b":{"types":["outage"]}}"#).initial[types] == open)
        #expect(try places.situation(#"{"id":"1","a":"x"}"#).initial[types] == .unreadable)
    }

    @Test func `a whole number past what a double can tell is refused, not rounded`() throws {
        #expect(try state("count", #""count":9007199254740993.0"#) == .unreadable)
        #expect(try state("count", #""count":1e3"#) == .known(.integer(1000)))
    }
}
