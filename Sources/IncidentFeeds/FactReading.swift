import CivilTime
import Diagnostics
import Runbooks
import Vocabularies

/// Reads the values of one fact, by the type that its vocabulary gives it and never by how they look.
struct FactReading {
    private let fact: Fact
    private var members: [FactValue] = []
    private var holdsUnknown = false
    private var value: FactState = .absent

    /// What was set aside.
    private(set) var remarks: [DataRemark] = []

    init(of fact: Fact) {
        self.fact = fact
    }

    /// What is known of the fact, everything read.
    var state: FactState {
        guard case .set = fact.type, case .known = value else { return value }
        return .known(.set(SetValue(members, isOpen: fact.isOpen, holdsUnknown: holdsUnknown)))
    }

    /// Takes what stands at one of the fact's paths.
    mutating func add(_ place: JSONPlace, at path: String) {
        switch place {
        case .absent: return
        case .blocked(let owner):
            remark("wrong-type", owner, "un objet est attendu")
            holdsUnknown = true
            if value == .absent { value = .unreadable }
        case .present(let json): add(json, at: path)
        }
    }

    private mutating func add(_ json: JSONValue, at path: String) {
        if case .null = json.content { return addUnknown() }
        guard case .set(let memberType) = fact.type else {
            value = read(json, at: path)
            return
        }
        if case .array(let elements) = json.content {
            value = .known(.set(SetValue([])))
            for element in elements { addMember(element, of: memberType, at: path) }
        } else {
            addMember(json, of: memberType, at: path)
        }
    }

    /// Asked, and not known: of a set, there may be more than what other paths give.
    private mutating func addUnknown() {
        holdsUnknown = true
        if value == .absent { value = .unknown }
    }

    private mutating func addMember(_ json: JSONValue, of type: SetMemberType, at path: String) {
        let state: FactState =
            switch type {
            case .string: text(json, at: path).map { .known(.string($0)) } ?? .unreadable
            case .enumeration(let enumeration): member(json, of: enumeration, at: path)
            }
        value = .known(.set(SetValue([])))
        if case .known(let member) = state { members.append(member) } else { holdsUnknown = true }
    }

    private mutating func read(_ json: JSONValue, at path: String) -> FactState {
        switch fact.type {
        case .enumeration(let enumeration), .ordinal(let enumeration):
            return member(json, of: enumeration, at: path)
        case .boolean:
            if case .bool(let value) = json.content { return .known(.boolean(value)) }
            return refuse(path, "vrai ou faux est attendu (true, false)")
        case .integer:
            if case .number(let number) = json.content, let value = number.wholeNumber {
                return .known(.integer(value))
            }
            return refuse(path, "un nombre entier est attendu")
        case .number:
            if case .number(let number) = json.content, let value = number.double { return .known(.number(value)) }
            return refuse(path, "un nombre est attendu")
        case .string:
            return text(json, at: path).map { .known(.string($0)) } ?? .unreadable
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
                "valeur hors vocabulaire : « \(text) »" + (near.map { " ; peut-être « \($0) »" } ?? ""))
            return .unreadable
        }
        return enumeration.members[position].meansUnknown ? .unknown : .known(.member(position))
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
        remarks.append(DataRemark(code: code, path: path, message: message + " ; compte comme inconnu"))
    }
}

extension JSONNumber {
    /// Its value when it is whole, however it is written; nil past what tells whole numbers apart.
    package var wholeNumber: Int64? {
        // Past 2^53 a double no longer tells whole numbers apart.
        int64 ?? double.flatMap { abs($0) < 9_007_199_254_740_992 ? Int64(exactly: $0) : nil }
    }
}
