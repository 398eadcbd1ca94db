import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

extension Coordination {
    /// The page as one JSON object on one line, schema `coordination/1`: keys may be added, never renamed or removed.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { write(to: &$0) }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(to writer: inout JSONWriter) {
        writer.member("schema", "coordination/1")
        writer.member("id", houses.first?.entry.id)
        writer.member("now", houses.first.map { $0.plan.pack.header.zone.rfc3339($0.plan.now) })
        writer.member("support", support?.entry.house.number)
        writer.member("establishments", houses) { house, writer in
            writer.member("establishment", house.entry.house.number)
            writer.member("name", house.entry.house.name)
            writer.member("profile", house.entry.house.isKnown)
            writer.member("named_by", house.entry.source.rawValue)
            writer.member("types", house.entry.types)
            writer.member("priority", house.entry.priority.map { house.plan.pack.vocabulary.priorities[$0].id })
            writer.member("due", house.entry.due?.instant.map { house.plan.zone.rfc3339($0) })
            writer.member("overdue", house.entry.overdue?.count ?? 0)
            writer.member("first", house.first.map { house.plan.pack.name(of: $0.instance) })
            writer.member("fingerprint", house.fingerprint.text)
        }
        func names(_ lines: [Line]) -> [String] {
            support.map { support in lines.map { support.plan.pack.name(of: $0.instance) } } ?? []
        }
        writer.member("decide", names(decisions))
        writer.member("say", names(sayings))
        writer.member("deadlines", deadlines) { deadline, writer in
            let house = deadline.houses[0]
            writer.member("due", house.plan.zone.rfc3339(deadline.instant))
            writer.member("kind", deadline.kind.rawValue)
            writer.member("action", house.plan.pack.name(of: deadline.instance))
            writer.member("establishments", deadline.houses.compactMap { $0.entry.house.number })
        }
    }
}
