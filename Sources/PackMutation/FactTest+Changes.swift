import CivilTime
import RuleEngine
import Vocabularies

extension FactTest {
    /// The same test with another threshold, with or without descendants, or another comparison.
    func changes(in vocabulary: Vocabulary) -> [(MutationOperator, FactTest)] {
        let type = vocabulary.facts[fact].type
        func shifted(_ value: FactValue, _ make: (FactValue) -> Predicate) -> [Predicate] {
            value.neighbours(of: type).map { make($0) }
        }
        let thresholds: [Predicate] =
            switch predicate {
            case .atLeast(let value): shifted(value) { .atLeast($0) }
            case .moreThan(let value): shifted(value) { .moreThan($0) }
            case .atMost(let value): shifted(value) { .atMost($0) }
            case .lessThan(let value): shifted(value) { .lessThan($0) }
            case .olderThan(let age): age.neighbours.map { .olderThan($0) }
            case .withinLast(let age): age.neighbours.map { .withinLast($0) }
            // A size of none is always reached.
            case .sizeAtLeast(let size): [size - 1, size + 1].filter { $0 > 0 }.map { .sizeAtLeast($0) }
            case .sizeAtMost(let size): [size - 1, size + 1].filter { $0 >= 0 }.map { .sizeAtMost($0) }
            default: []
            }
        let others: [(MutationOperator, Predicate)] =
            switch predicate {
            case .isAmong(let values): descendants(values, type).map { [(.descendants, .isAmong($0))] } ?? []
            case .containsAny(let values): descendants(values, type).map { [(.descendants, .containsAny($0))] } ?? []
            case .compares(let relation, let operand):
                relation.neighbour.map { [(.flip, .compares($0, operand))] } ?? []
            default: []
            }
        return (thresholds.map { (.threshold, $0) } + others).map { ($0.0, FactTest(fact, $0.1)) }
    }

    /// The values with those below them in their tree, or without where all of these are there; nil where that is the same.
    private func descendants(_ values: [FactValue], _ type: FactType) -> [FactValue]? {
        guard let enumeration = type.enumeration else { return nil }
        let positions = values.compactMap { value -> Int? in
            if case .member(let position) = value { position } else { nil }
        }
        let all = Set(positions.flatMap { enumeration.descendants(of: $0) })
        let named = Set(positions)
        if all != named { return all.sorted().map { .member($0) } }
        let roots = positions.filter { !named.contains(enumeration.members[$0].parent ?? -1) }
        return roots.count < positions.count ? roots.map { .member($0) } : nil
    }
}

extension FactValue {
    /// The values a step lower and a step higher, for a type that has steps.
    fileprivate func neighbours(of type: FactType) -> [FactValue] {
        switch self {
        case .member(let position):
            let levels = type.enumeration?.knownPositions ?? []
            return [position - 1, position + 1].filter { levels.contains($0) }.map { .member($0) }
        case .integer(let number): return [.integer(number - 1), .integer(number + 1)]
        case .number(let number): return [.number(number - 1), .number(number + 1)]
        case .duration(let duration): return duration.neighbours.map { .duration($0) }
        case .boolean, .datetime, .string, .set, .records: return []
        }
    }
}

extension Duration {
    /// One less and one more of the largest unit in which it is a whole number: days, hours, minutes, seconds.
    fileprivate var neighbours: [Duration] {
        let seconds = components.seconds
        let unit: Int64 = [86_400, 3600, 60].first { seconds.isMultiple(of: $0) } ?? 1
        return [seconds - unit, seconds + unit].filter { $0 > 0 }.map { .seconds($0) }
    }
}

extension Predicate.Relation {
    /// The comparison that differs from it at the threshold alone, or by how much of a set is asked for.
    fileprivate var neighbour: Predicate.Relation? {
        switch self {
        case .atLeast: .moreThan
        case .moreThan: .atLeast
        case .atMost: .lessThan
        case .lessThan: .atMost
        case .containsAny: .containsAll
        case .containsAll: .containsAny
        case .equals, .belongsTo: nil
        }
    }
}
