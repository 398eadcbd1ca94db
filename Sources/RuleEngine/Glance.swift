import Vocabularies

/// What a reading is at a glance, where its values come from a short list: a test of those needn't look at the value.
struct Glance: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case unknown, notApplicable, member, boolean, closedSet, openSet
        /// Known on one side only, or of values that have no bit.
        case other
    }

    let kind: Kind

    /// A bit for each member, by its position; of a boolean, the first stands for false and the second for true.
    let bits: UInt64

    /// What a reading is.
    init(_ reading: FactView.Reading) {
        var bits: UInt64? = 0
        switch reading {
        case .unknown: kind = .unknown
        case .notApplicable: kind = .notApplicable
        case .known(.member(let position)):
            bits = Glance.bit(position)
            kind = bits == nil ? .other : .member
        case .known(.boolean(let holds)):
            bits = Glance.bit(holds)
            kind = .boolean
        case .known(.set(let set)):
            bits = Glance.bits(ofMembers: set.members)
            kind = bits == nil ? .other : set.isOpen ? .openSet : .closedSet
        case .known, .bounded: kind = .other
        }
        self.bits = bits ?? 0
    }

    /// True where nothing is left to learn; nil where a glance doesn't tell.
    var isSettled: Bool? {
        switch kind {
        case .notApplicable, .member, .boolean, .closedSet: true
        case .unknown, .openSet: false
        case .other: nil
        }
    }

    /// Nil for a position that has no bit.
    static func bit(_ position: Int) -> UInt64? { (0..<64).contains(position) ? 1 << UInt64(position) : nil }

    static func bit(_ holds: Bool) -> UInt64 { holds ? 2 : 1 }

    /// Nil where some value isn't a member that has a bit.
    static func bits(ofMembers values: [FactValue]) -> UInt64? {
        var bits: UInt64 = 0
        for value in values {
            guard case .member(let position) = value, let bit = bit(position) else { return nil }
            bits |= bit
        }
        return bits
    }

    /// Nil where some value isn't a boolean.
    static func bits(ofBooleans values: [FactValue]) -> UInt64? {
        var bits: UInt64 = 0
        for value in values {
            guard case .boolean(let holds) = value else { return nil }
            bits |= bit(holds)
        }
        return bits
    }
}

/// A predicate on values of a short list: most tests are such.
enum ListedTest: Hashable, Sendable {
    case known
    case isMember(UInt64)
    case isBoolean(UInt64)
    case containsAny(UInt64)

    /// Nil for a predicate on other values.
    init?(_ predicate: Predicate) {
        let test: ListedTest? =
            switch predicate {
            case .known: .known
            case .isAmong(let values):
                Glance.bits(ofMembers: values).map { .isMember($0) }
                    ?? Glance.bits(ofBooleans: values).map { .isBoolean($0) }
            case .atLeast(.member(let position)): Glance.bit(position).map { .isMember(~($0 - 1)) }
            case .atMost(.member(let position)): Glance.bit(position).map { .isMember($0 | ($0 - 1)) }
            case .moreThan(.member(let position)): Glance.bit(position).map { .isMember(~($0 | ($0 - 1))) }
            case .lessThan(.member(let position)): Glance.bit(position).map { .isMember($0 - 1) }
            case .containsAny(let values): Glance.bits(ofMembers: values).map { .containsAny($0) }
            default: nil
            }
        guard let test else { return nil }
        self = test
    }

    /// What the predicate says of a reading; nil where a glance doesn't tell.
    func verdict(on glance: Glance) -> Verdict? {
        switch (self, glance.kind) {
        case (.known, .unknown): .notMet
        case (.known, .openSet): Verdict(glance.bits != 0)
        case (.known, .notApplicable), (.known, .member), (.known, .boolean), (.known, .closedSet): .met
        case (_, .unknown): .unknown
        case (_, .notApplicable): .notMet
        case (.isMember(let bits), .member), (.isBoolean(let bits), .boolean), (.containsAny(let bits), .closedSet):
            Verdict(bits & glance.bits != 0)
        case (.containsAny(let bits), .openSet): bits & glance.bits != 0 ? .met : .unknown
        default: nil
        }
    }
}
