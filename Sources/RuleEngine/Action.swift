package import Vocabularies

/// Something that somebody does, whatever rule asks for it.
package struct Action: Hashable, Sendable {
    package let id: String

    /// At most 90 characters, starting with a verb.
    package let label: String

    /// At most 45 characters, for one line of page 1.
    package let short: String

    package let phase: PackIndex<Phase>
    package let role: PackIndex<Role>

    /// False where nothing brings back what the act destroys: it is never required on an unknown.
    package let isReversible: Bool

    /// Impossible or dangerous before these.
    package let after: [PackIndex<Action>]

    /// Better after these, but not worth waiting for.
    package let preferAfter: [PackIndex<Action>]

    package let steps: [String]

    /// What is seen when it is done.
    package let doneWhen: String?

    /// Where it comes from.
    package let basis: Basis?

    /// An action whose texts and references the loader has checked.
    package init(
        id: String, label: String, short: String, phase: PackIndex<Phase>, role: PackIndex<Role>, isReversible: Bool,
        after: [PackIndex<Action>], preferAfter: [PackIndex<Action>], steps: [String], doneWhen: String?, basis: Basis?
    ) {
        self.id = id
        self.label = label
        self.short = short
        self.phase = phase
        self.role = role
        self.isReversible = isReversible
        self.after = after
        self.preferAfter = preferAfter
        self.steps = steps
        self.doneWhen = doneWhen
        self.basis = basis
    }

    /// How much an action can be trusted to be the right one.
    package enum Basis: String, Hashable, Sendable {
        /// Seen in a real incident.
        case seen = "R"
        /// Written in a source.
        case written = "S"
        /// Our own judgement.
        case judged = "J"
    }
}
