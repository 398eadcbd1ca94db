import ArgumentParser
import Diagnostics
import RunbookFormats
import Runbooks

extension RunbookCommand {
    /// Writes the runbook of each plan, after the page that coordinates those of a shared incident; or the queue when there
    /// are several incidents and nobody asked for all.
    func write(
        _ incidents: [[PlannedIncident]], reader: Reader, rulesPath: String, since: EarlierPrint? = nil
    ) throws {
        let bytes: [UInt8]
        let planned = incidents.flatMap { $0 }
        let color = output == nil && Terminal.standardOutput.showsColor
        func presentation(of incident: PlannedIncident? = nil) -> Presentation {
            guard !privacy.redact else { return Presentation(color: color) }
            return Presentation(
                color: color, rulesPath: rulesPath, command: command(for: planned.count > 1 ? incident : nil))
        }
        if incidents.count > 1 && !all {
            bytes = try queue(of: planned, presentation: presentation())
        } else if case .export(let export) = format {
            guard planned.count == 1 else {
                throw Ending.usage(
                    "an export is of one incident at one establishment, and there are \(planned.count): add --id ID "
                        + "or --establishment FINESS")
            }
            bytes =
                try existing.map { RunbookExport.changes(planned[0].plan, existing: try ExistingTasks.read($0)) }
                ?? export.render(planned[0].plan)
        } else if format == .html {
            let documents = planned.map {
                RunbookDocument($0.plan, reader: reader, since: since, presentation: presentation(of: $0))
            }
            let coordinations = incidents.compactMap { coordination(of: $0, reader: reader) }
            // Of several runbooks in one file none is made again alone.
            var replay = planned.count == 1 ? planned[0].replay : nil
            replay?.rulesPath = documents[0].presentation.rulesPath
            replay?.command = documents[0].presentation.command
            let html = HTMLFormat.render(
                documents, coordinations: coordinations, replay: replay?.json(of: planned[0].plan))
            bytes = Array(html.utf8)
        } else {
            let pages = incidents.flatMap { parts in
                (coordination(of: parts, reader: reader).map { [page(of: $0, color: color)] } ?? [])
                    + parts.map { page(of: $0, reader: reader, since: since, presentation(of: $0)) }
            }
            // Sheets that are handed out stand each on a page of its own.
            let isHandedOut = format == .call || format == .declarations
            bytes = Array(pages.joined(separator: isHandedOut ? [0x0C] : []))
        }
        try OutputFile.deliver(bytes, to: output)
    }

    /// The page of the support, where an incident has several establishments and the format has a place for it.
    private func coordination(of parts: [PlannedIncident], reader: Reader) -> Coordination? {
        guard parts.count > 1, format != .call, format != .declarations else { return nil }
        let hasSupport = parts[0].share?.isSupport ?? false
        return Coordination(parts.map { $0.plan }, hasSupport: hasSupport, reader: reader)
    }

    private func page(of coordination: Coordination, color: Bool) -> [UInt8] {
        switch format {
        case .json: coordination.json
        case .markdown: Array((coordination.markdown + "\n").utf8)
        default: Array((coordination.terminal(color: color) + "\n").utf8)
        }
    }

    private func page(
        of incident: PlannedIncident, reader: Reader, since: EarlierPrint?, _ presentation: Presentation
    ) -> [UInt8] {
        let plan = incident.plan
        switch format {
        case .json:
            return RunbookJSON.render(
                plan, place: incident.place, reader: reader, since: since, replay: incident.replay)
        case .call: return Array(CallFormat.render(plan, reader: reader, presentation: presentation).utf8)
        case .declarations: return Array(DeclarationFormat.render(plan, presentation: presentation).utf8)
        default:
            let document = RunbookDocument(plan, reader: reader, since: since, presentation: presentation)
            let isMarkdown = format == .markdown
            return Array((isMarkdown ? MarkdownFormat.render(document) : TerminalFormat.render(document)).utf8)
        }
    }

    private func queue(of incidents: [PlannedIncident], presentation: Presentation) throws -> [UInt8] {
        let plan = incidents[0].plan
        let entries = incidents.map {
            QueueEntry($0.plan, place: $0.place ?? FeedPlace(line: 1, record: 1), share: $0.share)
        }
        guard let format = format.ofQueue else {
            throw Ending.usage(
                "there are \(incidents.count) incidents, and this format has no queue: add --id ID or --all")
        }
        return format.render(
            Queue(entries, pack: plan.pack, now: plan.now), isFlat: false, presentation: presentation)
    }

    /// The command to repeat with one more answer, about one of several incidents; nil when it came by a pipe and can't be
    /// read again.
    ///
    /// `--now` isn't repeated: the answer will come later than the page.
    private func command(for incident: PlannedIncident?) -> String? {
        guard journal != nil || !feed.feeds.isEmpty, !feed.feeds.contains("-") else { return nil }
        let options = rules.words + profile.words + feed.mappings.folders.map { "--mappings " + shellWord($0) }
        let own = incident.flatMap { $0.plan.situation.id(in: $0.plan.pack) }
        let house = incident.flatMap { $0.share == nil ? nil : $0.plan.situation.establishmentNumber(in: $0.plan.pack) }
        let others = [
            ("--from", feed.mappings.from), ("--journal", journal), ("--role", role), ("--id", id ?? own),
            ("--establishment", establishment ?? house),
        ].compactMap { name, value in value.map { "\(name) \(shellWord($0))" } }
        return
            (["astreinte"] + feed.feeds.map { shellWord($0) } + others + options
            + facts.map { "--set " + shellWord($0) })
            .joined(separator: " ")
    }
}

/// The plan of an incident at one establishment, and where it comes from.
struct PlannedIncident {
    let plan: Plan
    var place: FeedPlace?
    var share: QueueShare?

    /// What makes its runbook again; nil where nothing shall.
    var replay: ReplayRecord?
}
