import CivilTime
import Testing

@Suite struct InstantTests {
    private let first = Instant(secondsSinceEpoch: -62_135_596_800)
    private let last = Instant(secondsSinceEpoch: 253_402_300_799)

    @Test func `durations are added, taken away and measured`() {
        let instant = Instant(secondsSinceEpoch: 1000)
        #expect((instant + .seconds(60)).secondsSinceEpoch == 1060)
        #expect((instant - .seconds(60)).secondsSinceEpoch == 940)
        #expect((instant + .seconds(-60)).secondsSinceEpoch == 940)
        #expect(instant + .seconds(60) - instant == .seconds(60))
        #expect(instant - (instant + .seconds(60)) == .seconds(-60))
        #expect(instant < instant + .seconds(1))
    }

    @Test func `a part of a second is rounded down`() {
        let instant = Instant(secondsSinceEpoch: 1000)
        #expect((instant + .milliseconds(1500)).secondsSinceEpoch == 1001)
        #expect((instant + .milliseconds(-1500)).secondsSinceEpoch == 998)
        #expect((instant - .milliseconds(1500)).secondsSinceEpoch == 998)
        #expect((instant - .milliseconds(-1500)).secondsSinceEpoch == 1001)
    }

    @Test func `arithmetic stops at the first and the last second`() {
        let huge = Duration.seconds(Int64.max) * 2
        #expect(Instant(secondsSinceEpoch: .max) == last)
        #expect(Instant(secondsSinceEpoch: .min) == first)
        for beyond in [.seconds(1), .nanoseconds(1_000_000_001), .seconds(Int64.max), huge] {
            #expect(last + beyond == last)
            #expect(last - (.zero - beyond) == last)
            #expect(first - beyond == first)
            #expect(first + (.zero - beyond) == first)
        }
        for whole in [Duration.seconds(Int64.max), huge] {
            #expect(first + whole == last)
            #expect(last - whole == first)
        }
        #expect(last - first == .seconds(315_537_897_599))
        #expect(first + (last - first) == last)
        #expect(last + (first - last) == first)
    }
}
