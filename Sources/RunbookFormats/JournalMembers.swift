import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// What a journal adds to the runbook as JSON; nothing for a record of a feed.
struct JournalMembers {
    let plan: Plan

    private var lexicon: Lexicon { Lexicon(plan: plan) }

    /// The members that there are, in the current object.
    func write(since earlier: EarlierPrint?, to writer: inout JSONWriter) {
        let parts = plan.ofEachIncident
        let learnt = parts.flatMap { part in part.learnt.map { (part, $0) } }
        write("learnt", learnt, to: &writer) { write($0.1, of: $0.0, to: &$1) }
        write("withdrawn", plan.rumours, to: &writer) { write($0, of: parts[$0.incident], to: &$1) }
        write("retracted", plan.situation.retractions, to: &writer) { retraction, writer in
            writer.member("action", plan.pack.name(of: retraction.action))
            writer.member("said", retraction.deed.kind.rawValue)
            writer.member("said_at", plan.zone.rfc3339(retraction.deed.instant))
            writer.member("said_by", retraction.deed.author.map { lexicon.printed($0) })
            writer.member("at", plan.zone.rfc3339(retraction.instant))
            writer.member("by", retraction.author.map { lexicon.printed($0) })
        }
        write("notes", plan.situation.notes, to: &writer) { note, writer in
            writer.member("kind", note.kind == .note ? "note" : "handover")
            writer.member("text", lexicon.printed(note.text))
            writer.member("at", plan.zone.rfc3339(note.instant))
            writer.member("by", note.author.map { lexicon.printed($0) })
        }
        guard let earlier else { return }
        writer.key("since")
        writer.object { writer in
            writer.member("printed", earlier.fingerprint.text)
            writer.member("at", plan.zone.rfc3339(earlier.instant))
            writer.member("reproduced", earlier.isReproduced)
            write(earlier.change, to: &writer)
        }
    }

    private func write<Element>(
        _ key: String, _ elements: [Element], to writer: inout JSONWriter,
        _ members: (Element, inout JSONWriter) -> Void
    ) {
        guard !elements.isEmpty else { return }
        writer.key(key)
        writer.array { writer in
            for element in elements { writer.object { members(element, &$0) } }
        }
    }

    private func write(_ change: Situation.Change, of part: Plan, to writer: inout JSONWriter) {
        let fact = plan.pack.vocabulary.facts[change.fact]
        if !plan.parts.isEmpty { writer.member("incident", part.situation.id(in: plan.pack)) }
        writer.member("fact", fact.name)
        writer.key("value")
        writer.state(lexicon.printed(change.state), of: fact, in: plan.pack.vocabulary, zone: plan.zone)
        writer.member("at", plan.zone.rfc3339(change.instant))
        writer.member("by", change.testimony.author.map { lexicon.printed($0) })
        writer.member("how", change.testimony.manner?.rawValue)
    }

    private func write(_ rumour: Rumour, of part: Plan, to writer: inout JSONWriter) {
        write("facts", rumour.claims, to: &writer) { write($0, of: part, to: &$1) }
        writer.member("at", plan.zone.rfc3339(rumour.withdrawal.instant))
        writer.member("by", rumour.withdrawal.testimony.author.map { lexicon.printed($0) })
        write(rumour.change, to: &writer)
        write("to_undo", rumour.done, to: &writer)
        write("to_drop", rumour.dropped, to: &writer)
    }

    private func write(_ change: PlanChange, to writer: inout JSONWriter) {
        write("added", change.added, to: &writer)
        write("removed", change.removed, to: &writer)
        write("done", change.done, to: &writer)
        write("moved", change.moved.map { $0.to.instance }, to: &writer)
        write("forbidden", change.forbidden, to: &writer)
        write("allowed", change.allowed, to: &writer)
    }

    private func write(_ key: String, _ instances: [ActionInstance], to writer: inout JSONWriter) {
        writer.key(key)
        writer.array { writer in
            for instance in instances { writer.string(plan.pack.name(of: instance)) }
        }
    }
}
