/// The type that a vocabulary gives a fact; it decides the operators, never the look of a scalar.
package enum FactType: Hashable, Sendable {
    case boolean
    case enumeration(Enumeration)
    /// A scale, from the lowest level to the highest.
    case ordinal(Enumeration)
    case integer
    case number
    case duration
    case datetime
    case string
    case set(SetMemberType)
    /// A collection: each record has a value for each of these facts.
    case records([PackIndex<Fact>])

    /// The members or levels, for the types that have a closed list.
    package var enumeration: Enumeration? {
        switch self {
        case .enumeration(let enumeration), .ordinal(let enumeration), .set(.enumeration(let enumeration)): enumeration
        default: nil
        }
    }

    /// True where every value is in a list.
    package var isListed: Bool {
        switch self {
        case .boolean, .enumeration, .ordinal: true
        default: false
        }
    }

    /// The values of that list, or the members that a set may have of one; empty for any other type.
    package var listedValues: [FactValue] {
        if case .boolean = self { return [.boolean(true), .boolean(false)] }
        return enumeration?.knownPositions.map { .member($0) } ?? []
    }
}

/// What the members of a set are.
package enum SetMemberType: Hashable, Sendable {
    case enumeration(Enumeration)
    case string

    /// The type of one member alone.
    package var type: FactType {
        switch self {
        case .enumeration(let enumeration): .enumeration(enumeration)
        case .string: .string
        }
    }
}
