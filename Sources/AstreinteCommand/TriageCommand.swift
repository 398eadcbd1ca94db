import ArgumentParser
import CivilTime
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

        /// The queue in this format, as a list where it is flat.
        func render(_ queue: Queue, isFlat: Bool, presentation: Presentation) -> [UInt8] {
            switch self {
            case .terminal:
                Array(QueueFormat.render(queue, isFlat: isFlat, presentation: presentation).utf8)
            case .json: QueueJSON.render(queue)
            case .csv: Array(QueueCSV.render(queue).utf8)
            case .html: Array(QueuePage.render(queue, isFlat: isFlat).utf8)
            }
        }
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

    @OptionGroup var jobs: JobOptions

    @OptionGroup var privacy: RedactOptions

    func validate() throws { try privacy.refuse(rejects: feed.rejects) }

    func run() throws { try privacy.quietly { try make() } }

    private func make() throws {
        try OutputPlaces([("--output", output), ("--rejects", feed.rejects)]).refuse(
            over: feed.inputs + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        let threshold = try threshold.map { try TriageCommand.threshold($0, in: pack) }
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        let sharing = Sharing(profiles, at: now, in: pack)
        var input = try FeedInput(feed, pack: pack, besides: folder, sharing: sharing)
        let (entries, leftOut) =
            privacy.redact
            ? (try redacted(&input, profiles, pack, now), 0) : try entries(&input, profiles, pack, now)
        let queue = Queue(entries, pack: pack, now: now, threshold: threshold, leftOut: leftOut)
        let color = output == nil && Terminal.standardOutput.showsColor
        try OutputFile.deliver(
            format.render(queue, isFlat: flat, presentation: Presentation(color: color)), to: output)
        if leftOut > 0, !feed.tolerant { throw Ending.someRejected }
        if let ending = input.ending { throw ending }
    }

    /// What the queue holds, and how many incidents it doesn't, all less pressing.
    private func entries(
        _ input: inout FeedInput, _ profiles: Profiles, _ pack: RulePack, _ now: Instant
    ) throws -> ([QueueEntry], leftOut: Int) {
        var latest = LatestIncidents<QueueEntry>(limit: Queue.limit)
        var growing = Growing { RuleIndex(of: pack) }
        var leftOut = 0
        try input.readAll(jobs: jobs.count) { arrived in
            let index = growing.made(besides: arrived)
            return { incident in
                let plan = Plan(pack: pack, profiles: profiles, situation: incident.situation, now: now, index: index)
                return (incident.read, QueueEntry(plan, place: incident.place, share: incident.share))
            }
        } each: { (read: FeedIncident, entry: QueueEntry) in
            latest.take(entry, of: read, at: entry.place)
            // Twice as many before any is left out: sorting for each would cost more than reading.
            if latest.count >= 2 * Queue.limit { leftOut += latest.trim { $0.precedes($1) } }
        }
        leftOut += latest.trim { $0.precedes($1) }
        return (latest.all.flatMap { $0 }, leftOut)
    }

    /// The same with placeholders, in the order of the feed; more incidents than a queue holds are refused, since what
    /// stands for what may not grow with the feed.
    private func redacted(
        _ input: inout FeedInput, _ profiles: Profiles, _ pack: RulePack, _ now: Instant
    ) throws -> [QueueEntry] {
        var redaction = Redaction(pack)
        let index = RuleIndex(of: pack)
        return try input.readLatest().flatMap { $0 }.map { incident in
            let plan = Plan(pack: pack, profiles: profiles, situation: incident.situation, now: now, index: index)
            return QueueEntry(
                try privacy.shown(plan, &redaction), place: incident.place, share: incident.share)
        }
    }

    private static func threshold(_ id: String, in pack: RulePack) throws -> QueueThreshold {
        if let threshold = QueueThreshold(id: id, in: pack) { return threshold }
        let ids = QueueThreshold.ids(in: pack)
        throw Ending.usage(
            "--threshold: `\(printable(id))` is none of \(ids.joined(separator: ", "))" + didYouMean(id, among: ids))
    }
}
