import CivilTime
import Vocabularies

extension Predicate {
    /// The verdict of this predicate on what is known of its fact.
    func verdict(on reading: FactView.Reading, now: Instant) -> Verdict {
        switch reading {
        case .unknown: self == .known ? .notMet : .unknown
        case .notApplicable: onNothing
        case .bounded(let bound): verdict(on: bound)
        case .known(.set(let set)): verdict(on: set)
        case .known(let value): Verdict(holds(for: value, now: now))
        }
    }

    /// A fact that makes no sense here equals nothing, and is known for what it is.
    private var onNothing: Verdict {
        switch self {
        case .known, .sizeAtMost: .met
        case .sizeAtLeast(let size): Verdict(size <= 0)
        default: .notMet
        }
    }

    private func verdict(on set: SetValue) -> Verdict {
        switch self {
        case .known:
            return Verdict(!set.isOpen || !set.members.isEmpty)
        case .containsAny(let wanted):
            if wanted.contains(where: { set.lists($0) }) { return .met }
            return set.isOpen ? .unknown : .notMet
        case .sizeAtLeast(let size):
            if set.members.count >= size { return .met }
            return set.isOpen ? .unknown : .notMet
        case .sizeAtMost(let size):
            if set.members.count > size { return .notMet }
            return set.isOpen ? .unknown : .met
        default:
            return .notMet
        }
    }

    private func holds(for value: FactValue, now: Instant) -> Bool {
        switch self {
        case .known: true
        case .isAmong(let values): values.contains(value)
        case .atLeast(let bound): value.compared(to: bound) != .below
        case .moreThan(let bound): value.compared(to: bound) == .above
        case .atMost(let bound): value.compared(to: bound) != .above
        case .lessThan(let bound): value.compared(to: bound) == .below
        case .olderThan(let age): self.age(of: value, now: now).map { $0 > age } ?? false
        case .withinLast(let age): self.age(of: value, now: now).map { $0 >= .zero && $0 <= age } ?? false
        case .startsWith(let prefix): text(value).map { $0.utf8.starts(with: prefix.utf8) } ?? false
        case .containsText(let part): text(value).map { Array($0.utf8).hold(Array(part.utf8)) } ?? false
        case .mentions(let phrases): text(value).map { mentions(phrases, in: $0) } ?? false
        case .containsAny, .sizeAtLeast, .sizeAtMost, .compares: false
        }
    }

    /// The verdict on a value of which one end is known: it holds, or fails, only if it does on the whole side.
    private func verdict(on bound: Bound) -> Verdict {
        switch (self, bound.side) {
        case (.known, _): .notMet
        case (.isAmong(let values), .atLeast):
            values.contains { bound.value.compared(to: $0) != .above } ? .unknown : .notMet
        case (.isAmong(let values), .atMost):
            values.contains { bound.value.compared(to: $0) != .below } ? .unknown : .notMet
        case (.atLeast(let value), .atLeast): bound.value.compared(to: value) != .below ? .met : .unknown
        case (.moreThan(let value), .atLeast): bound.value.compared(to: value) == .above ? .met : .unknown
        case (.atMost(let value), .atLeast): bound.value.compared(to: value) == .above ? .notMet : .unknown
        case (.lessThan(let value), .atLeast): bound.value.compared(to: value) != .below ? .notMet : .unknown
        case (.atMost(let value), .atMost): bound.value.compared(to: value) != .above ? .met : .unknown
        case (.lessThan(let value), .atMost): bound.value.compared(to: value) == .below ? .met : .unknown
        case (.atLeast(let value), .atMost): bound.value.compared(to: value) == .below ? .notMet : .unknown
        case (.moreThan(let value), .atMost): bound.value.compared(to: value) != .above ? .notMet : .unknown
        default: .unknown
        }
    }

    private func age(of value: FactValue, now: Instant) -> Duration? {
        guard case .datetime(let instant) = value else { return nil }
        return now - instant
    }

    private func text(_ value: FactValue) -> String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    private func mentions(_ phrases: [String], in text: String) -> Bool {
        let words = foldedWords(text)
        return phrases.contains { FoldedPhrase($0).occurs(in: words) }
    }
}
