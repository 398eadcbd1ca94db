package import CivilTime
import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

/// Writes lines of a journal.
package struct JournalFormat: Sendable {
    private let pack: RulePack

    /// A format for journals about incidents of one pack.
    package init(pack: RulePack) {
        self.pack = pack
    }

    /// One line with its newline; `previous` is the digest of the line before.
    package func line(_ record: JournalRecord, previous: String?) -> [UInt8] {
        line(at: record.instant, by: record.author, previous: previous) { writer in
            write(record.entry, to: &writer)
            if let incident = record.incident { writer.member("for", incident) }
        }
    }

    /// One line on several facts that were learnt together, or that no longer count.
    package func line(
        learning learnt: [(fact: PackIndex<Fact>, state: FactState)], withdrawing: [PackIndex<Fact>] = [],
        at instant: Instant, by author: String?, for incident: String?, previous: String?
    ) -> [UInt8] {
        line(at: instant, by: author, previous: previous) { writer in
            if !learnt.isEmpty { write(learnt, to: &writer) }
            if !withdrawing.isEmpty { write(withdrawing: withdrawing, to: &writer) }
            if let incident { writer.member("for", incident) }
        }
    }

    /// The line of an incident's record, kept byte for byte but for its line breaks.
    package func line(incident json: [UInt8], at instant: Instant, by author: String?, previous: String?) -> [UInt8] {
        line(at: instant, by: author, previous: previous) { writer in
            writer.key("incident")
            // Outside strings, where JSON allows no line break, one is only white space.
            writer.raw(json.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 })
        }
    }

    private func line(
        at instant: Instant, by author: String?, previous: String?, _ entry: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("at", pack.header.zone.rfc3339(instant))
            if let author { writer.member("by", author) }
            entry(&writer)
            if let previous { writer.member("prev", previous) }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ entry: JournalRecord.Entry, to writer: inout JSONWriter) {
        switch entry {
        case .incident: preconditionFailure("an incident is written from its own bytes")
        case .learnt(let fact, let state, let manner):
            write([(fact, state)], to: &writer)
            if let manner { writer.member("how", manner.rawValue) }
        case .withdrawn(let fact): write(withdrawing: [fact], to: &writer)
        case .deed(let kind, let action): writer.member(kind.rawValue, pack.name(of: action))
        case .decision(let action, let option):
            writer.member("decide", pack.name(of: action))
            writer.member("option", pack.actions[action.action].decision?.options[option])
        case .retracted(let action): writer.member("retract", pack.name(of: action))
        case .note(let text): writer.member("note", text)
        case .handover(let text): writer.member("handover", text)
        case .printed(let fingerprint): writer.member("printed", fingerprint.text)
        case .clock(let wall, let speed):
            writer.member("clock", pack.header.zone.rfc3339(wall))
            writer.member("speed", speed)
        }
    }

    private func write(_ learnt: [(fact: PackIndex<Fact>, state: FactState)], to writer: inout JSONWriter) {
        writer.key("set")
        writer.object { writer in
            for (fact, state) in learnt { write(state, of: pack.vocabulary.facts[fact], to: &writer) }
        }
    }

    private func write(withdrawing facts: [PackIndex<Fact>], to writer: inout JSONWriter) {
        writer.key("withdraw")
        writer.array { writer in
            for fact in facts { writer.string(pack.vocabulary.facts[fact].name) }
        }
    }

    private func write(_ state: FactState, of fact: Fact, to writer: inout JSONWriter) {
        writer.key(fact.name)
        guard case .known(let value) = state else { return writer.null() }
        guard case .set(let set) = value, set.holdsUnknown,
            let unknown = fact.type.enumeration?.members.first(where: { $0.meansUnknown })
        else { return writer.state(state, of: fact, in: pack.vocabulary, zone: pack.header.zone) }
        // Read back, this spelling of "not known" leaves the set open again.
        writer.array { writer in
            for case .member(let member) in set.members {
                writer.string(fact.type.enumeration?.members[member].id ?? "")
            }
            writer.string(unknown.id)
        }
    }
}
