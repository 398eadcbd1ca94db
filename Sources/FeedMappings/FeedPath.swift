import IncidentFeeds

/// A way through a record: `alerts[].devices[].deviceDnsName`.
///
/// `[]` goes on from each element of an array, `[?type=incident]` from those whose member has that value,
/// whatever its case; `[#]` from the keys of an object, as texts. A value that
/// is no array stands for an array of itself, as exports write lists of one.
package struct FeedPath: Hashable, Sendable {
    /// One step of the way.
    enum Step: Hashable, Sendable {
        case key(String)
        case each
        case matching(key: String, value: String)
        case names
    }

    /// As the mapping writes it.
    package let text: String

    let steps: [Step]

    /// Reads a path; nil for a text that is none.
    package init?(_ text: String) {
        var steps: [Step] = []
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            if rest.first == "[" {
                guard let end = rest.firstIndex(of: "]"), let step = FeedPath.bracket(rest[..<end].dropFirst()) else {
                    return nil
                }
                steps.append(step)
                rest = rest[end...].dropFirst()
            } else {
                let key = rest.prefix { $0 != "." && $0 != "[" }
                guard !key.isEmpty else { return nil }
                steps.append(.key(String(key)))
                rest = rest.dropFirst(key.count)
            }
            if rest.first == "." {
                rest.removeFirst()
                guard !rest.isEmpty, rest.first != "[" else { return nil }
            }
        }
        self.text = text
        self.steps = steps
    }

    private static func bracket(_ inside: Substring) -> Step? {
        if inside.isEmpty { return .each }
        if inside == "#" { return .names }
        let parts = inside.dropFirst().split(separator: "=", maxSplits: 1)
        guard inside.first == "?", parts.count == 2 else { return nil }
        return .matching(key: String(parts[0]), value: String(parts[1]))
    }

    /// The keys on the way, arrays being transparent as in `DeclaredKeys`.
    var keys: [String] {
        steps.compactMap { step in
            guard case .key(let key) = step else { return nil }
            return key
        }
    }

    /// The way up to its first array.
    var start: FeedPath {
        FeedPath(text: text, steps: Array(steps.prefix { if case .key = $0 { true } else { false } }))
    }

    private init(text: String, steps: [Step]) {
        self.text = text
        self.steps = steps
    }
}

/// A value of a record, and the way to it.
struct FoundValue: Sendable {
    let value: JSONValue

    /// With the ranks of elements: `alerts[0].devices[1].deviceDnsName`.
    let place: String
}

extension FeedPath {
    /// What stands at the end of the path, `null` left out.
    func values(in root: JSONValue, at place: String = "") -> [FoundValue] {
        var found = [FoundValue(value: root, place: place)]
        for step in steps { found = found.flatMap { $0.following(step) } }
        return found.filter { !$0.value.isNull }
    }
}

extension FeedPath {
    /// The path as one key whose name holds dots.
    var literalKey: String { text.hasSuffix("[]") ? String(text.dropLast(2)) : text }

    /// Whether the key is there, whatever it holds but `null`.
    func isPresent(in root: JSONValue) -> Bool {
        root[literalKey].map { !$0.isNull } ?? !values(in: root).isEmpty
    }

    /// What the path leads to; where there is nothing, what keys that begin with it and a dot hold, as one object: beside no
    /// `host`, the keys `host.name` and `host.os.name`.
    func gatheredValues(in root: JSONValue, at place: String) -> [FoundValue] {
        let found = values(in: root, at: place)
        guard found.isEmpty, case .object(let members) = root.content else { return found }
        let prefix = text + "."
        var object = CanonicalObject()
        for member in members where member.key.hasPrefix(prefix) && !member.value.isNull {
            object.set(String(member.key.dropFirst(prefix.count)), member.value.content, offset: member.value.offset)
        }
        guard !object.isEmpty else { return [] }
        return [FoundValue(value: object.value(at: root.offset), place: place.isEmpty ? text : "\(place).\(text)")]
    }

    /// The same as `values`, where a key of the record that holds dots is tried first.
    func literalValues(in root: JSONValue, at place: String = "") -> [FoundValue] {
        guard let value = root[literalKey] else { return values(in: root, at: place) }
        return FoundValue(value: value, place: literalKey).elements.filter { !$0.value.isNull }
    }
}

extension FoundValue {
    fileprivate func following(_ step: FeedPath.Step) -> [FoundValue] {
        switch step {
        case .key(let key):
            return value[key].map { [FoundValue(value: $0, place: place.isEmpty ? key : "\(place).\(key)")] } ?? []
        case .each:
            guard case .array(let elements) = value.content else { return [self] }
            return elements.enumerated().map { FoundValue(value: $0.element, place: "\(place)[\($0.offset)]") }
        case .names:
            guard case .object(let members) = value.content else { return [] }
            return members.map { member in
                let name = JSONValue(content: .string(member.key), offset: member.keyOffset)
                return FoundValue(value: name, place: "\(place).\(member.key)")
            }
        case .matching(let key, let wanted):
            return following(.each).filter { $0.value[key]?.text?.lowercased() == wanted.lowercased() }
        }
    }
}

extension JSONValue {
    var isNull: Bool { content == .null }

    /// Whether nothing is said: `null`, or a text of blanks.
    var isBlank: Bool {
        if case .string(let text) = content { return text.allSatisfy { $0.isWhitespace } }
        return isNull
    }

    /// A single value as text, unless it says nothing.
    var name: String? { isBlank ? nil : text }

    /// A single value as text; nil for an array, an object or `null`.
    var text: String? {
        switch content {
        case .string(let text): text
        case .number(let number): number.text
        case .bool(let value): String(value)
        case .null, .array, .object: nil
        }
    }
}
