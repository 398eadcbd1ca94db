import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// What stopped, and what is left to fill in.
extension FeedbackDocument {
    var interruptions: Report.Part {
        let measured = feedback.interruptions
        let others = untouched.count
        let note: Phrase? =
            others > 0 ? "\(counted(others, "autre")) du profil : pas de perte dans la main courante, non mesuré." : nil
        return Report.Part(
            "Arrêts, papier et reprise : DIMA et PDMA, et ce qui est mesuré",
            notes: [
                "Rendu : un acte de la main courante, ou l'incident qui ne le dit plus touché. Ce que la main courante ne dit pas est « non mesuré »."
            ] + [note].compactMap { $0 },
            columns: [
                "Service ou logiciel", "Perdu", "Mode dégradé", "Rendu", "Papier tenu", "Arrêt mesuré", "DIMA",
                "Perte mesurée", "PDMA",
            ],
            rows: measured.map { interruption in
                [
                    name(interruption.record, in: interruption.collection), Phrase(brief(interruption.lostAt)),
                    interruption.degraded.map { Phrase(brief($0.instant)) } ?? "non noté",
                    interruption.back.map { Phrase(brief($0.instant)) } ?? "pas rendu à la fin", held(interruption),
                    Phrase(interruption.stopped.map(span) ?? "non mesuré"),
                    against(interruption.limit, interruption.isWithinLimit(at: feedback.end)),
                    Phrase(interruption.dataLoss.map(span) ?? "non mesuré"),
                    against(interruption.dataLimit, interruption.isDataWithinLimit),
                ]
            })
    }

    var plan: Report.Part {
        let missed = feedback.acts.filter { $0.isMissed(at: feedback.end) }.map { act -> [Phrase] in
            ["\(lexicon.short(act.instance)) : \(gap(of: act))", "", "", ""]
        }
        return Report.Part(
            "Plan d'actions, à remplir", columns: ["Écart", "Action", "Pilote", "Échéance"],
            rows: missed + Array(repeating: ["", "", "", ""], count: 4))
    }

    var furtherTests: Report.Part {
        let references = feedback.plan.pack.vocabulary.references
        let themes = feedback.themes.filter { $0.done == 0 }.map { Phrase(references[$0.reference].label) }
        let records = untouched.map { name($0.record, in: $0.collection) }
        return Report.Part(
            "Calendrier des essais suivants, à remplir",
            notes: ["Ce qui n'a pas été exercé ici ; à chaque ligne sa date et son pilote, ou pourquoi pas."],
            columns: ["Pas exercé", "Périmètre", "Date", "Pilote"],
            rows: (themes + records).map { [$0, "", "", ""] } + [["", "", "", ""], ["", "", "", ""]])
    }

    /// The records of the profile that the pack measures, and that nothing says stopped.
    private var untouched: [(collection: PackIndex<Fact>, record: String)] {
        guard feedback.plan.establishment != nil else { return [] }
        return feedback.plan.pack.measures.interruptions.flatMap { spec in
            let collection = spec.records.collection
            let stopped = Set(feedback.interruptions.filter { $0.collection == collection }.map { $0.record })
            return (feedback.plan.view.names(in: collection) ?? []).filter { !stopped.contains($0) }.map {
                (collection, $0)
            }
        }
    }

    private func held(_ interruption: Feedback.Interruption) -> Phrase {
        guard let held = interruption.heldFor(until: feedback.end) else { return "non mesuré" }
        return interruption.back == nil ? "\(span(held)), encore à la fin" : Phrase(span(held))
    }

    private func against(_ limit: Duration?, _ isWithin: Bool?) -> Phrase {
        guard let limit else { return "non fixée" }
        switch isWithin {
        case true?: return "\(span(limit)), tenue"
        case false?: return "\(span(limit)), dépassée"
        case nil: return Phrase(span(limit))
        }
    }
}
