import CivilTime
import Testing
import Vocabularies

@testable import RuleEngine

/// A glance tells what looking at the value does.
@Suite struct ListedTestTests {
    private static let predicates: [Predicate] =
        [
            .known, .isAmong([]), .isAmong([.member(0)]), .isAmong([.member(1), .member(63)]),
            .isAmong([.boolean(true)]), .isAmong([.boolean(false)]), .isAmong([.boolean(true), .boolean(false)]),
            .containsAny([]), .containsAny([.member(0), .member(63)]), .containsAny([.member(2)]),
        ]
        + [0, 1, 62, 63].flatMap { position -> [Predicate] in
            let bound = FactValue.member(position)
            return [.atLeast(bound), .atMost(bound), .moreThan(bound), .lessThan(bound)]
        }

    private static let sets: [FactView.Reading] = [false, true].flatMap { isOpen in
        [[], [0], [1, 2], [63], [0, 63], [2, 64]].map { positions in
            .known(.set(SetValue(positions.map { .member($0) }, isOpen: isOpen)))
        }
    }

    @Test(arguments: predicates) func `a glance tells what the predicate does`(predicate: Predicate) throws {
        let test = try #require(ListedTest(predicate))
        let members = [0, 1, 2, 62, 63].map { FactView.Reading.known(.member($0)) }
        let flags = [true, false].map { FactView.Reading.known(.boolean($0)) }
        var told = 0
        for reading in members + flags + Self.sets + [.unknown, .notApplicable] {
            guard let verdict = test.verdict(on: Glance(reading)) else { continue }
            #expect(verdict == predicate.verdict(on: reading, now: Instant(secondsSinceEpoch: 0)), "\(reading)")
            told += 1
        }
        #expect(told >= 4)
    }

    /// Nothing is told of what has no bit.
    @Test(arguments: predicates) func `other readings are looked at`(predicate: Predicate) throws {
        let test = try #require(ListedTest(predicate))
        let readings: [FactView.Reading] = [
            .known(.member(64)), .known(.member(-1)), .known(.integer(0)), .known(.string("a")),
            .known(.set(SetValue([.member(2), .member(64)]))), .known(.set(SetValue([.string("a")]))),
            .bounded(Bound(.atLeast, .member(1))), .bounded(Bound(.atMost, .member(0))),
        ]
        for reading in readings { #expect(test.verdict(on: Glance(reading)) == nil, "\(reading)") }
    }

    private static let others: [Predicate] = [
        .isAmong([.member(64)]), .isAmong([.member(-1)]), .isAmong([.integer(0)]),
        .isAmong([.member(0), .boolean(true)]), .isAmong([.string("a")]), .atLeast(.member(64)), .atMost(.integer(1)),
        .containsAny([.member(64)]), .containsAny([.string("a")]), .sizeAtLeast(1), .mentions(["a"]),
    ]

    @Test(arguments: others) func `predicates on other values have no bits`(predicate: Predicate) {
        #expect(ListedTest(predicate) == nil)
    }
}
