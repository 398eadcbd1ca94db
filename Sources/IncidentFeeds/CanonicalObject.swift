/// The canonical incident being written, its keys in the order in which they are first given.
package struct CanonicalObject {
    private indirect enum Node {
        case value(JSONValue)
        case object([(key: String, node: Node)])
    }

    private var root: [(key: String, node: Node)] = []

    /// An object without keys.
    package init() {}

    /// True while nothing is written.
    package var isEmpty: Bool { root.isEmpty }

    /// The value at a dotted path.
    package subscript(name: String) -> JSONValue? {
        var members = root
        for key in name.split(separator: ".") {
            guard let found = members.first(where: { $0.key == key }) else { return nil }
            switch found.node {
            case .value(let value): return value
            case .object(let inner): members = inner
            }
        }
        return nil
    }

    /// Writes a value at a dotted path; the place of an earlier one is kept.
    package mutating func set(_ name: String, _ content: JSONValue.Content, offset: Int) {
        set(name.split(separator: ".").map { String($0) }, content, offset: offset)
    }

    /// Writes a value at a path whose keys may hold dots.
    package mutating func set(_ keys: [String], _ content: JSONValue.Content, offset: Int) {
        CanonicalObject.set(keys[...], .value(JSONValue(content: content, offset: offset)), in: &root)
    }

    private static func set(_ keys: ArraySlice<String>, _ value: Node, in members: inout [(key: String, node: Node)]) {
        guard let key = keys.first else { return }
        let place = members.firstIndex { $0.key == key }
        var node = value
        if keys.count > 1 {
            var inner: [(key: String, node: Node)] = []
            if let place, case .object(let known) = members[place].node { inner = known }
            set(keys.dropFirst(), value, in: &inner)
            node = .object(inner)
        }
        if let place { members[place].node = node } else { members.append((key, node)) }
    }

    /// The object.
    package func value(at offset: Int) -> JSONValue {
        let ranks = CanonicalObject.leading.compactMap { name in root.firstIndex { $0.key == name } }
        return CanonicalObject.value(
            ranks.map { root[$0] } + root.indices.filter { !ranks.contains($0) }.map { root[$0] }, offset)
    }

    /// The keys that a reader looks for first.
    private static let leading = ["schema", "id", "source", "type", "other_types", "type_basis"]

    private static func value(_ members: [(key: String, node: Node)], _ offset: Int) -> JSONValue {
        JSONValue(
            content: .object(
                members.map { key, node in
                    switch node {
                    case .value(let value): JSONMember(key: key, keyOffset: value.offset, value: value)
                    case .object(let inner): JSONMember(key: key, keyOffset: offset, value: value(inner, offset))
                    }
                }), offset: offset)
    }
}
