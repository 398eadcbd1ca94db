import CivilTime
import Testing
import Vocabularies

@testable import RuleEngine

/// The bits tell what comparing values does.
@Suite struct ListedValuesTests {
    private static let lists: [[FactValue]] = [
        [], [.member(0)], [.member(1), .member(63)], [.boolean(true)], [.boolean(false)],
        [.boolean(true), .boolean(false)],
    ]

    @Test(arguments: lists) func `bits tell what the predicate does`(values: [FactValue]) throws {
        let listed = try #require(ListedValues(values))
        let members = [0, 1, 2, 62, 63, 64, 127].map { FactView.Reading.known(.member($0)) }
        let readings =
            members + [
                .unknown, .notApplicable, .known(.boolean(true)), .known(.boolean(false)), .known(.integer(1)),
                .known(.set(SetValue([.member(0)]))), .bounded(Bound(.atLeast, .member(1))),
                .bounded(Bound(.atMost, .member(0))),
            ]
        var told = 0
        for reading in readings {
            guard let verdict = listed.verdict(on: reading) else { continue }
            let predicate = Predicate.isAmong(values).verdict(on: reading, now: Instant(secondsSinceEpoch: 0))
            #expect(verdict == predicate, "\(reading)")
            told += 1
        }
        #expect(told >= 4)
    }

    private static let others: [[FactValue]] = [
        [.member(64)], [.member(-1)], [.integer(0)], [.member(0), .boolean(true)], [.string("a")],
    ]

    @Test(arguments: others) func `values without a bit are compared`(values: [FactValue]) {
        #expect(ListedValues(values) == nil)
    }
}
