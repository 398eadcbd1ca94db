import ArgumentParser
import Diagnostics
import QuickAnswers
import RuleEngine
import RunbookFormats
import Runbooks

/// One decision a line, in the order of the feed.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Write one JSON decision per incident, in order.",
        discussion: """
            Each decision is written as soon as its incident has arrived, so a live feed can be piped in:

              tail -f incidents.ndjson | astreinte evaluate --fields id,priority,actions
            """)

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(
        help: ArgumentHelp("Only these keys of the decision, and only what they need.", valueName: "key,key"),
        transform: EvaluateCommand.keys)
    var fields: [DecisionFormat.Key]?

    @OptionGroup var jobs: JobOptions

    @OptionGroup var privacy: RedactOptions

    func validate() throws { try privacy.refuse(rejects: feed.rejects) }

    func run() throws { try privacy.quietly { try make() } }

    private func make() throws {
        try OutputPlaces([("--rejects", feed.rejects)]).refuse(
            over: feed.inputs + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        let format = DecisionFormat(keys: fields ?? DecisionFormat.Key.allCases)
        let sharing = Sharing(profiles, at: now, in: pack)
        var input = try FeedInput(feed, pack: pack, besides: folder, sharing: sharing, onlyFacts: true)
        var growing = Growing { RuleIndex(of: pack) }
        // Of each decision alone: a live feed has no end, and what is known of it may not grow with it.
        let blank = privacy.redact ? Redaction(pack) : nil
        // A profile adds what it knows of each incident, and what is hidden is told from the whole plan.
        let keys = profiles.isEmpty && blank == nil ? fields : nil
        try input.answerAll(jobs: jobs.count, quick: Growing { keys.flatMap { QuickAnswers(pack, keys: $0) } }) {
            arrived in
            // Once per block, when it has arrived: a feed may have been silent for hours.
            let now = time.read()
            let index = growing.made(besides: arrived)
            return { incident in
                var plan = Plan(pack: pack, profiles: profiles, situation: incident.situation, now: now, index: index)
                if var redaction = blank {
                    guard let redacted = redaction.redacted(plan) else { return nil }
                    plan = redacted
                }
                var writer = JSONWriter()
                writer.object { format.write(plan, place: incident.place, to: &$0) }
                return writer.bytes + [UInt8(ascii: "\n")]
            }
        }
    }

    private static func keys(_ text: String) throws -> [DecisionFormat.Key] {
        guard !text.isEmpty else { throw ValidationError("name at least one key, as --fields id,actions") }
        return try text.split(separator: ",").map { name in
            guard let key = DecisionFormat.Key(rawValue: String(name)) else {
                let known = DecisionFormat.Key.allCases.map { $0.rawValue }
                throw ValidationError(
                    "a decision has no key `\(printable(name))`" + didYouMean(String(name), among: known))
            }
            return key
        }
    }
}
