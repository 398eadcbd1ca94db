/// A clock that is one hour ahead in summer, by the same rule every year.
struct SeasonalClock: Hashable, Sendable {
    /// The offset in winter.
    let standard: UTCOffset
    /// When summer time starts.
    let start: YearlyChange
    /// When it ends, later in the same year.
    let end: YearlyChange

    /// The offset in summer.
    var summer: UTCOffset { UTCOffset(seconds: standard.seconds + 3600) }

    /// The offset at a moment.
    func offset(at instant: Instant) -> UTCOffset {
        // No change is within a day of the new year, so the year in UTC is the year on the wall.
        let year = CivilDateTime(instant, offset: UTCOffset(seconds: 0)).date.year
        let summertime = start.seconds(in: year)..<end.seconds(in: year)
        return summertime.contains(instant.secondsSinceEpoch) ? summer : standard
    }
}

/// A change of the clock on the first Sunday on or after a day of the year.
struct YearlyChange: Hashable, Sendable {
    /// The month, 1 to 12.
    let month: Int
    /// 1 for the first Sunday of the month, 8 for the second, 25 for the last of a month of 31 days.
    let earliestDay: Int
    /// The hour in UTC.
    let hourUTC: Int

    /// The change of a year, in seconds since the epoch.
    func seconds(in year: Int) -> Int64 {
        let day = CivilDate.dayNumber(year: year, month: month, day: earliestDay)
        let daysToSunday = 7 - CivilDate(dayNumber: day).weekday.rawValue
        return Int64(day + daysToSunday) * 86_400 + Int64(hourUTC) * 3600
    }
}
