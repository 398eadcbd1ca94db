package import RuleEngine
package import Vocabularies

/// How strongly an action is wanted.
package enum DemandLevel: Hashable, Comparable, Sendable {
    case recommended
    case required

    /// The status of a line that nothing keeps from being done.
    var status: Line.Status { self == .required ? .required : .recommended }
}

/// A ban as it stands on one incident.
package struct StandingBan: Hashable, Sendable {
    package let rule: PackIndex<Rule>
    package let ban: Ban
    package let standing: Outcome.Standing

    /// True where an answer may release it.
    package let hasUnknownRelease: Bool
}

/// A requirement and a ban on the same action, and which of the two prevails.
package struct Clash: Hashable, Sendable {
    /// What settles it, in the order in which they are tried.
    package enum Reason: String, Hashable, Sendable {
        /// What is certain beats a precaution.
        case certainty
        case interest
        case priority
        /// Nothing brings back what the act destroys.
        case irreversible
        /// Where nothing else settles it, what is forbidden isn't done.
        case ban
    }

    package let isDemandKept: Bool
    package let reason: Reason
}

/// Something that one act destroys and another needs.
package struct Loss: Hashable, Sendable {
    package let resource: PackIndex<Resource>

    /// What needs it, and is due later.
    package let needed: ActionInstance
}
