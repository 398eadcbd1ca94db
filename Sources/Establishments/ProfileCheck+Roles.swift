import Diagnostics
import RuleEngine
import RulePacks
import Vocabularies
import YAMLTrees

/// Whether there is somebody for each role to whom the rules give something to do, and a number for each whom they have called.
extension ProfileCheck {
    mutating func checkRoles(of pack: RulePack) {
        let place = root.entry(named: "contacts")?.key.range ?? top
        let held = Set(
            (list("contacts") + list("rota")).compactMap { $0.text("role") }
                + list("shared_duties").flatMap { $0.known("roles")?.elements.map { $0.text } ?? [] })
        let roles = pack.wantedRoles.map { $0.id }
        let missing = roles.filter { !held.contains($0) }
        if !missing.isEmpty {
            report(
                .roleNotHeld,
                "nobody holds \(missing.count) of the \(roles.count) roles that the rules count on: \(names(missing))",
                at: place, help: ["add a contact or a shared duty for each that the house has"])
        }
        let carded = Set(list("contacts").compactMap { $0.text("contact") })
        let called = pack.calledContacts.map { $0.id }
        let unknown = called.filter { !carded.contains($0) }
        guard !unknown.isEmpty else { return }
        report(
            .contactWithoutCard,
            "the rules have \(unknown.count) called whose number the profile doesn't give: \(names(unknown))",
            at: place,
            help: ["add `{contact: …, fixed: …, verified_on: …}` for each"])
    }

    private func names(_ ids: [String]) -> String { ids.map { "`\($0)`" }.joined(separator: ", ") }
}

extension RulePack {
    /// The actions that some rule wants.
    var wantedActions: [Action] {
        Set(rules.flatMap { $0.consequences }.filter { $0.demand != nil }.map { $0.action }).sorted().map {
            actions[$0]
        }
    }

    /// Those to whom they fall.
    var wantedRoles: [Role] { Set(wantedActions.map { $0.role }).sorted().map { vocabulary.roles[$0] } }

    /// Those whom they have called.
    var calledContacts: [Contact] {
        Set(
            wantedActions.compactMap { action -> PackIndex<Contact>? in
                if case .contact(let contact)? = action.addressee { contact } else { nil }
            }
        ).sorted().map { vocabulary.contacts[$0] }
    }
}
