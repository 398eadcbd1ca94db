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
        writer.key("left_out")
        writer.integer(queue.leftOut)
        writer.key("incidents")
        let wording = QueueWording(queue: queue)
        writer.array { writer in
            for (place, entry) in queue.entries.enumerated() {
                writer.object { writer in
                    writer.key("rank")
                    writer.integer(place + 1)
                    write(entry, of: queue, to: &writer)
                    writer.key("placed_by")
                    writer.string(
                        place == 0 ? "first" : entry.rank.key(after: queue.entries[place - 1].rank).rawValue)
                    writer.member("reason", wording.reason(at: place).text)
                }
            }
        }
        writer.key("groups")
        writer.array { writer in
            for group in queue.groups { writer.object { write(group, to: &$0) } }
        }
        writer.key("pack")
        writer.object { writer in
            writer.member("id", queue.pack.header.id)
            writer.member("version", queue.pack.header.version)
            writer.member("digest", queue.pack.digest)
        }
        writer.member("engine", engineVersion)
    }

    private static func write(_ group: QueueGroup, to writer: inout JSONWriter) {
        writer.member("group", group.name?.group)
        writer.key("establishments")
        writer.array { writer in
            for house in group.houses {
                writer.object { writer in
                    writer.member("establishment", house.entries.first?.entry.house.number)
                    writer.member("name", house.named?.name)
                    writer.key("ranks")
                    writer.array { writer in
                        for (rank, _) in house.entries { writer.integer(rank) }
                    }
                }
            }
        }
    }

    private static func write(_ entry: QueueEntry, of queue: Queue, to writer: inout JSONWriter) {
        writer.member("id", entry.id)
        writer.key("line")
        writer.integer(entry.place.line)
        writer.key("record")
        writer.integer(entry.place.record)
        writer.member("priority", entry.priority.map { queue.pack.vocabulary.priorities[$0].id })
        writer.member("types", entry.types)
        writer.member("severity", entry.severity)
        writer.key("exercise")
        writer.bool(entry.isExercise)
        writer.key("skipped")
        writer.bool(entry.skipped != nil)
        writer.key("below_threshold")
        writer.bool(queue.isBelow(entry))
        writer.member("title", entry.title)
        writer.member("establishment", entry.house.number)
        writer.member("establishment_name", entry.house.name)
        writer.member("group", entry.house.group)
        writer.key("profile")
        writer.bool(entry.house.isKnown)
        writer.member("alert", entry.alert?.text)
        if let share = entry.share {
            writer.key("shared_by")
            writer.integer(share.count)
            writer.key("support")
            writer.bool(share.isSupport)
        }
        writer.member("due", entry.due?.instant.map { entry.zone.rfc3339($0) })
        writer.key("required")
        writer.integer(entry.actionCount)
        writer.key("overdue")
        writer.object { writer in
            writer.key("count")
            writer.integer(entry.overdue?.count ?? 0)
            writer.key("legal")
            writer.integer(entry.overdue?.legalCount ?? 0)
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
