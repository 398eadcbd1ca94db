import ArgumentParser
import CivilTime
import Diagnostics
import FeedMappings
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import Vocabularies

/// Adds to an incident's journal.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Add to an incident's journal what was learnt, done or noted.",
        discussion: """
            A journal begins with the incident's record; everything said later counts from the time it is said.

              astreinte update --journal night.ndjson incident.json
              astreinte update --journal night.ndjson --done ouvrir-main-courante --by "M. Bo"
              astreinte update --journal night.ndjson --set propagation=en-cours --how vu
              astreinte update --journal night.ndjson --set "affected.lost_at={dialyse: 2026-11-15T02:10:00+01:00}"
              astreinte update --journal night.ndjson --set affected.lost_at.bloc=2026-11-15T02:40:00+01:00
              astreinte update --journal night.ndjson --decide decider-coupure-generale="tout couper"
              astreinte update --journal night.ndjson --withdraw ouvrir-main-courante
              astreinte runbook --journal night.ndjson
            """)

    @Argument(help: "The incident's record, as JSON: begins the journal, or says the incident again.")
    var incident: String?

    @Option(help: ArgumentHelp("The journal.", valueName: "file"))
    var journal: String

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A fact learnt, as fact=value; ? for asked and not known.", valueName: "fact=value"))
    var facts: [String] = []

    @Option(
        help: ArgumentHelp(
            "A fact, or all that was said of an action, that no longer counts: a rumour, a mistake.",
            valueName: "fact|action"))
    var withdraw: [String] = []

    @Option(help: ArgumentHelp("An action that is done.", valueName: "action"))
    var done: [String] = []

    @Option(help: ArgumentHelp("An action that can't be done here.", valueName: "action"))
    var impossible: [String] = []

    @Option(help: ArgumentHelp("An action that makes no sense here.", valueName: "action"))
    var notApplicable: [String] = []

    @Option(help: ArgumentHelp("What was decided: an option of the action.", valueName: "action=option"))
    var decide: [String] = []

    @Option(help: ArgumentHelp("Something to keep.", valueName: "text"))
    var note: [String] = []

    @Option(help: ArgumentHelp("What whoever comes next has to know.", valueName: "text"))
    var handover: [String] = []

    @Option(help: ArgumentHelp("Who says so.", valueName: "name"))
    var by: String?

    @Option(
        help: ArgumentHelp("How the facts came to be known: vu, dit or supposé.", valueName: "manner"),
        transform: UpdateCommand.manner)
    var how: Testimony.Manner?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The incident that this is about, where the journal tells several.", valueName: "id"))
    var incidentID: String?

    @Option(
        help: ArgumentHelp(
            "Of an incident that several establishments share, what holds at the one with this number.",
            valueName: "finess"))
    var establishment: String?

    @OptionGroup var mappings: MappingOptions
    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    func validate() throws {
        if how != nil && facts.isEmpty { throw ValidationError("--how says how a fact is known: add --set") }
        if establishment != nil && incident == nil {
            throw ValidationError("--establishment goes with an incident's record")
        }
        if incident != nil && incidentID != nil { throw ValidationError("an incident's record says its own id") }
    }

    func run() throws {
        let folder = try rules.find()
        let pack = try folder.load()
        let file = JournalFile(path: journal, pack: pack)
        // What somebody else adds meanwhile may change what these lines mean: they are made again after it.
        for _ in 0..<UpdateCommand.attempts {
            let reading = try file.reading()
            let lines = try lines(after: reading, by: pack, in: folder)
            if try file.append(lines, after: reading) { return }
        }
        throw Ending.failure("\(printable(journal)): others keep writing to it, and nothing was added; try again")
    }

    /// How often lines are made before one gives up.
    private static let attempts = 100

    /// The lines to add to a journal that says this, or that isn't there.
    private func lines(
        after reading: JournalReader.Reading?, by pack: RulePack, in folder: PackFolder
    ) throws -> [(String?) -> [UInt8]] {
        let format = JournalFormat(pack: pack)
        let now = try time.read(toWriteIn: reading, zone: pack.header.zone)
        // Read where something has to be looked up in them, and once: what is wrong with them is said as they are read.
        var loaded: Profiles?
        func profiles() throws -> Profiles {
            if let loaded { return loaded }
            let read = try profile.load(for: pack, besides: folder, at: now)
            loaded = read
            return read
        }
        var lines: [(String?) -> [UInt8]] = []
        let known = reading?.incidents ?? []
        var told = reading?.situations(until: now) ?? []
        var about = incidentID
        if let incident {
            let (json, situation) = try incidentRecord(
                incident, pack: pack, besides: folder, try establishment == nil ? [] : profiles(), at: now)
            try checkEstablishment(of: situation, beside: told, pack: pack, profiles)
            told.append(situation)
            lines.append { format.line(incident: json, at: now, by: by, previous: $0) }
            let id = situation.id(in: pack)
            if known.contains(where: { $0 != id }) { about = id }
        }
        let subject = about ?? known.first ?? told.first?.id(in: pack)
        let tables = told.filter { $0.id(in: pack) == subject }.map { $0.table(at: now) }
        let entries = try entries(pack: pack, beside: tables)
        try checkIncident(among: known, for: entries)
        let records = (reading?.records ?? []).filter { $0.instant <= now }
        try checkWithdrawals(of: entries, from: records, about: about ?? known.first, at: now, pack)
        try checkTargets(of: entries, in: told, at: now, pack, profiles)
        sayWhatCountsLater(than: entries, in: reading?.records ?? [], about: subject, after: now, pack)
        for entry in entries {
            let subject = entry.isOfOneIncident ? about : entry.isOfTheHouse ? nil : incidentID
            lines.append { format.line(JournalRecord(at: now, by: by, for: subject, entry), previous: $0) }
            if case .retracted(let action) = entry {
                lines += takingBack(records.said(of: action), in: records, among: known, at: now, format, pack)
            }
            // A decision is the house's: it tells every incident what it settles.
            let subjects: [String?] = about == nil && known.count > 1 ? known : [about]
            for fact in entry.settled(in: pack) {
                for id in subjects {
                    lines.append { format.line(JournalRecord(at: now, by: by, for: id, fact), previous: $0) }
                }
            }
        }
        guard !lines.isEmpty else { throw Ending.usage("nothing to add to the journal (astreinte help update)") }
        if incident == nil, reading == nil {
            throw Ending.failure("\(printable(journal)): no such journal; begin it with the incident's record")
        }
        return lines
    }

    /// What decisions that no longer count had answered by themselves counts no longer, in each incident that it told.
    private func takingBack(
        _ decisions: [JournalRecord], in records: [JournalRecord], among known: [String], at now: Instant,
        _ format: JournalFormat, _ pack: RulePack
    ) -> [(String?) -> [UInt8]] {
        var lines: [(String?) -> [UInt8]] = []
        for id in known {
            guard let settled = LastAnswer(settledBy: decisions, in: records, of: id, pack) else { continue }
            let subject = known.count > 1 ? id : nil
            lines.append {
                format.line(
                    learning: settled.restored, withdrawing: settled.withdrawn, at: now, by: by, for: subject,
                    previous: $0)
            }
        }
        return lines
    }

    /// One journal is that of one house, which may have several numbers: its profile tells.
    private func checkEstablishment(
        of situation: Situation, beside others: [Situation], pack: RulePack, _ profiles: () throws -> Profiles
    ) throws {
        let number = situation.establishmentNumber(in: pack)
        for other in others where other.id(in: pack) != situation.id(in: pack) {
            guard let number, let known = other.establishmentNumber(in: pack), known != number else { continue }
            guard try !profiles().haveTogether(number, known) else { continue }
            throw Ending.failure(
                "\(printable(journal)) is the journal of another establishment, `\(printable(known))`; "
                    + "where both are numbers of one house give its profile by --profile")
        }
    }

    /// A fact of one incident must not be taken for another's.
    private func checkIncident(among known: [String], for entries: [JournalRecord.Entry]) throws {
        let ids = known.map { printable($0) }.joined(separator: ", ")
        if let incidentID, !known.contains(incidentID) {
            throw Ending.usage("--for: the journal tells no incident `\(printable(incidentID))`, but \(ids)")
        }
        guard incident == nil, incidentID == nil, known.count > 1, entries.contains(where: { $0.isOfOneIncident })
        else {
            return
        }
        throw Ending.usage("the journal tells several incidents: say which by --for (\(ids))")
    }

    /// What is to be written, beside what the journal, then a record of the same incident, and each `--set` in turn tell.
    private func entries(pack: RulePack, beside tables: [FactTable]) throws -> [JournalRecord.Entry] {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        let learnt = try facts.map { text in
            let learnt = try LearntFact(text, pack: pack)
            let told = (tables + [table]).map { $0[learnt.fact] }.filter { $0 != .absent }
            table[learnt.fact] = learnt.state(beside: told.reduce(.absent) { $1.beside($0) })
            return JournalRecord.Entry.learnt(learnt.fact, table[learnt.fact], how: how)
        }
        let withdrawn = try withdraw.map { try withdrawal(of: $0, in: pack) }
        let deeds = try [(Deed.Kind.done, done), (.impossible, impossible), (.notApplicable, notApplicable)].flatMap {
            kind, names in
            try names.map { JournalRecord.Entry.deed(kind, try action(named: $0, in: pack)) }
        }
        for text in note + handover {
            guard text.utf8.count <= 65_536 else {
                throw Ending.usage("a text holds 64 KiB at most, and this one \(text.utf8.count) bytes")
            }
            guard text.contains(where: { !$0.isWhitespace }) else { throw Ending.usage("a note or handover is empty") }
        }
        return learnt + withdrawn + deeds + (try decide.map { try decision($0, pack: pack) })
            + note.map { .note($0) } + handover.map { .handover($0) }
    }

    /// A name that is a fact's and an action's is the fact's.
    private func withdrawal(of name: String, in pack: RulePack) throws -> JournalRecord.Entry {
        if let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt {
            return .withdrawn(fact)
        }
        if let action = pack.instance(named: name) { return .retracted(action) }
        let known = pack.vocabulary.facts.filter { $0.canBeLearnt }.map { $0.name } + pack.actions.map { $0.id }
        throw Ending.usage("unknown fact or action `\(printable(name))`" + didYouMean(name, among: known))
    }

    private func decision(_ text: String, pack: RulePack) throws -> JournalRecord.Entry {
        guard let separator = text.firstIndex(of: "=") else {
            throw Ending.usage("--decide: `\(printable(text))` is not written as action=option")
        }
        let action = try action(named: String(text[..<separator]), in: pack)
        guard let decision = pack.actions[action.action].decision else {
            throw Ending.usage("--decide: `\(pack.actions[action.action].id)` is done, not decided: use --done")
        }
        let option = String(text[text.index(after: separator)...])
        guard let place = decision.option(named: option) else {
            let options = decision.options.map { "`\($0)`" }.joined(separator: ", ")
            throw Ending.usage("--decide: `\(printable(option))` is none of the options: \(options)")
        }
        return .decision(action, option: place)
    }

    private static func manner(_ text: String) throws -> Testimony.Manner {
        // A keyboard may have no accents.
        if let manner = Testimony.Manner.allCases.first(where: { slug($0.rawValue) == slug(text) }) { return manner }
        throw ValidationError("how a fact is known is one of vu, dit, supposé")
    }

    private func action(named name: String, in pack: RulePack) throws -> ActionInstance {
        if let action = pack.instance(named: name) { return action }
        throw Ending.usage(
            "unknown action `\(printable(name))`" + didYouMean(name, among: pack.actions.map { $0.id }))
    }

    /// The one record of a file, which must read well, and its bytes, which the journal keeps: of a foreign record, those
    /// of the incident that it becomes.
    private func incidentRecord(
        _ path: String, pack: RulePack, besides folder: PackFolder, _ profiles: Profiles, at now: Instant
    ) throws -> (json: [UInt8], situation: Situation) {
        var framer = FeedFramer()
        // A record may hold 1 MiB; white space around it is allowed for.
        framer.append(
            try Ending.naming(path) { () throws(SystemFault) in
                try Files.read(path, limit: 2 * FeedLimits().recordBytes)
            })
        framer.finish()
        guard let record = framer.next(), framer.next() == nil else {
            throw Ending.failure("\(printable(path)): one record is expected")
        }
        let reader =
            try mappings.areNeeded(by: [record])
            ? mappings.reader(for: pack, besides: folder) : FeedReader(pack: pack, mappings: [])
        let results = reader.read(record, Sharing(profiles, at: now, in: pack)).filter { result in
            guard let establishment, case .success(let incident) = result else { return true }
            return profiles.isNumber(establishment, of: incident.situation, in: pack)
        }
        guard results.count == 1 else {
            let isShared = results.contains {
                if case .success(let incident) = $0 { incident.share != nil } else { false }
            }
            throw Ending.failure(
                "\(printable(path)): one incident is expected, and the record holds \(results.count)"
                    + (isShared || establishment != nil
                        ? "; --establishment FINESS chooses among its establishments" : ""))
        }
        switch results[0] {
        case .success(let incident): return (incident.told?.line ?? record.bytes, incident.situation)
        case .failure(let fault): throw Ending.failure(RejectLine(record, fault).message(file: path))
        }
    }
}

extension JournalRecord.Entry {
    /// True for a fact: what is done is done for every incident of the house.
    fileprivate var isOfOneIncident: Bool {
        switch self {
        case .learnt, .withdrawn: true
        case .incident, .deed, .decision, .retracted, .note, .handover, .printed, .clock: false
        }
    }

    /// True for what names no incident: what is taken back of an action counts for none any more.
    fileprivate var isOfTheHouse: Bool {
        if case .retracted = self { true } else { false }
    }
}
