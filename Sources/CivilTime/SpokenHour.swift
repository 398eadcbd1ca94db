extension Zone {
    /// The last time before `now` at which the clock showed what somebody typed: `02:10`, `2 h 10`, `hier 23 h`,
    /// `14/11 23:50`, `14/11/2026 23:50`.
    ///
    /// The night the clock goes back, the later of two hours alike that are past.
    package func lastInstant(spoken text: String, before now: Instant) -> Instant? {
        let pieces = text.split { !$0.isNumber && !$0.isLetter }.flatMap { $0.split { $0.isLetter } }
        let words = text.lowercased().split { !$0.isLetter }.map { String($0) }
        let numbers = pieces.compactMap { Int($0) }
        guard numbers.count == pieces.count,
            words.allSatisfy({ ["h", "min", "hier", "le", "à", "a", "vers"].contains($0) })
        else { return nil }
        let today = civil(now).date
        let dayCount = text.split(separator: "/", omittingEmptySubsequences: false).count
        // A day and a month, or those and a year, before the hour.
        guard dayCount <= 3, numbers.count > (dayCount == 1 ? 0 : dayCount) else { return nil }
        let day = Array(numbers.prefix(dayCount == 1 ? 0 : dayCount))
        let hour = Array(numbers.dropFirst(day.count))
        guard (1...2).contains(hour.count) else { return nil }
        let days: [CivilDate?] =
            switch day.count {
            case 0: words.contains("hier") ? [today.adding(days: -1)] : [today, today.adding(days: -1)]
            case 2: [today.year, today.year - 1].map { CivilDate(year: $0, month: day[1], day: day[0]) }
            default: [CivilDate(year: day[2], month: day[1], day: day[0])]
            }
        let instants = days.compactMap { $0 }.flatMap { date in
            self.instants(of: date, hour: hour[0], minute: hour.count == 2 ? hour[1] : 0, second: 0)
        }
        return instants.filter { $0 <= now }.max()
    }
}
