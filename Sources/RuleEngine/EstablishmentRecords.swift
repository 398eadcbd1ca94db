package import CivilTime
package import Vocabularies

/// What a profile says of one fact or collection of the pack.
package struct EstablishmentFact: Hashable, Sendable {
    package let fact: PackIndex<Fact>
    package let state: FactState

    /// A fact of the establishment.
    package init(_ fact: PackIndex<Fact>, _ state: FactState) {
        self.fact = fact
        self.state = state
    }
}

/// How to reach whoever holds a role, or somebody outside.
package struct ContactCard: Hashable, Sendable {
    /// For how many days a number that was checked counts as right.
    package static let freshDays = 180

    package let owner: Action.Addressee

    /// Nil where the number is a service's.
    package let name: String?

    /// Who answers when the first doesn't, by name or function.
    package let deputy: String?

    /// A line that doesn't go through the establishment's network.
    package let fixedPhone: String?
    package let mobilePhone: String?
    package let deputyPhone: String?

    /// Where to declare, as the establishment knows it: an address, or the name of a service.
    package let portal: String?

    /// When it can be reached; empty means at any time.
    package let hours: [DutyHours]

    /// When somebody last called to check.
    package let verifiedOn: CivilDate?

    /// The language to speak, other than French.
    package let language: String?

    /// A card as the profile gives it.
    package init(
        owner: Action.Addressee, name: String?, deputy: String?, fixedPhone: String?, mobilePhone: String?,
        deputyPhone: String?, portal: String? = nil, hours: [DutyHours], verifiedOn: CivilDate?, language: String?
    ) {
        self.owner = owner
        self.name = name
        self.deputy = deputy
        self.fixedPhone = fixedPhone
        self.mobilePhone = mobilePhone
        self.deputyPhone = deputyPhone
        self.portal = portal
        self.hours = hours
        self.verifiedOn = verifiedOn
        self.language = language
    }
}

/// Roles that one person holds together at some hours: at night a hospital has fewer people than roles.
package struct SharedDuty: Hashable, Sendable {
    /// Empty means at any time.
    package let hours: [DutyHours]

    /// A name, or a function.
    package let person: String

    package let phone: String?
    package let roles: [PackIndex<Role>]

    /// A duty as the profile gives it.
    package init(hours: [DutyHours], person: String, phone: String?, roles: [PackIndex<Role>]) {
        self.hours = hours
        self.person = person
        self.phone = phone
        self.roles = roles
    }
}

/// Who may take a decision, by a document that is dated.
package struct Delegation: Hashable, Sendable {
    package let action: PackIndex<Action>
    package let holder: PackIndex<Role>
    package let deputy: PackIndex<Role>?
    package let writtenOn: CivilDate?

    /// On what condition, in the profile's own words.
    package let condition: String?

    /// A delegation as the profile gives it.
    package init(
        action: PackIndex<Action>, holder: PackIndex<Role>, deputy: PackIndex<Role>?, writtenOn: CivilDate?,
        condition: String?
    ) {
        self.action = action
        self.holder = holder
        self.deputy = deputy
        self.writtenOn = writtenOn
        self.condition = condition
    }
}

/// Where one thing is cut, and what care loses by it.
package struct CutOff: Hashable, Sendable {
    /// The action that it serves; nil where the profile says none.
    package let action: PackIndex<Action>?

    package let label: String
    package let place: String

    /// What opens the place: a key, a badge.
    package let key: String?

    package let effectOnCare: String?

    /// A cut-off as the profile gives it.
    package init(action: PackIndex<Action>?, label: String, place: String, key: String?, effectOnCare: String?) {
        self.action = action
        self.label = label
        self.place = place
        self.key = key
        self.effectOnCare = effectOnCare
    }
}

/// Who has validated which version of a pack, and when.
package struct Validation: Hashable, Sendable {
    package let by: String
    package let packVersion: String
    package let on: CivilDate

    /// A validation as the profile gives it.
    package init(by: String, packVersion: String, on date: CivilDate) {
        self.by = by
        self.packVersion = packVersion
        on = date
    }
}
