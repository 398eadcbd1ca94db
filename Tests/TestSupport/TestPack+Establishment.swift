package import CivilTime
package import RuleEngine
package import Runbooks
package import Vocabularies

/// Establishments written in a test, without a profile's file.
extension TestPack {
    /// An establishment with what a test gives of it.
    package func establishment(
        name: String = "CH de Valserine", finess: [String] = ["760000001"], zone: String? = nil,
        facts: [(String, FactState)] = [], cards: [ContactCard] = [], sharedDuties: [SharedDuty] = [],
        delegations: [Delegation] = [], cutOffs: [CutOff] = [], workingHours: WorkingHours? = nil,
        validation: Validation? = nil, revisedOn: CivilDate? = CivilDate(year: 2026, month: 11, day: 3),
        insurance: Insurance? = nil
    ) throws -> Establishment {
        Establishment(
            name: name, finess: finess, zone: zone.flatMap { Zone(id: $0) },
            facts: try facts.map { EstablishmentFact(try fact($0.0), $0.1) }, cards: cards,
            sharedDuties: sharedDuties, delegations: delegations, cutOffs: cutOffs, workingHours: workingHours,
            validation: validation, revisedOn: revisedOn, digest: "sha256:00",
            insurance: insurance)
    }

    /// The card of a role, or of a contact outside.
    package func card(
        _ owner: String, name: String? = nil, mobile: String? = nil, fixed: String? = nil, deputy: String? = nil,
        deputyPhone: String? = nil, hours: [DutyHours] = [],
        portal: String? = nil, verifiedOn: CivilDate? = CivilDate(year: 2026, month: 10, day: 1),
        language: String? = nil
    ) throws -> ContactCard {
        let contact = pack.vocabulary.contacts.packIndices.first { pack.vocabulary.contacts[$0].id == owner }
        return ContactCard(
            owner: try contact.map { .contact($0) } ?? .role(try role(owner)), name: name, deputy: deputy,
            fixedPhone: fixed, mobilePhone: mobile, deputyPhone: deputyPhone, portal: portal, hours: hours,
            verifiedOn: verifiedOn,
            language: language)
    }

    /// A duty that holds several roles.
    package func duty(_ person: String, phone: String?, roles: [String], hours: [DutyHours] = []) throws -> SharedDuty {
        SharedDuty(hours: hours, person: person, phone: phone, roles: try roles.map { try role($0) })
    }

    /// The role with this id.
    package func role(_ id: String) throws -> PackIndex<Role> {
        guard let role = pack.vocabulary.role(withID: id) else { throw Mistake(description: "no role \(id)") }
        return role
    }

    /// The plan for a record with these profiles at hand.
    package func plan(
        _ json: String, profiles: [Establishment], now: String = "2026-11-03T03:00:00+01:00"
    ) throws -> Plan {
        Plan(pack: pack, profiles: Profiles(profiles), situation: try situation(json), now: try TestPack.instant(now))
    }
}
