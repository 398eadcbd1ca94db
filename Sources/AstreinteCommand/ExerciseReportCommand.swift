import ArgumentParser
import CivilTime
import Diagnostics
import Digests
import Exercises
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// The report of an exercise, or of a real incident, from its journal.
struct ExerciseReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write what came of an exercise or of a real incident: who did what, when, by when it was due.",
        discussion: """
            Everything is read from the journal; what it doesn't say is left blank, and isn't measured. The report stops at \
            the journal's last line.

              astreinte exercise report night.ndjson --profile hospital.yaml > report.md
              astreinte exercise report night.ndjson --format html --output report.html
              astreinte exercise report exo.ndjson --exercise exo.yaml
            """)

    /// What a report is written as.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, html, json, csv, svg
    }

    @Argument(help: "The journal.")
    var journal: String

    @Option(
        help: ArgumentHelp(
            "What had been planned: objectives, injects and players then stand in the report, which stops at FINEX.",
            valueName: "file"))
    var exercise: String?

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions

    @Option(
        help: "The instant at which the report stops, with its offset; the journal's last line by default.",
        transform: TimeOptions.instant)
    var now: Instant?

    @Option(help: "Only the incident with this id.")
    var id: String?

    @Option(
        help: ArgumentHelp(
            """
            markdown, html (one page that needs no network and no script, with the picture), json, csv (for a spreadsheet) \
            or svg (the picture alone, which prints in black and white).
            """, valueName: "format"))
    var format = Format.markdown

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var privacy: RedactOptions

    func validate() throws {
        if privacy.redact && exercise != nil {
            throw ValidationError("--redact writes nothing that names anybody, and --exercise has texts of its own")
        }
    }

    func run() throws { try privacy.quietly { try make() } }

    private func make() throws {
        try OutputPlaces([("--output", output)]).refuse(
            over: [journal] + [exercise].compactMap { $0 } + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let pack = try folder.load()
        let contents = try JournalFile(path: journal, pack: pack).contents()
        let reading = contents.reading
        let incident = try subject(among: reading.incidents)
        guard let last = reading.records.map({ $0.instant }).max() else {
            throw Ending.failure("\(printable(journal)): no line of this journal describes the incident")
        }
        // An exercise names its establishment: a profile that lies about is of another night.
        let given = exercise == nil ? [] : try profile.given(for: pack, besides: folder, at: now ?? last)
        let planned = try planned(reading, of: incident, given, pack)
        let end = now ?? planned.map { min($0.plan.end, last) } ?? last
        let profiles =
            try planned.map { Profiles(given.isEmpty ? [$0.plan.establishment].compactMap { $0 } : given) }
            ?? profile.load(for: pack, besides: folder, at: now ?? last)
        // What was written before DEBEX, as by another clock, is of no exercise.
        let isOutside = { (record: JournalRecord) in
            planned.map { record.instant < $0.plan.start || record.instant > end } ?? false
        }
        let outside = reading.records.about(incident).filter(isOutside)
        let records = reading.records.filter { !isOutside($0) }
        guard let feedback = Feedback(of: incident, in: records, profiles: profiles, pack: pack, until: end)
        else { throw Ending.failure("\(printable(journal)): no line of this journal describes the incident") }
        if privacy.redact {
            var redaction = Redaction(pack)
            guard let redacted = feedback.redacted(by: &redaction, of: incident, in: records, profiles: profiles)
            else { throw RedactOptions.differs }
            let remarks = redaction.redacted(reading.remarks)
            return try OutputFile.deliver(bytes(redacted, .redacted(remarks: remarks)), to: output)
        }
        let sources = FeedbackSources(
            journalHead: reading.head, remarks: reading.remarks, exercise: planned, outside: outside)
        try OutputFile.deliver(bytes(feedback, sources), to: output)
    }

    /// Of several incidents one must be named: a report of two would measure neither.
    private func subject(among incidents: [String]) throws -> String? {
        if let id {
            guard incidents.contains(id) else { throw Ending.failure("no incident `\(printable(id))`") }
            return id
        }
        guard incidents.count > 1 else { return incidents.first }
        let list = incidents.map { "`\(printable($0))`" }.joined(separator: ", ")
        throw Ending.usage("the journal tells \(incidents.count) incidents, \(list): add --id ID")
    }

    /// The exercise that the journal tells, moved to when it began.
    private func planned(
        _ reading: JournalReader.Reading, of incident: String?, _ profiles: [Establishment], _ pack: RulePack
    ) throws -> (plan: Exercise, digest: String)? {
        guard let exercise else { return nil }
        let file = try ExerciseFile(exercise)
        let house = profiles.count == 1 ? profiles.first : nil
        let start = reading.records.first { record in
            if case .incident = record.entry { record.incident == incident } else { false }
        }?.instant
        let plan = try file.load(for: pack, startingAt: start, at: house)
        guard plan.id(in: pack) == incident else {
            throw Ending.failure(
                "\(printable(exercise)) is the exercise `\(printable(plan.id(in: pack)))`, which this journal doesn't tell"
            )
        }
        return (plan, "sha256:" + SHA256.hexadecimal(of: file.source.bytes))
    }

    private func bytes(_ feedback: Feedback, _ sources: FeedbackSources) -> [UInt8] {
        let document = FeedbackDocument(feedback, sources)
        switch format {
        case .markdown: return Array(document.report.markdown.utf8)
        case .html: return Array(ReportPage.render(document.report).utf8)
        case .json: return FeedbackJSON(feedback, sources).bytes
        case .csv: return Array(document.report.csv.utf8)
        case .svg: return Array(document.chart.svg.utf8)
        }
    }
}
