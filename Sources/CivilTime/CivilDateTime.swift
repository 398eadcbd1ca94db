/// What a clock on the wall shows, and how far it is from UTC; made by a ``Zone``.
package struct CivilDateTime: Hashable, Sendable {
    /// The local day.
    package let date: CivilDate
    /// The hour, 0 to 23.
    package let hour: Int
    /// The minute, 0 to 59.
    package let minute: Int
    /// The second, 0 to 59.
    package let second: Int
    /// How far the clock is from UTC.
    package let offset: UTCOffset

    /// What a clock at that offset shows; the caller sees to it that the year exists.
    init(_ instant: Instant, offset: UTCOffset) {
        let local = instant.secondsSinceEpoch - Instant.range.lowerBound + Int64(offset.seconds)
        let secondOfDay = Int(local % 86_400)
        date = CivilDate.earliest.adding(days: Int(local / 86_400))
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        self.offset = offset
    }

    /// `2026-11-03T02:50:00+01:00`.
    var rfc3339: String {
        "\(date.text)T\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))\(offset.text)"
    }
}

/// How far a clock is from UTC.
package struct UTCOffset: Hashable, Sendable {
    /// In seconds, positive to the east.
    package let seconds: Int

    /// `+01:00`; our zones are all at whole minutes.
    var text: String {
        let minutes = abs(seconds) / 60
        return "\(seconds < 0 ? "-" : "+")\(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    }
}
