import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// One fact against another, and sets that a fact closes; `?` stands for a set that may hold more.
@Suite struct RelationTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                  a: {type: integer}
                  b: {type: integer}
                  word: {type: string}
                  left: {type: set, of: string, open: true, closed_by: left_whole}
                  right: {type: set, of: string, open: true, closed_by: right_whole}
                  left_whole: {type: boolean}
                  right_whole: {type: boolean}
                  never: {type: integer, asked_if: {spreading: true}}
                derived:
                  equals: {when: {a: {fact: b}}}
                  differs: {when: {a: {is_not: {fact: b}}}}
                  above: {when: {a: {more_than: {fact: b}}}}
                  upto: {when: {a: {at_most: {fact: b}}}}
                  early: {when: {noted_at: {before: {fact: reported_at}}}}
                  among: {when: {word: {in: {fact: right}}}}
                  holds: {when: {right: {contains: {fact: word}}}}
                  shares: {when: {left: {contains_any: {fact: right}}}}
                  apart: {when: {left: {contains_none: {fact: right}}}}
                  covers: {when: {left: {contains_all: {fact: right}}}}
                  nothing: {when: {left: {is_empty: true}}}
                  void: {when: {a: {is_not: {fact: never}}}}
                  computed: {when: {spreading: {fact: equals}}}
                actions: {}
                rules: []

                """)
    }

    private func verdict(_ name: String, _ json: String) throws -> Verdict {
        switch try test.plan(#"{"id":"1",\#(json)}"#).view[test.fact(name)] {
        case .known(.boolean(true)): .met
        case .known: .notMet
        case .unknown, .notApplicable, .bounded: .unknown
        }
    }

    @Test(arguments: [
        ("equals", #""a":1,"b":1"#, Verdict.met), ("equals", #""a":1,"b":2"#, .notMet), ("equals", #""a":1"#, .unknown),
        ("equals", #""b":1"#, .unknown), ("differs", #""a":1,"b":2"#, .met), ("differs", #""a":1,"b":null"#, .unknown),
        ("above", #""a":2,"b":1"#, .met), ("above", #""a":1,"b":1"#, .notMet), ("upto", #""a":1,"b":1"#, .met),
        ("upto", #""a":2,"b":1"#, .notMet), ("upto", #""a":"x","b":1"#, .unknown),
        ("early", #""noted_at":"2026-01-01T00:00:00Z","reported_at":"2026-01-01T01:30:00+01:00""#, .met),
        ("early", #""noted_at":"2026-01-01T00:00:00Z","reported_at":"2026-01-01T01:00:00+01:00""#, .notMet),
        ("void", #""a":1,"spreading":false"#, .met), ("void", #""a":1,"spreading":true"#, .unknown),
        ("computed", #""spreading":true,"a":1,"b":1"#, .met), ("computed", #""spreading":true"#, .unknown),
    ])
    func `a fact is compared with another, and nothing is decided while one of them is not known`(
        name: String, json: String, expected: Verdict
    ) throws {
        #expect(try verdict(name, json) == expected)
    }

    /// A set as a record gives it: words, then `?` where it may hold more; `-` where it is absent.
    private func set(_ name: String, _ text: String) -> String {
        let words = text.filter { $0 != "?" && $0 != "-" }.map { "\"\($0)\"" }
        let list = text.contains("-") ? "" : "\"\(name)\":[\(words.joined(separator: ","))],"
        return list + "\"\(name)_whole\":\(!text.contains("?"))"
    }

    static let sets: [(String, String, [Verdict])] = [
        ("ab", "bc", [.met, .notMet, .notMet]),
        ("ab", "c", [.notMet, .met, .notMet]),
        ("abc", "bc", [.met, .notMet, .met]),
        ("ab?", "c", [.unknown, .unknown, .unknown]),
        ("ab?", "b", [.met, .notMet, .met]),
        ("ab", "b?", [.met, .notMet, .unknown]),
        ("ab", "c?", [.unknown, .unknown, .notMet]),
        ("", "c?", [.notMet, .met, .notMet]),
        ("-", "c?", [.notMet, .met, .notMet]),
        ("?", "", [.notMet, .met, .met]),
        ("-?", "", [.notMet, .met, .met]),
        ("-?", "a", [.unknown, .unknown, .unknown]),
        ("a", "-", [.notMet, .met, .met]),
        ("a", "-?", [.unknown, .unknown, .unknown]),
    ]

    @Test(arguments: sets)
    func `a set is compared with another by its members`(left: String, right: String, verdicts: [Verdict]) throws {
        let json = set("left", left) + "," + set("right", right)
        for (name, expected) in zip(["shares", "apart", "covers"], verdicts) {
            #expect(try verdict(name, json) == expected, "\(name) of \(left) and \(right)")
        }
    }

    @Test(arguments: [
        ("ab", Verdict.met), ("b", .notMet), ("b?", .unknown), ("a?", .met), ("", .notMet), ("?", .unknown),
    ])
    func `a value belongs to a set as the set holds it`(right: String, expected: Verdict) throws {
        let json = #""word":"a","# + set("right", right)
        #expect(try verdict("among", json) == expected)
        #expect(try verdict("holds", json) == expected)
    }

    @Test func `a fact that says so closes an open set, but not over a member that could not be told`() throws {
        #expect(try verdict("nothing", #""left_whole":true"#) == .met)
        #expect(try verdict("nothing", #""left_whole":false"#) == .unknown)
        #expect(try verdict("nothing", #""left":[]"#) == .unknown)
        #expect(try verdict("nothing", #""left":[],"left_whole":true"#) == .met)
        #expect(try verdict("nothing", #""left":null,"left_whole":true"#) == .unknown)
        #expect(try verdict("nothing", #""left":[7],"left_whole":true"#) == .unknown)
        #expect(try verdict("nothing", #""left":["a"]"#) == .notMet)
    }

    @Test func `an undecided comparison rests on what is not known of either fact`() throws {
        func unknowns(_ name: String, _ json: String) throws -> [String] {
            let condition = try #require(test.pack.derivations[try test.fact(name).position]?.condition)
            let view = try test.plan(#"{"id":"1",\#(json)}"#).view
            return view.unknowns(of: condition).sorted().map { test.pack.vocabulary.facts[$0].name }
        }
        #expect(try unknowns("equals", #""a":1"#) == ["b"])
        #expect(try unknowns("equals", #""c":1"#) == ["a", "b"])
        #expect(try unknowns("shares", set("left", "a") + "," + set("right", "b?")) == ["right"])
        #expect(try unknowns("computed", #""spreading":true,"a":1"#) == ["b"])
    }
}
