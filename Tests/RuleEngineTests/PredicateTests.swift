import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@Suite struct PredicateTests {
    private func verdict(_ name: String, _ predicate: Predicate, _ state: FactState, now: Int64 = 1_000_000) -> Verdict
    {
        PackForTests.verdict(name, predicate, state, now: now)
    }

    @Test(arguments: [
        Predicate.isAmong([.integer(1)]), .atLeast(.integer(1)), .moreThan(.integer(1)), .atMost(.integer(1)),
        .lessThan(.integer(1)),
    ])
    func `an absent or unknown number leaves every comparison undecided`(predicate: Predicate) {
        #expect(verdict("count", predicate, .absent) == .unknown)
        #expect(verdict("count", predicate, .unknown) == .unknown)
    }

    @Test func `being known is itself never unknown`() {
        #expect(verdict("count", .known, .absent) == .notMet)
        #expect(verdict("count", .known, .unknown) == .notMet)
        #expect(verdict("count", .known, .known(.integer(3))) == .met)
    }

    @Test func `each comparison holds on its side of the bound`() {
        let bound = FactValue.integer(5)
        let predicates: [Predicate] = [.atLeast(bound), .moreThan(bound), .atMost(bound), .lessThan(bound)]
        let expected: [Int64: [Verdict]] = [
            4: [.notMet, .notMet, .met, .met], 5: [.met, .notMet, .met, .notMet], 6: [.met, .met, .notMet, .notMet],
        ]
        for (value, verdicts) in expected {
            #expect(predicates.map { verdict("count", $0, .known(.integer(value))) } == verdicts)
        }
    }

    @Test func `levels and durations compare by rank and by length`() {
        #expect(verdict("level", .atLeast(.member(2)), .known(.member(3))) == .met)
        #expect(verdict("level", .atLeast(.member(2)), .known(.member(1))) == .notMet)
        #expect(verdict("span", .lessThan(.duration(.seconds(60))), .known(.duration(.seconds(59)))) == .met)
    }

    @Test func `age is counted from now, and a date to come is neither old nor recent`() {
        let instant = FactState.known(.datetime(Instant(secondsSinceEpoch: 1000)))
        let hour = Duration.seconds(3600)
        #expect(verdict("at", .olderThan(hour), instant, now: 4600) == .notMet)
        #expect(verdict("at", .olderThan(hour), instant, now: 4601) == .met)
        #expect(verdict("at", .withinLast(hour), instant, now: 4600) == .met)
        #expect(verdict("at", .withinLast(hour), instant, now: 4601) == .notMet)
        #expect(verdict("at", .withinLast(hour), instant, now: 999) == .notMet)
        #expect(verdict("at", .olderThan(hour), instant, now: 999) == .notMet)
    }

    @Test func `text tests are exact, but for mentions`() {
        let text = FactState.known(.string("Le Rançongiciel « LockBit » s'étend"))
        #expect(verdict("text", .startsWith("Le R"), text) == .met)
        #expect(verdict("text", .startsWith("le r"), text) == .notMet)
        #expect(verdict("text", .containsText("congiciel"), text) == .notMet)
        #expect(verdict("text", .containsText("LockBit"), text) == .met)
        #expect(verdict("text", .mentions(["lockbit"]), text) == .met)
        #expect(verdict("text", .mentions(["RANCONGICIEL lockbit"]), text) == .met)
        #expect(verdict("text", .mentions(["lock"]), text) == .notMet)
        #expect(verdict("text", .mentions(["etend"]), text) == .met)
    }

    @Test func `a closed set answers, an open one only what it lists`() {
        #expect(verdict("kinds", .containsAny([.member(1)]), members(0, 1)) == .met)
        #expect(verdict("kinds", .containsAny([.member(2)]), members(0, 1)) == .notMet)
        #expect(verdict("kinds", .containsAny([.member(2)]), members(0, 1, open: true)) == .unknown)
        #expect(verdict("kinds", .containsAny([.member(1)]), members(0, 1, open: true)) == .met)
        #expect(verdict("kinds", .sizeAtLeast(2), members(0, 1, open: true)) == .met)
        #expect(verdict("kinds", .sizeAtLeast(3), members(0, 1, open: true)) == .unknown)
        #expect(verdict("kinds", .sizeAtMost(1), members(0, 1, open: true)) == .notMet)
        #expect(verdict("kinds", .sizeAtMost(2), members(0, 1, open: true)) == .unknown)
        #expect(verdict("kinds", .sizeAtMost(2), members(0, 1)) == .met)
    }

    @Test func `an open set is known once it has a member`() {
        #expect(verdict("kinds", .known, members(open: true)) == .notMet)
        #expect(verdict("kinds", .known, members(0, open: true)) == .met)
        #expect(verdict("kinds", .known, members()) == .met)
    }
}
