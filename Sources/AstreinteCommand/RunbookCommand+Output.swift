import ArgumentParser
import Diagnostics
import RunbookFormats
import Runbooks

extension RunbookCommand {
    /// Writes the runbook of each plan, or the queue when there are several and nobody asked for all.
    func write(
        _ plans: [(plan: Plan, place: FeedPlace?)], reader: Reader, rulesPath: String, since: EarlierPrint? = nil
    ) throws {
        let bytes: [UInt8]
        let presentation = Presentation(
            color: output == nil && Terminal.standardOutput.showsColor, rulesPath: rulesPath, command: command)
        if plans.count > 1 && !all {
            bytes = try queue(of: plans, presentation: presentation)
        } else if format == .json {
            bytes = plans.flatMap { RunbookJSON.render($0.plan, place: $0.place, reader: reader, since: since) }
        } else if case .export(let export) = format {
            guard plans.count == 1 else {
                throw Ending.usage("an export is of one incident, and there are \(plans.count): add --id ID")
            }
            bytes =
                try existing.map { RunbookExport.changes(plans[0].plan, existing: try ExistingTasks.read($0)) }
                ?? export.render(plans[0].plan)
        } else if format == .call || format == .declarations {
            // The sheets of each on a page of its own.
            let sheets = plans.map { plan, _ in
                format == .call
                    ? CallFormat.render(plan, reader: reader, presentation: presentation)
                    : DeclarationFormat.render(plan, presentation: presentation)
            }
            bytes = Array(sheets.joined(separator: "\u{C}").utf8)
        } else {
            let documents = plans.map { plan, _ in
                RunbookDocument(plan, reader: reader, since: since, presentation: presentation)
            }
            bytes = Array((format == .html ? HTMLFormat.render(documents) : text(of: documents)).utf8)
        }
        try OutputFile.deliver(bytes, to: output)
    }

    private func queue(of plans: [(plan: Plan, place: FeedPlace?)], presentation: Presentation) throws -> [UInt8] {
        let plan = plans[0].plan
        let entries = plans.map { QueueEntry($0.plan, place: $0.place ?? FeedPlace(line: 1, record: 1)) }
        let queue = Queue(entries, pack: plan.pack, now: plan.now)
        switch format {
        case .terminal: return Array(QueueFormat.render(queue, presentation: presentation).utf8)
        case .json: return QueueJSON.render(queue)
        case .html: return Array(QueuePage.render(queue).utf8)
        case .export(.csv): return Array(QueueCSV.render(queue).utf8)
        default:
            throw Ending.usage(
                "there are \(plans.count) incidents, and this format has no queue: add --id ID or --all")
        }
    }

    private func text(of documents: [RunbookDocument]) -> String {
        documents.map { format == .markdown ? MarkdownFormat.render($0) : TerminalFormat.render($0) }.joined()
    }

    /// The command to repeat with one more answer; nil when the incident came by a pipe and can't be read again.
    ///
    /// `--now` isn't repeated: the answer will come later than the page.
    private var command: String? {
        guard journal != nil || !feed.feeds.isEmpty, !feed.feeds.contains("-") else { return nil }
        let options =
            rules.paths.map { "--rules " + quoted($0) } + rules.overlays.map { "--overlay " + quoted($0) }
            + profile.profiles.map { "--profile " + quoted($0) }
            + profile.folders.map { "--profiles " + quoted($0) }
            + feed.mappings.folders.map { "--mappings " + quoted($0) }
        let others = [("--from", feed.mappings.from), ("--journal", journal), ("--role", role), ("--id", id)].compactMap
        {
            name, value in
            value.map { "\(name) \(quoted($0))" }
        }
        return (["astreinte"] + feed.feeds.map { quoted($0) } + others + options + facts.map { "--set " + quoted($0) })
            .joined(separator: " ")
    }

    /// A word that a shell reads back as it is.
    private func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-_./=,:@".utf8.contains(byte)
            }
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
