package import Diagnostics

/// One value of a document: a light view, cheap to copy and to keep.
package struct YAMLNode: Sendable {
    let tree: YAMLTree
    let index: Int32

    var flat: FlatNode { tree.nodes[Int(index)] }

    /// Whether it is a scalar, a sequence or a mapping.
    package var kind: YAMLKind { flat.kind }

    /// How it is written.
    package var style: YAMLStyle { flat.style }

    /// The text of a scalar, escapes and folding undone; empty for a collection.
    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The bytes of `text`, without making a string.
    package var utf8: ArraySlice<UInt8> {
        let node = flat
        guard node.kind == .scalar else { return [] }
        return tree.text[Int(node.first)..<Int(node.first + node.count)]
    }

    /// Where it lies; a block collection ends with its last value, an absent value has an empty range.
    package var range: SourceRange {
        SourceRange(file: tree.path, start: SourcePosition(flat.start), end: SourcePosition(flat.end))
    }

    /// The values of a sequence; empty for other kinds.
    package var elements: [YAMLNode] {
        flat.kind == .sequence ? children : []
    }

    /// The pairs of a mapping, in order, duplicates included; empty for other kinds.
    package var entries: [YAMLEntry] {
        guard flat.kind == .mapping else { return [] }
        let children = children
        return stride(from: 0, to: children.count - 1, by: 2).map { index in
            YAMLEntry(key: children[index], value: children[index + 1])
        }
    }

    /// The first pair with this key, found by walking the mapping.
    package func entry(named name: String) -> YAMLEntry? {
        guard flat.kind == .mapping else { return nil }
        if tree.grafts != nil { return entries.first { $0.key.utf8.elementsEqual(name.utf8) } }
        let length = name.utf8.count
        var place = flat.first
        while place >= 0 {
            let key = tree.nodes[Int(place)]
            // Most keys differ by their length, which tells without a look at their bytes.
            if key.count == length, key.kind == .scalar,
                tree.text[Int(key.first)..<Int(key.first) + length].elementsEqual(name.utf8)
            {
                return YAMLEntry(
                    key: YAMLNode(tree: tree, index: place), value: YAMLNode(tree: tree, index: key.next))
            }
            place = tree.nodes[Int(key.next)].next
        }
        return nil
    }

    /// The value of the first pair with this key.
    package subscript(name: String) -> YAMLNode? { entry(named: name)?.value }

    private var children: [YAMLNode] {
        if let grafts = tree.grafts { return grafts }
        var result: [YAMLNode] = []
        result.reserveCapacity(Int(flat.count))
        var child = flat.first
        while child >= 0 {
            result.append(YAMLNode(tree: tree, index: child))
            child = tree.nodes[Int(child)].next
        }
        return result
    }
}

/// One pair of a mapping; the key is a scalar.
package struct YAMLEntry: Sendable {
    /// The key.
    package let key: YAMLNode
    /// The value; an absent one is an empty plain scalar.
    package let value: YAMLNode

    /// A pair of a mapping.
    package init(key: YAMLNode, value: YAMLNode) {
        self.key = key
        self.value = value
    }
}

extension SourcePosition {
    /// Converts a 0-based place, the one spot where that is done.
    init(_ place: Place) {
        self.init(line: Int(place.line) + 1, column: Int(place.column) + 1)
    }
}
