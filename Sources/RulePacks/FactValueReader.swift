import CivilTime
package import Vocabularies

/// Reads the values of facts from texts, by the type of the fact and never by the look of the text.
package enum FactValueReader {
    /// The value that a text stands for; a set is written as its members between commas.
    package static func read(_ text: String, as type: FactType) throws(FactValueFault) -> FactValue {
        switch type {
        case .boolean: try boolean(text)
        case .enumeration(let enumeration), .ordinal(let enumeration): try member(text, of: enumeration)
        case .integer: try integer(text)
        case .number: try number(text)
        case .duration: try duration(text)
        case .datetime: try datetime(text)
        case .string: .string(text)
        case .set(let member): try set(text, of: member)
        case .records: throw .notOneValue
        }
    }

    /// The value that somebody tells of an incident: what is counted there is none at least.
    package static func told(_ text: String, as type: FactType) throws(FactValueFault) -> FactValue {
        let value = try read(text, as: type)
        if case .integer(..<0) = value { throw .notANumber(isWhole: true) }
        return value
    }

    /// Whether a text is a spelling of "not known" for a type.
    static func meansUnknown(_ text: String, as type: FactType) -> Bool {
        do throws(FactValueFault) {
            _ = try read(text, as: type)
            return false
        } catch {
            return error == .meansUnknown
        }
    }

    private static func boolean(_ text: String) throws(FactValueFault) -> FactValue {
        switch text {
        case "true", "oui": return .boolean(true)
        case "false", "non": return .boolean(false)
        default: break
        }
        switch text.lowercased() {
        case "yes", "on", "y", "true", "oui": throw .notABoolean(meant: true)
        case "no", "off", "n", "false", "non": throw .notABoolean(meant: false)
        default: throw .notABoolean(meant: nil)
        }
    }

    private static func member(_ text: String, of enumeration: Enumeration) throws(FactValueFault) -> FactValue {
        // By the folded table first: `position(ofID:)` walks the list.
        guard let position = enumeration.position(meaning: text), enumeration.members[position].id == text else {
            throw .unknownMember(of: enumeration)
        }
        guard !enumeration.members[position].meansUnknown else { throw .meansUnknown }
        return .member(position)
    }

    private static func integer(_ text: String) throws(FactValueFault) -> FactValue {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard text.utf8.count - digits.count <= 1, isDecimal(digits) else { throw .notANumber(isWhole: true) }
        guard let value = Int64(text) else { throw .outOfRange }
        return .integer(value)
    }

    private static func number(_ text: String) throws(FactValueFault) -> FactValue {
        let unsigned = text.utf8.drop { $0 == UInt8(ascii: "-") }
        let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count - unsigned.count <= 1, parts.count <= 2, let whole = parts.first, isDecimal(whole),
            parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) })
        else { throw .notANumber(isWhole: false) }
        guard let value = Double(text), value.isFinite else { throw .outOfRange }
        // A negative zero would differ from zero as a key.
        return .number(value == 0 ? 0 : value)
    }

    private static func duration(_ text: String) throws(FactValueFault) -> FactValue {
        do throws(DurationFault) {
            return .duration(try DurationText.parse(text))
        } catch {
            throw .notADuration(error)
        }
    }

    private static func datetime(_ text: String) throws(FactValueFault) -> FactValue {
        guard let instant = Instant(rfc3339: text) else { throw .notADatetime }
        return .datetime(instant)
    }

    private static func set(_ text: String, of member: SetMemberType) throws(FactValueFault) -> FactValue {
        var values: [FactValue] = []
        var holdsUnknown = false
        for part in text.split(separator: ",") {
            var word = part.drop { $0 == " " }
            while word.last == " " { word.removeLast() }
            do throws(FactValueFault) {
                values.append(try read(String(word), as: member.type))
            } catch .meansUnknown {
                holdsUnknown = true
            } catch {
                throw error
            }
        }
        return .set(SetValue(values, holdsUnknown: holdsUnknown))
    }

    private static func isDecimal(_ digits: some Collection<UInt8>) -> Bool {
        guard let first = digits.first, digits.allSatisfy(isDigit) else { return false }
        return first != UInt8(ascii: "0") || digits.count == 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension FactType {
    /// The values that can be listed, as they are written.
    package var words: [String] {
        if case .boolean = self { return ["true", "false"] }
        return enumeration.map { list in list.knownPositions.map { list.members[$0].id } } ?? []
    }

    /// The type in words, with its article.
    var phrase: String {
        switch self {
        case .boolean: "a boolean"
        case .enumeration: "a value of a list"
        case .ordinal: "a level of a scale"
        case .integer: "a whole number"
        case .number: "a number"
        case .duration: "a duration"
        case .datetime: "a date and time"
        case .string: "a text"
        case .set: "a set"
        case .records: "a collection"
        }
    }
}
