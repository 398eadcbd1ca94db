/// A closed list of values, which may form a tree by `parent`.
package struct Enumeration: Hashable, Sendable {
    /// One value of an enumeration.
    package struct Member: Hashable, Sendable {
        /// As written in feeds and rules.
        package let id: String

        /// For the reader.
        package let label: String

        /// Position of the more general value, if any.
        package let parent: Int?

        /// Other spellings, accepted in feeds after folding.
        package let aliases: [String]

        /// True where the value is a spelling of "not known".
        package let meansUnknown: Bool

        /// A member whose parent, if any, stands at that position of the same enumeration.
        package init(id: String, label: String, parent: Int?, aliases: [String], meansUnknown: Bool) {
            self.id = id
            self.label = label
            self.parent = parent
            self.aliases = aliases
            self.meansUnknown = meansUnknown
        }
    }

    /// The members, sorted by id for an enumeration, in rising order for a scale.
    package let members: [Member]

    private let positions: [String: Int]

    /// An enumeration of members whose ids differ and whose parents form no cycle; the loader has checked both.
    package init(_ members: [Member]) {
        self.members = members
        var positions: [String: Int] = [:]
        for (position, member) in members.enumerated() {
            for alias in member.aliases {
                positions[slug(alias)] = position
            }
        }
        for (position, member) in members.enumerated() {
            positions[slug(member.id)] = position
        }
        self.positions = positions
    }

    /// Position of the member with exactly this id.
    package func position(ofID id: String) -> Int? {
        members.firstIndex { $0.id == id }
    }

    /// Position of the member that a feed means: its id or an alias, whatever the case, accents and separators.
    package func position(meaning text: String) -> Int? {
        positions[slug(text)]
    }

    /// The member at `position` and all those below it in the tree, in order.
    package func descendants(of position: Int) -> [Int] {
        members.indices.filter { descends($0, from: position) }
    }

    /// Positions that aren't a spelling of "not known".
    package var knownPositions: [Int] {
        members.indices.filter { !members[$0].meansUnknown }
    }

    private func descends(_ member: Int, from ancestor: Int) -> Bool {
        var current: Int? = member
        while let position = current {
            if position == ancestor { return true }
            current = members[position].parent
        }
        return false
    }
}
