import RuleEngine
import Runbooks
import Vocabularies

/// What the establishment's profile adds to an action: who may decide it, and where it is done.
struct ProfileDetails {
    let action: PackIndex<Action>
    let lexicon: Lexicon

    /// The written delegations of the decision.
    var delegations: [Phrase] {
        let delegations = lexicon.plan.establishment?.delegations.filter { $0.action == action } ?? []
        return delegations.map { delegation in
            let date = delegation.writtenOn.map { "écrite du \(lexicon.local.date($0))" } ?? "non datée"
            let parts: [Phrase?] = [
                "délégation \(date) à : \(lexicon.vocabulary.roles[delegation.holder].label)",
                delegation.deputy.map { "suppléant : \(lexicon.vocabulary.roles[$0].label)" },
                delegation.condition.map { "condition : \(lexicon.printed($0))" },
            ]
            return .joined(parts.compactMap { $0 }, by: ", ")
        }
    }

    /// The places where it is done by hand.
    var cutOffs: [Phrase] {
        let cutOffs = lexicon.plan.establishment?.cutOffs.filter { $0.action == action } ?? []
        return cutOffs.map { cutOff in
            let parts: [Phrase?] = [
                "où : \(lexicon.printed(cutOff.label)), \(lexicon.printed(cutOff.place))",
                cutOff.key.map { "clé : \(lexicon.printed($0))" },
                cutOff.effectOnCare.map { "effet sur les soins : \(lexicon.printed($0))" },
            ]
            return .joined(parts.compactMap { $0 }, by: " · ")
        }
    }
}

/// The roles that the plan counts on and that nobody holds now, by whom their acts fall to.
struct UnheldSection {
    let lexicon: Lexicon

    var section: Section {
        let roles = lexicon.plan.unheldRoles.map { role in
            (bearer: lexicon.plan.bearer(of: role), label: Phrase(lexicon.vocabulary.roles[role].label))
        }
        return Section(
            "RÔLES NON TENUS À CETTE HEURE",
            roles.grouped { $0.bearer == $1.bearer }.map { roles in
                Section.Item(
                    "\(lexicon.name(of: roles[0].bearer)) fait aussi pour :",
                    details: [.joined(roles.map { $0.label }, by: " · ")])
            })
    }
}

extension Lexicon {
    /// The role that somebody holds, or whoever is there.
    func name(of bearer: PackIndex<Role>?) -> String {
        bearer.map { vocabulary.roles[$0].label } ?? "la personne présente"
    }
}
