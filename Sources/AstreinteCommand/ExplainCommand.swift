import ArgumentParser
import CivilTime
import DiagnosticCatalogue
import Diagnostics
import Glibc
import IncidentFeeds
import RuleEngine
import RulePacks
import RunbookFormats
import Runbooks
import Vocabularies

/// Why a rule holds or an action is called for on one incident, and why not; or what the code of a diagnostic means.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why, or why not: a rule or an action on one incident; or what a code means.",
        discussion: """
            Each part of the conditions with what was read, whether it is met, not met or unknown, and where it is \
            written; what the law of combination kept, and from which rule; what an overlay changed; and what would have \
            to be so for it to come out otherwise. In French.

            The code of a diagnostic, without an incident: what it finds, why it matters, what to do, and an example. Should \
            a rule or an action bear its name, codes/CODE is the code.

              astreinte explain chiffrement-isoler incident.json
              astreinte explain isoler-machines-touchees incident.json --set propagation=arretee
              astreinte explain faire-sans-application@dpi incident.json --profile profile.yaml
              astreinte explain actions/isoler-machines-touchees --journal night.ndjson
              astreinte explain unknown-fact
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Argument(
        help: ArgumentHelp(
            "A rule or an action, by its id; of one about records, NAME@RECORD; actions/NAME for an action alone; or a code.",
            valueName: "rule|action|code"))
    var subject: String

    @OptionGroup var feed: FeedOptions
    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A fact learnt now, as fact=value; ? for asked and not known.", valueName: "fact=value"))
    var facts: [String] = []

    @Option(help: ArgumentHelp("The incident that this journal tells, rather than a feed.", valueName: "file"))
    var journal: String?

    @Option(help: "The incident with this id, where there are several.")
    var id: String?

    @Option(
        help: ArgumentHelp("The incident of the establishment with this FINESS number.", valueName: "finess"))
    var establishment: String?

    @Option(help: "How many levels of computed facts to open; 0 for none.")
    var depth = 1

    @Option(help: "text or json.")
    var format = Format.text

    @Option(name: .customLong("lang"), help: "The language in which a code is explained.")
    var language: CatalogueLanguage?

    func validate() throws {
        if journal != nil && !feed.feeds.isEmpty { throw ValidationError("--journal replaces the feeds") }
        if !(0...9).contains(depth) { throw ValidationError("--depth is between 0 and 9") }
    }

    func run() throws {
        if let code = try code() { return show(code) }
        guard language == nil else {
            throw Ending.usage("--lang is for codes: rules and actions are explained in French")
        }
        try OutputPlaces([("--rejects", feed.rejects)]).refuse(
            over: (journal.map { [$0] } ?? feed.inputs) + rules.inputs + profile.inputs(besides: rules))
        let folder = try rules.find()
        let now = time.read()
        let (pack, places) = try folder.loadWithPlaces(at: now)
        let codes = CodeCatalogue.entries.map { $0.code }
        if codes.contains(subject), pack.action(withID: subject) == nil,
            !pack.rules.contains(where: { $0.id == subject })
        {
            throw Ending.usage("a code is explained without an incident")
        }
        let named = try Ending.named { () throws(SubjectFault) in
            try ExplainedSubject(subject, in: pack, besides: codes)
        }
        if journal == nil, feed.feeds.isEmpty, isatty(0) == 1 {
            throw Ending.usage("no incident; give a file, or pipe one in (astreinte help explain)")
        }
        let plan = try self.plan(of: pack, besides: folder, at: now)
        let (subjects, leftOut) = try Ending.named { () throws(SubjectFault) in try named.subjects(in: plan) }
        if leftOut > 0 {
            let name = subject.hasPrefix("actions/") ? String(subject.dropFirst(8)) : subject
            Terminal.standardError.write("astreinte: \(leftOut) more records; name one: \(printable(name))@RECORD\n")
        }
        let documents = subjects.map {
            ExplanationDocument($0, in: plan, places: places, opening: depth)
        }
        switch format {
        case .json: Terminal.standardOutput.write(documents.flatMap { ExplanationJSON.render($0) })
        case .text:
            let color = Terminal.standardOutput.showsColor
            Terminal.standardOutput.write(
                documents.map { ExplanationFormat.render($0, color: color) }.joined(separator: "\n"))
        }
    }

    /// The code that is asked for; nil where an incident is given, or a rule or an action bears its name.
    private func code() throws -> DiagnosticEntry? {
        let isPrefixed = subject.hasPrefix("codes/")
        let name = isPrefixed ? String(subject.dropFirst(6)) : subject
        let isAlone = journal == nil && feed.feeds.isEmpty
        guard let entry = CodeCatalogue[name] else {
            guard isPrefixed else { return nil }
            let names = CodeCatalogue.entries.map { $0.code }
            throw Ending.usage("no code `\(printable(name))`" + didYouMean(name, among: names))
        }
        if isPrefixed, !isAlone { throw Ending.usage("a code is explained without an incident") }
        guard isAlone, !isPrefixed, !rules.paths.isEmpty || PackFolder.usualPath != nil else {
            return isAlone ? entry : nil
        }
        // A pack with mistakes is when codes are asked about: it names nothing.
        guard let pack = try rules.find().loading(at: nil).pack else { return entry }
        return pack.rules.contains { $0.id == name } || pack.action(withID: name) != nil ? nil : entry
    }

    private func show(_ code: DiagnosticEntry) {
        switch format {
        case .json: Terminal.standardOutput.write(CodeJSON.render(code))
        case .text:
            Terminal.standardOutput.write(CodeText.render(code, in: language ?? .french))
        }
    }

    /// The plan of the one incident that is given.
    private func plan(of pack: RulePack, besides folder: PackFolder, at now: Instant) throws -> Plan {
        let learnt = try facts.map { try LearntFact($0, pack: pack) }
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        var situations: [Situation] = []
        if let journal {
            let contents = try JournalFile(path: journal, pack: pack).contents()
            situations = contents.reading.situations(until: now).ofOneHouse(profiles, at: now, pack)
        } else {
            let sharing = Sharing(profiles, at: now, in: pack)
            var input = try FeedInput(feed, pack: pack, besides: folder, sharing: sharing)
            try input.readAll(block: { _ in { $0 } }, each: { situations.append($0.situation) })
        }
        if let id { situations.removeAll { $0.id(in: pack) != id } }
        if let establishment {
            situations.removeAll { !profiles.isNumber(establishment, of: $0, in: pack) }
        }
        guard let situation = situations.first else {
            throw Ending.failure(id.map { "no incident `\(printable($0))`" } ?? "no valid incident")
        }
        guard situations.count == 1 else {
            throw Ending.usage(
                "one incident is explained, and there are \(situations.count): add --id ID or --establishment FINESS")
        }
        let told = learnt.reduce(situation) { $1.learnt(by: $0, at: now, pack) }
        return Plan(pack: pack, profiles: profiles, situation: told, now: now)
    }
}

extension Ending {
    /// Does what a name is needed for; a fault of the name ends the command.
    fileprivate static func named<Result>(_ work: () throws(SubjectFault) -> Result) throws -> Result {
        do {
            return try work()
        } catch {
            throw error.isUsage ? usage(error.message) : failure(error.message)
        }
    }
}
