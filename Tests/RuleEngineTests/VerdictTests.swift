import RuleEngine
import Testing

@Suite struct VerdictTests {
    private static let all: [Verdict] = [.met, .unknown, .notMet]

    @Test func `negation keeps the unknown`() {
        #expect(VerdictTests.all.map { !$0 } == [.notMet, .unknown, .met])
    }

    @Test func `conjunction is Kleene's table`() {
        let table = VerdictTests.all.map { left in VerdictTests.all.map { left && $0 } }
        #expect(
            table == [
                [.met, .unknown, .notMet],
                [.unknown, .unknown, .notMet],
                [.notMet, .notMet, .notMet],
            ])
    }

    @Test func `disjunction is Kleene's table`() {
        let table = VerdictTests.all.map { left in VerdictTests.all.map { left || $0 } }
        #expect(
            table == [
                [.met, .met, .met],
                [.met, .unknown, .unknown],
                [.met, .unknown, .notMet],
            ])
    }

    @Test func `a fact or its contrary stays unknown, and is never simplified to true`() {
        #expect((Verdict.unknown || !Verdict.unknown) == .unknown)
        #expect((Verdict.unknown && !Verdict.unknown) == .unknown)
    }

    @Test func `De Morgan's laws hold in three values`() {
        for left in VerdictTests.all {
            for right in VerdictTests.all {
                #expect(!(left && right) == (!left || !right))
                #expect(!(left || right) == (!left && !right))
            }
        }
    }
}
