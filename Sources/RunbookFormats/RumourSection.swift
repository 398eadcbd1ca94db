import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What was withdrawn, and how to come back from what it had people do.
struct RumourSection {
    let lexicon: Lexicon
    let numbering: Numbering

    var section: Section {
        Section("RETIRÉ, ET CE QUE CELA AVAIT CHANGÉ", lexicon.plan.rumours.flatMap(items))
    }

    private func items(_ rumour: Rumour) -> [Section.Item] {
        let (letter, lexicon) = lexicon.incidents[rumour.incident]
        let wording = ChangeWording(change: rumour.change, lexicon: lexicon, numbering: numbering)
        let again = rumour.change.removed.filter { numbering[$0] != nil }
        let author: Phrase = rumour.withdrawal.testimony.author.map { ", \(lexicon.fed($0))" } ?? ""
        let incident: Phrase = letter.map { "\($0) · " } ?? ""
        let claims = rumour.claims.map { change in
            let value = lexicon.words(of: change.state, of: change.fact)
            let source = lexicon.words(of: change.testimony, at: change.instant)
            return "\(lexicon.question(change.fact)) → \(value) (\(source))" as Phrase
        }
        let head = Section.Item(
            "\(incident)\(Phrase.joined(claims, by: " · "))",
            details: [
                "retiré à \(lexicon.local.brief(rumour.withdrawal.instant))\(author)",
                Phrase("ce que cela avait changé : \(wording.counts ?? "rien")"),
            ])
        let done = rumour.done.map { Section.Item("fait à cause de cela : \(lexicon.label($0))", details: undoing($0)) }
        let dropped = rumour.dropped.map { Section.Item("plus demandé : \(lexicon.short($0))") }
        let back = again.map { instance in
            Section.Item("de nouveau à faire : \(lexicon.short(instance)) (\(numbering.list([instance])))")
        }
        return [head] + done + dropped + back
    }

    private func undoing(_ instance: ActionInstance) -> [Phrase] {
        let deed = lexicon.plan.situation.deeds[instance].map {
            lexicon.words(of: $0, on: lexicon.action(instance), verb: "fait à")
        }
        return [deed, lexicon.undoing(instance)].compactMap { $0 }
    }
}

extension Lexicon {
    /// How to come back from what is done.
    func undoing(_ instance: ActionInstance) -> Phrase {
        let action = action(instance)
        return action.reversal.undo.map { "à défaire : \(text($0, of: instance))" }
            ?? (action.isReversible
                ? "à défaire : voir avec \(role(of: instance.action).label)" : "ne se défait pas")
    }

    /// A state of a fact, in words, whatever counts now.
    func words(of state: FactState, of fact: PackIndex<Fact>) -> Phrase {
        switch state {
        case .known(let value): self.value(value, of: fact)
        case .notApplicable: "sans objet"
        case .absent, .unreadable, .unknown, .bounded: "inconnu"
        }
    }
}
