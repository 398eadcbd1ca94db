import CivilTime
import Diagnostics
import FeedMappings
import Foundation
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

@testable import QuickAnswers

/// An answer from the bytes of a record; the reference makes the whole plan.
@Suite struct QuickAnswersTests {
    /// How many packs are tried, each on sixty records: more where the environment says so.
    private static var packCount: Int {
        ProcessInfo.processInfo.environment["ASTREINTE_QUICK_PACKS"].flatMap { Int($0) } ?? 60
    }

    private static let now = Instant(secondsSinceEpoch: 1_795_000_000)

    private func records(_ bytes: [UInt8]) -> [FeedRecord] {
        var framer = FeedFramer()
        framer.append(bytes)
        framer.finish()
        return framer.waiting()
    }

    /// What the whole plan makes of a record: a line for each incident, nothing for one that is refused.
    private func whole(_ record: FeedRecord, _ pack: RulePack, _ keys: [DecisionFormat.Key]) -> [UInt8] {
        let format = DecisionFormat(keys: keys)
        return FeedReader(pack: pack, mappings: []).read(record).flatMap { result -> [UInt8] in
            guard let incident = try? result.get() else { return [] }
            let plan = Plan(pack: pack, profiles: [], situation: incident.situation, now: Self.now)
            var writer = JSONWriter()
            writer.object { format.write(plan, place: nil, to: &$0) }
            return writer.bytes + [UInt8(ascii: "\n")]
        }
    }

    /// The answer on some bytes as they stand in a feed; nil where the whole plan has to tell.
    private func quick(_ text: String, _ pack: RulePack, isCanonical: Bool = true) -> String? {
        guard let quick = QuickAnswers(pack, keys: [.id, .actions]), let record = records(Array(text.utf8)).first
        else { return nil }
        var reading = quick.reading()
        var output: [UInt8] = []
        guard quick.answer([record].span, at: 0, isCanonical: isCanonical, &reading, to: &output) else { return nil }
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `what is answered is what the whole plan says, on random packs and records, mangled ones too`() throws {
        var answered = 0
        var mangled = 0
        for seed in 0..<Self.packCount {
            var making = RandomPack(seed: seed)
            var random = SeededRandom(seed: UInt64(seed))
            let pack = try TestPack(making.pack()).pack
            let keys: [DecisionFormat.Key] = [[.id, .actions], [.actions], [.id]][seed % 3]
            let quick = try #require(QuickAnswers(pack, keys: keys))
            var reading = quick.reading()
            for number in 0..<60 {
                var bytes = Array(making.record().utf8)
                let isMangled = number % 2 == 1
                for _ in 0..<(isMangled ? Int.random(in: 1...2, using: &random) : 0) {
                    let place = bytes.indices.randomElement(using: &random) ?? 0
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: bytes.remove(at: place)
                    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
                    default: bytes.insert(Array(#"{}[]",:\0tnu9"#.utf8).randomElement(using: &random) ?? 0, at: place)
                    }
                }
                for record in records(bytes) {
                    var output: [UInt8] = []
                    let isAnswered = quick.answer([record].span, at: 0, isCanonical: true, &reading, to: &output)
                    let text = String(decoding: bytes, as: UTF8.self)
                    #expect(output == (isAnswered ? whole(record, pack, keys) : []), "seed \(seed): \(text)")
                    if isAnswered, isMangled { mangled += 1 } else if isAnswered { answered += 1 }
                }
            }
        }
        // Half of the ordinary records, and some whose bytes were changed where nobody looks.
        #expect(answered > Self.packCount * 8 && mangled > Self.packCount)
    }

    private func pack(rules: String, when: String = "{malicious: true}", facts: String = "") throws -> RulePack {
        try TestPack(
            RandomPack.head.replacing("facts:\n  id", with: "facts:\n\(facts)  id") + """
                actions:
                  a: {label: a, phase: action, role: garde, reversible: true}
                  b: {label: b, phase: action, role: garde, reversible: true}
                rules:
                  - id: r
                    title: "r"
                    when: \(when)

                """ + rules
        ).pack
    }

    @Test(arguments: [
        (#"{"id":"1","malicious":true}"#, #"{"id":"1","actions":["a"]}"#),
        (#" { "malicious" : true , "id" : "1" } "#, #"{"id":"1","actions":["a"]}"#),
        (#"{"id":"1"}"#, #"{"id":"1","actions":[]}"#),
        (#"{"id":"1","x":{"id":2},"x":[]}"#, #"{"id":"1","actions":[]}"#),
        // Refused, or with more to say of it: the whole way tells.
        (#"{"id":"1","id":"1"}"#, nil), (#"{"id":"1","malicious":true,"malicious":true}"#, nil), (#"{"id":""}"#, nil),
        (#"{"id":1}"#, nil), (#"{}"#, nil), (#"[]"#, nil), (#"{"id":"1"}}"#, nil), (#"{"id":"1",}"#, nil),
        (#"{"id":"1","schema":"a","schema":"incident/1"}"#, nil), (#"{"id":"1","establishments":[]}"#, nil),
        (#"{"\u0069d":"1"}"#, nil), (#"{"id":"a\"b"}"#, nil), (#"{"id":"1","exercise":true}"#, nil),
        (#"{"id":"1","malicious":1}"#, nil), (#"{"id":"1","x":01}"#, nil), (#"{"id":"1","x":1e3}"#, nil),
    ])
    func `an answer is given only where it is sure`(text: String, expected: String?) throws {
        let pack = try pack(rules: "    require: [{action: a, priority: P1}]\n")
        #expect(quick(text, pack) == expected.map { $0 + "\n" })
    }

    @Test func `a record that a mapping might read says that it is canonical`() throws {
        let pack = try pack(rules: "    require: [{action: a, priority: P1}]\n")
        #expect(quick(#"{"id":"1"}"#, pack, isCanonical: false) == nil)
        #expect(quick(#"{"id":"1","schema":"incident/2"}"#, pack, isCanonical: false) == nil)
        #expect(quick(#"{"id":"1","x":{"schema":"incident/1"}}"#, pack, isCanonical: false) == nil)
        #expect(quick(#"{"id":"1","schema":"incident/1"}"#, pack, isCanonical: false) != nil)
    }

    @Test(arguments: [
        (#"{"id":"1","x":"\n12345678"}"#, #"{"id":"1","x":"12345678"}"#, FeedLimits(stringBytes: 8)),
        (#"{"id":"1","x":[1,2,3,4,5]}"#, #"{"id":"1","x":[1,2,3,4]}"#, FeedLimits(elements: 4)),
        (#"{"id":"1","services":["1","2","3"]}"#, #"{"id":"1","services":["1","2"]}"#, FeedLimits(elements: 2)),
        (#"{"id":"1","x":{"a":1,"b":1,"c":1}}"#, #"{"id":"1","x":{"a":1,"b":1}}"#, FeedLimits(elements: 2)),
        (#"{"id":"1","x":1,"y":2}"#, #"{"id":"1","x":1}"#, FeedLimits(elements: 2)),
        (#"{"id":"1","x":[[[[]]]]}"#, #"{"id":"1","x":[[[]]]}"#, FeedLimits(depth: 4)),
        (#"{"id":"1","systems":[{}]}"#, #"{"id":"1","systems":[]}"#, FeedLimits(depth: 2)),
        (#"{"id":"12"}"#, #"{"id":"1"}"#, FeedLimits(recordBytes: 10)),
    ])
    func `what passes a limit is left to the whole way`(past: String, within: String, limits: FeedLimits) throws {
        let pack = try pack(rules: "    require: [{action: a, priority: P1}]\n")
        let quick = try #require(QuickAnswers(pack, keys: [.id], limits: limits))
        var reading = quick.reading()
        for (text, isAnswered) in [(past, false), (within, true)] {
            let record = try #require(records(Array(text.utf8)).first)
            var output: [UInt8] = []
            #expect(
                quick.answer([record].span, at: 0, isCanonical: true, &reading, to: &output) == isAnswered, "\(text)")
            #expect(output.isEmpty != isAnswered)
        }
    }

    @Test(arguments: [
        "    forbid: [{action: a, because: x, interest: continuite}]\n",
        "    require: [{action: a, priority: P1, on_unknown: {precaution: [malicious]}}]\n",
    ])
    func `a pack whose rules weigh on one another needs the whole plan`(rules: String) throws {
        #expect(QuickAnswers(try pack(rules: rules), keys: [.id]) == nil)
    }

    @Test func `other keys need the whole plan`() throws {
        let pack = try pack(rules: "    require: [{action: a, priority: P1}]\n")
        #expect(QuickAnswers(pack, keys: [.id, .priority]) == nil)
        #expect(QuickAnswers(pack, keys: [.actions]) != nil)
    }

    /// The answers on two records by their bytes, beside those of the whole plan.
    private func expectSame(_ text: String, _ pack: RulePack, isAnswered: Bool) throws {
        let record = try #require(records(Array(text.utf8)).first)
        let answer = quick(text, pack)
        #expect((answer != nil) == isAnswered)
        if let answer { #expect(Array(answer.utf8) == whole(record, pack, [.id, .actions])) }
    }

    @Test func `an empty list where one value is read too doesn't say that there is none`() throws {
        let pack = try pack(
            rules: "    require: [{action: a, priority: P1}]\n", when: "{types: {size: {at_most: 1}}}",
            facts: "  types: {type: set, of: incident-type, from: [type]}\n")
        try expectSame(#"{"id":"1","type":[]}"#, pack, isAnswered: false)
        try expectSame(#"{"id":"1","type":["panne"]}"#, pack, isAnswered: true)
    }

    @Test func `a fact whose place lies below a collection isn't read in its records`() throws {
        let pack = try pack(
            rules: "    require: [{action: a, priority: P1}]\n",
            when: #"{any: [{"systems.count": {at_least: 3}}, {some: {in: systems, where: {"system.kind": dpi}}}]}"#,
            facts: "  systems.count: {type: integer}\n")
        #expect(QuickAnswers(pack, keys: [.id]) == nil)
    }

    @Test func `texts that Unicode calls equal are looked for byte by byte`() throws {
        let pack = try pack(
            rules: """
                    recommend: [{action: a, priority: P1}]
                  - id: s
                    title: "s"
                    when: {title: {contains: "e\u{301}"}}
                    require: [{action: b, priority: P1}]

                """, when: "{title: {contains: \"\u{E9}\"}}")
        for text in ["\u{E9}", "e\u{301}", "e"] {
            try expectSame("{\"id\":\"1\",\"title\":\"\(text)\"}", pack, isAnswered: true)
        }
        #expect(quick("{\"id\":\"1\",\"title\":\"e\u{301}\"}", pack)?.contains(#"["b"]"#) == true)
    }

    @Test func `a pack that names thousands of bounds needs the whole plan`() throws {
        let rules = (0..<600).map { number in
            "  - {id: s\(number), title: s, when: {severity: {at_least: \(number)}}, require: [{action: b, priority: P1}]}\n"
        }
        let pack = try pack(rules: "    require: [{action: a, priority: P1}]\n" + rules.joined())
        #expect(QuickAnswers(pack, keys: [.id]) == nil)
    }
}
