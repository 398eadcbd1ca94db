import CivilTime
import Vocabularies

extension Predicate.Relation {
    /// The verdict on what is known of two facts; one that makes no sense here stands in no relation to anything.
    func verdict(on reading: FactView.Reading, to other: FactView.Reading, now: Instant) -> Verdict {
        switch (reading, other) {
        case (.notApplicable, _), (_, .notApplicable): .notMet
        case (_, .known(.set(let set))): verdict(on: reading, to: set, now: now)
        case (.unknown, _), (_, .unknown): .unknown
        case (.bounded(let own), .bounded(let other)):
            // Two values that may both grow, or both shrink, stand in any order.
            own.side == other.side
                ? .unknown : predicate(with: other.value).verdict(on: reading, now: now)
        case (_, .bounded(let bound)):
            mirrored.verdict(on: .bounded(bound), to: reading, now: now)
        case (_, .known(let value)): predicate(with: value).verdict(on: reading, now: now)
        }
    }

    /// How the other value stands to this one.
    private var mirrored: Predicate.Relation {
        switch self {
        case .atLeast: .atMost
        case .moreThan: .lessThan
        case .atMost: .atLeast
        case .lessThan: .moreThan
        case .equals, .belongsTo, .containsAny, .containsAll: self
        }
    }

    /// The predicate that compares with a value.
    private func predicate(with value: FactValue) -> Predicate {
        switch self {
        case .equals: .isAmong([value])
        case .atLeast: .atLeast(value)
        case .moreThan: .moreThan(value)
        case .atMost: .atMost(value)
        case .lessThan: .lessThan(value)
        case .belongsTo: .isAmong(value.members)
        case .containsAny, .containsAll: .containsAny(value.members)
        }
    }

    /// The verdict against a set, to which a member that isn't listed may still belong.
    private func verdict(on reading: FactView.Reading, to set: SetValue, now: Instant) -> Verdict {
        guard self != .containsAll else {
            return set.members.reduce(set.isOpen ? .unknown : .met) { result, member in
                result && Predicate.containsAny([member]).verdict(on: reading, now: now)
            }
        }
        if case .known(.set(let own)) = reading, own.members.isEmpty, !own.isOpen { return .notMet }
        // Nothing belongs to a set without members, whatever it is.
        let listed: Verdict =
            switch (self, reading) {
            case _ where set.members.isEmpty: .notMet
            case (.containsAny, .known(.set(let own))): own.overlaps(set) ? .met : own.isOpen ? .unknown : .notMet
            case (.belongsTo, .known(let value)): Verdict(set.lists(value))
            default: predicate(with: .set(set)).verdict(on: reading, now: now)
            }
        return listed || (set.isOpen ? .unknown : .notMet)
    }
}

extension FactValue {
    /// The members of a set; of anything else, the value alone.
    fileprivate var members: [FactValue] {
        if case .set(let set) = self { set.members } else { [self] }
    }
}
