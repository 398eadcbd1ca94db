import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The queue as JSON, schema `triage/1`: keys may be added, never renamed or removed.
package enum QueueJSON {
    /// One object on one line.
    package static func render(_ queue: Queue) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(queue, to: &$0) }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ queue: Queue, to writer: inout JSONWriter) {
        writer.member("schema", "triage/1")
        writer.member("now", queue.pack.header.zone.rfc3339(queue.now))
        writer.member("order", QueueRank.Key.allCases.map { $0.rawValue })
        writer.member("threshold", queue.threshold.id(in: queue.pack))
        writer.member("left_out", queue.leftOut)
        let wording = QueueWording(queue: queue)
        writer.member("incidents", Array(queue.entries.indices)) { place, writer in
            let entry = queue.entries[place]
            writer.member("rank", place + 1)
            write(entry, of: queue, to: &writer)
            writer.member(
                "placed_by", place == 0 ? "first" : entry.rank.key(after: queue.entries[place - 1].rank).rawValue)
            writer.member("reason", wording.reason(at: place).text)
        }
        writer.member("groups", queue.groups, write)
        writer.key("pack")
        writer.object { writer in
            writer.member("id", queue.pack.header.id)
            writer.member("version", queue.pack.header.version)
            writer.member("digest", queue.pack.digest)
        }
        writer.member("overlays", queue.pack.overlays) { overlay, writer in
            writer.member("id", overlay.id)
            writer.member("version", overlay.version)
            writer.member("digest", overlay.digest)
        }
        writer.member("engine", engineVersion)
    }

    private static func write(_ group: QueueGroup, to writer: inout JSONWriter) {
        writer.member("group", group.name?.group)
        writer.member("establishments", group.houses) { house, writer in
            writer.member("establishment", house.entries.first?.entry.house.number)
            writer.member("name", house.named?.name)
            writer.key("ranks")
            writer.array { writer in
                for (rank, _) in house.entries { writer.integer(rank) }
            }
        }
    }

    private static func write(_ entry: QueueEntry, of queue: Queue, to writer: inout JSONWriter) {
        writer.member("id", entry.id)
        writer.member("line", entry.place.line)
        writer.member("record", entry.place.record)
        writer.member("priority", entry.priority.map { queue.pack.vocabulary.priorities[$0].id })
        writer.member("types", entry.types)
        writer.member("severity", entry.severity)
        writer.member("exercise", entry.isExercise)
        writer.member("skipped", entry.skipped != nil)
        writer.member("below_threshold", queue.isBelow(entry))
        writer.member("title", entry.title)
        writer.member("establishment", entry.house.number)
        writer.member("establishment_name", entry.house.name)
        writer.member("group", entry.house.group)
        writer.member("profile", entry.house.isKnown)
        writer.member("alert", entry.alert?.text)
        writer.member("set_aside", entry.setAsideCount)
        if let share = entry.share {
            writer.member("shared_by", share.count)
            writer.member("support", share.isSupport)
            writer.member("named_by", entry.source.rawValue)
        }
        writer.member("due", entry.due?.instant.map { entry.zone.rfc3339($0) })
        writer.member("required", entry.actionCount)
        writer.key("overdue")
        writer.object { writer in
            writer.member("count", entry.overdue?.count ?? 0)
            writer.member("legal", entry.overdue?.legalCount ?? 0)
            writer.member("since", entry.overdue.map { entry.zone.rfc3339($0.since) })
        }
        writer.key("next")
        guard let next = entry.next else { return writer.null() }
        writer.object { writer in
            writer.member("action", next.action)
            writer.member("due", entry.zone.rfc3339(next.instant))
            writer.member("kind", next.kind.rawValue)
        }
    }
}
