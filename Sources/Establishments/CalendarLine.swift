import CivilTime
import Diagnostics
import RulePacks

/// One property of a calendar, its folds undone.
struct CalendarLine {
    /// In capitals.
    let name: String

    /// As written.
    let value: String

    let range: SourceRange
    private let parameters: [(name: String, value: String)]

    /// The names under which Windows programs write zones of France.
    static let zoneNames = ["Romance Standard Time": "Europe/Paris", "W. Europe Standard Time": "Europe/Paris"]

    /// The properties of a calendar; lines that are none are left out.
    static func all(of text: String, _ path: String) -> [CalendarLine] {
        var lines: [(text: String.UnicodeScalarView, number: Int)] = []
        var number = 0
        for raw in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            var line = raw.last == "\r" ? raw.dropLast() : raw
            if number == 1, line.first == "\u{FEFF}" { line = line.dropFirst() }
            if let first = line.first, first == " " || first == "\t", !lines.isEmpty {
                lines[lines.count - 1].text.append(contentsOf: line.dropFirst())
            } else {
                lines.append((String.UnicodeScalarView(line), number))
            }
        }
        return lines.compactMap { CalendarLine($0.text, at: $0.number, path) }
    }

    private init?(_ line: String.UnicodeScalarView, at number: Int, _ path: String) {
        var isQuoted = false
        guard
            let colon = line.firstIndex(where: { scalar in
                if scalar == "\"" { isQuoted.toggle() }
                return scalar == ":" && !isQuoted
            })
        else { return nil }
        let head = String(line[..<colon]).split(separator: ";")
        guard let name = head.first else { return nil }
        self.name = name.uppercased()
        value = String(line[line.index(after: colon)...])
        parameters = head.dropFirst().map { part in
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (pair[0].uppercased(), pair.count == 2 ? String(pair[1].filter { $0 != "\"" }) : "")
        }
        range = SourceRange(file: path, start: SourcePosition(line: number, column: 1))
    }

    /// The value of a parameter.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The value as a text, its escapes undone.
    var text: String {
        var text = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                text.append(character == "n" || character == "N" ? " " : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }

    /// `20261127`.
    var date: CivilDate? { value.utf8.count == 8 ? CalendarLine.date(value[...]) : nil }

    /// `20261127T200000`, with a `Z` at its end where it is of UTC; the minute of the day.
    var dateTime: (date: CivilDate, minute: Int, isUTC: Bool)? {
        let isUTC = value.hasSuffix("Z")
        let parts = (isUTC ? value.dropLast() : value[...]).split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CalendarLine.date(parts[0]),
            let time = CalendarLine.number(parts[1], digits: 6)
        else { return nil }
        let (hour, minute) = (time / 10_000, time / 100 % 100)
        guard hour < 24, minute < 60, time % 100 == 0 else { return nil }
        return (date, hour * 60 + minute, isUTC)
    }

    /// `PT12H`, `P1DT4H30M`, `P1W`.
    var duration: Duration? {
        guard value.first == "P" else { return nil }
        var seconds: Int64 = 0
        var digits = ""
        var isTime = false
        for character in value.dropFirst() {
            switch character {
            case "0"..."9": digits.append(character)
            case "T" where !isTime && digits.isEmpty: isTime = true
            default:
                let units: [Character: Int64] = isTime ? ["H": 3600, "M": 60, "S": 1] : ["D": 86_400, "W": 604_800]
                guard let unit = units[character], digits.utf8.count <= 5, let number = Int64(digits) else {
                    return nil
                }
                seconds += number * unit
                digits = ""
            }
        }
        return digits.isEmpty && seconds > 0 ? .seconds(seconds) : nil
    }

    private static func date(_ text: Substring) -> CivilDate? {
        guard let number = number(text, digits: 8) else { return nil }
        return CivilDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func number(_ text: Substring, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
