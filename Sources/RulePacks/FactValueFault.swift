package import CivilTime
import Diagnostics
package import Vocabularies

/// Why a text is not a value of a type.
package enum FactValueFault: Error, Hashable, Sendable {
    /// Neither `true` nor `false`, nor their French; with what was meant when it is clear.
    case notABoolean(meant: Bool?)
    /// `012`, `0x1F`, `1_000`, `.inf`, or no number at all.
    case notANumber(isWhole: Bool)
    /// Past what the engine can count.
    case outOfRange
    case notADuration(DurationFault)
    case notADatetime
    case unknownMember(of: Enumeration)
    /// A spelling of "not known", which is not a value.
    case meansUnknown
    /// A collection, which no text stands for.
    case notOneValue

    /// The kind of mistake.
    package var code: PackFault {
        switch self {
        case .notABoolean: .notABoolean
        case .notANumber: .notANumber
        case .outOfRange: .outOfRange
        case .notADuration: .notADuration
        case .notADatetime: .notADatetime
        case .unknownMember: .unknownValue
        case .meansUnknown: .testOnUnknown
        case .notOneValue: .wrongShape
        }
    }

    /// What is wrong with the text.
    package func message(for text: String) -> String {
        switch self {
        case .notABoolean: "`\(text)` is not a boolean"
        case .notANumber(let isWhole): "`\(text)` is not a \(isWhole ? "whole number" : "number")"
        case .outOfRange: "`\(text)` is too large a number"
        case .notADuration: "`\(text)` is not a duration"
        case .notADatetime: "`\(text)` is not a date and time with its offset"
        case .unknownMember: "unknown value `\(text)`"
        case .meansUnknown: "`\(text)` means that the fact is not known: it is not a value"
        case .notOneValue: "`\(text)` is not a list of records"
        }
    }

    /// What to do about it.
    package func help(for text: String) -> [String] {
        switch self {
        case .notABoolean(let meant):
            return [meant.map { "write `\($0)`" } ?? "write `true` or `false`, `oui` or `non`"]
        case .notANumber: return ["write decimal digits only, without a leading zero: `12`"]
        case .outOfRange: return []
        case .notADuration(.missingUnit(let number, let unit?)):
            let whole = FactValueFault.completed(text, number, unit)
            let isRight = (try? DurationText.parse(whole)) != nil
            return [isRight ? "write `\(whole)`" : "write the unit after \(number): `\(number) \(unit)`"]
        case .notADuration(let fault): return [fault.help]
        case .notADatetime: return [noSuchDay(in: text) ?? "write it as `2026-11-03T02:50:00+01:00`"]
        case .unknownMember(let enumeration):
            if let near = replacement(for: text) { return ["did you mean `\(near)`?"] }
            let ids = enumeration.knownPositions.map { enumeration.members[$0].id }
            return few(ids, "write one of")
        case .meansUnknown: return ["use `known: false`"]
        case .notOneValue: return ["give the collection in the record of the incident"]
        }
    }

    /// A duration whose last number, which comes after hours, has its unit, and is left out where it is nothing.
    private static func completed(_ text: String, _ number: String, _ unit: String) -> String {
        guard unit == "min" else { return text + unit }
        var words: [String] = []
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            let isDigit = ("0"..."9").contains(scalar)
            let isSame = words.last?.unicodeScalars.last.map { ("0"..."9").contains($0) == isDigit } ?? false
            if isSame { words[words.count - 1].unicodeScalars.append(scalar) } else { words.append(String(scalar)) }
        }
        if Int(number) == 0 { words.removeLast() } else { words.append(unit) }
        return words.joined(separator: " ")
    }

    /// The text to write instead, when one is close.
    package func replacement(for text: String) -> String? {
        switch self {
        case .notABoolean(let meant): meant.map { String($0) }
        case .unknownMember(let enumeration):
            enumeration.position(meaning: text).map { enumeration.members[$0].id }
                ?? nearest(text, in: enumeration.knownPositions.map { enumeration.members[$0].id })
        default: nil
        }
    }
}

extension DurationFault {
    /// What to write instead.
    fileprivate var help: String {
        switch self {
        case .empty: "write a number and its unit: `15 min`"
        case .negative: "a duration has no sign"
        case .fraction: "use a smaller unit: `90 min` for an hour and a half"
        case .clockTime: "write the units: `1 h 30 min`, or `1 min 30 s`"
        case .ambiguousUnit(let number): "write `\(number) min` for minutes; a month has no fixed length"
        case .noFixedLength(.month): "a month has no fixed length: write days, `30 j`"
        case .noFixedLength(.year): "a year has no fixed length: write days, `365 j`"
        case .missingUnit(let number, let unit): "write the unit after \(number): `\(number) \(unit ?? "min")`"
        case .missingNumber(let word):
            word.isEmpty ? "write a number and its unit: `15 min`" : "write a number before `\(word)`"
        case .unknownUnit(let unit, let known):
            known.map { "write `\($0)` for `\(unit)`" } ?? "the units are `j`, `h`, `min` and `s`"
        case .unitOrder: "write the units from large to small, each once: `2 h 30 min`"
        case .tooLarge: "the longest duration is 3660 days"
        }
    }
}
