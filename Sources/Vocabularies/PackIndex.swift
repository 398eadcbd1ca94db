/// The place of a value in one of a pack's sorted tables, typed by what stands there.
///
/// A pack refers to its facts, actions and rules by place: a lookup is an array access, and a place of one table can't
/// be used in another.
package struct PackIndex<Subject>: Hashable, Comparable, Sendable {
    /// Zero-based position in the table.
    package let position: Int

    /// The place at `position`, which the caller took from the table itself.
    package init(_ position: Int) {
        self.position = position
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.position < right.position
    }
}

extension Array {
    /// The element at a place of this table.
    package subscript(_ index: PackIndex<Element>) -> Element {
        self[index.position]
    }

    /// Every place of this table, in order.
    package var packIndices: [PackIndex<Element>] {
        indices.map { PackIndex($0) }
    }
}

/// Order by Unicode scalars, which no locale and no normal form changes.
package func precedes(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) { $0.value < $1.value }
}
