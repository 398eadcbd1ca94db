package import CivilTime

/// Instants as the reader's clock shows them.
package struct LocalTime: Sendable {
    let zone: Zone

    /// The reader's own year, which goes without saying.
    let now: Instant

    /// The clocks of a zone, for a reader at a moment.
    package init(zone: Zone, now: Instant) {
        self.zone = zone
        self.now = now
    }

    /// `02 h 25`.
    package func clock(_ instant: Instant) -> String {
        let civil = zone.civil(instant)
        return french("\(twoDigits(civil.hour)) h \(twoDigits(civil.minute))")
    }

    /// `dim. 25/10`, with its year where that is not this one.
    func day(_ instant: Instant) -> String {
        let isThisYear = zone.civil(instant).date.year == zone.civil(now).date.year
        return isThisYear ? dayAndMonth(instant) : dayOfYear(instant)
    }

    /// `dim. 25/10/2026`.
    package func dayOfYear(_ instant: Instant) -> String {
        "\(dayAndMonth(instant))/\(zone.civil(instant).date.year)"
    }

    private func dayAndMonth(_ instant: Instant) -> String {
        let date = zone.civil(instant).date
        return "\(weekday(date)) \(twoDigits(date.day))/\(twoDigits(date.month))"
    }

    /// `dim.`, for an instant that is at most days away.
    func weekday(_ instant: Instant) -> String {
        weekday(zone.civil(instant).date)
    }

    /// `UTC+2`, `UTC-9:30`.
    package func offset(_ instant: Instant) -> String {
        let minutes = zone.offset(at: instant).seconds / 60
        let rest = abs(minutes) % 60
        return "UTC\(minutes < 0 ? "-" : "+")\(abs(minutes) / 60)\(rest == 0 ? "" : ":" + twoDigits(rest))"
    }

    /// `02 h 25 (dim. 25/10, UTC+2)`, which nothing can make ambiguous.
    package func full(_ instant: Instant) -> String {
        "\(clock(instant)) (\(day(instant)), \(offset(instant)))"
    }

    /// `02 h 25, dim. 25/10, UTC+2`, for where a parenthesis is open already.
    package func listed(_ instant: Instant) -> String {
        "\(clock(instant)), \(day(instant)), \(offset(instant))"
    }

    /// `02 h 25` for an hour of this very day that nothing can make ambiguous, else all of it.
    package func brief(_ instant: Instant) -> String {
        let isToday = zone.civil(instant).date == zone.civil(now).date
        return isToday && zone.offset(at: instant) == zone.offset(at: now) ? clock(instant) : listed(instant)
    }

    /// `25/10/2026`, for a day that is long past.
    package func date(_ date: CivilDate) -> String {
        "\(twoDigits(date.day))/\(twoDigits(date.month))/\(date.year)"
    }

    private func weekday(_ date: CivilDate) -> String {
        switch date.weekday {
        case .monday: "lun."
        case .tuesday: "mar."
        case .wednesday: "mer."
        case .thursday: "jeu."
        case .friday: "ven."
        case .saturday: "sam."
        case .sunday: "dim."
        }
    }

    private func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

/// A time as the law counts it, in hours up to four days: « 72 h », not « 3 j ».
package func elapsed(_ duration: Duration) -> String {
    let minutes = max(duration.components.seconds, 0) / 60
    guard minutes <= 96 * 60, minutes >= 60 else { return french(DurationText.french(.seconds(minutes * 60))) }
    return french("\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min"))
}
