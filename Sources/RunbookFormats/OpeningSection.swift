import RuleEngine
import Runbooks

/// What the tool that told the incident can't know, and that changes the most of what is done for care.
struct OpeningSection {
    let lexicon: Lexicon

    var section: Section {
        let facts = lexicon.plan.situation.firstQuestions.filter { lexicon.known($0) == nil }
        return Section(
            "À DEMANDER D'ABORD : le flux ne le dit pas",
            facts.enumerated().map { place, fact in
                Section.Item(lexicon.question(fact), marker: "\(place + 1)")
            })
    }
}
