import RuleEngine
import Vocabularies

/// What an action says besides its label, in the words of the page.
struct ActionWording {
    let instance: ActionInstance
    let lexicon: Lexicon

    private var action: Action { lexicon.action(instance) }

    private func text(_ text: String) -> Phrase { lexicon.text(text, of: instance) }

    /// What is chosen between, by what, and where to write it; empty for an act.
    var decision: [Phrase] {
        guard let decision = action.decision else { return [] }
        return [
            "DÉCIDER : \(options(of: decision))", criterion(of: decision),
            "décision : ____________ qui : ____________ heure : ________",
        ]
    }

    /// What it chooses between, and by what.
    var choice: [Phrase] {
        action.decision.map { ["options : \(options(of: $0))", criterion(of: $0)] } ?? []
    }

    private func options(of decision: Decision) -> Phrase {
        .joined(decision.options.map { Phrase($0) }, by: " / ")
    }

    private func criterion(of decision: Decision) -> Phrase {
        "critère : \(lexicon.printed(decision.criterion))"
    }

    /// Whom it speaks to and how to reach them; nil for an act that speaks to nobody.
    var addressee: Phrase? { action.addressee.map { lexicon.addressee($0) } }

    /// To whom it speaks, and the very words.
    var speech: [Phrase] {
        let to = addressee.map { "à : \($0)" as Phrase }
        let words = action.say.map { "dire : « \(text($0)) »" as Phrase }
        return [to, words].compactMap { $0 }
    }

    /// What to do where it can't be done, and how to go back.
    var wayOut: [Phrase] {
        let otherwise = action.otherwise.map { "si impossible : \(text($0))" as Phrase }
        let undo = action.reversal.undo.map { "pour revenir en arrière : \(text($0))" as Phrase }
        return [otherwise, undo].compactMap { $0 }
    }

}

extension Lexicon {
    /// Who is spoken to, and how to reach them; in an exercise nobody outside is called.
    func addressee(_ addressee: Action.Addressee) -> Phrase {
        let label: String
        switch addressee {
        case .role(let role): label = vocabulary.roles[role].label
        case .contact(let contact):
            label = vocabulary.contacts[contact].label
            if isExercise { return rehearsed(label) }
        }
        let reach = ContactWording(lexicon: self).reach(addressee)
        return .joined([Phrase(label), reach].compactMap { $0 }, by: ", ")
    }
}
