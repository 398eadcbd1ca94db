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
                "DEBEX (début de l'exercice) : \(dated(exercise.start)) ; FINEX (fin) : \(dated(exercise.end)).",
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
            columns: ["N°", "Prévu", "Écrit", "De", "Canal", "Pour", "Dit ou remis", "Remarque"],
            rows: exercise.injects.map { inject in
                [
                    number(inject.number), Phrase(brief(inject.instant)), time(feedback.instant(of: inject)),
                    Phrase(inject.source), Phrase(inject.channel.label),
                    inject.recipients.isEmpty ? "tous" : .joined(inject.recipients.map { name(.role($0)) }, by: ", "),
                    Phrase(inject.text),
                    .joined(
                        inject.unreachable.map { "ne répond plus : \(name($0))" },
                        by: " ; "),
                ]
            })
    }

    /// Lines of the journal that are of no moment of the exercise: nothing of what is measured counts them.
    var outside: [Report.Part] {
        guard !sources.outside.isEmpty else { return [] }
        return [
            Report.Part(
                "Hors de l'exercice, et compté nulle part",
                notes: ["\(counted(sources.outside.count, "mention")) avant DEBEX ou après la fin du compte rendu."],
                columns: ["Ligne", "Heure", "Signature", "Ce qui y est dit"],
                rows: sources.outside.map { record in
                    [
                        number(record.line), Phrase(dated(record.instant)),
                        record.author.map { Phrase(fed: $0) } ?? "non signé", words(of: record.entry),
                    ]
                })
        ]
    }

    private func words(of entry: JournalRecord.Entry) -> Phrase {
        switch entry {
        case .incident: "l'incident"
        case .learnt(let fact, _, _): "appris : \(lexicon.question(fact))"
        case .withdrawn(let fact): "retiré : \(lexicon.question(fact))"
        case .deed(.done, let instance), .decision(let instance, _): "fait : \(lexicon.short(instance))"
        case .deed(.impossible, let instance): "dit impossible : \(lexicon.short(instance))"
        case .deed(.notApplicable, let instance): "dit sans objet : \(lexicon.short(instance))"
        case .retracted(let instance): "repris : \(lexicon.short(instance))"
        case .note(let text), .handover(let text): Phrase(fed: text)
        case .printed: "page imprimée"
        case .clock: "horloge de l'exercice"
        }
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
