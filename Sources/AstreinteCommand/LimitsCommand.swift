import ArgumentParser
import Establishments
import FeedMappings
import IncidentFeeds
import LanguageServer
import RulePacks
import RunbookFormats
import Runbooks
import Signatures
import YAMLTrees

/// How much is read before it is refused.
struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits",
        abstract: "Print how large what is read may be.",
        discussion: """
            What is larger is refused with its place, and nothing else is disturbed; of a queue what presses least is left \
            out, and named. None of these can be changed: a file that passes one was not written for a night without \
            computers, or was written to harm.

              astreinte limits
            """)

    func run() {
        let pack = YAMLLimits.pack
        let feed = FeedLimits()
        let limits = [
            ("pack, profile or overlay: a file", size(pack.bytes)),
            ("pack, profile or overlay: nesting", "\(pack.depth)"),
            ("pack, profile or overlay: a text", size(pack.scalarBytes)), ("pack: rules", "\(PackLoader.ruleLimit)"),
            ("pack: leaves of the conditions of a rule", "\(PackLoader.leafLimit)"),
            ("pack: collections inside one another in a condition", "\(PackLoader.nestingLimit)"),
            ("feed: a record", size(feed.recordBytes)), ("feed: nesting", "\(feed.depth)"),
            ("feed: a text or a key", size(feed.stringBytes)),
            ("feed: elements of an array, members of an object", "\(feed.elements)"),
            ("feed: what stands before the list of a page longer than a record", size(feed.pageHeadBytes)),
            ("feed: establishments of an incident", "\(FeedReader.establishmentLimit)"),
            ("journal: the file", size(JournalFile.limit)), ("journal: incidents", "\(JournalReader.incidentLimit)"),
            ("runbook made again: the file", size(EmbeddedReplay.limit)),
            ("runbook: the journal that it embeds", size(ReplayRecord.journalLimit)),
            ("table for a spreadsheet, read back: the file", size(SheetReader.byteLimit)),
            ("table for a spreadsheet, read back: rows", "\(SheetReader.rowLimit)"),
            ("interview: an answer", size(LineInput.limit)),
            ("signed folder: files", "\(Manifest.fileLimit)"), ("signed folder: bytes", size(Manifest.totalLimit)),
            ("signed folder: manifest", size(Manifest.byteLimit)), ("signed folder: a file", size(pack.bytes)),
            ("queue: incidents, the most pressing", "\(Queue.limit)"),
            (
                "queue: keys by which a record is known again",
                "\(Queue.limit * LatestRecords<QueueEntry>.keysPerIncident)"
            ),
            ("language server: a message", size(MessageFramer.messageLimit)),
            ("language server: documents open at once", "\(LanguageServer.documentLimit)"),
            ("page 1: lines", "\(Plan.pageOneLimit)"),
        ]
        let width = limits.map { $0.0.count }.max() ?? 0
        Terminal.standardOutput.write(
            limits.map { $0 + String(repeating: " ", count: width - $0.count + 2) + $1 + "\n" }.joined())
    }

    private func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes >> 10) KiB"
    }
}
