package import CivilTime

/// A value that a fact can take, by the type that its vocabulary gives it.
package enum FactValue: Hashable, Sendable {
    case boolean(Bool)
    /// Position of a member in the fact's enumeration or of a level on its scale.
    case member(Int)
    case integer(Int64)
    case number(Double)
    case duration(Duration)
    case datetime(Instant)
    case string(String)
    case set(SetValue)
}

/// The members of a set, and whether there may be more.
package struct SetValue: Hashable, Sendable {
    /// Sorted, without duplicates.
    package let members: [FactValue]

    /// True for a lower bound: a member that isn't listed may still belong.
    package let isOpen: Bool

    /// A set of members in any order.
    package init(_ members: [FactValue], isOpen: Bool = false) {
        var seen: Set<FactValue> = []
        self.members = members.filter { seen.insert($0).inserted }.sorted(by: SetValue.precedes)
        self.isOpen = isOpen
    }

    private static func precedes(_ left: FactValue, _ right: FactValue) -> Bool {
        switch (left, right) {
        case (.member(let left), .member(let right)): left < right
        case (.string(let left), .string(let right)): Vocabularies.precedes(left, right)
        case (.member, _): true
        default: false
        }
    }
}

/// What an incident says of one fact.
package enum FactState: Hashable, Sendable {
    /// Never asked: the record has no such key.
    case absent
    /// Given, but its value could not be read: as unknown as if it had never been asked, and worth asking for.
    case unreadable
    /// Asked, and the answer is not known.
    case unknown
    case known(FactValue)
}
