import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What pages say of what a site or a region has changed in the rules.
struct OverlayWording {
    let lexicon: Lexicon

    /// The overlays, then all that is loosened, derogations first.
    var foot: [Phrase] {
        let overlays = lexicon.pack.overlays
        guard !overlays.isEmpty else { return [] }
        let loosened = overlays.flatMap { overlay in
            overlay.changes.filter { $0.isLoosening || $0.isSetAside }.map { (overlay, $0) }
        }
        return OverlayWording.names(overlays) + loosened.filter { $0.1.derogation != nil }.map(line)
            + loosened.filter { $0.1.derogation == nil }.map(line)
    }

    /// Each overlay with its digest.
    static func names(_ overlays: [Overlay]) -> [Phrase] {
        overlays.map { "Règles adaptées par \($0.id) \($0.version) : \(code: $0.digest)" }
    }

    /// The same as a part of its own, for sheets without a foot.
    var section: Section { Section("RÈGLES ADAPTÉES", foot.map { Section.Item($0) }) }

    private func line(_ overlay: Overlay, _ change: Overlay.Change) -> Phrase {
        let reason: Phrase = change.reason.isEmpty ? "" : " : \(change.reason)"
        let grounds: [Phrase] = [
            change.approvedBy.map { "approuvé par : \(approver($0))" },
            change.reviewBy.map {
                "\(isPast($0) ? "À REVOIR DEPUIS LE" : "à revoir avant le") \(lexicon.local.date($0))"
            },
        ].compactMap { $0 }
        let rest: Phrase = grounds.isEmpty ? "" : " (\(Phrase.joined(grounds, by: " ; ")))"
        let text: Phrase = "\(subject(of: change))\(values(of: change))\(reason)\(rest)"
        guard let derogation = change.derogation else { return "Assoupli par \(overlay.id) : \(text)" }
        let until = lexicon.local.date(derogation.until)
        return derogation.isLapsed
            ? "DÉROGATION \(derogation.reference) ÉCHUE DEPUIS LE \(until), qui ne s'applique plus : \(text)"
            : "DÉROGATION \(derogation.reference) jusqu'au \(until) : \(text)"
    }

    /// What the overlays changed in an action, or in what some rules say of it.
    func changes(of action: PackIndex<Action>, wantedBy rules: [PackIndex<Rule>]) -> [Phrase] {
        let id = lexicon.action(action).id
        let names = Set(rules.map { lexicon.pack.rules[$0].id })
        return lexicon.pack.overlays.flatMap { $0.changes }.compactMap { change in
            guard let after = change.after, !change.isSetAside else { return nil }
            switch change.subject {
            case .action(id, let attribute): return value(attribute, change.before, after)
            case .consequence(let rule, _, id, let attribute?) where names.contains(rule):
                return value(attribute, change.before, after)
            default: return nil
            }
        }
    }

    /// What the overlays changed of something, each by its address, its values and its reason.
    func changes(where isMeant: (Overlay.Subject) -> Bool) -> [Phrase] {
        lexicon.pack.overlays.flatMap { overlay in
            overlay.changes.filter { isMeant($0.subject) && !$0.isSetAside }.map { change -> Phrase in
                let values: Phrase =
                    switch (change.before, change.after) {
                    case (let before?, let after?): "valeur du site (\(after)) au lieu de \(before)"
                    case (nil, let after?): "valeur du site (\(after))"
                    case (_, nil): subject(of: change)
                    }
                let reason: Phrase = change.reason.isEmpty ? "" : " : \(change.reason)"
                return "\(code: change.address), \(values)\(reason) (\(overlay.id) \(overlay.version))"
            }
        }
    }

    private func value(_ attribute: String, _ before: String?, _ after: String) -> Phrase {
        let old: Phrase = before.map { " au lieu de \($0)" } ?? ""
        return "\(Self.name(of: attribute)) : valeur du site (\(after))\(old)"
    }

    private func values(of change: Overlay.Change) -> Phrase {
        guard let after = change.after else { return "" }
        return change.before.map { ", \(after) au lieu de \($0)" } ?? ", \(after)"
    }

    private func subject(of change: Overlay.Change) -> Phrase {
        switch change.subject {
        case .pack(let attribute): "\(Self.name(of: attribute))"
        case .action(let id, let attribute): "« \(short(id)) », \(Self.name(of: attribute))"
        case .consequence(_, let title, let action, let attribute):
            "« \(short(action)) », \(attribute.map { Self.name(of: $0) } ?? "tout"), règle « \(title) »"
        case .narrowed(_, let title): "règle « \(title) », restreinte"
        case .removed(_, let title, nil): "règle « \(title) », retirée"
        case .removed(_, let title, let action?): "« \(short(action)) », retiré de la règle « \(title) »"
        }
    }

    private func short(_ id: String) -> Phrase {
        lexicon.pack.action(withID: id).map { lexicon.short($0) } ?? Phrase(id)
    }

    /// The role that approved, or whoever the author names.
    private func approver(_ name: String) -> Phrase {
        Phrase(lexicon.vocabulary.role(withID: name).map { lexicon.vocabulary.roles[$0].label } ?? name)
    }

    private func isPast(_ date: CivilDate) -> Bool {
        date.dayNumber < lexicon.local.zone.civil(lexicon.plan.now).date.dayNumber
    }

    private static func name(of attribute: String) -> String {
        switch attribute {
        case "deadline": "délai"
        case "priority": "priorité"
        case "start": "début"
        case "every": "répétition"
        case "interest": "intérêt protégé"
        case "if": "condition"
        case "on_unknown": "conduite sans réponse"
        case "unless": "levée de l'interdit"
        case "until": "durée de l'interdit"
        case "because": "raison"
        case "instead": "à la place"
        case "after": "préalables"
        case "prefer_after": "préalables souhaités"
        case "needs", "destroys": "ressources"
        case "impossible_if": "impossibilité"
        case "reversible": "retour en arrière"
        case "label", "short": "libellé"
        case "role": "qui agit"
        case "to": "qui appeler"
        case "say": "mots à dire"
        case "steps": "étapes"
        case "time_zone": "fuseau horaire"
        case "default_reader": "lecteur"
        case "legal_notice", "disclaimer": "avertissement"
        default: attribute
        }
    }
}

extension Overlay.Change {
    /// True for what a derogation allowed that is over.
    fileprivate var isSetAside: Bool { derogation?.isLapsed ?? false }
}
