package import CivilTime
package import Vocabularies

/// One watch of the duty rota: who holds a role from one instant to another.
package struct RotaDuty: Hashable, Sendable {
    package let role: PackIndex<Role>
    package let start: Instant

    /// The first instant at which it no longer holds.
    package let end: Instant

    package let name: String

    /// Nil where the number of the role rings whoever is on duty.
    package let phone: String?

    /// When somebody last called that number to check; nil for a number that nobody has called, and without one.
    package let verifiedOn: CivilDate?

    /// A duty as the rota gives it.
    package init(
        role: PackIndex<Role>, start: Instant, end: Instant, name: String, phone: String?, verifiedOn: CivilDate? = nil
    ) {
        self.role = role
        self.start = start
        self.end = end
        self.name = name
        self.phone = phone
        self.verifiedOn = verifiedOn
    }

    /// The card of whoever is on duty: the rota's name and number, and for the rest what the role has at any hour.
    func card(beside function: ContactCard?) -> ContactCard {
        ContactCard(
            owner: .role(role), name: name, deputy: function?.deputy, fixedPhone: function?.fixedPhone,
            mobilePhone: phone ?? function?.mobilePhone, deputyPhone: function?.deputyPhone, portal: function?.portal,
            hours: [], verifiedOn: phone == nil ? function?.verifiedOn : verifiedOn, language: function?.language)
    }
}

extension ContactCard {
    /// The same without a name: whose turn it is, nobody said.
    var ofFunctionAlone: ContactCard {
        ContactCard(
            owner: owner, name: nil, deputy: deputy, fixedPhone: fixedPhone, mobilePhone: mobilePhone,
            deputyPhone: deputyPhone, portal: portal, hours: hours, verifiedOn: verifiedOn, language: language)
    }
}
