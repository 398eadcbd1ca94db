/// The keys that a vocabulary declares, as a tree: among these a duplicate is refused, since either value might be meant.
///
/// An array is transparent: its elements are looked up where the array is.
package struct DeclaredKeys: Sendable {
    private var children: [[String: Int]] = [[:]]

    /// For each place, whether all that stands there is read: a fact's value.
    private var areEnds = [false]

    /// Keys of the record itself that are read though none of the paths begins with them.
    private let others: Set<String>

    /// Where the reader stands in the tree.
    struct Place {
        /// The number of the place, from 0.
        let index: Int
    }

    /// Makes the tree of these paths; each prefix of a path is declared too.
    ///
    /// `others` are keys of the record itself whose
    /// values are read whole too, and may come twice.
    package init(paths: [[String]], others: Set<String> = []) {
        self.others = others
        for path in paths {
            var current = 0
            for key in path { current = child(of: current, named: key) }
            areEnds[current] = true
        }
        // What stands below is read whole too, wherever a path leads through it.
        var whole = others.compactMap { children[0][$0] }
        while let place = whole.popLast() {
            areEnds[place] = true
            whole += children[place].values
        }
    }

    /// True for a key whose value somebody reads, or part of it: one that is declared, or in the value of a fact.
    func keeps(_ key: String, _ place: Place?, in parent: Place?) -> Bool {
        guard let parent else { return true }
        return place != nil || areEnds[parent.index] || parent.index == 0 && others.contains(key)
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
        areEnds.append(false)
        children[parent][key] = children.count - 1
        return children.count - 1
    }
}
