import Diagnostics
import IncidentFeeds

/// A key that an incident has in another way than its sample says.
struct SampleDifference {
    /// Its dotted path; empty for the whole.
    let name: String
    let expected: JSONValue?
    let given: JSONValue?

    /// Where two incidents differ, by the order of the expected one, then of what only the other has.
    static func all(expected: JSONValue, given: JSONValue, at name: String = "") -> [SampleDifference] {
        guard case .object(let wanted) = expected.content, case .object(let got) = given.content else {
            return expected.isSame(as: given) ? [] : [SampleDifference(name: name, expected: expected, given: given)]
        }
        let path = { (key: String) in name.isEmpty ? key : "\(name).\(key)" }
        let told = wanted.flatMap { member in
            given[member.key].map { all(expected: member.value, given: $0, at: path(member.key)) }
                ?? [SampleDifference(name: path(member.key), expected: member.value, given: nil)]
        }
        return told
            + got.filter { expected[$0.key] == nil }.map {
                SampleDifference(name: path($0.key), expected: nil, given: $0.value)
            }
    }

    /// For one line of a report.
    var text: String {
        let subject = name.isEmpty ? "the incident" : "`\(name)`"
        return "\(subject) is \(short(given, "missing")) (expected: \(short(expected, "nothing")))"
    }

    private func short(_ value: JSONValue?, _ absent: String) -> String {
        guard let text = value.map({ String(decoding: $0.line, as: UTF8.self) }) else { return absent }
        return text.count > 60 ? text.prefix(60) + "…" : text
    }
}

extension JSONValue {
    /// Whether both say the same, whatever the order of keys.
    func isSame(as other: JSONValue) -> Bool {
        switch (content, other.content) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.allSatisfy { member in other[member.key].map { member.value.isSame(as: $0) } ?? false }
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        default: content == other.content
        }
    }
}
