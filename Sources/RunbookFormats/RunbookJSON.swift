import CivilTime
import Diagnostics
package import RuleEngine
package import Runbooks
package import Vocabularies

/// The runbook as JSON: the whole decision, then the plan in the order in which to do it.
package enum RunbookJSON {
    /// One object on one line, with what it takes to make it again where that is given.
    package static func render(
        _ plan: Plan, place: FeedPlace?, reader: Reader, since earlier: EarlierPrint? = nil,
        replay: ReplayRecord? = nil
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            DecisionFormat().write(plan, place: place, to: &writer)
            writer.key("plan")
            writer.object { writer in
                write(plan, reader: plan.attending(reader), to: &writer)
                JournalMembers(plan: plan).write(since: earlier, to: &writer)
            }
            if let replay {
                writer.key("replay")
                writer.raw(replay.json(of: plan))
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ plan: Plan, reader: Reader, to writer: inout JSONWriter) {
        let vocabulary = plan.pack.vocabulary
        writer.member("reader", reader.role.map { vocabulary.roles[$0].id })
        writer.member("time_zone", plan.zone.id)
        writer.member("time_zero", plan.timeZero.map { plan.zone.rfc3339($0.instant) })
        writer.member("page_one", plan.pageOne(for: reader).map { plan.pack.name(of: $0.instance) })
        writer.key("lines")
        writer.array { writer in
            let numbering = Numbering(plan: plan, reader: reader)
            for line in plan.placed {
                writer.object { write(line, number: numbering[line.instance] ?? 0, of: plan, to: &$0) }
            }
        }
    }

    private static func write(_ line: Line, number: Int, of plan: Plan, to writer: inout JSONWriter) {
        let action = plan.pack.actions[line.action]
        let role = plan.pack.vocabulary.roles[action.role]
        let lexicon = Lexicon(plan: plan)
        // A text without a place stays as the author wrote it.
        func text(_ text: String) -> String {
            TextTemplate(text).names.isEmpty ? lexicon.printed(text) : lexicon.text(text, of: line.instance).text
        }
        writer.member("number", number)
        writer.member("action", action.id)
        if let target = line.instance.target { writer.member("target", target) }
        writer.member("status", line.status.rawValue)
        writer.member("label", text(action.label))
        writer.member("short", text(action.short))
        writer.member("phase", plan.pack.vocabulary.phases[action.phase].id)
        writer.member("role", role.id)
        writer.member("role_label", role.label)
        writer.member("sort_instant", line.sortInstant.map { plan.zone.rfc3339($0) })
        writer.member("overdue", line.isOverdue(at: plan.now))
        writer.member("done_when", action.doneWhen.map(text))
        writer.member("steps", action.steps.map(text))
        writer.member("kind", action.decision == nil ? "do" : "decide")
        if let decision = action.decision {
            writer.member("options", decision.options)
            writer.member("criterion", lexicon.printed(decision.criterion))
        }
        let to = action.addressee.map { plan.pack.vocabulary.name(of: $0) }
        writer.member("to", to?.id)
        writer.member("to_label", to?.label)
        writer.member("say", action.say.map(text))
        writer.member("otherwise", action.otherwise.map(text))
        if let duty = action.duty {
            writer.key("duty")
            writer.object { writer in
                writer.member("to", plan.pack.vocabulary.name(of: duty.addressee).id)
                writer.member("basis", lexicon.printed(duty.basis))
                writer.member("certainty", duty.certainty.rawValue)
                if let unread = duty.unread { writer.member("unread", lexicon.printed(unread)) }
                writer.member("verified_on", iso(duty.verifiedOn))
            }
        }
        writer.member("reversible", action.isReversible)
        writer.member("undo", action.reversal.undo.map(text))
    }

    private static func iso(_ date: CivilDate) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }
}

extension Vocabulary {
    /// Who hears what an action says: by id, and as the page calls them.
    package func name(of addressee: Action.Addressee) -> (id: String, label: String) {
        switch addressee {
        case .role(let role): (roles[role].id, roles[role].label)
        case .contact(let contact): (contacts[contact].id, contacts[contact].label)
        }
    }
}
