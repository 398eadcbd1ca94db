import CivilTime
package import RuleEngine
package import Runbooks
import Vocabularies

/// What the lines of a journal say that still counts, in the order of the file.
struct StandingWords {
    /// By fact of one incident, what was learnt of it, each word after those that it replaced.
    private(set) var learnt: [PackIndex<Fact>: [JournalRecord]] = [:]

    /// What was said of actions: what is done is done for every incident.
    private(set) var deeds: [JournalRecord] = []

    init(_ records: [JournalRecord], of incident: String?) {
        for record in records {
            switch record.entry {
            case .learnt(let fact, _, _) where record.incident == incident:
                let known = learnt[fact] ?? []
                // To learn again what was learnt before the last word is to take that one back.
                let isReturn = known.count > 1 && known[known.count - 2].state == record.state
                learnt[fact] = isReturn ? known.dropLast() : known + [record]
            case .withdrawn(let fact) where record.incident == incident: learnt[fact] = nil
            case .deed, .decision: deeds.append(record)
            case .retracted(let action): deeds.removeAll { $0.entry.instance == action }
            case .incident, .learnt, .withdrawn, .note, .handover, .printed, .clock: continue
            }
        }
    }
}

extension [JournalRecord] {
    /// What was said of an action that still counts, in the order of the file.
    package func said(of action: ActionInstance) -> [JournalRecord] {
        StandingWords(self, of: nil).deeds.filter { $0.entry.instance == action }
    }

    /// True where one of these decisions answered by itself what a line says: it comes after, from the same hand at the same hour.
    func settle(_ record: JournalRecord, in pack: RulePack) -> Bool {
        contains { decision in
            decision.line < record.line && decision.instant == record.instant && decision.author == record.author
                && decision.entry.settled(in: pack).contains(record.entry)
        }
    }
}

extension JournalRecord {
    /// What it says of its fact.
    var state: FactState? {
        if case .learnt(_, let state, _) = entry { state } else { nil }
    }
}
