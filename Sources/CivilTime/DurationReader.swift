/// Reads a duration from left to right, and says at the first doubt what is wrong.
struct DurationReader {
    private enum Notation {
        case french
        case isoDate
        case isoTime
    }

    private var rest: Substring.UnicodeScalarView
    private var notation = Notation.french

    /// Starts at the first character that is no space.
    init(_ text: String) {
        rest = Substring(text).unicodeScalars.drop { $0.isBlank }
        while let last = rest.last, last.isBlank { rest.removeLast() }
    }

    /// Reads the whole text as a number of seconds.
    mutating func seconds() throws(DurationFault) -> Int64 {
        guard !rest.isEmpty else { throw .empty }
        if accept("P") { notation = .isoDate }
        var seconds: Int64 = 0
        var previous: DurationUnit?
        repeat {
            if notation == .isoDate, accept("T") { notation = .isoTime }
            let number = try number()
            let unit = try unit(of: number.text, after: previous)
            if let previous, unit.seconds >= previous.seconds { throw .unitOrder(unit.symbol, after: previous.symbol) }
            previous = unit
            // At most five terms, each of at most a number just above the limit times a week: far below 64 bits.
            seconds += number.value * unit.seconds
            skipBlanks()
        } while !rest.isEmpty
        guard seconds <= DurationText.limitInSeconds else { throw .tooLarge }
        return seconds
    }

    private mutating func number() throws(DurationFault) -> (text: String, value: Int64) {
        let text = take { $0.isDigit }
        guard !text.isEmpty else {
            if rest.first == "-" || rest.first == "\u{2212}" { throw .negative }
            throw .missingNumber(before: word())
        }
        if rest.first == ":" { throw .clockTime }
        if rest.first == "." || rest.first == "," { throw .fraction }
        let value = text.utf8.reduce(Int64(0)) { value, digit in
            min(value * 10 + Int64(digit - UInt8(ascii: "0")), DurationText.limitInSeconds + 1)
        }
        skipBlanks()
        return (text, value)
    }

    private mutating func unit(of number: String, after previous: DurationUnit?) throws(DurationFault) -> DurationUnit {
        let symbol = notation == .french ? word() : rest.popFirst().map { String($0) } ?? ""
        guard !symbol.isEmpty else {
            let minute = notation == .french ? "min" : "M"
            throw .missingUnit(number: number, suggestion: previous?.seconds == 3600 ? minute : nil)
        }
        let units =
            switch notation {
            case .french: DurationUnit.french
            case .isoDate: DurationUnit.isoDate
            case .isoTime: DurationUnit.isoTime
            }
        if let unit = units.first(where: { $0.symbol == symbol }) { return unit }
        switch notation {
        case .french: throw Self.frenchFault(symbol, of: number)
        case .isoDate where symbol == "M": throw .noFixedLength(.month)
        case .isoDate where symbol == "Y": throw .noFixedLength(.year)
        case .isoDate, .isoTime: throw .unknownUnit(symbol, suggestion: nil)
        }
    }

    private static func frenchFault(_ symbol: String, of number: String) -> DurationFault {
        switch symbol.lowercased() {
        case "m": .ambiguousUnit(number: number)
        case "mois", "month", "months": .noFixedLength(.month)
        case "a", "an", "ans", "année", "années", "y", "year", "years": .noFixedLength(.year)
        case "j", "jour", "jours", "d", "day", "days": .unknownUnit(symbol, suggestion: "j")
        case "h", "heure", "heures", "hr", "hour", "hours": .unknownUnit(symbol, suggestion: "h")
        case "min", "mn", "minute", "minutes", "mins": .unknownUnit(symbol, suggestion: "min")
        case "s", "sec", "seconde", "secondes", "second", "seconds": .unknownUnit(symbol, suggestion: "s")
        default: .unknownUnit(symbol, suggestion: nil)
        }
    }
}

extension DurationReader {
    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    /// What stands up to the next blank or digit.
    private mutating func word() -> String { take { !$0.isBlank && !$0.isDigit } }

    private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
        let taken = rest.prefix(while: belongs)
        rest = rest[taken.endIndex...]
        return String(Substring(taken))
    }

    private mutating func skipBlanks() {
        if notation == .french { rest = rest.drop { $0.isBlank } }
    }
}

extension Unicode.Scalar {
    /// A space, or one of the two that a French keyboard or editor puts before a unit.
    fileprivate var isBlank: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" }

    fileprivate var isDigit: Bool { self >= "0" && self <= "9" }
}
