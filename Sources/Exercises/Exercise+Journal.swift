package import CivilTime
package import RuleEngine
import RunbookFormats
package import Runbooks
import Vocabularies

/// What an exercise writes into a journal at one instant.
package struct ExerciseMoment: Hashable, Sendable {
    package let instant: Instant

    /// What is told then; nil at DEBEX and FINEX.
    package let inject: Inject?

    /// By one author, who signs nothing else at this instant; never empty.
    package let records: [JournalRecord]

    /// Those of its records that a journal lacks: what it wrote before it was interrupted is at the head of them.
    package func missing(from journal: [JournalRecord]) -> ArraySlice<JournalRecord> {
        let written = journal.filter { record in
            if case .clock = record.entry { return false }
            return record.instant == instant && record.author == records[0].author
        }
        return records.dropFirst(written.count)
    }
}

extension Exercise {
    /// Who signs what the animator writes.
    package static let animatorName = "EXERCICE, animateur"

    /// What the animator writes at FINEX.
    package static let endNote = "FINEX, fin de l'exercice"

    /// Everything that the exercise writes into a journal: the incident's record at DEBEX, each inject, the end at FINEX.
    package func moments(in pack: RulePack) -> [ExerciseMoment] {
        func animator(_ instant: Instant, _ entries: JournalRecord.Entry...) -> ExerciseMoment {
            ExerciseMoment(
                instant: instant, inject: nil,
                records: entries.map { JournalRecord(at: instant, by: Exercise.animatorName, $0) })
        }
        return [animator(start, .incident(situation), .note("DEBEX, début de l'exercice"))]
            + injects.map { ExerciseMoment(instant: $0.instant, inject: $0, records: $0.records(in: pack)) }
            + [animator(end, .note(Exercise.endNote))]
    }
}

extension Inject {
    /// Who signs what an inject tells, and how it arrives: « EXERCICE, inject 3, SAMU voisin, par téléphone ».
    package var author: String { "EXERCICE, inject \(number), \(source), \(channel.label)" }

    /// What it writes into a journal: its words, then what they tell.
    ///
    /// Every player reads the journal: words for some of them, and who won't answer, stay with the animator.
    package func records(in pack: RulePack) -> [JournalRecord] {
        let names = recipients.map { pack.vocabulary.roles[$0].label }.joined(separator: ", ")
        let entries =
            [JournalRecord.Entry.note(recipients.isEmpty ? text : "remis à : \(names)")]
            + withdrawn.map { .withdrawn($0) } + learnt.map { .learnt($0.fact, $0.state, how: manner) }
        return entries.map { JournalRecord(at: instant, by: author, $0) }
    }
}
