import CivilTime
import Diagnostics
import RuleEngine
import Runbooks

/// What differs between two packs, for programs: one object, `diff/1`.
package enum ComparisonJSON {
    /// One object on one line.
    package static func render(_ comparison: PackComparison) -> [UInt8] {
        let zone = comparison.new.header.zone
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "diff/1")
            for (key, pack) in [("old", comparison.old), ("new", comparison.new)] {
                writer.key(key)
                writer.object { writer in
                    writer.member("id", pack.header.id)
                    writer.member("version", pack.header.version)
                    writer.member("digest", pack.digest)
                }
            }
            writer.member("now", zone.rfc3339(comparison.now))
            writer.member("incidents", comparison.incidentCount)
            writer.member("changed", comparison.changedCount)
            writer.key("changes")
            writer.array { writer in
                for change in comparison.changes { writer.object { write(change, in: zone, to: &$0) } }
            }
            writer.key("witnesses")
            writer.array { writer in
                for witness in comparison.witnesses { writer.raw(witness.incident) }
            }
            writer.member("unseen_rules", comparison.unseenRules)
            writer.key("refused")
            writer.array { writer in
                for refusal in comparison.refusals {
                    writer.object { writer in
                        writer.member("line", refusal.line)
                        writer.member("by", refusal.isByNew ? "new" : "old")
                        writer.member("reason", refusal.reason)
                    }
                }
            }
            writer.key("rules")
            writer.array { writer in
                for (rule, kinds) in comparison.rules {
                    writer.object { writer in
                        writer.member("rule", rule)
                        for (kind, count) in kinds {
                            writer.member(kind.rawValue, count)
                        }
                    }
                }
            }
            writer.key("names")
            writer.object { writer in
                for change in comparison.names {
                    writer.key(change.kind)
                    writer.object { writer in
                        writer.member("added", change.added)
                        writer.member("removed", change.removed)
                    }
                }
            }
            write(VersionAdvice(comparison), to: &writer)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ change: ActionChange, in zone: Zone, to writer: inout JSONWriter) {
        writer.member("incident", change.incident)
        writer.member("action", change.action)
        writer.member("kinds", change.kinds.map { $0.rawValue })
        writer.member("vital", change.isVital)
        for (key, state) in [("before", change.before), ("after", change.after)] {
            writer.key(key)
            guard let state else {
                writer.null()
                continue
            }
            writer.object { writer in
                writer.member("status", state.status.rawValue)
                writer.member("priority", state.priority)
                writer.member("due", state.due.map { zone.rfc3339($0) })
            }
        }
        writer.member("rules", change.rules)
    }

    private static func write(_ advice: VersionAdvice, to writer: inout JSONWriter) {
        writer.key("advice")
        writer.object { writer in
            writer.member("level", advice.level.rawValue)
            writer.member("version", advice.version)
            writer.member("missed", advice.isMissed)
            writer.member("lower_bound", advice.isLowerBound)
        }
    }
}
