import CivilTime
import RuleEngine
package import Runbooks
package import Vocabularies

/// The last line of a journal by which somebody learnt something that still counts.
package struct LastAnswer: Hashable, Sendable {
    /// By fact, what was learnt of each before that line; nil where nothing was.
    package let facts: [PackIndex<Fact>]
    package let earlier: [FactState?]

    /// The last answer of one incident by an author, nil for whoever doesn't sign; nil where none is left to take back.
    ///
    /// To learn again what was learnt before the last answer is to take that one back.
    package init?(in records: [JournalRecord], of incident: String?, by author: String?) {
        var standing: [PackIndex<Fact>: [JournalRecord]] = [:]
        for record in records where record.incident == incident {
            switch record.entry {
            case .learnt(let fact, _, _):
                let known = standing[fact] ?? []
                let isReturn = known.count > 1 && known[known.count - 2].state == record.state
                standing[fact] = isReturn ? known.dropLast() : known + [record]
            case .withdrawn(let fact): standing[fact] = nil
            case .incident, .deed, .decision, .note, .handover, .printed, .clock: continue
            }
        }
        let last = standing.compactMapValues { $0.last }.filter { $0.value.author == author }
        guard let line = last.values.map({ $0.line }).max() else { return nil }
        facts = last.filter { $0.value.line == line }.keys.sorted()
        earlier = facts.map { standing[$0]?.dropLast().last?.state }
    }

    /// What writes in the journal that it no longer counts.
    package var withdrawn: [PackIndex<Fact>] { zip(facts, earlier).filter { $0.1 == nil }.map { $0.0 } }

    /// What it replaced, which counts again.
    package var restored: [(fact: PackIndex<Fact>, state: FactState)] {
        zip(facts, earlier).compactMap { fact, state in state.map { (fact, $0) } }
    }
}

extension JournalRecord {
    /// What it says of its fact.
    fileprivate var state: FactState? {
        if case .learnt(_, let state, _) = entry { state } else { nil }
    }
}
