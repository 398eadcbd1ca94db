/// A day of the Gregorian calendar, from year 1 to year 9999, in no zone in particular.
package struct CivilDate: Hashable, Sendable {
    /// The year, 1 to 9999.
    package let year: Int
    /// The month, 1 to 12.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// Makes a date; nil when the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard CivilDate.years.contains(year), (1...12).contains(month), day >= 1,
            day <= CivilDate.lengthOfMonth(month, in: year)
        else { return nil }
        self.init(knownYear: year, month: month, day: day)
    }

    /// The date so many days after 1 January 1970; beyond the calendar, its first or last day.
    package init(dayNumber: Int) {
        // Counted in eras of 400 years and in years that start in March, so that 29 February comes last.
        let days = dayNumber.clamped(to: CivilDate.earliest.dayNumber...CivilDate.latest.dayNumber) + 719_468
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            knownYear: days / 146_097 * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private init(knownYear: Int, month: Int, day: Int) {
        self.year = knownYear
        self.month = month
        self.day = day
    }

    /// Days since 1 January 1970, negative before.
    package var dayNumber: Int { CivilDate.dayNumber(year: year, month: month, day: day) }

    /// The date so many days later, or earlier when negative; beyond the calendar, its first or last day.
    package func adding(days: Int) -> CivilDate {
        // No span is longer than the calendar: clamping first keeps the sum from overflowing.
        let span = CivilDate.latest.dayNumber - CivilDate.earliest.dayNumber
        return CivilDate(dayNumber: dayNumber + days.clamped(to: -span...span))
    }

    /// The same day some months later, or earlier when negative; the last of the month when it is shorter.
    ///
    /// 31 January plus one month is 28 or 29 February. Beyond the calendar, its first or last day.
    package func addingMonths(_ months: Int) -> CivilDate {
        let index = year * 12 + month - 1 + months.clamped(to: -120_000...120_000)
        guard index >= 12 else { return .earliest }
        guard index / 12 <= CivilDate.years.upperBound else { return .latest }
        let month = index % 12 + 1
        let length = CivilDate.lengthOfMonth(month, in: index / 12)
        return CivilDate(knownYear: index / 12, month: month, day: min(day, length))
    }
}

extension CivilDate {
    /// `2026-11-27`.
    package var text: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }
}

extension CivilDate: Comparable {
    /// Whether a date comes before another.
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate {
    /// The years of the calendar: those that RFC 3339 can write, less year 0.
    static let years = 1...9999
    /// The first day.
    static let earliest = CivilDate(knownYear: 1, month: 1, day: 1)
    /// The last day.
    static let latest = CivilDate(knownYear: 9999, month: 12, day: 31)

    /// Days from 1 January 1970 to a day that is known to exist.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return yearFromMarch * 365 + yearFromMarch / 4 - yearFromMarch / 100 + yearFromMarch / 400 + dayOfYear - 719_468
    }

    private static func lengthOfMonth(_ month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
