import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// One action of a decision.
struct DecisionLine {
    let line: Line
    let plan: Plan

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("action", plan.pack.actions[line.action].id)
            writer.member("target", line.instance.target)
            if !plan.parts.isEmpty {
                let ids = line.incidents.map { plan.parts[$0].situation.id(in: plan.pack) ?? "" }
                writer.member("incidents", ids)
            }
            switch line.status {
            case .done, .infeasible, .notApplicable:
                writeDeed(to: &writer)
            case .required, .recommended, .deferred, .arbitration: writeDemand(to: &writer)
            case .forbidden: writeBans(to: &writer)
            case .suspended: writeWaiting(to: &writer)
            case .pending:
                writer.member("effect", line.wantedBy.isEmpty ? "forbid" : "require")
                writeWaiting(to: &writer)
            }
            let optionals = plan.pack.origins(of: line.wantedBy + line.bans.map { $0.rule }).map {
                plan.pack.optionals[$0]
            }
            if !optionals.isEmpty { writer.member("optional_packs", optionals.map { $0.id }) }
        }
    }

    private func writeDeed(to writer: inout JSONWriter) {
        writer.member("at", line.deed.map { plan.zone.rfc3339($0.instant) })
        let obstacles = plan.obstacles(to: line)
        if !obstacles.isEmpty { writer.member("because", obstacles.map { plan.pack.vocabulary.facts[$0].name }) }
        if let author = line.deed?.author { writer.member("by", Lexicon(plan: plan).printed(author)) }
        if let option = line.deed?.option {
            writer.member("option", plan.pack.actions[line.action].decision?.options[option])
        }
    }

    private func writeDemand(to writer: inout JSONWriter) {
        writer.member("priority", line.priority.map { plan.pack.vocabulary.priorities[$0].id })
        if line.certainPriority != line.priority {
            writer.member("certain_priority", line.certainPriority.map { plan.pack.vocabulary.priorities[$0].id })
        }
        if let due = line.dues.first { write(due, to: &writer) } else { writer.member("due", nil as String?) }
        if line.dues.contains(where: { $0.isWithoutDelay }) {
            writer.member("without_delay", true)
        }
        if let due = line.certainDue { writer.member("certain_due", due.instant.map { plan.zone.rfc3339($0) }) }
        if line.dues.count > 1 {
            writer.key("dues")
            writer.array { writer in
                for due in line.dues { writer.object { write(due, to: &$0) } }
            }
        }
        if let limit = line.limit {
            writer.member("limit", limit.due.instant.map { plan.zone.rfc3339($0) })
            writeBound("limit_at_latest", of: limit.due, to: &writer)
        }
        if let start = line.start { writer.member("start", start.instant.map { plan.zone.rfc3339($0) }) }
        if let every = line.every { writer.member("every", DurationText.iso(every)) }
        writer.member("basis", line.isCertain ? "certain" : "precaution")
        writer.member("rules", line.wantedBy.map { plan.pack.rules[$0].id })
        if !line.waitsFor.isEmpty { writer.member("after", line.waitsFor.map(id)) }
        if !line.firstIfDecided.isEmpty { writer.member("first_if_decided", line.firstIfDecided.map(id)) }
        if !line.isCertain { writer.member("precaution_on", factNames) }
        writeClash(to: &writer)
        if !line.losses.isEmpty {
            writer.member("destroys_before", Set(line.losses.map { $0.needed }).sorted().map(id))
        }
    }

    /// Which of what is wanted and what is forbidden prevails, and by what.
    private func writeClash(to writer: inout JSONWriter) {
        guard let clash = line.clash else { return }
        writer.key("clash")
        writer.object { writer in
            writer.member("kept", clash.isDemandKept ? "demand" : "ban")
            writer.member("by", clash.reason.rawValue)
            writer.member("forbidden_by", line.bans.filter { $0.standing.stands }.map { plan.pack.rules[$0.rule].id })
        }
    }

    private func write(_ due: Due, to writer: inout JSONWriter) {
        writer.member("due", due.isWithoutDelay ? nil : due.instant.map { plan.zone.rfc3339($0) })
        writeBound("due_at_latest", of: due, to: &writer)
        writer.member("kind", due.kind.rawValue)
        switch due.origin {
        case .met: writer.member("clock", "met")
        case .inherited(let action): writer.member("inherited_from", id(action))
        case .done(let action):
            writer.member("clock", "done")
            writer.member("done", plan.pack.actions[action].id)
        case .clock(let fact, let source):
            writer.member("clock", plan.pack.vocabulary.facts[fact].name)
            if let source, source != fact { writer.member("read_from", plan.pack.vocabulary.facts[source].name) }
        }
        guard due.isWithoutDelay else { return }
        writer.member("target_instant", due.instant.map { plan.zone.rfc3339($0) })
    }

    private func writeBound(_ key: String, of due: Due, to writer: inout JSONWriter) {
        guard due.isUpperBound else { return }
        writer.member(key, true)
    }

    private func writeBans(to writer: inout JSONWriter) {
        let standing = line.bans.filter { $0.standing.stands }
        let lexicon = Lexicon(plan: plan)
        writer.member("rules", standing.map { plan.pack.rules[$0.rule].id })
        writer.member("basis", line.isCertain ? "certain" : "precaution")
        writer.member("because", standing.map { lexicon.printed($0.ban.because) })
        let until = Set(standing.flatMap { $0.ban.until }).sorted()
        if !until.isEmpty { writer.member("until", until.map { plan.pack.actions[$0].id }) }
        let unreachable = plan.releases(of: line).filter { plan.obstacle(to: $0, of: line) != nil }
        if !unreachable.isEmpty {
            writer.member("until_unreachable", unreachable.map { plan.pack.actions[$0].id })
        }
        writeClash(to: &writer)
        let instead = Set(standing.compactMap { $0.ban.instead }).sorted()
        if !instead.isEmpty { writer.member("instead", instead.map { plan.pack.actions[$0].id }) }
        if !line.wantedBy.isEmpty { writer.member("wanted_by", line.wantedBy.map { plan.pack.rules[$0].id }) }
        if !line.unknowns.isEmpty { writer.member("waiting_for", factNames) }
    }

    private func writeWaiting(to writer: inout JSONWriter) {
        writer.member("waiting_for", factNames)
        writer.member("rules", Set(line.wantedBy + line.bans.map { $0.rule }).sorted().map { plan.pack.rules[$0].id })
    }

    private var factNames: [String] {
        line.unknowns.sorted().map { plan.pack.vocabulary.facts[$0].name }
    }

    private func id(_ instance: ActionInstance) -> String {
        plan.pack.name(of: instance)
    }
}
