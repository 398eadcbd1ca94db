import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What stands in place of a runbook for an incident of which the pack makes none.
struct SkipSections {
    let lexicon: Lexicon

    var all: [Section] { [reasons, standDown] }

    private var reasons: Section {
        Section(
            "PAS DE FICHE POUR CET INCIDENT",
            lexicon.plan.skipReasons.map { fact in
                Section.Item("\(lexicon.question(fact)) \(lexicon.reading(fact))")
            }, note: "Si c'est une erreur : corriger ces faits, et la fiche revient.")
    }

    /// What was done for an incident that turns out to be none.
    private var standDown: Section {
        let lines = lexicon.plan.lines(.done).sorted { left, right in
            (left.deed?.instant.secondsSinceEpoch ?? 0, left.action.position)
                < (right.deed?.instant.secondsSinceEpoch ?? 0, right.action.position)
        }
        return Section(
            "FAIT, À DÉFAIRE",
            lines.map { line in
                let action = lexicon.action(line.action)
                let time: Phrase? = line.deed.map { lexicon.words(of: $0, on: action, verb: "fait à") }
                return Section.Item(
                    Phrase(action.label), details: [time, lexicon.undoing(line.instance)].compactMap { $0 })
            })
    }
}
