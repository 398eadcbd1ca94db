import RuleEngine

/// What a report is made of: the profiles, then the lines of a journal.
extension Redaction {
    /// The profiles with placeholders, in their order.
    package mutating func redacted(_ profiles: Profiles) -> Profiles {
        Profiles(profiles.all.map { redacted($0) }, needNumber: profiles.needNumber)
    }

    /// The lines of a journal with placeholders: who wrote when, and what about, stays.
    package mutating func redacted(_ records: [JournalRecord]) -> [JournalRecord] {
        records.map { record in
            let incident = record.incident.map { id($0) }
            return JournalRecord(
                at: record.instant, by: person(record.author), for: incident, line: record.line,
                redacted(record.entry))
        }
    }

    /// The id of an incident of the journal.
    package mutating func id(_ id: String) -> String { text(id, kind(of: pack.header.bindings.id)) }

    /// What makes the journal doubtful, as far as its words are ours.
    package func redacted(_ remarks: [DataRemark]) -> [DataRemark] { remarks.map { redacted($0) } }

    private mutating func redacted(_ entry: JournalRecord.Entry) -> JournalRecord.Entry {
        switch entry {
        case .incident(let situation): .incident(redacted(situation))
        case .learnt(let fact, let state, let how): .learnt(fact, redacted(state, of: fact), how: how)
        case .deed(let kind, let instance): .deed(kind, redacted(target: instance))
        case .decision(let instance, let option): .decision(redacted(target: instance), option: option)
        case .retracted(let instance): .retracted(redacted(target: instance))
        case .note(let note): .note(text(note, "NOTE"))
        case .handover(let note): .handover(text(note, "NOTE"))
        case .withdrawn, .printed, .clock: entry
        }
    }
}
