import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What differs between two plans, in words.
struct ChangeWording {
    let change: PlanChange
    let lexicon: Lexicon
    let numbering: Numbering

    /// « 7 lignes ajoutées, 2 retirées, 1 déjà faite »; nil where nothing differs.
    var counts: String? {
        var parts: [String] = []
        let lines = [
            (change.added.count, "ajoutée"), (change.removed.count, "retirée"), (change.done.count, "déjà faite"),
            (change.moved.count, "modifiée"),
        ]
        for (count, participle) in lines where count > 0 {
            let noun = parts.isEmpty ? "ligne\(count > 1 ? "s" : "") " : ""
            parts.append("\(count)\u{A0}\(noun)\(participle)\(count > 1 ? "s" : "")")
        }
        let more = change.forbidden.count
        if more > 0 { parts.append("\(counted(more, "interdit")) de plus") }
        let lifted = change.allowed.count
        if lifted > 0 { parts.append("\(counted(lifted, "interdit")) levé\(lifted > 1 ? "s" : "")") }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Every line that differs, with what became of it.
    var items: [Section.Item] {
        change.added.map { item("ajoutée", $0, retraction(of: $0)) }
            + change.removed.map { item("retirée", $0, whatBecame(of: $0)) }
            + change.done.map { item("déjà faite", $0, deed(of: $0)) }
            + change.moved.map { item("modifiée", $0.to.instance, differences(of: $0)) }
            + change.forbidden.map { item("interdit de plus", $0) } + change.allowed.map { item("interdit levé", $0) }
    }

    private func item(_ kind: String, _ instance: ActionInstance, _ detail: Phrase? = nil) -> Section.Item {
        let number: Phrase = numbering[instance].map { " (n° \($0))" } ?? ""
        return Section.Item("\(kind) : \(lexicon.short(instance))\(number)", details: [detail].compactMap { $0 })
    }

    private func whatBecame(of instance: ActionInstance) -> Phrase? {
        switch lexicon.plan.line(of: instance)?.status {
        case .forbidden: "désormais interdit"
        case .infeasible: "impossible ici"
        case .notApplicable: "sans objet ici"
        case .suspended: "suspendu : irréversible, ne rien faire sans réponse"
        case .pending: "en attente d'une réponse"
        case nil: "rien ne le demande plus"
        case .done, .arbitration, .deferred, .required, .recommended: nil
        }
    }

    /// What was said of it, and taken back.
    private func retraction(of instance: ActionInstance) -> Phrase? {
        guard let retraction = lexicon.plan.situation.retractions.last(where: { $0.action == instance }) else {
            return nil
        }
        let said = lexicon.words(of: retraction.deed, on: lexicon.action(instance))
        return "\(said) ; repris à \(lexicon.local.brief(retraction.instant))"
    }

    private func deed(of instance: ActionInstance) -> Phrase? {
        lexicon.plan.situation.deeds[instance].map {
            lexicon.words(of: $0, on: lexicon.action(instance))
        }
    }

    private func differences(of move: PlanChange.Move) -> Phrase {
        let hour: Phrase? =
            move.from.dues.first?.instant == move.to.dues.first?.instant
            ? nil : "\(hour(of: move.from)) → \(hour(of: move.to))"
        let priority: Phrase? =
            move.from.priority == move.to.priority
            ? nil : "\(self.priority(of: move.from)) → \(self.priority(of: move.to))"
        let status: Phrase? =
            move.from.status == move.to.status ? nil : "\(name(of: move.from.status)) → \(name(of: move.to.status))"
        return .joined([hour, priority, status].compactMap { $0 }, by: " ; ")
    }

    private func hour(of line: Line) -> String {
        line.dues.first?.instant.map { lexicon.local.brief($0) } ?? "sans heure"
    }

    private func priority(of line: Line) -> Phrase {
        line.priority.map { "\(priority: lexicon.vocabulary.priorities[$0].label)" } ?? "sans priorité"
    }

    private func name(of status: Line.Status) -> String {
        switch status {
        case .recommended: "recommandé"
        case .deferred: "différé"
        case .arbitration: "à trancher"
        default: "à faire"
        }
    }
}
