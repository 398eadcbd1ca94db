import RuleEngine
import TestSupport
import Testing
import Vocabularies

@testable import Runbooks

/// A plan of a slice of actions; the reference is the whole plan.
@Suite struct NarrowPlanTests {
    @Test func `what a slice is for has the lines of the whole plan`() throws {
        var random = SeededRandom(seed: 20_261_127)
        var kept = 0
        var left = 0
        for seed in 200..<240 {
            var cases = try RandomCase(seed: UInt64(seed))
            for _ in 0..<3 {
                let plan = try cases.plan()
                let chosen = plan.pack.actions.packIndices.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
                let index = RuleIndex(of: plan.pack)
                let others = plan.pack.actions.packIndices.filter { _ in Int.random(in: 0..<8, using: &random) == 0 }
                let slice = ActionSlice(for: chosen, statusOf: others, in: index)
                func statuses(_ plan: Plan) -> [ActionInstance: Line.Status] {
                    let lines = (plan.placed + plan.unplaced).filter { others.contains($0.action) }
                    return Dictionary(uniqueKeysWithValues: lines.map { ($0.instance, $0.status) })
                }
                func own(_ lines: [Line]) -> Set<Line> { Set(lines.filter { chosen.contains($0.action) }) }
                for index in [nil, index] {
                    let narrow = Plan(
                        pack: plan.pack, joined: plan.situation, mismatch: plan.mismatch, now: plan.now, index: index
                    ) { _ in slice }
                    #expect(own(narrow.placed) == own(plan.placed), "seed \(seed)")
                    #expect(own(narrow.unplaced) == own(plan.unplaced), "seed \(seed)")
                    #expect((narrow.placed + narrow.unplaced).allSatisfy { slice.contains($0.action) })
                    #expect(Set(narrow.askedFacts).isSubset(of: plan.askedFacts), "seed \(seed)")
                    #expect(statuses(narrow) == statuses(plan), "seed \(seed)")
                    kept += own(narrow.placed).count + own(narrow.unplaced).count
                }
                left += (plan.placed + plan.unplaced).count { !slice.contains($0.action) }
            }
        }
        #expect(kept > 100 && left > 100)
    }
}
