package import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// What came of an exercise, or of a night that was real: who did what, by when it was due, and how long care did without.
///
/// Everything is read from the journal; what it doesn't say isn't measured.
package struct Feedback: Sendable {
    /// The plan at the end: it names what the report speaks of.
    package let plan: Plan

    /// The instant of the journal's first line about the incident.
    package let start: Instant

    /// By whom something was written, in the order in which they first wrote.
    package internal(set) var participants: [Participant]

    /// What was required or done, by when it was required, then by when it was done.
    package let acts: [Act]

    /// As the pack names them.
    package let milestones: [Milestone]

    /// In the order of the pack, then of the establishment's own lists, then of time.
    package let interruptions: [Interruption]

    /// What nobody knows at the end, the most useful first.
    package let unknowns: [Unknown]

    /// Answers that turned what was to do once it was too late, in the order of time.
    package let lateAnswers: [LateAnswer]

    /// The requirements that the pack answers, in its order.
    package let themes: [Theme]

    /// Facts learnt and withdrawn, in the order of time.
    package let lessons: [Lesson]

    /// When the report stops.
    package var end: Instant { plan.now }

    package var zone: Zone { plan.zone }

    /// Something that somebody learnt, or took back.
    package struct Lesson: Hashable, Sendable {
        package let instant: Instant
        package let fact: PackIndex<Fact>
        package let isWithdrawal: Bool

        /// Nil where nobody signed.
        package let author: String?
    }

    /// Something that nobody knows at the end, though it would change what is to do.
    package struct Unknown: Hashable, Sendable {
        package let fact: PackIndex<Fact>

        /// When something first hung on it.
        package let since: Instant?

        /// True where somebody asked and nobody knew.
        package let wasAsked: Bool
    }

    /// An answer that turned an action after its time.
    package struct LateAnswer: Hashable, Sendable {
        package let fact: PackIndex<Fact>

        /// When something first hung on it; nil where nothing did.
        package let since: Instant?
        package let instant: Instant

        /// The actions that it turned, in the order of the pack.
        package let turned: [Turned]
    }

    /// An action whose time was past when it was learnt whether it was wanted.
    package struct Turned: Hashable, Sendable {
        package let instance: ActionInstance

        /// By when it was due.
        package let due: Instant

        /// True where it is wanted since, false where it no longer is.
        package let isWanted: Bool
    }

    /// One requirement of a published text, and how far it was exercised.
    package struct Theme: Hashable, Sendable {
        package let reference: PackIndex<Reference>

        /// Acts that rules answering it required.
        package let required: Int

        /// Those of them that were done.
        package let done: Int

        /// Nil where no act that was required answers it: whether it was exercised, the rules can't tell.
        package var isExercised: Bool? { required == 0 ? nil : done > 0 }
    }

    /// Something reached once.
    package struct Milestone: Sendable {
        package let name: String

        /// Nil where nothing reached it.
        package let reached: (instance: ActionInstance, word: Act.Word)?
    }
}
