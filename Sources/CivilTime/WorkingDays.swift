extension CivilDate {
    /// Whether people work that day: Monday to Friday, unless it is a national holiday.
    package var isWorkingDay: Bool {
        weekday != .saturday && weekday != .sunday && !FrenchHolidays.isHoliday(self)
    }

    /// The last of so many working days, counted from the day after a date, which is day 0.
    ///
    /// The date itself when the count is not positive; the last day of the calendar when it runs out.
    package static func workingDay(after date: CivilDate, count: Int) -> CivilDate {
        var day = date
        var remaining = count
        while remaining > 0, day < .latest {
            day = day.adding(days: 1)
            if day.isWorkingDay { remaining -= 1 }
        }
        return day
    }
}
