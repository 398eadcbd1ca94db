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

              astreinte explain chiffrement-endiguer incident.json
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

    @Option(
        name: .customLong("lang"), help: "fr or en: the language in which a code is explained.",
        transform: { text in
            guard let language = CatalogueLanguage(rawValue: text) else {
                throw ValidationError("fr or en is expected")
            }
            return language
        })
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
        let folder = try rules.find()
        let now = time.read()
        let (pack, places) = try folder.loadWithPlaces(at: now)
        let named = try ExplainedSubject(subject, in: pack)
        if journal == nil, feed.feeds.isEmpty, isatty(0) == 1 {
            throw Ending.usage("no incident; give a file, or pipe one in (astreinte help explain)")
        }
        let plan = try self.plan(of: pack, besides: folder, at: now)
        let documents = try named.subjects(in: plan).map {
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
            throw Ending.usage("no code `\(printable(name))`" + Ending.hint(name, among: names))
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

/// What somebody asks to have explained, by its name.
private enum ExplainedSubject {
    case rule(PackIndex<Rule>, record: String?)
    case action(PackIndex<Action>, record: String?)

    /// How many records of an action without a target are explained.
    private static let recordLimit = 3

    /// A rule, else an action; an unknown name is wrong usage.
    init(_ text: String, in pack: RulePack) throws {
        let isAction = text.hasPrefix("actions/")
        let parts = (isAction ? String(text.dropFirst(8)) : text)
            .split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        let record = parts.count == 2 ? parts[1] : nil
        let rule = pack.rules.packIndices.first { pack.rules[$0].id == parts[0] }
        if let rule, !isAction {
            self = .rule(rule, record: record)
        } else if let action = pack.action(withID: parts[0]) {
            self = .action(action, record: record)
        } else {
            let removal = pack.overlays.first { overlay in
                overlay.changes.contains {
                    if case .removed(parts[0], _, nil) = $0.subject { true } else { false }
                }
            }
            if let removal {
                throw Ending.failure("the overlay `\(removal.id)` takes the rule `\(printable(parts[0]))` away")
            }
            let codes = CodeCatalogue.entries.map { $0.code }
            if codes.contains(parts[0]) { throw Ending.usage("a code is explained without an incident") }
            let names = pack.actions.map { $0.id } + (isAction ? [] : pack.rules.map { $0.id } + codes)
            throw Ending.usage(
                "no \(isAction ? "" : "rule nor ")action `\(printable(parts[0]))`" + Ending.hint(parts[0], among: names)
            )
        }
    }

    /// What is explained on an incident: of an action about records, each line up to a few.
    func subjects(in plan: Plan) throws -> [ExplanationDocument.Subject] {
        switch self {
        case .rule(let rule, let record):
            if let record { try check(record, in: plan.pack.rules[rule].forEach, of: plan) }
            return [.rule(rule, record: record)]
        case .action(let action, let record):
            let target = plan.pack.actions[action].target
            if let record {
                try check(record, in: target, of: plan)
                return [.action(ActionInstance(action, target: record))]
            }
            let lines = (plan.placed + plan.unplaced).map { $0.instance }.filter { $0.action == action }
            let shown = lines.prefix(Self.recordLimit)
            if lines.count > shown.count {
                let name = plan.pack.actions[action].id
                Terminal.standardError.write(
                    "astreinte: \(lines.count - shown.count) more records; name one: \(name)@RECORD\n")
            }
            return lines.isEmpty ? [.action(ActionInstance(action))] : shown.map { .action($0) }
        }
    }

    private func check(_ record: String, in collection: PackIndex<Fact>?, of plan: Plan) throws {
        guard let collection else { throw Ending.usage("`@` names a record, and this is about none") }
        let names = plan.view.names(in: collection) ?? []
        guard !names.contains(record) else { return }
        throw Ending.usage("no record `\(printable(record))`" + Ending.hint(record, among: names))
    }
}
