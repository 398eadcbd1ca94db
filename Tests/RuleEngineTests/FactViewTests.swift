import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@Suite struct FactViewTests {
    private let flag = Condition.test(FactTest(PackForTests.fact("flag"), .isAmong([.boolean(true)])))
    private let count = Condition.test(FactTest(PackForTests.fact("count"), .atLeast(.integer(5))))
    private let kind = Condition.test(FactTest(PackForTests.fact("kind"), .isAmong([.member(0)])))

    @Test func `an empty all is met and an empty any is not`() {
        let view = PackForTests.view([:])
        #expect(view.verdict(on: .all([])) == .met)
        #expect(view.verdict(on: .any([])) == .notMet)
    }

    @Test func `a false part decides an all whatever is missing`() {
        let view = PackForTests.view(["flag": .known(.boolean(false))])
        #expect(view.verdict(on: .all([count, flag])) == .notMet)
        #expect(view.unknowns(of: .all([count, flag])) == [])
    }

    @Test func `only the missing facts that matter are named`() {
        let view = PackForTests.view(["flag": .known(.boolean(true))])
        #expect(view.unknowns(of: .all([flag, count, .any([flag, kind])])) == [PackForTests.fact("count")])
    }

    @Test func `a fact whose asked_if is not met equals nothing`() {
        let pack = PackForTests.pack(askedIf: ["count": flag])
        let off = PackForTests.view(["flag": .known(.boolean(false))], of: pack)
        #expect(off[PackForTests.fact("count")] == .notApplicable)
        #expect(off.verdict(on: count) == .notMet)
        #expect(off.verdict(on: .not(count)) == .met)
        #expect(off.verdict(on: .test(FactTest(PackForTests.fact("count"), .known))) == .met)
        #expect(off.verdict(on: .test(FactTest(PackForTests.fact("count"), .lessThan(.integer(5))))) == .notMet)
    }

    @Test func `a fact whose asked_if is unknown is unknown, and one that was given counts all the same`() {
        let pack = PackForTests.pack(askedIf: ["count": flag])
        #expect(PackForTests.view([:], of: pack)[PackForTests.fact("count")] == .unknown)
        let given = PackForTests.view(["flag": .known(.boolean(false)), "count": .known(.integer(9))], of: pack)
        #expect(given.verdict(on: count) == .met)
        let asked = PackForTests.view(["flag": .known(.boolean(false)), "count": .unknown], of: pack)
        #expect(asked.verdict(on: count) == .unknown)
    }

    @Test func `a derived fact stands for its condition, and its unknowns are those of its bases`() {
        let pack = PackForTests.pack(derivations: ["flag": .any([count, kind])])
        let view = PackForTests.view(["count": .known(.integer(1))], of: pack)
        #expect(view.verdict(on: flag) == .unknown)
        #expect(view.unknowns(of: flag) == [PackForTests.fact("kind")])
        #expect(PackForTests.view(["count": .known(.integer(7))], of: pack).verdict(on: flag) == .met)
    }

    @Test func `derived facts that each use the one before twice stay cheap`() {
        // 2^9 walks if nothing were kept; the names of the tests' facts are enough of a chain to see it end.
        let chain = ["flag", "id", "kind", "kinds", "level", "span", "text"]
        var derivations: [String: Condition] = [:]
        for (name, previous) in zip(chain, ["count"] + chain) {
            let test = Condition.test(FactTest(PackForTests.fact(previous), .isAmong([.boolean(true)])))
            derivations[name] = .any([test, .all([test, test])])
        }
        let pack = PackForTests.pack(derivations: derivations)
        #expect(pack.baseTests(of: .test(FactTest(PackForTests.fact("text"), .known))).count <= 3)
    }
}
