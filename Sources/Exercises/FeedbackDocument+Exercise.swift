import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// What had been planned of an exercise, beside what came of it.
extension FeedbackDocument {
    /// Nothing after a real incident.
    var planned: [Report.Part] {
        guard let exercise = sources.exercise?.plan else { return [] }
        return [objectives(of: exercise), injects(of: exercise), players(of: exercise), expected(of: exercise)]
    }

    /// Who signs for the animator: nobody who plays.
    var animation: Set<String> {
        guard let exercise = sources.exercise?.plan else { return [] }
        return Set([Exercise.animatorName] + exercise.injects.map { $0.author })
    }

    private func objectives(of exercise: Exercise) -> Report.Part {
        let perimeter = exercise.perimeter.map { Phrase($0.label) }
        return Report.Part(
            "Objectifs de l'exercice, à juger",
            notes: [
                "DEBEX : \(dated(exercise.start)) ; FINEX : \(dated(exercise.end)).",
                "Périmètre : \(Phrase.joined(perimeter, by: ", "))",
            ],
            columns: ["Objectif", "Thèmes", "Atteint ?", "Ce qui le montre"],
            rows: exercise.objectives.map { objective in
                let themes = objective.themes(in: feedback.plan.pack.vocabulary)
                return [Phrase(objective.text), .joined(themes, by: ", "), "", ""]
            })
    }

    private func injects(of exercise: Exercise) -> Report.Part {
        Report.Part(
            "Injects", notes: ["Écrit : l'heure à laquelle la main courante l'a reçu."],
            columns: ["N°", "Prévu", "Écrit", "De", "Canal", "Remarque"],
            rows: exercise.injects.map { inject in
                [
                    number(inject.number), Phrase(brief(inject.instant)), time(feedback.instant(of: inject)),
                    Phrase(inject.source), Phrase(inject.channel.label),
                    .joined(
                        inject.unreachable.map { "ne répond plus : \(name($0))" },
                        by: " ; "),
                ]
            })
    }

    private func players(of exercise: Exercise) -> Report.Part {
        Report.Part(
            "Joueurs prévus", columns: ["Fonction", "Lignes de main courante", "Présent, nom"],
            rows: exercise.players.map { player in
                let lines = feedback.lines(by: player)
                return [name(.role(player)), lines == 0 ? "aucune signée de cette fonction" : number(lines), ""]
            })
    }

    private func expected(of exercise: Exercise) -> Report.Part {
        Report.Part(
            "Actes attendus par l'auteur de l'exercice", columns: ["Acte", "Demandé", "Échéance", "Fait", "Écart"],
            rows: exercise.expected.map { instance in
                guard let act = feedback.acts.first(where: { $0.instance == instance }) else {
                    return [lexicon.short(instance), "jamais", "", "", ""]
                }
                return [
                    lexicon.short(instance), time(act.requiredAt), time(act.lastDue), word(of: act), gap(of: act),
                ]
            })
    }
}

extension Feedback {
    /// How many lines whoever holds a role signed.
    func lines(by role: PackIndex<Role>) -> Int {
        participants.filter { $0.functions.contains(.role(role)) }.reduce(0) { $0 + $1.lines }
    }

    /// When the journal learnt what an inject tells; nil where it never did.
    func instant(of inject: Inject) -> Instant? { participants.first { $0.author == inject.author }?.first }
}
