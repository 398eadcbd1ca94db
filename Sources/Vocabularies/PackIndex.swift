/// The place of a value in one of a pack's sorted tables, typed by what stands there.
///
/// A pack refers to its facts, actions and rules by place: a lookup is an array access, and a place of one table can't
/// be used in another.
@usableFromInline package struct PackIndex<Subject>: Hashable, Comparable, Sendable {
    /// Zero-based position in the table.
    @usableFromInline package let position: Int

    /// The place at `position`, which the caller took from the table itself.
    @inlinable package init(_ position: Int) {
        self.position = position
    }

    @inlinable package static func < (left: Self, right: Self) -> Bool {
        left.position < right.position
    }
}

extension Array {
    /// The element at a place of this table.
    ///
    /// Inlined, so that whoever wants one property of an element doesn't copy all of it.
    @inlinable package subscript(_ index: PackIndex<Element>) -> Element {
        self[index.position]
    }

    /// Every place of this table, in order.
    @inlinable package var packIndices: [PackIndex<Element>] {
        indices.map { PackIndex($0) }
    }
}

/// Order by Unicode scalars, which no locale and no normal form changes.
package func precedes(_ left: String, _ right: String) -> Bool {
    // UTF-8 keeps the order of scalars.
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
