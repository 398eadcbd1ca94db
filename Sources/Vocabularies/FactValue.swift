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
    case records([FactRecord])
}

/// The members of a set, and whether there may be more.
package struct SetValue: Hashable, Sendable {
    /// Sorted, without duplicates.
    package let members: [FactValue]

    /// True for a lower bound: a member that isn't listed may still belong.
    package let isOpen: Bool

    /// True where something that belongs to the set could not be told, so that nothing else closes it.
    package let holdsUnknown: Bool

    /// A set of members in any order; one that holds something unknown is open.
    package init(_ members: [FactValue], isOpen: Bool = false, holdsUnknown: Bool = false) {
        self.members = members.distinct().sorted(by: SetValue.precedes)
        self.isOpen = isOpen || holdsUnknown
        self.holdsUnknown = holdsUnknown
    }

    /// The same set where its list is known to be whole.
    package var closed: SetValue { SetValue(members, holdsUnknown: holdsUnknown) }

    /// Whether a value is among those that are listed: a record of thousands may ask it of as many.
    package func lists(_ value: FactValue) -> Bool {
        guard members.count > 16, case .string(let text) = value, text.utf8.allSatisfy(SetValue.isInOneFormOnly)
        else { return members.contains(value) }
        var range = members.indices
        while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
            if members[middle] == value { return true }
            range =
                SetValue.precedes(members[middle], value)
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }

    /// Whether a value that is listed here is listed there.
    package func overlaps(_ other: SetValue) -> Bool {
        members.count < other.members.count
            ? members.contains { other.lists($0) } : other.members.contains { lists($0) }
    }

    /// Equal texts of other characters may have other bytes, by which they aren't found: ASCII alone has one form in Unicode,
    /// but for the three characters that have a twin (the kelvin sign, the Greek question mark, the Greek varia).
    private static func isInOneFormOnly(_ byte: UInt8) -> Bool {
        byte < 0x80 && byte != UInt8(ascii: "K") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "`")
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

/// One record of a collection.
package struct FactRecord: Hashable, Sendable {
    /// What it says of each fact of the collection, in the collection's order.
    package let states: [FactState]

    /// A record with a state for each fact of its collection.
    package init(_ states: [FactState]) {
        self.states = states
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
    /// Computed, and known on one side only.
    case bounded(Bound)
    /// Computed from what makes no sense here.
    case notApplicable
}

extension FactState {
    /// An object of the incident as this tells it, with the entries of an earlier word that this one doesn't name.
    ///
    /// Each entry is a record of two: its key, and what is told of it. What isn't an object takes the place of the other.
    package func beside(_ earlier: FactState) -> FactState {
        guard case .known(.records(let own)) = self, case .known(.records(var entries)) = earlier else { return self }
        var places: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            if case .known(.string(let key))? = entry.states.first { places[key] = place }
        }
        for entry in own {
            guard case .known(.string(let key))? = entry.states.first else { continue }
            if let place = places[key] {
                entries[place] = entry
            } else {
                places[key] = entries.count
                entries.append(entry)
            }
        }
        return .known(.records(entries))
    }
}

/// What is known of a value that isn't known itself: it is this one, or lies to one side of it.
package struct Bound: Hashable, Sendable {
    /// On which side.
    package enum Side: Hashable, Sendable {
        case atLeast
        case atMost
    }

    package let side: Side
    package let value: FactValue

    /// A bound of an ordered type.
    package init(_ side: Side, _ value: FactValue) {
        self.side = side
        self.value = value
    }
}
