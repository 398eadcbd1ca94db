package import CivilTime
package import RuleEngine
package import Vocabularies

/// One line of an incident's journal, the *main courante*: what somebody learnt, did or decided, and when.
package struct JournalRecord: Hashable, Sendable {
    package let instant: Instant

    /// Who says so; nil when nobody signed.
    package let author: String?

    package let entry: Entry

    /// A line of a journal.
    package init(at instant: Instant, by author: String?, _ entry: Entry) {
        self.instant = instant
        self.author = author
        self.entry = entry
    }

    /// What a line says.
    package enum Entry: Hashable, Sendable {
        /// The record of the incident as a feed gave it, the first time or again.
        case incident(Situation)
        case learnt(PackIndex<Fact>, FactState)
        /// What was learnt of a fact since the incident's record no longer counts.
        case withdrawn(PackIndex<Fact>)
        case deed(Deed.Kind, ActionInstance)
        case note(String)
    }
}

extension Situation {
    /// The situation that a journal tells; nil when no record in it describes the incident.
    ///
    /// What the first record says holds from T0; everything else from the time of its line. A later record of the
    /// incident replaces what the earlier one said, and leaves what it doesn't speak of.
    package init?(journal: [JournalRecord]) {
        // Lines of the same second keep the order of the file.
        var records = journal.enumerated().sorted { ($0.element.instant, $0.offset) < ($1.element.instant, $1.offset) }
            .map { $0.element }
        guard
            let first = records.firstIndex(where: { if case .incident = $0.entry { true } else { false } }),
            case .incident(let initial) = records.remove(at: first).entry
        else { return nil }
        var situation = initial
        var recorded = initial.initial
        for record in records {
            switch record.entry {
            case .incident(let again):
                for fact in again.initial.facts where again.initial[fact] != .absent {
                    guard recorded[fact] != again.initial[fact] else { continue }
                    recorded[fact] = again.initial[fact]
                    situation = situation.learning(fact, again.initial[fact], at: record.instant)
                }
            case .learnt(let fact, let state): situation = situation.learning(fact, state, at: record.instant)
            case .withdrawn(let fact): situation = situation.learning(fact, recorded[fact], at: record.instant)
            case .deed(let kind, let action):
                situation = situation.recording(Deed(kind, at: record.instant), of: action)
            case .note: continue
            }
        }
        self = situation
    }
}
