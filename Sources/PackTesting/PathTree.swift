package import Diagnostics
import Vocabularies

/// Objects inside one another, by the dotted paths of what they hold, as a feed gives them.
package struct PathTree<Leaf: Sendable>: Sendable {
    private var leaves: [String: Leaf] = [:]
    private var branches: [String: PathTree] = [:]

    /// An object that holds nothing.
    package init() {}

    /// Puts something at a path, `affected.applications`.
    package mutating func put(_ leaf: Leaf, at path: String) {
        put(leaf, at: path.split(separator: ".").map { String($0) }[...])
    }

    private mutating func put(_ leaf: Leaf, at path: ArraySlice<String>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            leaves[first] = leaf
        } else {
            branches[first, default: PathTree()].put(leaf, at: path.dropFirst())
        }
    }

    /// Writes the object, its keys sorted; what is an object for one path can't be a value for another.
    package func write(to writer: inout JSONWriter, _ body: (Leaf, inout JSONWriter) -> Void) {
        writer.object { writer in
            for key in Set(leaves.keys).union(branches.keys).sorted(by: precedes) {
                writer.key(key)
                if let branch = branches[key] {
                    branch.write(to: &writer, body)
                } else if let leaf = leaves[key] {
                    body(leaf, &writer)
                }
            }
        }
    }
}
