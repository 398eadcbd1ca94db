import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// The sheet of a change of shift.
struct HandoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract:
            "Write the sheet of a change of shift, on one page: what was done and decided, what comes, what isn't known.",
        discussion: """
            It tells from a journal, and names the printed pages that still hold and those to strike out.

              astreinte handover --journal night.ndjson
            """)

    @Option(help: ArgumentHelp("The journal of the incident, or of those of one house.", valueName: "file"))
    var journal: String

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(help: "What comes first, for whoever holds this role.")
    var role: String?

    @Option(help: "Only the incident with this id.")
    var id: String?

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var privacy: RedactOptions

    func run() throws { try privacy.quietly { try make() } }

    private func make() throws {
        try OutputPlaces([("--output", output)]).refuse(
            over: [journal] + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let pack = try folder.load(at: time.read())
        let reader = try Reader(role: role, in: pack)
        let contents = try JournalFile(path: journal, pack: pack).contents()
        let now = time.read(toReadFrom: contents.reading)
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        let night = Night(journal, of: contents, profiles, id: id, pack)
        let plan = try night.plan(at: now)
        let prints = try night.prints(until: now, plan)
        var redaction = Redaction(pack)
        let sheet = HandoverFormat.render(try privacy.shown(plan, &redaction), prints: prints, reader: reader)
        try OutputFile.deliver(Array(sheet.utf8), to: output)
    }
}
