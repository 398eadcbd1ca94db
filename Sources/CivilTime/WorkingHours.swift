/// The hours of a working day during which the house is fully staffed.
package struct WorkingHours: Hashable, Sendable {
    /// Minutes after midnight at which the day starts.
    package let opening: Int

    /// Minutes after midnight at which it is over.
    package let closing: Int

    /// What is taken where the establishment says nothing: from 08:00 to 18:00.
    package static let usual = WorkingHours(opening: 8 * 60, closing: 18 * 60)

    /// Hours of one day, in minutes after midnight.
    package init(opening: Int, closing: Int) {
        self.opening = opening
        self.closing = closing
    }

    /// True on a working day, from the opening to just before the closing.
    package func contain(_ instant: Instant, in zone: Zone) -> Bool {
        let civil = zone.civil(instant)
        let minute = civil.hour * 60 + civil.minute
        return civil.date.isWorkingDay && minute >= opening && minute < closing
    }

    /// The openings and closings after one instant and up to another, in order.
    package func changes(after start: Instant, to end: Instant, in zone: Zone) -> [Instant] {
        var changes: [Instant] = []
        var day = zone.civil(start).date
        let last = zone.civil(end).date
        while day <= last {
            if day.isWorkingDay {
                changes += [opening, closing].flatMap { minute in
                    zone.instants(of: day, hour: minute / 60, minute: minute % 60, second: 0)
                }
            }
            guard day < .latest else { break }
            day = day.adding(days: 1)
        }
        return changes.filter { $0 > start && $0 <= end }
    }
}
