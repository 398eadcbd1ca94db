import CivilTime
import Vocabularies

extension Predicate.Relation {
    /// The verdict on what is known of two facts; one that makes no sense here stands in no relation to anything.
    func verdict(on reading: FactView.Reading, to other: FactView.Reading, now: Instant) -> Verdict {
        switch (reading, other) {
        case (.notApplicable, _), (_, .notApplicable): .notMet
        case (_, .known(.set(let set))): verdict(on: reading, to: set, now: now)
        case (.unknown, _), (_, .unknown): .unknown
        case (_, .known(let value)): predicate(with: value).verdict(on: reading, now: now)
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
        let listed = set.members.isEmpty ? .notMet : predicate(with: .set(set)).verdict(on: reading, now: now)
        return listed || (set.isOpen ? .unknown : .notMet)
    }
}

extension FactValue {
    /// The members of a set; of anything else, the value alone.
    fileprivate var members: [FactValue] {
        if case .set(let set) = self { set.members } else { [self] }
    }
}
