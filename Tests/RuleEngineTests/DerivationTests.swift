import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What facts computed from others come to.
@Suite struct DerivationTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                  lost: {type: set, of: string}
                  seen: {type: set, of: string, open: true}
                  severity: {type: ordinal, values: [low, middle, high]}
                collections:
                  nodes:
                    as: node
                    facts:
                      node.id: {type: string}
                      node.on: {type: set, of: string}
                      node.role: {type: string}
                      node.max: {type: duration}
                      node.lost_at: {type: datetime, from: affected.lost_at, by: node.id}
                derived:
                  down: {closure: {start: lost, in: nodes, through: node.on, direction: dependents}}
                  needed: {closure: {start: lost, in: nodes, through: node.on, direction: dependencies}}
                  opened: {closure: {start: seen, in: nodes, through: node.on, direction: dependents}}
                  roles_down: {collect: node.role, in: nodes, where: {node.id: {in: {fact: down}}}}
                  spread_roles: {collect: node.role, in: nodes, where: {spreading: true}}
                  worst: {raise: severity, to: {high: {spreading: true}, middle: {isolable: false}}}
                  worse: {raise: worst, to: {high: {backup: hit}}}
                  node.down: {when: {node.id: {in: {fact: down}}}}
                  node.late: {when: {all: [{node.down: true}, {node.lost_at: {known: true}}]}}
                  node.least: {min: node.max, over: {closure: {start: self, in: nodes, through: node.on, direction: dependents}}}
                  any_down: {when: {some: {in: nodes, where: {node.down: true}}}}
                  all_down: {when: {every: {in: nodes, where: {node.down: true}}}}
                  two_down: {when: {count: {in: nodes, where: {node.down: true}, at_least: 2}}}
                  any_late: {when: {some: {in: nodes, where: {node.late: true}}}}
                  short: {when: {some: {in: nodes, where: {node.id: a, node.least: {at_most: 1 h}}}}}
                  long: {when: {some: {in: nodes, where: {node.id: a, node.least: {at_least: 3 h}}}}}
                  w_is_high: {when: {worst: high}}
                  w_is_low: {when: {worst: low}}
                  w_at_least: {when: {worst: {at_least: middle}}}
                  w_more: {when: {worst: {more_than: low}}}
                  w_at_most: {when: {worst: {at_most: low}}}
                  w_less: {when: {worst: {less_than: high}}}
                  w_known: {when: {worst: {known: true}}}
                  w_above: {when: {worst: {at_least: {fact: severity}}}}
                  w_below: {when: {severity: {more_than: {fact: worst}}}}
                actions: {}
                rules: []

                """, "clocks: {node.lost_at: {label: \"la perte\", fallback: [noted_at]}}\n")
    }

    private static let chain =
        #""nodes":[{"id":"a","role":"A"},{"id":"b","on":["a"],"role":"B"},{"id":"c","on":["b"],"role":"C"}]"#

    private func view(_ json: String) throws -> FactView {
        try test.plan(#"{"id":"1"\#(json.isEmpty ? "" : ",")\#(json)}"#).view
    }

    private func set(_ name: String, _ json: String) throws -> SetValue? {
        guard case .known(.set(let set)) = try view(json)[test.fact(name)] else { return nil }
        return set
    }

    private func texts(_ texts: String..., open: Bool = false) -> SetValue {
        SetValue(texts.map { .string($0) }, isOpen: open)
    }

    private func verdict(_ name: String, _ json: String) throws -> Verdict {
        switch try view(json)[test.fact(name)] {
        case .known(.boolean(let holds)): Verdict(holds)
        default: .unknown
        }
    }

    private func unknowns(_ name: String, _ json: String) throws -> Set<String> {
        let fact = try test.fact(name)
        let found = try view(json).unknowns(of: .test(FactTest(fact, .isAmong([.boolean(true)]))))
        return Set(found.map { test.pack.vocabulary.facts[$0].name })
    }

    @Test func `a closure holds its start and what depends on it, or that on which it depends`() throws {
        let nodes = #""nodes":[{"id":"a","on":[]},{"id":"b","on":["a"]},{"id":"c","on":["b"]},{"id":"z","on":[]}]"#
        #expect(try set("down", #""lost":["b"],\#(nodes)"#) == texts("b", "c"))
        #expect(try set("needed", #""lost":["b"],\#(nodes)"#) == texts("a", "b"))
        #expect(try set("down", #""lost":["elsewhere"],\#(nodes)"#) == texts("elsewhere"))
        #expect(try set("needed", #""lost":["elsewhere"],\#(nodes)"#) == texts("elsewhere", open: true))
        #expect(try set("down", #""lost":[],\#(nodes)"#) == texts())
        #expect(try set("down", nodes) == texts(open: true))
        #expect(try set("opened", #""seen":["b"],\#(nodes)"#) == texts("b", "c", open: true))
    }

    @Test func `without its collection a closure is its start, and open`() throws {
        #expect(try set("down", #""lost":["a"]"#) == texts("a", open: true))
        #expect(try set("needed", #""lost":["a"]"#) == texts("a", open: true))
        #expect(try set("down", "") == texts(open: true))
    }

    @Test func `a closure ends on records that depend on one another`() throws {
        let nodes = #""nodes":[{"id":"a","on":["c","a"]},{"id":"b","on":["a"]},{"id":"c","on":["b"]}]"#
        for name in ["down", "needed"] {
            #expect(try set(name, #""lost":["a"],\#(nodes)"#) == texts("a", "b", "c"))
        }
    }

    @Test func `a record that doesn't say on what it depends leaves a closure open, unless it is in it`() throws {
        #expect(try set("down", #""lost":["a"],"nodes":[{"id":"a"}]"#) == texts("a"))
        #expect(try set("down", #""lost":["a"],"nodes":[{"id":"a"},{"id":"b"}]"#) == texts("a", open: true))
        #expect(try set("down", #""lost":["a"],"nodes":[{"id":"a"},{"on":["a"]}]"#) == texts("a", open: true))
        #expect(try set("down", #""lost":["a"],"nodes":[{"id":"a"},{"on":["z"]}]"#) == texts("a"))
        #expect(try set("needed", #""lost":["a"],"nodes":[{"id":"a"},{"id":"b","on":[]}]"#) == texts("a", open: true))
        #expect(try set("needed", #""lost":["b"],"nodes":[{"id":"a"},{"id":"b","on":[]}]"#) == texts("b"))
    }

    @Test func `what is collected is open while a record that may count says something new`() throws {
        let two = #""nodes":[{"id":"a","on":[],"role":"A"},{"id":"b","on":["a"],"role":"B"}]"#
        #expect(try set("roles_down", #""lost":["b"],\#(two)"#) == texts("B"))
        #expect(try set("roles_down", two) == texts(open: true))
        #expect(try set("roles_down", #""lost":["b"],"nodes":[{"id":"b","on":[]}]"#) == texts(open: true))
        #expect(try set("spread_roles", two) == texts(open: true))
        #expect(try set("spread_roles", #""spreading":false,\#(two)"#) == texts())
        #expect(try set("spread_roles", #""spreading":true"#) == texts(open: true))
    }

    @Test(arguments: [
        (#""severity":"low","spreading":false,"isolable":true"#, FactView.Reading.known(.member(0))),
        (#""severity":"low","spreading":false,"isolable":false"#, .known(.member(1))),
        (#""severity":"low","spreading":true"#, .known(.member(2))), (#""spreading":true"#, .known(.member(2))),
        (#""severity":"high""#, .known(.member(2))),
        (#""severity":"middle","spreading":false"#, .known(.member(1))),
        (#""severity":"low","isolable":false"#, .bounded(Bound(.atLeast, .member(1)))),
        (#""severity":"low""#, .bounded(Bound(.atLeast, .member(0)))),
        (#""isolable":false"#, .bounded(Bound(.atLeast, .member(1)))), ("", .unknown),
    ])
    func `a scale is raised to the highest level met, and at least that while a higher one is unknown`(
        json: String, expected: FactView.Reading
    ) throws {
        #expect(try view(json)[test.fact("worst")] == expected)
    }

    @Test func `a raised scale may be raised again`() throws {
        let low = #""severity":"low","isolable":false"#
        #expect(try view(low)[test.fact("worse")] == .bounded(Bound(.atLeast, .member(1))))
        #expect(try view(low + #","backup":"hit""#)[test.fact("worse")] == .known(.member(2)))
        #expect(try view(low + #","spreading":false,"backup":"safe""#)[test.fact("worse")] == .known(.member(1)))
    }

    @Test(arguments: [
        ("w_is_high", Verdict.unknown), ("w_is_low", .notMet), ("w_at_least", .met), ("w_more", .met),
        ("w_at_most", .notMet), ("w_less", .unknown), ("w_known", .notMet), ("w_above", .met), ("w_below", .notMet),
    ])
    func `a test of a value known to be at least so much is decided where both ends agree`(
        name: String, expected: Verdict
    ) throws {
        // At least middle: whether it is high isn't known.
        #expect(try verdict(name, #""severity":"low","isolable":false"#) == expected)
        #expect(
            try unknowns(name, #""severity":"low","isolable":false"#) == (expected == .unknown ? ["spreading"] : []))
    }

    @Test func `a fact of each record is read under some, every and count`() throws {
        let nodes = #""nodes":[{"id":"a","on":[]},{"id":"b","on":["a"]}]"#
        let names = ["any_down", "all_down", "two_down"]
        #expect(try names.map { try verdict($0, #""lost":["a"],\#(nodes)"#) } == [.met, .met, .met])
        #expect(try names.map { try verdict($0, #""lost":["b"],\#(nodes)"#) } == [.met, .notMet, .notMet])
        #expect(try names.map { try verdict($0, #""lost":[],\#(nodes)"#) } == [.notMet, .notMet, .notMet])
        #expect(try names.map { try verdict($0, nodes) } == [.unknown, .unknown, .unknown])
        #expect(try unknowns("any_down", nodes) == ["lost"])
        #expect(try unknowns("any_down", #""lost":["a"]"#) == ["nodes"])
    }

    @Test func `a map of the incident gives each record its value`() throws {
        let nodes = #""lost":["a"],"nodes":[{"id":"a","on":[]},{"id":"b","on":[]}]"#
        let at = #""2026-11-03T02:00:00+01:00""#
        #expect(try verdict("any_late", nodes + #","affected":{"lost_at":{"a":\#(at)}}"#) == .met)
        #expect(try verdict("any_late", nodes + #","affected":{"lost_at":{"b":\#(at)}}"#) == .notMet)
        #expect(try verdict("any_late", nodes + #","affected":{"lost_at":{"a":"hier"}}"#) == .notMet)
        #expect(try verdict("any_late", nodes) == .notMet)
        let remarks = try test.situation(#"{"id":"1","affected":{"lost_at":{"a":"hier"}}}"#).remarks
        #expect(remarks.map { $0.path } == ["affected.lost_at[0].valeur"])
        let wrong = try test.situation(#"{"id":"1","affected":{"lost_at":[1]}}"#).remarks
        #expect(wrong.map { $0.path } == ["affected.lost_at"])
    }

    @Test func `a fact of records may be a clock, with fall-backs`() throws {
        let clock = test.pack.vocabulary.clock(of: try test.fact("node.lost_at"))
        #expect(clock?.fallbacks == [try test.fact("noted_at")])
        // Where no record is meant, there is only the fall-back.
        let view = try view(#""noted_at":"2026-11-03T02:00:00+01:00""#)
        let reading = view.reading(ofClock: try test.fact("node.lost_at"), in: test.pack.header.zone)
        #expect(reading?.fact == (try test.fact("noted_at")))
    }

    @Test func `the least over a closure is known whole, is an upper bound, or isn't known`() throws {
        func node(_ id: String, _ on: String, _ max: String?) -> String {
            #"{"id":"\#(id)","on":[\#(on)]\#(max.map { #","max":"\#($0)""# } ?? "")}"#
        }
        func verdicts(_ nodes: String...) throws -> [Verdict] {
            let json = #""nodes":[\#(nodes.joined(separator: ","))]"#
            return [try verdict("short", json), try verdict("long", json)]
        }
        #expect(try verdicts(node("a", "", "4 h"), node("b", #""a""#, "1 h")) == [.met, .notMet])
        #expect(try verdicts(node("a", "", "4 h"), node("b", #""a""#, "3 h")) == [.notMet, .met])
        #expect(try verdicts(node("a", "", "4 h"), node("b", #""a""#, nil)) == [.unknown, .unknown])
        #expect(try verdicts(node("a", "", "2 h"), node("b", #""a""#, nil)) == [.unknown, .notMet])
        #expect(try verdicts(node("a", "", "1 h"), node("b", #""a""#, nil)) == [.met, .notMet])
        #expect(try verdicts(node("a", "", nil), node("b", #""a""#, nil)) == [.unknown, .unknown])
        #expect(try unknowns("short", #""nodes":[\#(node("a", "", nil))]"#) == ["nodes"])
    }

    @Test func `a derived fact of records says what its condition says written in its place`() throws {
        var random = SeededRandom(seed: 7)
        let nodes = try test.fact("nodes")
        let down = try test.fact("node.down")
        guard case .known(.records) = try view(Self.chain)[nodes], let own = test.pack.derivations[down.position],
            let condition = own.condition
        else {
            Issue.record("the pack has no such fact")
            return
        }
        var seen: Set<Verdict> = []
        let derived = Condition.test(FactTest(down, .isAmong([.boolean(true)])))
        for _ in 0..<400 {
            let ids = ["a", "b", "c", "d"]
            let records = ids.prefix(Int.random(in: 0...4, using: &random)).map { id in
                let id = Bool.random(using: &random) ? #""id":"\#(id)","# : ""
                let on = ids.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map { "\"\($0)\"" }
                return Int.random(in: 0..<3, using: &random) == 0
                    ? "{\(id.dropLast())}" : #"{\#(id)"on":[\#(on.joined(separator: ","))]}"#
            }
            let lost = Bool.random(using: &random) ? #""lost":["\#(ids.randomElement(using: &random) ?? "a")"],"# : ""
            let view = try view(#"\#(lost)"nodes":[\#(records.joined(separator: ","))]"#)
            for count in 1...3 {
                let through = Condition.matches(RecordMatches(in: nodes, where: derived, atLeast: count))
                let inline = Condition.matches(RecordMatches(in: nodes, where: condition, atLeast: count))
                #expect(view.verdict(on: through) == view.verdict(on: inline))
                #expect(view.unknowns(of: through) == view.unknowns(of: inline))
                seen.insert(view.verdict(on: through))
            }
        }
        #expect(seen.count == 3)
    }
}
