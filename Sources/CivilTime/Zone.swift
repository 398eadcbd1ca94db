/// A time zone of France, by its name in the tz database.
///
/// The rules of today, extended to all years. They are what clocks showed from 1996 in Paris, from 2007 in Miquelon and
/// from 1998 elsewhere; a change of the law needs a new table.
package struct Zone: Hashable, Sendable {
    /// The name: `Europe/Paris`.
    package let id: String
    private let clock: Clock

    private enum Clock: Hashable, Sendable {
        case fixed(UTCOffset)
        case seasonal(SeasonalClock)
    }

    /// The zone of that name; nil when it is not one of ``all``.
    package init?(id: String) {
        guard let zone = Zone.all.first(where: { $0.id == id }) else { return nil }
        self = zone
    }

    private init(_ id: String, hours: Int, minutes: Int = 0) {
        self.id = id
        clock = .fixed(UTCOffset(seconds: hours * 3600 + minutes * 60))
    }

    private init(_ id: String, _ seasonal: SeasonalClock) {
        self.id = id
        clock = .seasonal(seasonal)
    }

    /// Every zone that is known, by name.
    package static let all = [
        Zone("America/Cayenne", hours: -3),
        Zone("America/Guadeloupe", hours: -4),
        Zone("America/Marigot", hours: -4),
        Zone("America/Martinique", hours: -4),
        Zone(
            "America/Miquelon",
            SeasonalClock(
                standard: UTCOffset(seconds: -3 * 3600),
                start: YearlyChange(month: 3, earliestDay: 8, hourUTC: 5),
                end: YearlyChange(month: 11, earliestDay: 1, hourUTC: 4))),
        Zone("America/St_Barthelemy", hours: -4),
        Zone(
            "Europe/Paris",
            SeasonalClock(
                standard: UTCOffset(seconds: 3600),
                start: YearlyChange(month: 3, earliestDay: 25, hourUTC: 1),
                end: YearlyChange(month: 10, earliestDay: 25, hourUTC: 1))),
        Zone("Indian/Kerguelen", hours: 5),
        Zone("Indian/Mayotte", hours: 3),
        Zone("Indian/Reunion", hours: 4),
        Zone("Pacific/Gambier", hours: -9),
        Zone("Pacific/Marquesas", hours: -9, minutes: -30),
        Zone("Pacific/Noumea", hours: 11),
        Zone("Pacific/Tahiti", hours: -10),
        Zone("Pacific/Wallis", hours: 12),
    ]

    /// Universal time, which files for machines are written in; no establishment lives by it.
    package static let utc = Zone("UTC", hours: 0)

    /// How far the clock is from UTC at a moment.
    ///
    /// Zero in the few hours at either end of time when the local year would be 0 or 10000.
    package func offset(at instant: Instant) -> UTCOffset {
        let offset =
            switch clock {
            case .fixed(let offset): offset
            case .seasonal(let clock): clock.offset(at: instant)
            }
        let local = instant.secondsSinceEpoch + Int64(offset.seconds)
        return Instant.range.contains(local) ? offset : UTCOffset(seconds: 0)
    }

    /// The offsets that the clock ever has, the one that gives the earlier moment first.
    private var offsets: [UTCOffset] {
        switch clock {
        case .fixed(let offset): [offset]
        case .seasonal(let clock): [clock.summer, clock.standard]
        }
    }
}

extension Instant {
    /// `2026-03-02T03:20:00Z`.
    package var utcText: String { Zone.utc.rfc3339(self).prefix(19) + "Z" }
}

extension Zone {
    /// What the clock shows at a moment.
    package func civil(_ instant: Instant) -> CivilDateTime {
        CivilDateTime(instant, offset: offset(at: instant))
    }

    /// The moment with the local offset: `2026-11-03T02:50:00+01:00`.
    package func rfc3339(_ instant: Instant) -> String { civil(instant).rfc3339 }

    /// The moments at which the clock shows a time, in order.
    ///
    /// Two in the hour that the clock goes back over, none in the hour that it skips, nor for an hour 24, a minute or a
    /// second 60.
    package func instants(of date: CivilDate, hour: Int, minute: Int, second: Int) -> [Instant] {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return [] }
        let local = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return offsets.compactMap { offset in
            let seconds = local - Int64(offset.seconds)
            let instant = Instant(secondsSinceEpoch: seconds)
            return instant.secondsSinceEpoch == seconds && self.offset(at: instant) == offset ? instant : nil
        }
    }

    /// Whether the clock shows the time of this moment twice, the night it goes back.
    package func isRepeated(_ instant: Instant) -> Bool {
        let local = civil(instant)
        return instants(of: local.date, hour: local.hour, minute: local.minute, second: local.second).count == 2
    }

    /// The last second of a local day: 23:59:59, the second one if there are two.
    package func endOfDay(_ date: CivilDate) -> Instant {
        // No clock of ours skips midnight: without an answer, the day ends after the last moment that exists.
        instants(of: date, hour: 23, minute: 59, second: 59).last ?? Instant(secondsSinceEpoch: .max)
    }
}
