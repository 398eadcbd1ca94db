import Vocabularies

/// Some values of one short list, a bit each: told without comparing values.
enum ListedValues: Hashable, Sendable {
    /// Members of an enumeration or levels of a scale, by their positions.
    case members(UInt64)
    /// False is the first bit, true the second.
    case booleans(UInt64)

    /// Nil for values of other types, and for a position that has no bit.
    init?(_ values: [FactValue]) {
        var members: UInt64 = 0
        var booleans: UInt64 = 0
        for value in values {
            switch value {
            case .member(let position) where (0..<64).contains(position): members |= 1 << UInt64(position)
            case .boolean(let holds): booleans |= holds ? 2 : 1
            default: return nil
            }
        }
        guard members == 0 || booleans == 0 else { return nil }
        self = booleans == 0 ? .members(members) : .booleans(booleans)
    }

    /// What `Predicate.isAmong` says of a reading; nil where it is none of such a list.
    func verdict(on reading: FactView.Reading) -> Verdict? {
        switch reading {
        case .unknown: return .unknown
        case .notApplicable: return .notMet
        case .known(.member(let position)):
            guard case .members(let bits) = self, (0..<64).contains(position) else { return nil }
            return Verdict(bits & (1 << UInt64(position)) != 0)
        case .known(.boolean(let holds)):
            guard case .booleans(let bits) = self else { return nil }
            return Verdict(bits & (holds ? 2 : 1) != 0)
        case .known, .bounded: return nil
        }
    }
}
