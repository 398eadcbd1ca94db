package import RuleEngine
package import Runbooks
import Vocabularies

extension Exercise {
    /// Who signs the incident's record.
    package static let animator = "EXERCICE, animateur"

    /// Everything that the exercise writes into a journal, in order: the incident's record, then each inject.
    package func records(in pack: RulePack) -> [JournalRecord] {
        [JournalRecord(at: start, by: Exercise.animator, for: id(in: pack), .incident(situation))]
            + injects.flatMap { $0.records(in: pack) }
    }
}

extension Inject {
    /// Who signs what an inject tells, and how it arrived: « EXERCICE, SAMU voisin, par téléphone ».
    package var author: String { "EXERCICE, \(source), \(channel.label)" }

    /// What it writes into a journal: its words, then what they tell.
    package func records(in pack: RulePack) -> [JournalRecord] {
        let told = [JournalRecord.Entry.note("inject \(number) : \(text)")]
        let facts =
            withdrawn.map { JournalRecord.Entry.withdrawn($0) }
            + learnt.map { JournalRecord.Entry.learnt($0.fact, $0.state, how: manner) }
        let silent = unreachable.map { JournalRecord.Entry.note("ne répond pas : \(pack.vocabulary.label(of: $0))") }
        return (told + facts + silent).map { JournalRecord(at: instant, by: author, $0) }
    }
}

extension Vocabulary {
    /// How the page calls a role, or somebody outside.
    package func label(of addressee: Action.Addressee) -> String {
        switch addressee {
        case .role(let role): roles[role].label
        case .contact(let contact): contacts[contact].label
        }
    }
}
