package import Vocabularies

/// A situation, and what it calls for.
package struct Rule: Hashable, Sendable {
    package let id: String
    package let title: String

    /// Why it matters, for the reader who asks.
    package let why: String?

    /// The document it rests on, and the place in it.
    package let source: String?

    package let status: Status

    /// The optional pack that it comes from; nil for a rule of the pack itself.
    package let origin: PackIndex<OptionalPack>?

    /// The requirements that it answers, in the order of the vocabulary.
    package let references: [PackIndex<Reference>]

    /// The collection for each record of which the rule holds by itself; nil for a rule of the whole incident.
    package let forEach: PackIndex<Fact>?

    /// Of one record, where the rule holds for each.
    package let condition: Condition

    /// True for a rule that no site may loosen without a derogation.
    package let isProtected: Bool

    /// In the order written.
    package let consequences: [Consequence]

    /// A rule whose consequences name actions of the same pack.
    package init(
        id: String, title: String, why: String?, source: String?, status: Status = .stable,
        origin: PackIndex<OptionalPack>? = nil,
        references: [PackIndex<Reference>] = [], forEach: PackIndex<Fact>? = nil, condition: Condition,
        isProtected: Bool = false,
        consequences: [Consequence]
    ) {
        self.id = id
        self.title = title
        self.why = why
        self.source = source
        self.status = status
        self.origin = origin
        self.references = references
        self.forEach = forEach
        self.condition = condition
        self.isProtected = isProtected
        self.consequences = consequences
    }

    /// How much a rule can be relied on; it holds all the same.
    package enum Status: Hashable, Sendable {
        /// Not yet tried by those who would follow it.
        case experimental
        case stable
        /// Kept until those who rely on it have moved to another.
        case deprecated(replacedBy: PackIndex<Rule>)
    }
}

/// What one rule says of one action.
package struct Consequence: Hashable, Sendable {
    package let action: PackIndex<Action>

    /// What tells it from another one of the same rule on the same action; nil where the action does.
    package let name: String?

    /// The rule's condition and the consequence's own, together.
    package let condition: Condition

    package let effect: Effect
    package let onUnknown: UnknownPolicy

    /// True for a duty that no site may loosen without a derogation, by itself or by its rule.
    package let isProtected: Bool

    /// A consequence of a rule; `condition` already holds the rule's own.
    package init(
        action: PackIndex<Action>, name: String? = nil, condition: Condition, effect: Effect, onUnknown: UnknownPolicy,
        isProtected: Bool = false
    ) {
        self.action = action
        self.name = name
        self.condition = condition
        self.effect = effect
        self.onUnknown = onUnknown
        self.isProtected = isProtected
    }

    /// What releases it, for a ban.
    @inlinable package var unless: Condition? {
        if case .forbid(let ban) = effect { ban.unless } else { nil }
    }

    /// How the action is wanted, for anything but a ban.
    @inlinable package var demand: Demand? {
        switch effect {
        case .require(let demand), .recommend(let demand): demand
        case .forbid: nil
        }
    }

    /// What is said of the action.
    package enum Effect: Hashable, Sendable {
        case require(Demand)
        case recommend(Demand)
        case forbid(Ban)
    }

    /// What happens while the condition is undecided.
    package enum UnknownPolicy: Hashable, Sendable {
        /// The consequence waits for the answer.
        case ask
        /// It stands if some value of these facts would make it stand.
        case precaution([PackIndex<Fact>])
    }
}

/// How an action is wanted; the action's own defaults are already in it.
package struct Demand: Hashable, Sendable {
    package let priority: Choice<PackIndex<Priority>>
    package let deadline: Choice<Deadline>?
    package let interest: PackIndex<Interest>?

    /// Not before.
    package let start: StartTime?

    /// To do again that long after it was last done; positive.
    package let every: Duration?

    /// A demand with its attributes.
    package init(
        priority: Choice<PackIndex<Priority>>, deadline: Choice<Deadline>?, interest: PackIndex<Interest>?,
        start: StartTime? = nil, every: Duration? = nil
    ) {
        self.priority = priority
        self.deadline = deadline
        self.interest = interest
        self.start = start
        self.every = every
    }

    /// A demand whose attributes no fact chooses.
    package init(priority: PackIndex<Priority>, deadline: Deadline?, interest: PackIndex<Interest>?) {
        self.init(priority: .fixed(priority), deadline: deadline.map { .fixed($0) }, interest: interest)
    }
}

/// Why an action must not be done, and what releases it.
package struct Ban: Hashable, Sendable {
    package let because: String
    package let interest: PackIndex<Interest>
    package let priority: PackIndex<Priority>?

    /// Releases the ban when it is met, and only then.
    package let unless: Condition?

    /// Not before all of these are done; none for a plain ban.
    package let until: [PackIndex<Action>]

    /// What to do in its place.
    package let instead: PackIndex<Action>?

    /// A ban with its reason.
    package init(
        because: String, interest: PackIndex<Interest>, priority: PackIndex<Priority>?, unless: Condition?,
        until: [PackIndex<Action>] = [], instead: PackIndex<Action>?
    ) {
        self.because = because
        self.interest = interest
        self.priority = priority
        self.unless = unless
        self.until = until
        self.instead = instead
    }
}
