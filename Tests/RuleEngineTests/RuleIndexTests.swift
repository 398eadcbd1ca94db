import CivilTime
import Foundation
import TestSupport
import Testing
import Vocabularies

@testable import RuleEngine

/// The index tells what walking the trees does, in three values.
@Suite struct RuleIndexTests {
    /// How many pairs of a pack and a situation are compared: a few thousand, more where the environment says so.
    private static var pairCount: Int {
        ProcessInfo.processInfo.environment["ASTREINTE_INDEX_PAIRS"].flatMap { Int($0) } ?? 4000
    }

    /// The verdict of each consequence, in the order of the pack.
    private func verdicts(of view: FactView, by index: RuleIndex) -> [Verdict] {
        var verdicts: [Verdict] = view.pack.rules.flatMap { $0.consequences.map { _ in .notMet } }
        let starts = view.pack.rules.indices.map { place in
            view.pack.rules[..<place].reduce(0) { $0 + $1.consequences.count }
        }
        for (slot, verdict) in index.possible(in: view) {
            verdicts[starts[slot.rule.position] + (slot.place ?? 0)] = verdict
        }
        return verdicts
    }

    private func walked(_ view: FactView) -> [Verdict] {
        view.pack.rules.flatMap { $0.consequences.map { view.verdict(on: $0.condition) } }
    }

    @Test func `the index gives every verdict of the walk, on random packs and situations`() {
        let situationsPerPack = 40
        var counts: [Verdict: Int] = [:]
        for seed in 0..<(Self.pairCount / situationsPerPack) {
            var random = RandomConditions(seed: UInt64(seed))
            let pack = random.pack()
            let index = RuleIndex(of: pack)
            for _ in 0..<situationsPerPack {
                let view = random.view(of: pack)
                let expected = walked(view)
                #expect(verdicts(of: view, by: index) == expected, "seed \(seed)")
                for verdict in expected { counts[verdict, default: 0] += 1 }
            }
        }
        // Neither all met nor all refuted: each verdict is as common as it takes to be seen wrong.
        for verdict in [Verdict.met, .notMet, .unknown] { #expect(counts[verdict, default: 0] > Self.pairCount) }
    }

    @Test(arguments: [1, 63, 64, 65, 200])
    func `conditions past a word of bits are told too`(count: Int) {
        let conditions = (0..<count).map { number in
            Condition.test(FactTest(PackForTests.fact("count"), .isAmong([.integer(Int64(number))])))
        }
        let pack = PackForTests.pack(rules: RandomConditions.rules(conditions))
        let index = RuleIndex(of: pack)
        for number in [0, count / 2, count - 1, count] {
            let view = PackForTests.view(["count": .known(.integer(Int64(number)))], of: pack)
            #expect(index.possible(in: view).map { $0.slot.rule.position } == (number < count ? [number] : []))
        }
        #expect(
            index.possible(in: PackForTests.view([:], of: pack)).map { $0.verdict } == conditions.map { _ in .unknown })
    }

    @Test func `texts that Unicode calls equal are looked for byte by byte`() {
        let conditions = ["\u{E9}", "e\u{301}"].map { text in
            Condition.test(FactTest(PackForTests.fact("text"), .containsText(text)))
        }
        #expect(conditions[0] != conditions[1])
        let pack = PackForTests.pack(rules: RandomConditions.rules(conditions))
        let index = RuleIndex(of: pack)
        for (place, text) in ["\u{E9}", "e\u{301}"].enumerated() {
            let view = PackForTests.view(["text": .known(.string(text))], of: pack)
            #expect(index.possible(in: view).map { $0.slot.rule.position } == [place])
        }
    }

    @Test func `a fact of which thousands of values are named is told without rows`() {
        let conditions = (0..<1500).map { number in
            Condition.test(FactTest(PackForTests.fact("count"), .atLeast(.integer(Int64(number)))))
        }
        let pack = PackForTests.pack(rules: RandomConditions.rules(conditions))
        #expect(pack.wideFacts.members == [PackForTests.fact("count")])
        let index = RuleIndex(of: pack)
        let view = PackForTests.view(["count": .known(.integer(700))], of: pack)
        #expect(index.possible(in: view).map { $0.slot.rule.position } == Array(0...700))
    }

    @Test func `a part that many rules share is told once for all`() {
        // Sets have no rows: each is an atom of 300 conditions, of which the count leaves one.
        let holds = Condition.test(FactTest(PackForTests.fact("kinds"), .containsAny([.member(0)])))
        let conditions = (0..<300).map { number in
            Condition.all([
                holds, .test(FactTest(PackForTests.fact("count"), .isAmong([.integer(Int64(number))]))),
            ])
        }
        let pack = PackForTests.pack(rules: RandomConditions.rules(conditions))
        let index = RuleIndex(of: pack)
        for (kinds, expected) in [
            (members(0), [Verdict.met]), (members(1), []), (members(1, open: true), [.unknown]), (.absent, [.unknown]),
        ] {
            let view = PackForTests.view(["kinds": kinds, "count": .known(.integer(7))], of: pack)
            #expect(index.possible(in: view).map { $0.verdict } == expected)
        }
    }

    @Test func `a rule without condition is always met, and no rule is none`() {
        let pack = PackForTests.pack(rules: RandomConditions.rules([.always, .any([])]))
        let found = RuleIndex(of: pack).possible(in: PackForTests.view([:], of: pack))
        #expect(found.map { $0.slot.rule.position } == [0] && found.map { $0.verdict } == [.met])
        let none = PackForTests.pack()
        #expect(RuleIndex(of: none).possible(in: PackForTests.view([:], of: none)).isEmpty)
    }
}
