import ArgumentParser
import Diagnostics
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
              astreinte update --journal night.ndjson --done ouvrir-main-courante --set propagation=en-cours
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

    @Option(help: ArgumentHelp("A fact that no longer counts: a rumour, a mistake.", valueName: "fact"))
    var withdraw: [String] = []

    @Option(help: ArgumentHelp("An action that is done.", valueName: "action"))
    var done: [String] = []

    @Option(help: ArgumentHelp("An action that can't be done here.", valueName: "action"))
    var impossible: [String] = []

    @Option(help: ArgumentHelp("An action that makes no sense here.", valueName: "action"))
    var notApplicable: [String] = []

    @Option(help: ArgumentHelp("Something to keep.", valueName: "text"))
    var note: [String] = []

    @Option(help: ArgumentHelp("Who says so.", valueName: "name"))
    var by: String?

    @OptionGroup var rules: RulesOptions
    @OptionGroup var time: TimeOptions

    func run() throws {
        let pack = try PackFolder.find(rules.rules).load()
        let format = JournalFormat(pack: pack)
        let now = time.read()
        var lines: [(String?) -> [UInt8]] = []
        if let incident {
            let (json, id) = try incidentRecord(incident, pack: pack)
            if let other = try JournalFile(path: journal, pack: pack).incidentID(), other != id {
                throw Ending.failure("\(printable(journal)) is the journal of another incident, `\(printable(other))`")
            }
            lines.append { format.line(incident: json, at: now, by: by, previous: $0) }
        }
        for entry in try entries(pack: pack) {
            lines.append { format.line(JournalRecord(at: now, by: by, entry), previous: $0) }
        }
        guard !lines.isEmpty else { throw Ending.usage("nothing to add to the journal (astreinte help update)") }
        if incident == nil, !Files.exists(journal) {
            throw Ending.failure("\(printable(journal)): no such journal; begin it with the incident's record")
        }
        try JournalFile(path: journal, pack: pack).append(lines)
    }

    private func entries(pack: RulePack) throws -> [JournalRecord.Entry] {
        let learnt = try facts.map { try LearntFact($0, pack: pack) }.map {
            JournalRecord.Entry.learnt($0.fact, $0.state)
        }
        let withdrawn = try withdraw.map { JournalRecord.Entry.withdrawn(try LearntFact.fact(named: $0, in: pack)) }
        let deeds = try [(Deed.Kind.done, done), (.impossible, impossible), (.notApplicable, notApplicable)].flatMap {
            kind, names in
            try names.map { JournalRecord.Entry.deed(kind, try action(named: $0, in: pack)) }
        }
        return learnt + withdrawn + deeds + note.map { .note($0) }
    }

    private func action(named name: String, in pack: RulePack) throws -> ActionInstance {
        if let action = pack.instance(named: name) { return action }
        throw Ending.usage(
            "unknown action `\(printable(name))`" + Ending.hint(name, among: pack.actions.map { $0.id }))
    }

    /// The bytes of the one record of a file, which must read well: the journal keeps them.
    private func incidentRecord(_ path: String, pack: RulePack) throws -> (json: [UInt8], id: String?) {
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
        do {
            return (record.bytes, try IncidentReader(pack: pack).read(record).id(in: pack))
        } catch {
            throw Ending.failure(RejectLine(record, error).message(file: path))
        }
    }
}
