import CivilTime
import TestSupport
import Testing
import Vocabularies

@testable import RuleEngine
@testable import Runbooks

/// What neither time, nor the hours of the house, nor what is done decides stays as long as its facts do.
@Suite struct TurningTests {
    private func standings(_ view: FactView) -> [[Int]: [Int]] {
        var standings: [[Int]: [Int]] = [:]
        for outcome in view.outcomes() {
            standings[[outcome.rule.position, outcome.place], default: []] += [
                outcome.subject?.place ?? -1, outcome.standing.rawValue, outcome.hasUnknownRelease ? 1 : 0,
            ]
        }
        return standings
    }

    @Test func `only what may turn comes to something else at another moment`() throws {
        var counts = (kept: 0, turned: 0)
        for seed in 0..<60 {
            var random = try RandomCase(seed: UInt64(seed))
            let plan = try random.plan()
            let pack = plan.pack
            let now = standings(plan.view)
            let done = Set(pack.actions.packIndices)
            for hours in [-30, -9, -3, 2, 40] {
                for done in [[], done] {
                    let view = FactView(
                        pack: pack, table: plan.view.table, now: plan.now + .seconds(Int64(hours) * 3600),
                        circumstances: Circumstances(
                            done: done, workingHours: plan.view.circumstances.workingHours,
                            zone: plan.view.circumstances.zone))
                    let other = standings(view)
                    for rule in pack.rules.packIndices {
                        for place in pack.rules[rule].consequences.indices {
                            let key = [rule.position, place]
                            guard now[key] != other[key] else {
                                counts.kept += 1
                                continue
                            }
                            counts.turned += 1
                            #expect(pack.mayTurn(rule, place, with: []), "seed \(seed), \(pack.rules[rule].id)")
                        }
                    }
                }
            }
        }
        #expect(counts.kept > 1000 && counts.turned > 200, "\(counts)")
    }

    @Test func `what rests on a changed fact may turn`() throws {
        var random = try RandomCase(seed: 1)
        let plan = try random.plan()
        let all = FactSet(plan.pack.vocabulary.facts.packIndices)
        for rule in plan.pack.rules.packIndices where plan.pack.rules[rule].condition != .always {
            for place in plan.pack.rules[rule].consequences.indices {
                #expect(plan.pack.mayTurn(rule, place, with: all), "\(plan.pack.rules[rule].id)")
            }
        }
    }
}
