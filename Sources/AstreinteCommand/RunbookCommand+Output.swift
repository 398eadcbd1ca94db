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
        if format == .json {
            bytes = plans.flatMap { RunbookJSON.render($0.plan, place: $0.place, reader: reader, since: since) }
        } else if case .export(let export) = format {
            guard plans.count == 1 else {
                throw Ending.usage("an export is of one incident, and there are \(plans.count): add --id ID")
            }
            bytes =
                try existing.map { RunbookExport.changes(plans[0].plan, existing: try ExistingTasks.read($0)) }
                ?? export.render(plans[0].plan)
        } else if format == .call || format == .declarations {
            bytes = try text(ofEach: plans.map { $0.plan }, reader: reader, presentation: presentation)
        } else if format == .html {
            guard plans.count == 1 || all else {
                throw Ending.usage(
                    "--format html has no queue, and there are \(plans.count) incidents: add --id ID or --all")
            }
            let documents = plans.map { plan, _ in
                RunbookDocument(plan, reader: reader, since: since, presentation: presentation)
            }
            bytes = Array(HTMLFormat.render(documents).utf8)
        } else if plans.count > 1 && !all {
            bytes = Array(QueueFormat.render(plans.map { $0.plan }, presentation: presentation).utf8)
        } else {
            bytes = plans.flatMap { plan, _ in
                render(RunbookDocument(plan, reader: reader, since: since, presentation: presentation)).utf8
            }
        }
        try OutputFile.deliver(bytes, to: output)
    }

    /// The sheets of one incident, or of all that were asked for, each on a page of its own.
    private func text(ofEach plans: [Plan], reader: Reader, presentation: Presentation) throws -> [UInt8] {
        guard plans.count == 1 || all else {
            throw Ending.usage("there are \(plans.count) incidents: add --id ID or --all")
        }
        let sheets = plans.map { plan in
            format == .call
                ? CallFormat.render(plan, reader: reader, presentation: presentation)
                : DeclarationFormat.render(plan, presentation: presentation)
        }
        return Array(sheets.joined(separator: "\u{C}").utf8)
    }

    private func render(_ document: RunbookDocument) -> String {
        format == .markdown ? MarkdownFormat.render(document) : TerminalFormat.render(document)
    }

    /// The command to repeat with one more answer; nil when the incident came by a pipe and can't be read again.
    ///
    /// `--now` isn't repeated: the answer will come later than the page.
    private var command: String? {
        guard journal != nil || !feed.feeds.isEmpty, !feed.feeds.contains("-") else { return nil }
        let options =
            rules.paths.map { "--rules " + quoted($0) } + rules.overlays.map { "--overlay " + quoted($0) }
            + profile.profiles.map { "--profile " + quoted($0) }
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
