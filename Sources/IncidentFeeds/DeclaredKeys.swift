/// The keys that a vocabulary declares, as a tree: among these a duplicate is refused, since either value might be meant.
///
/// An array is transparent: its elements are looked up where the array is.
package struct DeclaredKeys: Sendable {
    private var children: [[String: Int]] = [[:]]

    /// Where the reader stands in the tree.
    struct Place {
        /// The number of the place, from 0.
        let index: Int
    }

    /// Makes the tree of these paths; each prefix of a path is declared too.
    package init(paths: [[String]]) {
        for path in paths {
            var current = 0
            for key in path { current = child(of: current, named: key) }
        }
    }

    /// How many places there are.
    var count: Int { children.count }

    /// The place of the record itself.
    var root: Place { Place(index: 0) }

    /// The place of a key, or nil when it is not declared there.
    func place(of key: String, in parent: Place?) -> Place? {
        guard let parent, let index = children[parent.index][key] else { return nil }
        return Place(index: index)
    }

    private mutating func child(of parent: Int, named key: String) -> Int {
        if let known = children[parent][key] { return known }
        children.append([:])
        children[parent][key] = children.count - 1
        return children.count - 1
    }
}
