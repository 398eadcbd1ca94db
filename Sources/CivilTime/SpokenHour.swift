extension Zone {
    /// The last time before `now` at which the clock showed what somebody typed: `02:10`, `2 h 10`, `hier 23 h`,
    /// `14/11 23:50`, `14/11/2026 23:50`.
    ///
    /// The night the clock goes back, the later of two hours alike that are past.
    package func lastInstant(spoken text: String, before now: Instant) -> Instant? {
        let bytes = Array(text.utf8)
        let typed = bytes.split { !isDigit($0) }.map { Int(String(decoding: $0, as: UTF8.self)) }
        let words = bytes.split { !isLetter($0) }.map { String(decoding: $0.map(lowercased), as: UTF8.self) }
        let numbers = typed.compactMap { $0 }
        guard numbers.count == typed.count,
            words.allSatisfy({ ["h", "min", "hier", "le", "à", "À", "a", "vers"].contains($0) })
        else { return nil }
        let today = civil(now).date
        let dayCount = 1 + bytes.count { $0 == UInt8(ascii: "/") }
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

// By bytes: the tables that tell of any character what it is weigh in a page.

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
}

/// A letter of ASCII, or a part of any other character.
private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
}
