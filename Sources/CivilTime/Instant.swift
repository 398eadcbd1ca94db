/// A moment, to the second, between the first of year 1 and the last of year 9999, in UTC.
///
/// Arithmetic stops at those two moments; it never traps. Leap seconds do not exist, as in POSIX time.
package struct Instant: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, negative before.
    package let secondsSinceEpoch: Int64

    /// The moment so many seconds after 1970-01-01T00:00:00Z, or the nearest that exists.
    package init(secondsSinceEpoch: Int64) {
        self.secondsSinceEpoch = secondsSinceEpoch.clamped(to: Instant.range)
    }

    /// The seconds that exist.
    static let range =
        Int64(CivilDate.earliest.dayNumber) * 86_400...Int64(CivilDate.latest.dayNumber) * 86_400 + 86_399
}

extension Instant: Comparable {
    /// Whether a moment comes before another.
    package static func < (left: Instant, right: Instant) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}

extension Instant {
    /// The moment some time later, rounded down to the second.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(secondsSinceEpoch: instant.secondsSinceEpoch + duration.wholeSeconds)
    }

    /// The moment some time earlier, rounded down to the second.
    package static func - (instant: Instant, duration: Duration) -> Instant {
        // Negated once clamped: the least duration has no opposite.
        let earlier = duration.wholeSeconds
        let isWhole = duration == .seconds(earlier)
        return Instant(secondsSinceEpoch: instant.secondsSinceEpoch - earlier - (isWhole ? 0 : 1))
    }

    /// The time elapsed from the second moment to the first.
    package static func - (later: Instant, earlier: Instant) -> Duration {
        .seconds(later.secondsSinceEpoch - earlier.secondsSinceEpoch)
    }
}
