extension Instant {
    /// Reads `2026-11-03T02:50:00+01:00`: a date and time of RFC 3339, with its offset.
    ///
    /// A fraction of a second is dropped, and `t` and `z` may be in lower case. Nil for anything else: no offset, a day
    /// that the calendar lacks, hour 24, second 60, a space for `T`, a moment outside years 1 to 9999 in UTC.
    package init?(rfc3339 text: some StringProtocol) {
        self.init(rfc3339: text.utf8)
    }

    /// Reads a date and time of RFC 3339 from its bytes.
    package init?(rfc3339 bytes: some Collection<UInt8>) {
        var reader = TimeReader(Array(bytes))
        guard let date = reader.date(), reader.accept("T") || reader.accept("t"),
            let secondOfDay = reader.secondOfDay(), let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(secondOfDay - offset.seconds)
        guard Instant.range.contains(seconds) else { return nil }
        secondsSinceEpoch = seconds
    }
}

extension CivilDate {
    /// Reads `2026-11-27`: a day of RFC 3339, and nothing else.
    package init?(rfc3339 text: String) {
        var reader = TimeReader(Array(text.utf8))
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }
}

extension TimeReader {
    fileprivate mutating func date() -> CivilDate? {
        guard let year = number(digits: 4, within: CivilDate.years), accept("-"),
            let month = number(digits: 2, within: 1...12), accept("-"),
            let day = number(digits: 2, within: 1...31)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    fileprivate mutating func secondOfDay() -> Int? {
        guard let minute = minuteOfDay(), accept(":"), let second = number(digits: 2, within: 0...59)
        else { return nil }
        if accept("."), !skipDigits() { return nil }
        return minute * 60 + second
    }

    fileprivate mutating func offset() -> UTCOffset? {
        if accept("Z") || accept("z") { return UTCOffset(seconds: 0) }
        let isWest = accept("-")
        guard isWest || accept("+"), let minutes = minuteOfDay() else { return nil }
        return UTCOffset(seconds: (isWest ? -60 : 60) * minutes)
    }

    private mutating func minuteOfDay() -> Int? {
        guard let hour = number(digits: 2, within: 0...23), accept(":"), let minute = number(digits: 2, within: 0...59)
        else { return nil }
        return hour * 60 + minute
    }
}
