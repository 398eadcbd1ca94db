import ArgumentParser
import Diagnostics
import FeedMappings
import RuleEngine
import RunbookFormats
import Runbooks

/// Which incident to open first, over many establishments.
struct TriageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage",
        abstract: "Write the queue of the incidents of many establishments, the most pressing first.",
        discussion: """
            By the priority of what is to be done, then by when it is due, then by severity; each place is explained. \
            Incidents stand together by establishment, establishments by group (GHT); ranks are of the whole.

              astreinte triage night.ndjson --profiles establishments
              astreinte triage night.ndjson --threshold majeure --format html --output queue.html
            """)

    /// What a queue is written as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case terminal, json, csv, html
    }

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(
        help: ArgumentHelp(
            "terminal, json (schema triage/1), csv (spreadsheet) or html (one page that needs no network and no script).",
            valueName: "format"))
    var format = Format.terminal

    @Option(
        help: ArgumentHelp(
            """
            What is less pressing than this priority, or less grave than this level, takes one line in all for each \
            establishment; by default the least priority that waits for no other.
            """, valueName: "priority|severity"))
    var threshold: String?

    @Flag(help: "One list rather than by establishment; in json and csv it always is.")
    var flat = false

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "How many incidents are worked on at once; by default as many as there are cores.", valueName: "count"))
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    }

    func run() throws {
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        let threshold = try threshold.map { try TriageCommand.threshold($0, in: pack) }
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        var input = try FeedInput(feed, pack: pack, besides: folder)
        var latest = LatestIncidents<QueueEntry>(limit: Queue.limit)
        var index: RuleIndex?
        var count = 0
        var leftOut = 0
        try input.readAll(jobs: jobs ?? EvaluateCommand.coreCount) { arrived in
            // One incident costs less than the index.
            count += arrived
            if count > 1, index == nil { index = RuleIndex(of: pack) }
            return { [index] incident in
                let plan = Plan(pack: pack, profiles: profiles, situation: incident.situation, now: now, index: index)
                return (incident.read, QueueEntry(plan, place: incident.place, share: incident.share))
            }
        } each: { (read: FeedIncident, entry: QueueEntry) in
            latest.take(entry, of: read, at: entry.place)
            // Twice as many before any is left out: sorting for each would cost more than reading.
            if latest.count >= 2 * Queue.limit { leftOut += latest.trim { $0.precedes($1) } }
        }
        leftOut += latest.trim { $0.precedes($1) }
        let queue = Queue(latest.all.flatMap { $0 }, pack: pack, now: now, threshold: threshold, leftOut: leftOut)
        try OutputFile.deliver(render(queue), to: output)
        if leftOut > 0, !feed.tolerant { throw Ending.someRejected }
        if let ending = input.ending { throw ending }
    }

    private func render(_ queue: Queue) -> [UInt8] {
        switch format {
        case .terminal:
            let color = output == nil && Terminal.standardOutput.showsColor
            let presentation = Presentation(color: color)
            return Array(QueueFormat.render(queue, isFlat: flat, presentation: presentation).utf8)
        case .json: return QueueJSON.render(queue)
        case .csv: return Array(QueueCSV.render(queue).utf8)
        case .html: return Array(QueuePage.render(queue, isFlat: flat).utf8)
        }
    }

    private static func threshold(_ id: String, in pack: RulePack) throws -> QueueThreshold {
        if let threshold = QueueThreshold(id: id, in: pack) { return threshold }
        let ids = QueueThreshold.ids(in: pack)
        throw Ending.usage(
            "--threshold: `\(printable(id))` is none of \(ids.joined(separator: ", "))" + Ending.hint(id, among: ids))
    }
}
