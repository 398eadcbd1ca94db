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

    /// The collection each record of which has its own instance of the action; nil for an action about none.
    package let target: PackIndex<Fact>?

    package let kind: Kind

    /// Whether it can be undone, and how.
    package let reversal: Reversal

    /// Whether this can't be done here; nil when the author said nothing of it.
    package let impossibleIf: Condition?

    /// Impossible or dangerous before these.
    package let after: [Prerequisite]

    /// What it can't do without.
    package let needs: [PackIndex<Resource>]

    /// What is lost once it is done.
    package let destroys: [PackIndex<Resource>]

    /// What care loses by the act itself, as written.
    package let stops: [Stop]

    /// Better after these, but not worth waiting for.
    package let preferAfter: [PackIndex<Action>]

    package let steps: [String]

    /// What is seen when it is done.
    package let doneWhen: String?

    /// Where it comes from.
    package let basis: Basis?

    /// Whom it speaks to.
    package let addressee: Addressee?

    /// The very words to say, few enough for a call.
    package let say: String?

    /// What to do where it can't be done.
    package let otherwise: String?

    /// What the law makes of it; nil for an act that no text asks for.
    package let duty: LegalDuty?

    /// An action whose texts and references the loader has checked.
    package init(
        id: String, label: String, short: String, phase: PackIndex<Phase>, role: PackIndex<Role>,
        target: PackIndex<Fact>? = nil, kind: Kind = .act,
        reversal: Reversal, impossibleIf: Condition? = nil, after: [Prerequisite],
        preferAfter: [PackIndex<Action>], needs: [PackIndex<Resource>] = [], destroys: [PackIndex<Resource>] = [],
        stops: [Stop] = [], steps: [String], doneWhen: String?, basis: Basis?,
        addressee: Addressee? = nil, say: String? = nil, otherwise: String? = nil, duty: LegalDuty? = nil
    ) {
        self.id = id
        self.label = label
        self.short = short
        self.phase = phase
        self.role = role
        self.target = target
        self.kind = kind
        self.reversal = reversal
        self.impossibleIf = impossibleIf
        self.after = after
        self.preferAfter = preferAfter
        self.needs = needs
        self.destroys = destroys
        self.stops = stops
        self.steps = steps
        self.doneWhen = doneWhen
        self.basis = basis
        self.addressee = addressee
        self.say = say
        self.otherwise = otherwise
        self.duty = duty
    }

    /// False where nothing brings back what the act destroys: it is never required on an unknown.
    @inlinable package var isReversible: Bool { if case .none = reversal { false } else { true } }

    /// What a decision is made between; nil for an act.
    package var decision: Decision? {
        if case .decide(let decision) = kind { decision } else { nil }
    }

    /// Records of the establishment that an act takes away from care.
    package struct Stop: Hashable, Sendable {
        /// What becomes of them, before their names; nil for the usual words.
        package let label: String?

        package let selection: RecordSelection

        /// Records that an act stops.
        package init(_ selection: RecordSelection, label: String?) {
            self.selection = selection
            self.label = label
        }
    }

    /// What is expected of the role.
    package enum Kind: Hashable, Sendable {
        case act
        case decide(Decision)
    }

    /// Whether an action can be undone.
    package enum Reversal: Hashable, Sendable {
        /// Nothing brings back what it destroys.
        case none
        /// It can, by these means where the author gave them.
        case possible(undo: String?)

        /// What undoes it, where that is said.
        package var undo: String? {
            if case .possible(let undo) = self { undo } else { nil }
        }
    }

    /// Who hears what an action says.
    package enum Addressee: Hashable, Sendable {
        /// Somebody of the establishment.
        case role(PackIndex<Role>)
        /// Somebody outside.
        case contact(PackIndex<Contact>)
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
