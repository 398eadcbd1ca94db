import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// The sheets that are of the house rather than of an incident.
struct KitSheets {
    private let pack: RulePack
    private let establishment: Establishment
    private let isShared: Bool
    private let zone: Zone
    private let now: Instant

    /// The words for actions of the pack, whatever happens.
    private let lexicon: Lexicon

    init(_ pack: RulePack, _ establishment: Establishment, isShared: Bool, at now: Instant) {
        self.pack = pack
        self.establishment = establishment
        self.isShared = isShared
        self.now = now
        zone = pack.zone(of: establishment)
        let nothing = Situation(FactTable(factCount: pack.vocabulary.facts.count))
        lexicon = Lexicon(plan: Plan(pack: pack, profiles: [establishment], situation: nothing, now: now))
    }

    private var local: LocalTime { LocalTime(zone: zone, now: now) }

    private static let absent: Phrase = "NUMÉRO ABSENT : demander au standard"

    // MARK: Telephones

    /// Whom to call, each role with whoever holds it, then those outside, then whose turn it is; roles that nobody holds are
    /// named, nobody in their place.
    func telephones(unheld: [PackIndex<Role>]) -> Report {
        let columns: [Phrase] = ["à qui", "nom", "mobile", "fixe", "suppléant", "quand", "vérifié le"]
        let roles = pack.vocabulary.roles.packIndices.flatMap { rows(of: $0) }
        let outside = establishment.cards.filter { if case .contact = $0.owner { true } else { false } }.map {
            row(of: $0)
        }
        let turns = establishment.rota.filter { $0.end > now }.sorted { ($0.start, $0.role) < ($1.start, $1.role) }
        let rota = Report.Part(
            "TABLEAU DE GARDE", columns: ["rôle", "du", "au", "nom", "téléphone", "vérifié le"],
            rows: turns.prefix(KitSheets.turnLimit).map { turn in
                [
                    Phrase(pack.vocabulary.roles[turn.role].label), Phrase(local.full(turn.start)),
                    Phrase(local.full(turn.end)), "\(turn.name)",
                    turn.phone.map { Phrase(number: $0) } ?? "celui du rôle",
                    turn.phone == nil ? "voir le rôle" : verified(turn.verifiedOn),
                ]
            }, isStacked: true)
        let names = unheld.map { pack.vocabulary.roles[$0].short }.joined(separator: ", ")
        let missing: Phrase? =
            unheld.isEmpty ? nil : "Sans titulaire la nuit d'après le profil, passer par le standard : \(names)."
        let parts = [
            Report.Part(
                "DANS LA MAISON", notes: missing.map { [$0] } ?? [], columns: columns, rows: roles, isStacked: true),
            Report.Part("AU DEHORS", columns: columns, rows: outside, isStacked: true),
        ]
        return report("Téléphones", parts + (turns.isEmpty ? [] : [rota]))
    }

    /// A month of a role's turns or more; the rest is in the profile.
    private static let turnLimit = 60

    private func rows(of role: PackIndex<Role>) -> [[Phrase]] {
        let cards = establishment.cards.filter { $0.owner == .role(role) }.map { row(of: $0) }
        let shared = establishment.sharedDuties.filter { $0.roles.contains(role) }.map { duty -> [Phrase] in
            let label = Phrase(pack.vocabulary.roles[role].label)
            let phone = duty.phone.map { Phrase(number: $0) } ?? KitSheets.absent
            return [label, "\(duty.person)", phone, "", "", hours(duty.hours), ""]
        }
        return cards + shared
    }

    private func row(of card: ContactCard) -> [Phrase] {
        let hasNumber = card.mobilePhone != nil || card.fixedPhone != nil
        // Whose turns a rota tells is no person's.
        let isTurned =
            if case .role(let role) = card.owner { establishment.rota.contains { $0.role == role } } else { false }
        let name = isTurned ? "voir le tableau de garde" : card.name.map { Phrase($0) } ?? ""
        let deputy = [card.deputy.map { Phrase($0) }, card.deputyPhone.map { Phrase(number: $0) }].compactMap { $0 }
        let portal = card.portal.map { "portail : \($0)" as Phrase }
        return [
            Phrase(label(card.owner)), name,
            card.mobilePhone.map { Phrase(number: $0) } ?? (hasNumber ? "" : portal ?? KitSheets.absent),
            card.fixedPhone.map { Phrase(number: $0) } ?? "", .joined(deputy, by: ", "), hours(card.hours),
            verified(card.verifiedOn),
        ]
    }

    private func label(_ owner: Action.Addressee) -> String {
        switch owner {
        case .role(let role): pack.vocabulary.roles[role].label
        case .contact(let contact): pack.vocabulary.contacts[contact].label
        }
    }

    private func verified(_ date: CivilDate?) -> Phrase {
        guard let date else { return "JAMAIS : à vérifier" }
        let age = zone.civil(now).date.dayNumber - date.dayNumber
        return age > ContactCard.freshDays ? "\(date.french) : à vérifier" : Phrase(date.french)
    }

    private func hours(_ spans: [DutyHours]) -> Phrase {
        spans.isEmpty ? "à toute heure" : .joined(spans.map { $0.phrase }, by: " ; ")
    }

    // MARK: Cut-offs

    /// Where to cut what, what care loses by it, and who may decide.
    var cutOffs: Report {
        let rows = establishment.cutOffs.map { cut -> [Phrase] in
            let hidden: Phrase = "voir le kit de la maison"
            return [
                cut.action.map { action($0) } ?? "", isShared ? hidden : "\(cut.label)",
                isShared ? hidden : "\(cut.place)", isShared ? "" : cut.key.map { "\($0)" } ?? "",
                cut.effectOnCare.map { "\($0)" } ?? "à demander aux soins avant",
                cut.action.map { decider($0) } ?? "",
                "",
            ]
        }
        let columns: [Phrase] = [
            "pour", "débrancher", "où", "clé", "les soins perdent", "qui décide", "heure, initiales",
        ]
        let note: Phrase = rows.isEmpty ? "Le profil ne dit pas où couper : à demander aux services techniques." : ""
        return report(
            "Coupures",
            [
                Report.Part(
                    "OÙ COUPER", notes: rows.isEmpty ? [note] : [], columns: columns, rows: rows, isStacked: true),
                delegations,
            ])
    }

    /// Who may decide what by a document, whether or not something is cut by it.
    private var delegations: Report.Part {
        let roles = pack.vocabulary.roles
        let rows = establishment.delegations.map { delegation -> [Phrase] in
            let deputy = delegation.deputy.map { roles[$0].label } ?? "aucun"
            let date = delegation.writtenOn.map { $0.french } ?? "NON DATÉE"
            let condition = delegation.condition ?? "aucune condition écrite"
            return [
                lexicon.label(ActionInstance(delegation.action)), Phrase(roles[delegation.holder].label),
                Phrase(deputy), Phrase(date), Phrase(condition),
            ]
        }
        return Report.Part(
            "QUI PEUT DÉCIDER, PAR ÉCRIT", notes: rows.isEmpty ? ["Le profil n'a aucune délégation écrite."] : [],
            columns: ["décision", "délégation à", "suppléant", "écrite le", "à condition"], rows: rows, isStacked: true)
    }

    private func action(_ place: PackIndex<Action>) -> Phrase { lexicon.short(ActionInstance(place)) }

    private func decider(_ action: PackIndex<Action>) -> Phrase {
        guard let delegation = establishment.delegations.first(where: { $0.action == action }) else {
            return "aucune délégation écrite"
        }
        let roles = pack.vocabulary.roles
        let parts: [Phrase?] = [
            Phrase(roles[delegation.holder].label),
            delegation.deputy.map { "suppléant : \(roles[$0].label)" }, delegation.condition.map { "\($0)" },
        ]
        return .joined(parts.compactMap { $0 }, by: " · ")
    }

    private func report(_ title: String, _ parts: [Report.Part]) -> Report {
        Report(
            title: "\(title) : \(establishment.name)",
            notice: isShared ? "Copie sans noms de serveurs, ni lieux, ni clés." : "DIFFUSION RESTREINTE",
            facts: ["fait le \(zone.civil(now).date.french)"], parts: parts,
            foot: [], edge: ["Profil : \(code: establishment.digest)", "Pack : \(code: pack.digest)"],
            isExercise: false)
    }
}

extension DutyHours {
    /// The days, then from which hour to which.
    var phrase: Phrase {
        func clock(_ minute: Int) -> String {
            let rest = minute % 60
            return "\(minute / 60) h" + (rest == 0 ? "" : rest < 10 ? " 0\(rest)" : " \(rest)")
        }
        let week: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let names: String =
            switch days {
            case Set(Weekday.allCases): "tous les jours"
            case week: "lun. à ven."
            case [.saturday, .sunday]: "sam., dim., fériés"
            default:
                [
                    (Weekday.monday, "lun."), (.tuesday, "mar."), (.wednesday, "mer."), (.thursday, "jeu."),
                    (.friday, "ven."), (.saturday, "sam."), (.sunday, "dim., fériés"),
                ].filter { days.contains($0.0) }.map { $0.1 }.joined(separator: ", ")
            }
        return "\(names), \(clock(start)) à \(clock(end))\(end <= start ? " le lendemain" : "")"
    }
}
