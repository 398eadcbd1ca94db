package import CivilTime
package import IncidentFeeds
import Vocabularies

/// A foreign record turned into a canonical incident, and the account of it.
package struct Conversion: Sendable {
    /// One key of the incident, and where its value comes from.
    package struct Trace: Hashable, Sendable {
        package let name: String

        /// As the incident has it.
        package let value: String

        /// Where it stood in the record; empty where the mapping alone says it.
        package let place: String

        /// As the record had it.
        package let raw: String

        /// True where nothing was found and the mapping's default stands: nobody was asked.
        package let isDefault: Bool
    }

    /// How the type was found.
    package struct TypeTrace: Hashable, Sendable {
        package let type: String
        package let basis: String

        /// What decided, and where it stood; empty for a default.
        package let evidence: String
        package let place: String

        /// The table that knows it; nil for values of the mapping's own.
        package let table: String?
    }

    /// Something to know of the conversion, for the reader.
    package struct Remark: Hashable, Sendable {
        package let code: String

        /// Where in the record; nil where it is of the whole.
        package let place: String?
        package let message: String
    }

    package let mapping: Mapping

    /// False where the mapping, or the form that the record has, was written from memory.
    package let isVerified: Bool

    /// The canonical incident.
    package internal(set) var incident: JSONValue

    /// What became what, in the order of the mapping.
    package let traces: [Trace]

    /// Every type that was found, the one that is kept first.
    package let types: [TypeTrace]

    package let remarks: [Remark]

    /// Keys of the incident that hold a default: for rules they are absent.
    package let defaulted: Set<String>

    /// Each of these, records of one incident have in common.
    package let keys: [[String]]

    /// When the record was last changed, as far as it says.
    package let updatedAt: Instant?

    let record: JSONValue
}

extension Conversion {
    /// The ways to the values that nothing was made of, each once, in the order of the record; then added fields by name.
    package var unread: [String] {
        let places = traces.map { $0.place } + types.map { $0.place } + remarks.compactMap { $0.place }
        var read = Set(mapping.alwaysReadKeys.map { $0.joined(separator: ".") })
        // A join names several places; what JSON in a text held stands below the text.
        for place in places.flatMap({ $0.split(separator: " + ") }) {
            var way = ""
            for key in place.withoutRanks.split(separator: ".") {
                way += way.isEmpty ? key : "." + key
                read.insert(way)
            }
        }
        var leaves: [[String]] = []
        record.leaves(into: &leaves)
        let names = leaves.filter { $0.first != Mapping.customFieldsKey }.map { $0.joined(separator: ".") }
        let fields = (CustomField.all(of: record) ?? []).map { $0.place }.filter { !places.contains($0) }
        var seen = read
        return (names + fields).filter { seen.insert($0).inserted }
    }
}

extension Substring {
    /// A place without the ranks of elements: `alerts[0].title` is `alerts.title`.
    fileprivate var withoutRanks: String {
        var text = ""
        var isInside = false
        for character in self {
            if character == "[" { isInside = true }
            if !isInside { text.append(character) }
            if character == "]" { isInside = false }
        }
        return text
    }
}

/// What a source found.
struct Finding {
    let content: JSONValue.Content
    let offset: Int
    let place: String
    let raw: String
    var isDefault = false
    var precision: FeedTime.Precision?

    /// As text, short enough for a line.
    var shown: String { JSONValue(content: content, offset: 0).excerpt }
}

extension JSONValue {
    /// The value on one line, cut where it is long.
    var excerpt: String {
        let text = text ?? String(decoding: line, as: UTF8.self)
        return text.count > 100 ? text.prefix(100) + "…" : text
    }

    /// The same with only the values at these ways below `way`; nil where there are none.
    func keeping(_ ways: Set<String>, at way: String) -> JSONValue? {
        switch content {
        case .array(let elements):
            let kept = elements.compactMap { $0.keeping(ways, at: way) }
            return kept.isEmpty ? nil : JSONValue(content: .array(kept), offset: offset)
        case .object(let members):
            let kept = members.compactMap { member in
                member.value.keeping(ways, at: way + "." + member.key).map {
                    JSONMember(key: member.key, keyOffset: member.keyOffset, value: $0)
                }
            }
            return kept.isEmpty ? nil : JSONValue(content: .object(kept), offset: offset)
        case .null: return nil
        case .bool, .number, .string: return ways.contains(way) ? self : nil
        }
    }

    /// What an array or an object holds at its ends, by keys, arrays being transparent; empty values are left out.
    func leaves(_ keys: [String] = [], into result: inout [[String]]) {
        switch content {
        case .null: return
        case .string(let text) where text.isEmpty: return
        case .array(let elements):
            for element in elements { element.leaves(keys, into: &result) }
        case .object(let members):
            for member in members { member.value.leaves(keys + [member.key], into: &result) }
        case .string, .number, .bool: result.append(keys)
        }
    }
}
