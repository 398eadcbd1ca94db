/// A day of the week, numbered as ISO 8601 does: Monday is 1.
package enum Weekday: Int, CaseIterable, Hashable, Sendable {
    /// Monday.
    case monday = 1
    /// Tuesday.
    case tuesday
    /// Wednesday.
    case wednesday
    /// Thursday.
    case thursday
    /// Friday.
    case friday
    /// Saturday.
    case saturday
    /// Sunday.
    case sunday
}

extension CivilDate {
    /// The day of the week.
    package var weekday: Weekday {
        // 1 January of year 1 is a Monday, so no remainder is negative.
        Weekday.allCases[(dayNumber - CivilDate.earliest.dayNumber) % 7]
    }
}
