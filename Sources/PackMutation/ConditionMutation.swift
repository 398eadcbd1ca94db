import CivilTime
import RuleEngine
import Vocabularies

/// A condition in which one thing is written otherwise.
struct ConditionMutation {
    let `operator`: MutationOperator

    /// What is written otherwise, as it was: its place is the mutation's.
    let origin: Condition

    /// What stands in its place; nil where nothing does.
    let replacement: Condition?

    let condition: Condition
}

extension Condition {
    /// Every way of writing one thing of it otherwise.
    func mutations(in vocabulary: Vocabulary) -> [ConditionMutation] {
        let dropped =
            isLeaf ? [ConditionMutation(operator: .drop, origin: self, replacement: nil, condition: .always)] : []
        return dropped + partMutations(in: vocabulary)
    }

    private func partMutations(in vocabulary: Vocabulary) -> [ConditionMutation] {
        switch self {
        case .all(let parts):
            return Condition.mutations(of: parts, in: vocabulary, swapped: { .any($0) }, joined: { .all($0) })
        case .any(let parts):
            return Condition.mutations(of: parts, in: vocabulary, swapped: { .all($0) }, joined: { .any($0) })
        case .not(let part):
            // Turned round, what is negated is the same as without its negation.
            let inner = part.partMutations(in: vocabulary).filter { $0.operator != .flip || $0.origin != part }
            return [ConditionMutation(operator: .flip, origin: self, replacement: part, condition: part)]
                + inner.map { $0.inside { .not($0) } }
        case .test(let test):
            return [leafMutation(.flip, .not(self))]
                + test.changes(in: vocabulary).map { leafMutation($0.0, .test($0.1)) }
        case .matches(let matches):
            let counts = [matches.atLeast - 1, matches.atLeast + 1].filter { $0 > 0 }
            let inner = matches.condition == .always ? [] : matches.condition.mutations(in: vocabulary)
            return [leafMutation(.flip, .not(self))]
                + counts.map { count in
                    leafMutation(
                        .threshold,
                        .matches(RecordMatches(in: matches.collection, where: matches.condition, atLeast: count)))
                }
                + inner.map { mutation in
                    mutation.inside {
                        .matches(RecordMatches(in: matches.collection, where: $0, atLeast: matches.atLeast))
                    }
                }
        case .noRule, .done, .workingHours: return [leafMutation(.flip, .not(self))]
        case .unlessRefuted: return []
        }
    }

    private static func mutations(
        of parts: [Condition], in vocabulary: Vocabulary, swapped: ([Condition]) -> Condition,
        joined: ([Condition]) -> Condition
    ) -> [ConditionMutation] {
        var found: [ConditionMutation] = []
        if parts.count > 1, !parts.contains(where: { $0.isFrame }) {
            found.append(
                ConditionMutation(
                    operator: .join, origin: joined(parts), replacement: swapped(parts), condition: swapped(parts)))
        }
        for (place, part) in parts.enumerated() {
            func with(_ other: Condition?) -> Condition {
                joined(parts[..<place] + [other].compactMap { $0 } + parts[(place + 1)...])
            }
            if part.isLeaf, parts.count > 1 {
                found.append(
                    ConditionMutation(operator: .drop, origin: part, replacement: nil, condition: with(nil)))
            }
            found += part.partMutations(in: vocabulary).map { $0.inside { with($0) } }
        }
        return found
    }

    private func leafMutation(_ kind: MutationOperator, _ replacement: Condition) -> ConditionMutation {
        ConditionMutation(operator: kind, origin: self, replacement: replacement, condition: replacement)
    }

    /// True for one test, negated or not.
    private var isLeaf: Bool {
        switch self {
        case .not(let part): part.isLeaf
        case .test, .matches, .noRule, .done, .workingHours: true
        case .all, .any, .unlessRefuted: false
        }
    }
}

extension ConditionMutation {
    /// The same in a larger condition.
    fileprivate func inside(_ whole: (Condition) -> Condition) -> ConditionMutation {
        ConditionMutation(
            operator: self.operator, origin: origin, replacement: replacement, condition: whole(condition))
    }
}
