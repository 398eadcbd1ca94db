import RuleEngine
import Runbooks

/// What stands in place of a runbook for an incident of which the pack makes none.
struct SkipSections {
    let lexicon: Lexicon

    var all: [Section] { [reasons] + StandDown(lexicon.plan.deedsDone, lexicon: lexicon).all }

    private var reasons: Section {
        Section(
            "PAS DE FICHE POUR CET INCIDENT",
            lexicon.plan.skipReasons.map { fact in
                Section.Item("\(lexicon.question(fact)) \(lexicon.reading(fact))")
            }, note: "Si c'est une erreur : corriger ces faits, et la fiche revient.")
    }
}
