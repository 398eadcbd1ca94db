import TestSupport
import Testing
import Vocabularies

@testable import RuleEngine

/// Conditions laid out in a row are decided as the walk of their trees decides them.
@Suite struct FlatConditionsTests {
    @Test func `a row gives every verdict of the walk, on random packs and situations`() {
        var counts: [Verdict: Int] = [:]
        for seed in 0..<100 {
            var random = RandomConditions(seed: UInt64(seed))
            let pack = random.pack()
            let conditions = pack.rules.flatMap { $0.consequences.map { $0.condition } }
            var row = FlatConditions()
            let places = conditions.map { row.add($0) }
            for _ in 0..<20 {
                let view = random.view(of: pack)
                var known: [Verdict] = []
                for place in 0..<row.count { known.append(row.verdict(on: place, in: view) { known[$0] }) }
                for (condition, place) in zip(conditions, places) {
                    let expected = view.verdict(on: condition)
                    #expect(row.verdict(on: place, in: view) == expected, "seed \(seed)")
                    #expect(known[place] == expected, "seed \(seed)")
                    counts[expected, default: 0] += 1
                }
            }
        }
        for verdict in [Verdict.met, .notMet, .unknown] { #expect(counts[verdict, default: 0] > 1000) }
    }

    @Test func `each part is told after its own, and stands in one stretch`() {
        let test = Condition.test(FactTest(PackForTests.fact("count"), .known))
        let condition = Condition.all([.any([test, .not(test)]), .unlessRefuted(test), .always])
        var row = FlatConditions()
        var told: [(Condition, Int)] = []
        let place = row.add(condition) { told.append(($0, $1)) }
        #expect(told.map { $0.1 } == Array(0..<8))
        #expect(told.last?.0 == condition)
        #expect(place == 7)
        #expect(row.first(of: place) == 0)
        #expect(row.first(of: 3) == 0)
        #expect(row.first(of: 5) == 4)
    }
}
