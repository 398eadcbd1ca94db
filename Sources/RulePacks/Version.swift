/// A version that can be compared: up to four numbers between dots, those left out being 0.
package struct Version: Hashable, Comparable, Sendable {
    private let numbers: [Int]

    /// The version that a text gives; nil for any other text.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        var numbers: [Int] = []
        for part in parts {
            guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part.utf8.count <= 9, let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        guard numbers.count <= 4 else { return nil }
        while numbers.last == 0 { numbers.removeLast() }
        self.numbers = numbers
    }

    package static func < (left: Version, right: Version) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}

/// The versions that suit: `>=1 <2`, each part of which must hold; a number alone is that version and no other.
package struct VersionRange: Hashable, Sendable {
    private let parts: [Part]

    private struct Part: Hashable {
        let operation: Substring
        let version: Version
    }

    /// The range that a text gives; nil where a part is none.
    package init?(_ text: String) {
        let parts = text.split(separator: " ").map { part -> Part? in
            let operation = part.prefix { "<>=".contains($0) }
            guard ["", "=", ">=", ">", "<=", "<"].contains(operation) else { return nil }
            return Version(part.dropFirst(operation.count)).map { Part(operation: operation, version: $0) }
        }
        let read = parts.compactMap { $0 }
        guard !read.isEmpty, read.count == parts.count else { return nil }
        self.parts = read
    }

    /// Whether a version suits.
    package func contains(_ version: Version) -> Bool {
        parts.allSatisfy { part in
            switch part.operation {
            case ">=": version >= part.version
            case ">": version > part.version
            case "<=": version <= part.version
            case "<": version < part.version
            default: version == part.version
            }
        }
    }
}
