import Vocabularies

/// The keys that a vocabulary declares, as a tree: where each stands, and what is read there.
///
/// An array is transparent, as in `DeclaredKeys`: its elements are looked up where the array is.
///
/// Behind one reference: it is walked for each record.
final class KeyTree: Sendable {
    /// A place in a record.
    struct Node: Sendable {
        /// The keys below it, among all those of the tree.
        var keys = 0..<0

        /// The column that is read there.
        var column: Int?

        /// True where a column is read there or below.
        var isRead = false
    }

    private struct Key: Sendable {
        let start: Int
        let count: Int
        let child: Int

        /// A key of up to eight bytes as a word, the first byte lowest.
        let word: UInt64?

        init(_ name: String, start: Int, child: Int) {
            self.start = start
            self.child = child
            count = name.utf8.count
            word = count > 8 ? nil : name.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    let nodes: [Node]
    private let keys: [Key]
    private let names: [UInt8]

    private struct Growth {
        var nodes = [Node()]
        var keys: [Key] = []
        var names: [UInt8] = []

        /// Adds what stands below a node; false where it can't be watched for.
        mutating func grow(_ node: Int, _ paths: [(keys: [String], column: Int?)], depth: Int) -> Bool {
            var below: [String: [(keys: [String], column: Int?)]] = [:]
            for path in paths {
                if path.column != nil { nodes[node].isRead = true }
                guard path.keys.count > depth else {
                    guard let column = path.column else { continue }
                    guard nodes[node].column == nil else { return false }
                    nodes[node].column = column
                    continue
                }
                below[path.keys[depth], default: []].append(path)
            }
            guard below.count <= 64 else { return false }
            let first = keys.count
            let children = below.sorted { $0.key < $1.key }
            for (name, _) in children {
                // Its bytes are then the only ones that write it.
                guard name.utf8.allSatisfy({ $0.isPlain }) else { return false }
                nodes.append(Node())
                keys.append(Key(name, start: names.count, child: nodes.count - 1))
                names += name.utf8
            }
            nodes[node].keys = first..<keys.count
            for (place, child) in children.enumerated() {
                guard grow(keys[first + place].child, child.value, depth: depth + 1) else { return false }
            }
            return true
        }
    }

    /// The tree of some paths, each with the column that is read there; nil where two columns are read at one place, a place
    /// has more keys than an object is watched for, or a key has characters that JSON may write in two ways.
    init?(_ paths: [(keys: [String], column: Int?)]) {
        var growth = Growth()
        guard growth.grow(0, paths, depth: 0) else { return nil }
        nodes = growth.nodes
        keys = growth.keys
        names = growth.names
    }

    /// The columns that are read below a node.
    func columns(below node: Node) -> [Int] {
        keys[node.keys].flatMap { key in
            (nodes[key.child].column.map { [$0] } ?? []) + columns(below: nodes[key.child])
        }
    }

    /// The place below a node of the key whose opening quote stands at `start`, if it is the one that `place` says: the
    /// end of its closing quote.
    @inline(__always)
    func end(of place: Int, below node: Int, _ text: Span<UInt8>, at start: Int) -> Int? {
        guard place < nodes[node].keys.count else { return nil }
        let key = keys[nodes[node].keys.lowerBound + place]
        let end = start + 1 + key.count
        guard end < text.count, text[end] == UInt8(ascii: "\""), isSame(key, text, start + 1) else { return nil }
        return end + 1
    }

    /// The place below a node of a key that stands in a range of some bytes; nil for one that isn't declared.
    func place(of text: Span<UInt8>, _ range: Range<Int>, below node: Int) -> Int? {
        let first = nodes[node].keys.lowerBound
        var place = nodes[node].keys.count
        while place > 0 {
            place -= 1
            let key = keys[first + place]
            if key.count == range.count, isSame(key, text, range.lowerBound) { return place }
        }
        return nil
    }

    /// The node of a place below another.
    @inline(__always)
    func child(_ place: Int, of node: Int) -> Int { keys[nodes[node].keys.lowerBound + place].child }

    @inline(__always)
    private func isSame(_ key: Key, _ text: Span<UInt8>, _ start: Int) -> Bool {
        if let word = key.word, start + 8 <= text.count {
            let mask: UInt64 = key.count == 8 ? .max : (1 << UInt64(8 * key.count)) - 1
            return text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian & mask == word
        }
        var place = 0
        while place < key.count {
            if names[key.start + place] != text[start + place] { return false }
            place += 1
        }
        return true
    }
}
