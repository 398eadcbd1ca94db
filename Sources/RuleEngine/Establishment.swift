package import CivilTime
package import Vocabularies

/// One establishment as its profile describes it, in the words of a pack.
package struct Establishment: Hashable, Sendable {
    package let name: String

    /// Its FINESS numbers, the legal one first.
    package let finess: [String]

    /// Where its clocks stand; nil leaves the pack's.
    package let zone: Zone?

    /// What the profile says of facts and collections of the pack, in the order of the pack.
    package let facts: [EstablishmentFact]

    /// Whom to call, sorted by whose card it is, then as written.
    package let cards: [ContactCard]

    /// Roles that one person holds together, as written.
    package let sharedDuties: [SharedDuty]

    /// Who holds which role at which time, by role, then as written; empty without a rota.
    package let rota: [RotaDuty]

    /// Who may take the decisions that are written down, as written.
    package let delegations: [Delegation]

    /// Where to cut what, as written.
    package let cutOffs: [CutOff]

    /// Nil where the profile says nothing of it.
    package let insurance: Insurance?

    /// Nil leaves the usual ones.
    package let workingHours: WorkingHours?

    /// Who has validated which version of the pack here; nil as long as nobody has.
    package let validation: Validation?

    /// When the profile was last revised.
    package let revisedOn: CivilDate?

    /// `sha256:` and the digest of what the profile says, however its records are ordered.
    package let digest: String

    /// An establishment whose profile the loader has checked.
    package init(
        name: String, finess: [String], zone: Zone?, facts: [EstablishmentFact], cards: [ContactCard],
        sharedDuties: [SharedDuty], delegations: [Delegation], cutOffs: [CutOff], workingHours: WorkingHours?,
        validation: Validation?, revisedOn: CivilDate?, digest: String, rota: [RotaDuty] = [],
        insurance: Insurance? = nil
    ) {
        self.name = name
        self.finess = finess
        self.zone = zone
        self.facts = facts
        self.cards = cards
        self.sharedDuties = sharedDuties
        self.rota = rota
        self.delegations = delegations
        self.cutOffs = cutOffs
        self.insurance = insurance
        self.workingHours = workingHours
        self.validation = validation
        self.revisedOn = revisedOn
        self.digest = digest
    }
}

extension Establishment {
    /// What the profile says of a fact; nil where it doesn't speak of it.
    package func state(of fact: PackIndex<Fact>) -> FactState? {
        facts.first { $0.fact == fact }?.state
    }

    /// Who answers for a role at one moment.
    package enum Holder: Hashable, Sendable {
        case card(ContactCard)
        case shared(SharedDuty)
    }

    /// Who holds a role at an instant: whoever the rota names, else its own card where it can be reached then, else whoever
    /// holds it with others; nil for a role that nobody holds.
    ///
    /// A role whose turns a rota tells is no person's where the rota says nothing: its function alone is given.
    package func holder(of role: PackIndex<Role>, at instant: Instant, in zone: Zone) -> Holder? {
        func isOn(_ hours: [DutyHours]) -> Bool { hours.isEmpty || hours.contains { $0.contains(instant, in: zone) } }
        let own = cards.filter { $0.owner == .role(role) }
        let card = own.first { isOn($0.hours) }
        let turns = rota.filter { $0.role == role }
        if let turn = turns.first(where: { $0.start <= instant && instant < $0.end }) {
            return .card(turn.card(beside: card ?? own.first))
        }
        if let card { return .card(turns.isEmpty ? card : card.ofFunctionAlone) }
        return sharedDuties.first { $0.roles.contains(role) && isOn($0.hours) }.map { .shared($0) }
    }

    /// Whether somebody holds a role at some hour.
    package func names(_ role: PackIndex<Role>) -> Bool {
        cards.contains { $0.owner == .role(role) } || sharedDuties.contains { $0.roles.contains(role) }
            || rota.contains { $0.role == role }
    }

    /// The card of somebody outside, reachable at an instant.
    package func card(of contact: PackIndex<Contact>, at instant: Instant, in zone: Zone) -> ContactCard? {
        cards.first { card in
            card.owner == .contact(contact)
                && (card.hours.isEmpty || card.hours.contains { $0.contains(instant, in: zone) })
        }
    }
}

extension Establishment.Holder {
    /// Whether two answer for their roles as one person: by one mobile, or by one name where a number is missing.
    ///
    /// A fixed line is a room's: whoever answers it may not be the same.
    package func isSamePerson(as other: Self) -> Bool {
        if let own = mobile, let others = other.mobile { return own.digitsRung == others.digitsRung }
        return name != nil && name == other.name
    }

    private var mobile: String? {
        switch self {
        case .card(let card): card.mobilePhone
        case .shared(let duty): duty.phone
        }
    }

    private var name: String? {
        switch self {
        case .card(let card): card.name
        case .shared(let duty): duty.person
        }
    }
}

extension String {
    /// What numbers that ring one telephone have in common, with the prefix of the country or without.
    package var digitsRung: String {
        String(decoding: utf8.filter { (0x30...0x39).contains($0) }.suffix(9), as: UTF8.self)
    }
}
