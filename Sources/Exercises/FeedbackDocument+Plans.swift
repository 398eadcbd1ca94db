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
                    name(interruption.record, in: interruption.collection), loss(of: interruption),
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
        let themes = feedback.themes.filter { $0.isExercised != true }.map { theme -> [Phrase] in
            let isMissed = theme.isExercised == false
            return [
                Phrase(references[theme.reference].label),
                isMissed ? "demandé, rien de noté fait" : "aucun acte d'ici ne le dit", "", "", "",
            ]
        }
        let records = untouched.map { [name($0.record, in: $0.collection), "pas noté perdu", "", "", ""] }
        return Report.Part(
            "Calendrier des essais suivants, à remplir",
            notes: [
                "Ce que la main courante ne montre pas exercé, et ce qu'elle en dit ; à chaque ligne sa date et son pilote, ou pourquoi pas."
            ],
            columns: ["Thème, service ou logiciel", "Ce que l'on en sait", "Périmètre", "Date", "Pilote"],
            rows: themes + records + [["", "", "", "", ""], ["", "", "", "", ""]])
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

    /// When a record stopped; where nobody told the hour, when it was told that it had.
    private func loss(of interruption: Feedback.Interruption) -> Phrase {
        let hour = Phrase(brief(interruption.lostAt))
        return interruption.isLossTold ? hour : "dit perdu à \(hour)"
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
