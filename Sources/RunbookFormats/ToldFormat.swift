import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// What a page answers to whoever has just told it something: what it heard, and what that changes.
package enum ToldFormat {
    /// What lines told together say, of the plan that they lead to; nil for `earlier` where they begin the incident.
    package static func words(
        of records: [JournalRecord], from earlier: Plan?, to later: Plan, reader: Reader
    ) -> Phrase {
        guard let earlier else { return "Incident commencé." }
        let said = Said(records, Lexicon(plan: later))
        guard said.turnsPlan else { return "\(said.words)." }
        let change = ChangeWording(
            change: PlanChange(from: earlier, to: later), lexicon: said.lexicon,
            numbering: Numbering(plan: later, reader: later.attending(reader)))
        guard let counts = change.counts else { return "\(said.words). Cela ne change rien à faire." }
        return "\(said.words). Cela change : \(counts)."
    }
}

/// What some lines say, in the order of the file: a decision goes before what it answers by itself.
private struct Said {
    let lexicon: Lexicon
    private var act: Phrase?
    private var facts: [PackIndex<Fact>] = []
    private(set) var turnsPlan = true

    init(_ records: [JournalRecord], _ lexicon: Lexicon) {
        self.lexicon = lexicon
        for record in records where act == nil { add(record) }
    }

    private mutating func add(_ record: JournalRecord) {
        switch record.entry {
        case .deed(let kind, let action): act = "\(kind.word) : \(lexicon.label(action))\(hour(of: record))"
        case .decision(let action, let option):
            let options = lexicon.action(action).decision?.options ?? []
            act = "\(options[option]) : \(lexicon.label(action))\(hour(of: record))"
        case .retracted(let action):
            act = "\(word(takenBackOf: action)), « \(lexicon.label(action)) »"
        case .learnt(let fact, _, _), .withdrawn(let fact): facts.append(fact)
        case .note, .handover:
            act = "Note gardée\(hour(of: record))"
            turnsPlan = false
        case .incident, .printed, .clock: return
        }
    }

    /// Of facts, what is known now: of several told together, those that have a question of their own.
    var words: Phrase {
        if let act { return act }
        let asked = facts.filter { lexicon.question($0).text != Phrase(lexicon.vocabulary.facts[$0].name).text }
        return .joined(
            (asked.isEmpty ? facts : asked).map { "\(lexicon.question($0)) → \(lexicon.reading($0))" as Phrase },
            by: " · ")
    }

    private func word(takenBackOf action: ActionInstance) -> Phrase {
        let retractions = lexicon.plan.situation.retractions
        guard let deed = retractions.last(where: { $0.action == action })?.deed else { return "" }
        guard let option = deed.option, let decision = lexicon.action(action).decision else { return deed.kind.word }
        return Phrase(decision.options[option])
    }

    /// The hour that was said, where it isn't now.
    private func hour(of record: JournalRecord) -> Phrase {
        lexicon.plan.now - record.instant < .seconds(60) ? "" : ", à \(lexicon.local.brief(record.instant))"
    }
}
