import CivilTime
import Diagnostics
import Digests
import RuleEngine
package import Runbooks
import Vocabularies

/// What a runbook embeds of its making: whoever has the same rules and the same profile makes it again, and compares.
package struct ReplayRecord: Hashable, Sendable {
    /// What told the incident.
    package enum Account: Hashable, Sendable {
        /// The canonical incident as JSON, what is remarked beside its own reading, and the names of the facts to ask
        /// before any other.
        case incident([UInt8], remarks: [DataRemark], askedFirst: [String])
        /// The lines of the journal, nil where they are too many to be embedded; of one of its incidents, where it was
        /// asked for.
        case journal([UInt8]?, of: String?)
    }

    /// The longest journal that a runbook embeds, in bytes.
    package static let journalLimit = 1 << 20

    package let account: Account

    /// The facts that were given beside, as they were written.
    package let facts: [String]

    /// The role for which page 1 is, where one was named.
    package let role: String?

    package let place: FeedPlace?

    /// What the page shows of how it was made.
    package var rulesPath: String?
    package var command: String?

    /// What was given to make a runbook; a journal too long is left out.
    package init(_ account: Account, facts: [String], role: String?, place: FeedPlace? = nil) {
        if case .journal(let bytes?, let id) = account, bytes.count > ReplayRecord.journalLimit {
            self.account = .journal(nil, of: id)
        } else {
            self.account = account
        }
        self.facts = facts
        self.role = role
        self.place = place
    }

    /// One JSON object, schema `replay/1`: what was given, then what of it has to come out the same.
    package func json(of plan: Plan) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "replay/1")
            writer.member("now", plan.zone.rfc3339(plan.now))
            if let place {
                writer.member("line", place.line)
                writer.member("record", place.record)
            }
            if let role { writer.member("role", role) }
            if let rulesPath { writer.member("rules", rulesPath) }
            if let command { writer.member("command", command) }
            if !facts.isEmpty { writer.member("set", facts) }
            write(account, to: &writer)
            writer.key("made_by")
            writer.object { writer in
                for (name, text) in ReplayRecord.makers(of: plan) { writer.member(name, text) }
            }
            plan.situation.evidence?.write("made_from", to: &writer)
            writer.key("lines")
            writer.object { writer in
                for line in plan.placed + plan.unplaced {
                    let due = line.dues.first?.instant.map { " " + plan.zone.rfc3339($0) } ?? ""
                    writer.member(plan.pack.name(of: line.instance), line.status.rawValue + due)
                }
            }
        }
        return writer.bytes
    }

    private func write(_ account: Account, to writer: inout JSONWriter) {
        switch account {
        case .incident(let incident, let remarks, let askedFirst):
            writer.key("incident")
            writer.raw(incident)
            writer.key("remarks")
            writer.array { writer in
                for remark in remarks {
                    writer.array { writer in
                        for text in [remark.code, remark.path, remark.message] { writer.string(text) }
                    }
                }
            }
            writer.member("ask_first", askedFirst)
        case .journal(let bytes, let id):
            writer.member("journal", bytes.map { base64($0) })
            if let id { writer.member("id", id) }
        }
    }

    /// The program, the rules and the profile, each by what tells it from another.
    private static func makers(of plan: Plan) -> [(String, String)] {
        let pack = plan.pack
        return [("engine", engineVersion), ("pack", "\(pack.header.id) \(pack.header.version) \(pack.digest)")]
            + pack.optionals.map { ("pack \($0.id)", $0.version) }
            + pack.overlays.map { ("overlay \($0.id)", "\($0.version) \($0.digest)") }
            + [("profile", plan.establishment?.digest ?? "none")]
    }
}
