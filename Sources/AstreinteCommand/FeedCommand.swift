import ArgumentParser
import FeedMappings
import IncidentFeeds
import RunbookFormats

/// What the records of other tools become.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed",
        abstract: "Show what the records of other tools become.",
        discussion: """
            Incidents exported by a case tool or by a sensor are read by the mappings of the folder feeds beside the \
            rules, by every command that reads incidents.

              astreinte feed convert export.json
              astreinte feed explain export.json
            """,
        subcommands: [FeedConvertCommand.self, FeedExplainCommand.self])
}

/// Canonical incidents, one a line.
struct FeedConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write the canonical form of each incident, one a line, in order.",
        discussion: """
              astreinte feed convert thehive-alert.json
              astreinte feed convert export.json --from thehive --mappings ours > incidents.ndjson
            """)

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions

    func run() throws {
        try OutputPlaces([("--rejects", feed.rejects)]).refuse(over: feed.inputs + rules.inputs)
        let folder = try rules.find()
        var input = try FeedInput(feed, pack: try folder.load(), besides: folder)
        try input.answerAll { _ in { $0.read.isWhole ? $0.read.canonical.line + [UInt8(ascii: "\n")] : [] } }
    }
}

/// The account of each conversion.
struct FeedExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say of each record what became what, what was not taken, and why it has its type.",
        discussion: """
              astreinte feed explain thehive-alert.json
            """)

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions

    func run() throws {
        try OutputPlaces([("--rejects", feed.rejects)]).refuse(over: feed.inputs + rules.inputs)
        let folder = try rules.find()
        var input = try FeedInput(feed, pack: try folder.load(), besides: folder)
        try input.answerAll(between: "\n") { _ in
            { $0.read.isWhole ? Array(FeedExplainCommand.account(of: $0).utf8) : [] }
        }
    }

    private static func account(of incident: FeedInput.Incident) -> String {
        let place = incident.place
        return french(
            ConversionText(incident.read, title: "Enregistrement \(place.record) (ligne \(place.line))").text)
    }
}
