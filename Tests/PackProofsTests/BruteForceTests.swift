import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@testable import PackProofs

/// What is proved of conditions made at random is what trying every incident gives.
@Suite struct BruteForceTests {
    private static let names = ["count", "flag", "kinds", "level"]

    /// Every state of each fact that conditions over small values can tell apart.
    private static let states: [[FactState]] = [
        [.absent, .unknown] + (-1...5).map { .known(.integer($0)) },
        [.absent, .unknown, .known(.boolean(false)), .known(.boolean(true))],
        [.absent, .unknown]
            + (0..<16).flatMap { choice -> [FactState] in
                let members = (0..<4).filter { choice & (1 << $0) != 0 }.map { FactValue.member($0) }
                return [.known(.set(SetValue(members))), .known(.set(SetValue(members, holdsUnknown: true)))]
            },
        [.absent, .unknown] + (0..<4).map { .known(.member($0)) },
    ]

    /// The verdicts to which each condition comes, over every incident.
    private func tried(_ conditions: [Condition], _ pack: RulePack, isDerived: Bool) -> [VerdictSet] {
        var found = conditions.map { _ in VerdictSet() }
        let now = Instant(secondsSinceEpoch: 1_000_000)
        for count in Self.states[0] {
            for flag in isDerived ? [.absent] : Self.states[1] {
                for kinds in Self.states[2] {
                    for level in Self.states[3] {
                        var table = FactTable(factCount: pack.vocabulary.facts.count)
                        for (name, state) in zip(Self.names, [count, flag, kinds, level]) {
                            table[PackForTests.fact(name)] = state
                        }
                        let view = FactView(pack: pack, table: table, now: now)
                        for (place, condition) in conditions.enumerated() {
                            found[place].insert(VerdictSet(view.verdict(on: condition)))
                        }
                    }
                }
            }
        }
        return found
    }

    @Test(arguments: 0..<8)
    func `a condition is proved never to come to a verdict where no incident brings it to one`(seed: UInt64) {
        var random = RandomConditions(seed: seed)
        let isDerived = seed.isMultiple(of: 2)
        let others = ["count", "kinds"]
        let conditions = (0..<30).map { number in
            let parts = (0..<(1 + number % 4)).map { _ in random.condition(depth: 1 + number % 2, on: Self.names) }
            return Condition.all(parts)
        }
        let pack = PackForTests.pack(
            rules: RandomConditions.rules(conditions), askedIf: ["level": random.condition(depth: 1, on: others)],
            derivations: isDerived ? ["flag": random.condition(depth: 1, on: others)] : [:])
        var prover = Prover(of: pack, at: Instant(secondsSinceEpoch: 1_000_000))
        var neverCount = 0
        for (condition, found) in zip(conditions, tried(conditions, pack, isDerived: isDerived)) {
            for verdict in [VerdictSet.met, .notMet, .unknown] {
                let isNever = prover.isNever([Prover.Claim(condition, verdict)])
                #expect(isNever == !found.contains(verdict), "\(verdict.rawValue) of \(condition)")
                neverCount += isNever ? 1 : 0
            }
        }
        let hasGivenUp = prover.takeGivenUp()
        #expect(!hasGivenUp)
        #expect(neverCount > 0)
    }

    @Test func `what is given up is not said to be never`() {
        var table = Formulas()
        var parts: [Int] = []
        for number in 0..<24 { parts.append(table.leaf(.done(PackIndex(number)), count: 2, met: 2)) }
        // One of each pair of neighbours and not both: the search has to split.
        let pairs = (0..<23).map { place in
            let both = table.add(.all([parts[place], parts[place + 1]]))
            let one = table.add(.any([parts[place], parts[place + 1]]))
            return table.add(.all([one, table.add(.not(both))]))
        }
        let ends = table.add(.all([parts[0], parts[23]]))
        let all = table.add(.all(pairs))
        let either = table.add(.any([parts[0], parts[23]]))
        let demanded = [Demanded(all, .met), Demanded(ends, .notMet), Demanded(either, .notMet)]
        if case .never = FormulaSearch.answer(table, demanded, among: table.states) {
        } else {
            Issue.record("not proved")
        }
        if case .found = FormulaSearch.answer(table, [demanded[0]], among: table.states, limit: 0) {
            Issue.record("found without a step")
        }
    }
}
