import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// Reads the values of one fact, by the type that its vocabulary gives it and never by how they look.
struct FactReading {
    private let type: FactType
    private let isOpen: Bool

    /// True where profiles are chosen by the value.
    private let isHouseNumber: Bool
    private var members: [FactValue] = []
    private var holdsUnknown = false
    private var value: FactState = .absent

    /// What was set aside.
    private(set) var remarks: [DataRemark] = []

    init(of fact: Fact, isHouseNumber: Bool = false) {
        type = fact.type
        isOpen = fact.isOpen
        self.isHouseNumber = isHouseNumber
    }

    /// What is known of the fact, everything read.
    var state: FactState {
        guard case .set = type, case .known = value else { return value }
        return .known(.set(SetValue(members, isOpen: isOpen, holdsUnknown: holdsUnknown)))
    }

    /// Takes what stands at one of the fact's paths.
    ///
    /// `isShared` is true where a fact of one value and a set that is read from it stand at the same path.
    mutating func add(_ place: JSONPlace, at path: String, isShared: Bool = false) {
        switch place {
        case .absent: return
        case .blocked(let owner):
            remark("wrong-type", owner, "un objet est attendu")
            holdsUnknown = true
            if value == .absent { value = .unreadable }
        case .present(let json): add(json, at: path, isShared: isShared)
        }
    }

    private mutating func add(_ json: JSONValue, at path: String, isShared: Bool) {
        guard case .set(let memberType) = type else { return addValue(json, at: path, isShared: isShared) }
        if case .null = json.content { return addUnknown() }
        guard case .array(let elements) = json.content else { return addMember(json, of: memberType, at: path) }
        value = .known(.set(SetValue([])))
        for element in elements { addMember(element, of: memberType, at: path) }
        // Where one value is expected, an empty list doesn't say that there is none.
        if isShared, elements.isEmpty { holdsUnknown = true }
    }

    /// Takes the one value of a fact; a list of one says no other thing than what it lists.
    private mutating func addValue(_ json: JSONValue, at path: String, isShared: Bool) {
        var json = json
        if case .array(let elements) = json.content, elements.count == 1 { json = elements[0] }
        switch json.content {
        case .null: addUnknown()
        case .array(let elements):
            value = .unreadable
            // Of several values none is the one; the set that is read here too has them, and says what it can't take.
            if !isShared || elements.isEmpty { remark("wrong-type", path, "une seule valeur est attendue") }
        default: value = read(json, at: path)
        }
    }

    /// Asked, and not known: of a set, there may be more than what other paths give.
    private mutating func addUnknown() {
        holdsUnknown = true
        if value == .absent { value = .unknown }
    }

    private mutating func addMember(_ json: JSONValue, of type: SetMemberType, at path: String) {
        var state = FactState.unknown
        switch (json.content, type) {
        case (.null, _): break
        case (_, .string): state = words(json, at: path)
        case (_, .enumeration(let enumeration)): state = member(json, of: enumeration, at: path)
        }
        value = .known(.set(SetValue([])))
        if case .known(let member) = state { members.append(member) } else { holdsUnknown = true }
    }

    private mutating func read(_ json: JSONValue, at path: String) -> FactState {
        switch type {
        case .enumeration(let enumeration), .ordinal(let enumeration):
            return member(json, of: enumeration, at: path)
        case .boolean:
            if case .bool(let value) = json.content { return .known(.boolean(value)) }
            return refuse(path, "vrai ou faux est attendu (true, false)")
        case .integer:
            // What is counted is none at least: tools write -1 for what they don't know.
            if case .number(let number) = json.content, let value = number.wholeNumber, value >= 0 {
                return .known(.integer(value))
            }
            return refuse(path, "un nombre entier est attendu, 0 ou plus")
        case .number:
            if case .number(let number) = json.content, let value = number.double { return .known(.number(value)) }
            return refuse(path, "un nombre est attendu")
        case .string:
            return words(json, at: path)
        case .datetime:
            if case .string(let text) = json.content, let instant = Instant(rfc3339: text) {
                return .known(.datetime(instant))
            }
            return refuse(path, "une date et une heure avec leur décalage sont attendues (2026-11-03T02:50:00+01:00)")
        case .duration:
            if case .string(let text) = json.content, let duration = try? DurationText.parse(text) {
                return .known(.duration(duration))
            }
            return refuse(path, "une durée est attendue (15 min, 2 h, PT15M)")
        case .set, .records:
            return .absent
        }
    }

    private mutating func member(_ json: JSONValue, of enumeration: Enumeration, at path: String) -> FactState {
        guard let text = text(json, at: path) else { return .unreadable }
        guard let position = enumeration.position(meaning: text) else {
            let near = nearest(text, in: enumeration.members.map { $0.id })
            remark(
                "unknown-value", path,
                DataRemark.outOfVocabulary + "« \(text) »" + (near.map { " ; peut-être « \($0) »" } ?? ""))
            return .unreadable
        }
        return enumeration.members[position].meansUnknown ? .unknown : .known(.member(position))
    }

    /// A text; an empty one is how many tools write that nobody knows.
    private mutating func words(_ json: JSONValue, at path: String) -> FactState {
        if isHouseNumber { return houseNumber(json, at: path) }
        guard let text = text(json, at: path) else { return .unreadable }
        return text.isEmpty ? .unknown : .known(.string(text))
    }

    /// The number of an establishment; an empty one says that it is none that a profile could be of.
    private mutating func houseNumber(_ json: JSONValue, at path: String) -> FactState {
        if let number = json.houseNumber { return .known(.string(number)) }
        return refuse(path, "un numéro FINESS de neuf caractères est attendu")
    }

    private mutating func text(_ json: JSONValue, at path: String) -> String? {
        if case .string(let text) = json.content { return text }
        _ = refuse(path, "un texte est attendu")
        return nil
    }

    private mutating func refuse(_ path: String, _ expected: String) -> FactState {
        remark("wrong-type", path, expected)
        return .unreadable
    }

    private mutating func remark(_ code: String, _ path: String, _ message: String) {
        remarks.append(DataRemark(code: code, path: path, message: message + DataRemark.countsAsUnknown))
    }
}

extension JSONValue {
    /// The number of an establishment, as profiles write it; nil where it can't be read.
    ///
    /// Spreadsheets make a number of it, which loses the zeros that it starts with.
    package var houseNumber: String? {
        switch content {
        case .string(let text): return Establishment.number(text)
        case .number(let number):
            guard let value = number.int64, (0..<1_000_000_000).contains(value) else { return nil }
            let digits = String(value)
            return String(repeating: "0", count: 9 - digits.utf8.count) + digits
        default: return nil
        }
    }
}

extension JSONNumber {
    /// Its value when it is whole, however it is written; nil past what tells whole numbers apart.
    package var wholeNumber: Int64? {
        // Past 2^53 a double no longer tells whole numbers apart.
        int64 ?? double.flatMap { abs($0) < 9_007_199_254_740_992 ? Int64(exactly: $0) : nil }
    }
}
