import RuleEngine
package import RunbookFormats
import Runbooks
import Vocabularies

extension ExerciseSheets {
    /// For whoever leads it, and nobody else: what it is for, who plays, and the chronogram.
    package var animator: Report {
        sheet(
            "fiche de l'animateur", facts: ["Scénario : \(exercise.name)"] + frame + perimeter,
            parts: [objectives, people, Report.Part("Règles du jeu", notes: rules), chronogram])
    }

    private var objectives: Report.Part {
        let rows = exercise.objectives.enumerated().map { place, objective -> [Phrase] in
            let themes = objective.themes(in: pack.vocabulary)
            return ["\(place + 1)", Phrase(objective.text), .joined(themes, by: " ; "), ""]
        }
        return Report.Part(
            "Objectifs", notes: ["Élément de préparation ; ne vaut pas atteinte d'objectif."],
            columns: ["n°", "objectif", "thèmes", "montré ?"], rows: rows)
    }

    private var people: Report.Part {
        let people: [(Phrase, Phrase)] =
            [("animateur", words(exercise.animator))] + exercise.players.map { ("joueur", Phrase(label($0))) }
            + exercise.observers.map { ("observateur", words($0)) }
        return Report.Part(
            "Qui fait quoi", columns: ["rôle", "fonction", "nom", "présent à"],
            rows: people.map { [$0.0, $0.1, "", ""] })
    }

    /// What to say to whom and when, and what players should then set about.
    private var chronogram: Report.Part {
        let rows = steps.indices.map { place -> [Phrase] in
            let step = steps[place]
            let earlier = place > 0 ? steps[place - 1] : nil
            guard let inject = step.inject else {
                let types = Phrase.joined(lexicon.types, by: ", ")
                return [
                    Phrase(hour(exercise.start)), "DEBEX", "animateur, à tous",
                    "Ouvrir l'exercice ; ce que l'on sait : \(types)",
                    "", added(in: step, since: earlier), "",
                ]
            }
            let to: Phrase = inject.recipients.isEmpty ? "tous" : labels(inject.recipients)
            return [
                Phrase(hour(inject.instant)), "\(inject.number)",
                "\(inject.source), \(inject.channel.label), à : \(to)",
                "« \(inject.text) »", told(by: inject, in: step), added(in: step, since: earlier), "",
            ]
        }
        let end: [Phrase] = [
            Phrase(hour(exercise.end)), "FINEX", "animateur, à tous",
            "Fermer l'exercice ; retour à chaud, chacun à son tour", "",
            "", "",
        ]
        return Report.Part(
            "Chronogramme",
            notes: [
                "Ce que le plan demande vient du moteur, tant que personne n'a rien fait ; la grille des observateurs l'a en entier."
            ],
            columns: [
                "heure", "n°", "de qui, comment, à qui", "dire ou remettre", "ce que cela apprend",
                "ce que le plan demande de plus", "donné à",
            ],
            rows: rows + [end])
    }

    /// What an inject tells, in the words of the questions that it answers.
    private func told(by inject: Inject, in step: ExerciseStep) -> Phrase {
        let lexicon = Lexicon(plan: step.plan)
        let withdrawn = inject.withdrawn.map { "ne compte plus : \(lexicon.question($0))" as Phrase }
        let learnt = inject.learnt.map { "\(lexicon.question($0.fact)) \(lexicon.reading($0.fact))" as Phrase }
        let silent = inject.unreachable.map { "ne répond plus : \(pack.vocabulary.name(of: $0).label)" as Phrase }
        return .joined(withdrawn + learnt + silent, by: " ; ")
    }

    /// The first lines that a step adds to the plan, and how many more.
    private func added(in step: ExerciseStep, since earlier: ExerciseStep?) -> Phrase {
        let before = Set((earlier?.plan.placed ?? []).map { $0.instance })
        let added = step.plan.placed.map { $0.instance }.filter { !before.contains($0) }
        let lexicon = Lexicon(plan: step.plan)
        let shown = added.prefix(6).map { lexicon.short($0) }
        let rest: [Phrase] = added.count > shown.count ? ["+ \(added.count - shown.count)"] : []
        return .joined(shown + rest, by: " · ")
    }
}
