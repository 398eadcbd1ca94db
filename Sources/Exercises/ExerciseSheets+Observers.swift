import CivilTime
import RuleEngine
package import RunbookFormats
import Runbooks
import Vocabularies

extension ExerciseSheets {
    /// For whoever watches: what the plan asks for at each moment and by when, to tick as it is seen.
    package var observers: Report {
        let watched = exercise.observers.map { words($0) }
        let grids = steps.indices.map { grid(at: $0) }
        let blank = Report.Part(
            "Autres constats", columns: ["heure", "qui", "constat"], rows: Array(repeating: ["", "", ""], count: 10))
        let who: [Phrase] = watched.isEmpty ? [] : ["Observateurs : \(Phrase.joined(watched, by: " ; "))"]
        return sheet(
            "grille des observateurs",
            facts: who + frame + perimeter + [
                "Les heures limites sont celles du plan tant que personne n'a rien fait ; un astérisque : ce qui compte le plus."
            ], parts: grids + [bans, blank])
    }

    /// The lines that a moment adds, those that are due before FINEX and those that matter most.
    private func grid(at place: Int) -> Report.Part {
        let step = steps[place]
        let lexicon = Lexicon(plan: step.plan)
        let before = Set(steps[..<place].flatMap { $0.plan.placed }.map { $0.instance })
        let added = step.plan.placed.filter { !before.contains($0.instance) }
        let shown = added.filter { line in
            exercise.expected.contains(line.instance)
                || line.dues.contains { $0.instant.map { $0 <= exercise.end } ?? false }
        }
        let title: Phrase =
            step.inject.map { "\(hour($0.instant)), inject \($0.number) : \($0.source), \($0.channel.label)" }
            ?? "\(hour(exercise.start)), DEBEX"
        let rest = added.count - shown.count
        return Report.Part(
            title,
            notes: rest > 0
                ? ["Et \(counted(rest, "ligne")) sans limite avant FINEX."]
                : shown.isEmpty ? ["Rien de plus n'est attendu."] : [],
            columns: shown.isEmpty ? [] : ["action attendue", "par", "au plus tard", "vu à", "remarque"],
            rows: shown.map { line in
                let mark = exercise.expected.contains(line.instance) ? " *" : ""
                let due = line.dues.first?.instant.map { hour($0) } ?? "sans limite"
                return [
                    "\(lexicon.short(line.instance))\(mark)", Phrase(label(pack.actions[line.action].role)),
                    Phrase(due), "", "",
                ]
            })
    }

    /// What must not be done, from the moment that forbids it.
    private var bans: Report.Part {
        var known: Set<ActionInstance> = []
        let rows = steps.flatMap { step -> [[Phrase]] in
            let lexicon = Lexicon(plan: step.plan)
            return step.plan.lines(.forbidden).map { $0.instance }.filter { known.insert($0).inserted }.map {
                [Phrase(hour(step.plan.now)), lexicon.short($0), "", ""]
            }
        }
        return Report.Part(
            "À ne pas faire", columns: rows.isEmpty ? [] : ["dès", "interdit", "fait à", "remarque"], rows: rows)
    }
}
