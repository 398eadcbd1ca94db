package import Vocabularies

/// What would have to be otherwise, all of it together, for a condition to come out as wanted.
package struct Reversal: Hashable, Sendable {
    /// The least that must change; never empty.
    package let requirements: [Requirement]

    /// Values of the facts concerned under which the engine comes out so; empty where it was not tried.
    package let example: [Assumption]

    /// True where the engine was seen to come out so.
    package var isProved: Bool { !example.isEmpty }

    /// A fact taken to have a value.
    package struct Assumption: Hashable, Sendable {
        package let fact: PackIndex<Fact>
        package let value: FactValue
    }

    /// One thing that would have to be so.
    package enum Requirement: Hashable, Sendable {
        /// A fact whose values are listed has one of these.
        case value(PackIndex<Fact>, [FactValue])
        /// A test of any other fact is met, or is not.
        case test(FactTest, Bool)
        /// Enough records of a collection meet a condition, or do not.
        case records(RecordMatches, Bool)
        /// No rule of a group is met, or one is.
        case noRule(PackIndex<RuleGroup>, Bool)
        case done([PackIndex<Action>], Bool)
        case workingHours(Bool)
    }
}

extension FactView {
    /// The smallest sets of changes under which a condition would be met, or would not be; none where it comes out so.
    ///
    /// The smallest come first, and a few at most. Each change to facts of the incident is tried on the engine; what hangs
    /// on records, on time, on deeds or on other rules is named without being tried. The condition is that of the record
    /// `subject`, where there is one.
    package func reversals(
        making condition: Condition, met isMet: Bool, for subject: RecordSubject? = nil, limit: Int = 6
    ) -> [Reversal] {
        ReversalSearch(on: self, condition, met: isMet, for: subject).reversals(limit: limit)
    }
}
