/// The shape of a value.
package enum YAMLKind: UInt8, Hashable, Sendable {
    case scalar
    case sequence
    case mapping
}

/// How a value is written: the first five are for scalars, the last two for sequences and mappings.
package enum YAMLStyle: UInt8, Hashable, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
    case flow
    case block
}

/// A whole document: flat nodes that point to each other by index, and all their text in one array.
final class YAMLTree: Sendable {
    let path: String
    let nodes: [FlatNode]
    let text: [UInt8]

    /// The children of a root that was put together from values of other documents; nil for a document as read.
    let grafts: [YAMLNode]?

    init(path: String, nodes: [FlatNode], text: [UInt8], grafts: [YAMLNode]? = nil) {
        self.grafts = grafts
        self.path = path
        self.nodes = nodes
        self.text = text
    }
}

/// A value in 32 bytes; `nodes[0]` is the root, and a mapping's children are key, value, key, value.
struct FlatNode {
    let kind: YAMLKind
    let style: YAMLStyle
    let start: Place
    var end: Place
    /// The offset of a scalar's text, or the index of a collection's first child, -1 without any.
    var first: Int32
    /// The length of a scalar's text in bytes, or the number of a collection's children.
    var count: Int32
    /// The index of the next child of the same parent, or -1.
    var next: Int32 = -1
}

/// A 0-based place, in half the room of a `SourcePosition`.
struct Place: Comparable {
    var line: UInt32
    var column: UInt32

    func advanced(by columns: Int) -> Place {
        Place(line: line, column: column + UInt32(columns))
    }

    static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
