package import RuleEngine
import RulePacks
import Vocabularies

/// A profile to begin with: it loads as it is, and says of nothing more than is known.
///
/// What a house may have stands in comments, a line each: a role that nobody filled in is held by nobody, and its lines go
/// to whoever is there.
package struct ProfileTemplate {
    /// What stands in the place of what must be there and isn't known.
    static let blank = "À REMPLIR"

    /// A FINESS number that no establishment has.
    static let blankNumber = "000000000"

    private let kind: EstablishmentKind
    private let pack: RulePack

    /// The template for a kind of establishment, in the words of a pack.
    package init(_ kind: EstablishmentKind, for pack: RulePack) {
        self.kind = kind
        self.pack = pack
    }

    /// The file, the same bytes for the same pack.
    package var text: String {
        head + establishment
            + section(
                "services", "Ce que fait la maison, et combien de temps chaque service tient sans ordinateur.", services
            )
            + section(
                "applications", "Les logiciels, du socle aux soins ; les délais proposés sont à faire valider.",
                applications)
            + section("contacts", "Un numéro par rôle, puis les numéros du dehors ; aucun mot de passe ici.", contacts)
            + section("shared_duties", "La nuit, qui tient plusieurs rôles à la fois.", duties)
            + section("delegations", "Qui peut décider seul, par un écrit daté.", delegations)
            + section("cut_offs", "Où couper quoi : la baie, le câble, la clé.", cutOffs)
    }

    private var head: String {
        """
        # Profil de départ : \(kind.label). « inconnu » n'est jamais pris pour « non » : la page le demande.
        # Une ligne qui commence par # est une proposition : la remplir et ôter son #, ou la retirer.
        # astreinte profile check dit ce qui manque encore. Ce fichier est une carte pour un attaquant : diffusion restreinte.
        revised_on: inconnu  # jour de la dernière relecture : 2026-11-27
        validation: inconnu  # {by: "qui", pack_version: \(pack.header.version), on: 2026-11-27}
        working_hours: inconnu  # {from: "08:30", to: "17:30"}


        """
    }

    private var establishment: String {
        """
        establishment:
          name: "\(ProfileTemplate.blank)"
          finess: {legal: "\(ProfileTemplate.blankNumber)", sites: []}  # \(ProfileTemplate.blank) : neuf chiffres entre guillemets
          time_zone: Europe/Paris  # outre-mer : Indian/Reunion, America/Martinique…
          beds: inconnu
          emergency_visits_per_day: inconnu
          activities: inconnu  # [\(list(kind.activities, at: ["activities"]))]
          statuses: inconnu  # [\(list(nil, at: ["statuses"]))]

        insurance: inconnu  # {insurer: "…", contract: "…", phone: "…", declaration_within: 48 h}
        network:
          crisis_phones: inconnu  # {count: 6, place: "armoire de la cellule de crise", charged: oui}
          crisis_room: inconnu
          standalone_printer: inconnu

        """
    }

    private func section(_ key: String, _ about: String, _ lines: [String]) -> String {
        "\n# \(about)\n\(key):\n" + lines.map { "#  - \($0)\n" }.joined()
    }

    private var services: [String] {
        known(kind.activities, in: words(of: "services", "activity")).map { id, label in
            "{id: \(id), label: \(quoted(label)), activity: \(id), dima: inconnu, applications: [], procedure: inconnu}"
        }
    }

    private var applications: [String] {
        known(kind.functions, in: words(of: "applications", "function")).map { id, label in
            let delays = EstablishmentKind.proposal(for: id).map { "DIMA \($0.dima), PDMA \($0.pdma)" }
            return
                "{id: \(id), label: \(quoted(label)), function: \(id), hosting: inconnu, dima: inconnu, pdma: inconnu, "
                + "depends_on: inconnu, backups: inconnu}  # \(delays ?? "DIMA de ce qui en dépend")"
        }
    }

    private var contacts: [String] {
        pack.wantedRoles.map { role in
            "{role: \(role.id), name: inconnu, mobile: inconnu, fixed: inconnu, deputy: inconnu, deputy_phone: inconnu, "
                + "verified_on: jamais}  # \(role.label)"
        }
            + pack.calledContacts.map { contact in
                "{contact: \(contact.id), fixed: inconnu, portal: inconnu, verified_on: jamais}  # \(contact.label)"
            }
    }

    private var duties: [String] {
        ["{hours: astreinte, person: \"\(ProfileTemplate.blank) : une fonction\", phone: inconnu, roles: []}"]
    }

    private var delegations: [String] {
        pack.wantedActions.filter { $0.isDecision }.map { action in
            "{action: \(action.id), holder: \(pack.vocabulary.roles[action.role].id), deputy: inconnu, "
                + "written_on: inconnu}  # \(action.label)"
        }
    }

    private var cutOffs: [String] {
        pack.wantedActions.filter { !$0.stops.isEmpty }.map { action in
            "{action: \(action.id), label: \"\(ProfileTemplate.blank)\", place: \"\(ProfileTemplate.blank)\", key: inconnu, "
                + "effect_on_care: inconnu}  # \(action.label)"
        }
    }

    // MARK: Words

    /// Those of some ids that the pack knows, with their labels; all ids where it has no list of them.
    private func known(_ ids: [String], in members: [Enumeration.Member]?) -> [(id: String, label: String)] {
        guard let members else { return ids.map { ($0, $0) } }
        return ids.compactMap { id in members.first { $0.id == id }.map { ($0.id, $0.label) } }
    }

    private func list(_ ids: [String]?, at steps: [String]) -> String {
        let words = FactPlace.establishment(steps).words(in: pack.vocabulary)
        return known(ids ?? words?.map { $0.id } ?? [], in: words).map { $0.id }.joined(separator: ", ")
    }

    private func words(of list: String, _ key: String) -> [Enumeration.Member]? {
        FactPlace.record(list, [key]).words(in: pack.vocabulary)
    }

    private func quoted(_ text: String) -> String {
        let first = text.prefix(1).uppercased() + text.dropFirst()
        return quotedYAML(first)
    }
}

extension Action {
    /// Whether somebody has to choose.
    fileprivate var isDecision: Bool { if case .decide = kind { true } else { false } }
}
