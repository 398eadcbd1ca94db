package import CivilTime

/// When somebody is on duty: some days of the week, between two times of the local clock.
///
/// A national holiday counts as a Sunday. A span that ends at or before its start runs past midnight, and belongs to the
/// day on which it starts: Friday's night ends on Saturday morning.
package struct DutyHours: Hashable, Sendable {
    /// The days on which the span starts.
    package let days: Set<Weekday>

    /// Minutes from midnight, 0 to 1439.
    package let start: Int

    /// Minutes from midnight, 1 to 1440, itself left out; at or before the start, on the next day.
    package let end: Int

    /// A span; nil where a time isn't one of the day, or no day is given.
    package init?(days: Set<Weekday>, start: Int, end: Int) {
        guard !days.isEmpty, (0...1439).contains(start), (1...1440).contains(end) else { return nil }
        self.days = days
        self.start = start
        self.end = end
    }

    /// Whether it takes in a moment, on the clock of the establishment.
    package func contains(_ instant: Instant, in zone: Zone) -> Bool {
        let local = zone.civil(instant)
        let minute = local.hour * 60 + local.minute
        if days.contains(local.date.dutyDay), minute >= start, end <= start || minute < end { return true }
        return end <= start && minute < end && days.contains(local.date.adding(days: -1).dutyDay)
    }
}

extension CivilDate {
    /// The day of the week by which duties are held.
    fileprivate var dutyDay: Weekday { FrenchHolidays.isHoliday(self) ? .sunday : weekday }
}
