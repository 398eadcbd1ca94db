import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

/// What is said of the records of a collection is what would be said of each of them, written out.
@Suite struct RecordLawTests {
    private let pack: RulePack
    private let collection: PackIndex<Fact>

    /// Each fact of a record, and the fact of the incident that stands for it when a record is written out.
    private let twins: [(record: PackIndex<Fact>, incident: PackIndex<Fact>)]

    private let spreading: PackIndex<Fact>

    init() throws {
        let test = try TestPack(
            TestPack.head + """
                  alone.hit: {type: boolean}
                  alone.size: {type: integer}
                collections:
                  systems: {as: system, facts: {system.hit: {type: boolean}, system.size: {type: integer}}}
                actions: {}
                rules: []

                """)
        pack = test.pack
        collection = try test.fact("systems")
        spreading = try test.fact("spreading")
        twins = [
            (try test.fact("system.hit"), try test.fact("alone.hit")),
            (try test.fact("system.size"), try test.fact("alone.size")),
        ]
    }

    private func state(_ values: [FactValue], _ random: inout SeededRandom) -> FactState {
        ([.absent, .unknown] + values.map { .known($0) }).randomElement(using: &random) ?? .absent
    }

    private func record(_ random: inout SeededRandom) -> FactRecord {
        FactRecord([
            state([.boolean(true), .boolean(false)], &random), state((0..<3).map { .integer($0) }, &random),
        ])
    }

    /// A condition over a record, and the same over the facts that stand for it.
    private func conditions(depth: Int, _ random: inout SeededRandom) -> (record: Condition, alone: Condition) {
        switch Int.random(in: 0..<(depth == 0 ? 3 : 6), using: &random) {
        case 0: return tests(0, .isAmong([.boolean(Bool.random(using: &random))]))
        case 1: return tests(1, .atLeast(.integer(Int64.random(in: 0..<3, using: &random))))
        case 2:
            let test = Condition.test(FactTest(spreading, .isAmong([.boolean(true)])))
            return (test, test)
        case 3:
            let part = conditions(depth: depth - 1, &random)
            return (.not(part.record), .not(part.alone))
        case let kind:
            let parts = (0..<2).map { _ in conditions(depth: depth - 1, &random) }
            let records = parts.map { $0.record }
            let alone = parts.map { $0.alone }
            return kind == 4 ? (.all(records), .all(alone)) : (.any(records), .any(alone))
        }
    }

    private func tests(_ index: Int, _ predicate: Predicate) -> (record: Condition, alone: Condition) {
        (.test(FactTest(twins[index].record, predicate)), .test(FactTest(twins[index].incident, predicate)))
    }

    private func view(_ records: [FactRecord], alone: FactRecord? = nil, spreading state: FactState) -> FactView {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        table[collection] = .known(.records(records))
        table[spreading] = state
        for (index, twin) in twins.enumerated() { table[twin.incident] = alone?.states[index] ?? .absent }
        return FactView(pack: pack, table: table, now: Instant(secondsSinceEpoch: 0))
    }

    private func matches(_ condition: Condition, _ count: Int) -> Condition {
        .matches(RecordMatches(in: collection, where: condition, atLeast: count))
    }

    @Test func `some is a disjunction, every a conjunction, and count lies between what is met and what may be`() {
        var random = SeededRandom(seed: 11)
        var seen: [Verdict: Int] = [:]
        for _ in 0..<3_000 {
            let records = (0..<Int.random(in: 0...4, using: &random)).map { _ in record(&random) }
            let spreading = state([.boolean(true), .boolean(false)], &random)
            let (condition, alone) = conditions(depth: 3, &random)
            let each = records.map { self.view([], alone: $0, spreading: spreading).verdict(on: alone) }
            let view = view(records, spreading: spreading)

            let some = view.verdict(on: matches(condition, 1))
            #expect(some == each.reduce(.notMet) { $0 || $1 })
            seen[some, default: 0] += 1
            let every = Condition.all([matches(.always, 1), .not(matches(.not(condition), 1))])
            #expect(view.verdict(on: every) == (each.isEmpty ? .notMet : each.reduce(.met) { $0 && $1 }))
            let least = each.count { $0 == .met }
            let most = each.count { $0 != .notMet }
            for count in 1...5 {
                let expected: Verdict = count <= least ? .met : count <= most ? .unknown : .notMet
                #expect(view.verdict(on: matches(condition, count)) == expected)
            }
            #expect(view.unknowns(of: matches(condition, 1)).isEmpty == (some != .unknown))
        }
        #expect(seen.count == 3)
        #expect(seen.values.allSatisfy { $0 > 300 })
    }
}
