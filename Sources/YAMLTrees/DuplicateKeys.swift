/// Finds the keys that a mapping gives more than once.
struct DuplicateKeys {
    /// Reused from one mapping to the next.
    private var keys: [Int32] = []

    /// Below this, comparing each pair is faster than hashing.
    private static let hashingThreshold = 16

    /// The nodes of a repeated key and of its first occurrence.
    struct Pair {
        let first: Int32
        let repeated: Int32
    }

    /// The repeated keys of the mapping whose first key is given, in order.
    mutating func find(from first: Int32, nodes: [FlatNode], text: [UInt8]) -> [Pair] {
        keys.removeAll(keepingCapacity: true)
        var key = first
        while key >= 0 {
            keys.append(key)
            key = nodes[Int(nodes[Int(key)].next)].next
        }
        return text.withUnsafeBytes { bytes in
            let texts = TextTable(nodes: nodes, bytes: bytes)
            return keys.count <= Self.hashingThreshold ? compareAll(texts) : hashAll(texts)
        }
    }

    private func compareAll(_ texts: TextTable) -> [Pair] {
        var pairs: [Pair] = []
        for (position, repeated) in keys.enumerated().dropFirst() {
            let text = texts[repeated]
            if let first = keys[..<position].first(where: { texts[$0] == text }) {
                pairs.append(Pair(first: first, repeated: repeated))
            }
        }
        return pairs
    }

    private func hashAll(_ texts: TextTable) -> [Pair] {
        var pairs: [Pair] = []
        var seen = [KeyText: Int32](minimumCapacity: keys.count)
        for key in keys {
            if let first = seen[texts[key]] {
                pairs.append(Pair(first: first, repeated: key))
            } else {
                seen[texts[key]] = key
            }
        }
        return pairs
    }
}

/// The text of each node, by index.
private struct TextTable {
    let nodes: [FlatNode]
    let bytes: UnsafeRawBufferPointer

    subscript(index: Int32) -> KeyText {
        let node = nodes[Int(index)]
        return KeyText(bytes: UnsafeRawBufferPointer(rebasing: bytes[Int(node.first)..<Int(node.first + node.count)]))
    }
}

/// The borrowed text of a key; hashed with the process's random seed, so that no file can force collisions.
private struct KeyText: Hashable {
    let bytes: UnsafeRawBufferPointer

    static func == (left: KeyText, right: KeyText) -> Bool {
        left.bytes.count == right.bytes.count && left.bytes.elementsEqual(right.bytes)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(bytes: bytes)
    }
}
