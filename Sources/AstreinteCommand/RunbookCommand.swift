import ArgumentParser
import CivilTime
import Diagnostics
import FeedMappings
import Glibc
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// The runbook of one incident; of several, the queue.
struct RunbookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runbook",
        abstract: "Write the runbook of an incident; of several, a line each, the most pressing first.",
        discussion: """
            The default when incidents are piped in.

              astreinte runbook incident.json --set backup_state=saine
              astreinte runbook incident.json --role rssi --format markdown --output rssi.md
              astreinte runbook --journal night.ndjson --print
              astreinte runbook incident.json --format html --output runbook.html
              astreinte runbook incident.json --format html --interactive --output runbook.html
              astreinte runbook shared-incident.json --profiles establishments
            """)

    /// What a runbook is written as.
    enum Format: Hashable, CaseIterable, ExpressibleByArgument {
        case terminal
        case markdown
        case html
        case json
        case call
        case declarations
        case export(RunbookExport)

        static var allCases: [Format] {
            [.terminal, .markdown, .html, .json, .call, .declarations] + RunbookExport.allCases.map { .export($0) }
        }

        init?(argument: String) {
            guard let format = Format.allCases.first(where: { $0.name == argument }) else { return nil }
            self = format
        }

        static var allValueStrings: [String] { allCases.map { $0.name } }

        var defaultValueDescription: String { name }

        /// The same for a queue; nil for what is of one incident.
        var ofQueue: TriageCommand.Format? { TriageCommand.Format(rawValue: name) }

        private var name: String {
            switch self {
            case .terminal: "terminal"
            case .markdown: "markdown"
            case .html: "html"
            case .json: "json"
            case .call: "call"
            case .declarations: "declarations"
            case .export(let export): export.rawValue
            }
        }
    }

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(
        help: ArgumentHelp(
            """
            terminal, markdown, html (one page that needs no network and no script), json, call (what to say and ask on the \
            telephone) or declarations (a sheet for each, filled from what is known); for other tools \
            csv (spreadsheet), tasks (Markdown list), ics (calendar), thehive (case with tasks), thehive-template, iris \
            (DFIR-IRIS template) or cacao (CACAO 2.0). What is exported names functions, not people; the tool that it is \
            for may be down that night: make templates before.
            """, valueName: "format"))
    var format = Format.terminal

    @Flag(
        help: ArgumentHelp(
            """
            With --format html, a page that works: its reader answers, ticks and notes with no network, the runbook is made \
            again, and what was said is kept as a journal. Without a script it is the same page on paper.
            """))
    var interactive = false

    @Option(
        help: ArgumentHelp(
            "With --format thehive, the tasks that the case has (JSON of its API): gives only those to create or update.",
            valueName: "file"))
    var existing: String?

    @Option(help: ArgumentHelp("Write here rather than to standard output.", valueName: "file"))
    var output: String?

    @Option(help: "Page 1 for whoever holds this role.")
    var role: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A fact learnt now, as fact=value; ? for asked and not known.", valueName: "fact=value"))
    var facts: [String] = []

    @Option(help: ArgumentHelp("The incident that this journal tells, rather than feeds.", valueName: "file"))
    var journal: String?

    @Flag(help: "Note in the journal that this runbook is printed; the next one says what has changed since.")
    var print = false

    @Option(help: "Only the incident with this id.")
    var id: String?

    @Option(
        help: ArgumentHelp(
            "Only the incidents of the establishment with this FINESS number; of one that several share, its runbook alone.",
            valueName: "finess"))
    var establishment: String?

    @Flag(help: "The runbook of every incident rather than the queue.")
    var all = false

    @OptionGroup var privacy: RedactOptions

    func validate() throws {
        if journal != nil && !feed.feeds.isEmpty { throw ValidationError("--journal replaces the feeds") }
        if establishment != nil && journal != nil { throw ValidationError("a journal is of one establishment") }
        if print && journal == nil { throw ValidationError("--print is noted in a journal: add --journal") }
        if print && !facts.isEmpty {
            throw ValidationError("what is printed must be in the journal: astreinte update --journal FILE --set …")
        }
        if existing != nil && format != .export(.thehive) {
            throw ValidationError("--existing goes with --format thehive")
        }
        if interactive && (format != .html || all || self.print) {
            throw ValidationError("--interactive goes with --format html, and with neither --all nor --print")
        }
        if privacy.redact && (print || interactive || existing != nil || feed.rejects != nil) {
            throw ValidationError(
                "--redact writes nothing that names anybody: leave out --print, --interactive, --existing and "
                    + "--rejects")
        }
        if id != nil && all { throw ValidationError("--id and --all can't be used together") }
    }

    func run() throws { try privacy.quietly { try make() } }

    private func make() throws {
        if journal == nil, feed.feeds.isEmpty, isatty(0) == 1 {
            if isBare, isatty(1) == 1 {
                return try InterviewSession.run(
                    journal: nil, by: nil, role: role, id: nil, rules: rules, profile: profile, time: time)
            }
            throw Ending.usage("no incident; give a file, or pipe one in (astreinte --help)")
        }
        let told = journal.map { [$0] } ?? feed.inputs
        try OutputPlaces([("--output", output), ("--rejects", feed.rejects)]).refuse(
            over: told + [existing].compactMap { $0 } + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let now = time.read()
        let pack = try folder.load(at: now)
        if let journal { return try runJournal(journal, folder: folder, pack: pack) }
        let learnt = try facts.map { try LearntFact($0, pack: pack) }
        let reader = try Reader(role: role, in: pack)
        let profiles = try profile.load(for: pack, besides: folder, at: now)

        let sharing = Sharing(profiles, at: now, in: pack)
        var input = try FeedInput(feed, pack: pack, besides: folder, sharing: sharing)
        var incidents = try input.readLatest()
        if let id { incidents.removeAll { $0[0].situation.id(in: pack) != id } }
        guard !incidents.isEmpty else {
            throw Ending.failure(id.map { "no incident `\(printable($0))`" } ?? "no valid incident")
        }
        if let establishment {
            incidents = incidents.map { $0.filter { profiles.isNumber(establishment, of: $0.situation, in: pack) } }
                .filter { !$0.isEmpty }
            guard !incidents.isEmpty else {
                throw Ending.failure("no incident of establishment `\(printable(establishment))`")
            }
        }
        let count = incidents.reduce(0) { $0 + $1.count }
        guard learnt.isEmpty && !interactive || count == 1 else {
            throw Ending.usage(
                (learnt.isEmpty ? "--interactive is" : "--set speaks")
                    + " of one incident at one establishment, and there are \(count): add --id ID or "
                    + "--establishment FINESS")
        }
        let rulesPath = folder.paths.joined(separator: ", ")
        if interactive {
            let read = incidents[0][0].read
            let journal = JournalFormat(pack: pack).line(
                incident: (read.told ?? read.canonical).line, at: now, by: nil, previous: nil)
            try writePage(
                of: journal, learning: learnt, pack: pack, profiles: profiles, reader: reader, at: now,
                rulesPath: rulesPath)
            if let ending = input.ending { throw ending }
            return
        }
        var redaction = Redaction(pack)
        // Of several pages in one file none is made again alone.
        let isReplayable = !privacy.redact && (format == .json || format == .html && count == 1)
        let planned = try incidents.map { parts in
            try parts.map { part in
                let situation = learnt.reduce(part.evidencedSituation) { $1.learnt(by: $0, at: now, pack) }
                let plan = Plan(pack: pack, profiles: profiles, situation: situation, now: now)
                return PlannedIncident(
                    plan: try privacy.shown(plan, &redaction), place: part.place, share: part.share,
                    replay: isReplayable ? ReplayRecord(part, facts: facts, role: role, in: pack) : nil)
            }
        }
        try write(planned, reader: reader, rulesPath: rulesPath)
        if let ending = input.ending { throw ending }
    }

    /// True where nothing is asked for but a runbook at a terminal.
    private var isBare: Bool {
        let names = [output, id, establishment, existing, feed.rejects, feed.mappings.from].compactMap { $0 }
        return names.isEmpty && facts.isEmpty && format == .terminal && !print && !all
    }
}

extension Reader {
    /// Whoever holds a role of the pack; without one, whoever is in charge.
    init(role: String?, in pack: RulePack) throws {
        guard let role else {
            self = .inCharge(pack.header.defaultReader)
            return
        }
        guard let index = pack.vocabulary.role(withID: role) else {
            let roles = pack.vocabulary.roles.map { $0.id }
            let hint =
                nearest(role, in: roles).map { "did you mean \($0)?" } ?? "roles: " + roles.joined(separator: ", ")
            throw Ending.usage("unknown role `\(printable(role))`; \(hint)")
        }
        self = .holding(index)
    }
}
