import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import PackTesting
import RuleEngine
import Runbooks

/// What real incidents would get of another pack.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two rule packs: what changes for the incidents of a feed, and by which rule.",
        discussion: """
            Both packs are asked about each incident at the same instant; actions, rules, facts and priorities are \
            compared by their names. Without --feed, an incident is looked for that shows each rule which differs. \
            Exit code 1 when some incident gets something else (without --feed, when the packs \
            differ); with --fail-on, only when that happens, or when no incident is found for a rule that differs.

              astreinte diff rules-main/socle-sante rules/socle-sante --feed samples/incidents/chiffrement-complet.json
              astreinte diff old.yaml new.yaml --feed year.ndjson --format markdown
              astreinte diff old.yaml new.yaml --feed year.ndjson --fail-on lost-vital,later-vital,suspended

            Words of --fail-on: any, lost, forbidden, suspended, weakened, later, lowered, restated, allowed, earlier, \
            raised, strengthened, gained, dropped, awaited; with -vital, for actions of the two most pressing \
            priorities of either pack alone.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case markdown
    }

    @Argument(help: "The pack as it was: a file, a folder with pack.yaml, or a folder of exactly one pack.")
    var old: String

    @Argument(help: "The pack as it is to be.")
    var new: String

    @Option(
        name: .customLong("feed"),
        help: ArgumentHelp(
            "Incidents as JSON: an object, an array, or one object a line; repeated for several, - for standard input.",
            valueName: "file"))
    var feeds: [String] = []

    @Option(
        name: .customLong("overlay"),
        help: ArgumentHelp("What a site changes of both packs; repeated for several.", valueName: "file"))
    var overlays: [String] = []

    @OptionGroup var profile: ProfileOptions
    @OptionGroup var time: TimeOptions

    @Option(
        name: .customLong("fail-on"),
        help: ArgumentHelp("Exit 1 for these changes alone, with commas between them.", valueName: "words"))
    var alarms: String?

    @Option(help: "text, json or markdown (for a merge request).")
    var format = Format.text

    func run() throws {
        let alarms = try self.alarms.map { try DiffCommand.alarms($0) }
        let now = time.read()
        let sides = (try side(old, at: now), try side(new, at: now))
        var comparison = PackComparison(from: sides.0.pack, to: sides.1.pack, now: now)
        var rejectedCount = 0
        for path in feeds {
            try Files.forEachBlock(of: path) { records in
                let made = records.map(jobs: JobOptions.coreCount) { record in
                    DiffCommand.compare(record, by: sides.0, sides.1, at: now)
                }
                for (record, result) in zip(records, made) {
                    switch result {
                    case .read(let changes): comparison.add(changes)
                    case .readByOne(let refusal): comparison.add(refusal)
                    case .refused(let fault):
                        rejectedCount += 1
                        Terminal.standardError.write(
                            RejectLine(record, fault).message(file: path == "-" ? "<stdin>" : path) + "\n")
                    }
                }
            }
        }
        if feeds.isEmpty { comparison.addWitnesses() }
        write(comparison)
        guard feeds.isEmpty || comparison.incidentCount + comparison.refusals.count > 0 else {
            throw Ending.failure("no valid incident")
        }
        if isWrong(comparison, alarms) { throw Ending.no }
        if alarms != nil { try refuseUnseen(comparison.unseenRules) }
        if rejectedCount > 0 { throw Ending.someRejected }
    }

    /// One of the packs, with what of it is worked out once.
    private struct Side: Sendable {
        let pack: RulePack
        let index: RuleIndex
        let profiles: Profiles
    }

    private func side(_ path: String, at now: Instant) throws -> Side {
        let found = try PackFolder.find([path])
        let folder = overlays.isEmpty ? found : try found.with(overlays: overlays)
        let pack = try folder.load(at: now)
        // Without one that is named, no profile is looked for: that of one pack would not be that of the other.
        let profiles = profile.isEmpty ? [] : try profile.load(for: pack, besides: folder, at: now)
        return Side(pack: pack, index: RuleIndex(of: pack), profiles: profiles)
    }

    /// What becomes of one record.
    private enum Reading: Sendable {
        case read([ActionChange])
        case readByOne(PackComparison.Refusal)
        case refused(FeedFault)
    }

    private static func compare(_ record: FeedRecord, by old: Side, _ new: Side, at now: Instant) -> Reading {
        func plan(_ situation: Situation, _ side: Side) -> Plan {
            Plan(pack: side.pack, profiles: side.profiles, situation: situation, now: now, index: side.index)
        }
        switch (read(record, old.pack), read(record, new.pack)) {
        case (.success(let before), .success(let after)):
            let id = before.id(in: old.pack) ?? ""
            return .read(PlanComparison(of: id, from: plan(before, old), to: plan(after, new)).changes)
        case (.failure(let fault), .failure): return .refused(fault)
        case (.failure(let fault), .success):
            return .readByOne(.init(line: record.line, isByNew: false, reason: fault.message))
        case (.success, .failure(let fault)):
            return .readByOne(.init(line: record.line, isByNew: true, reason: fault.message))
        }
    }

    private func write(_ comparison: PackComparison) {
        switch format {
        case .json: Terminal.standardOutput.write(ComparisonJSON.render(comparison))
        case .text: Terminal.standardOutput.write(ComparisonFormat.render(comparison, style: .terminal))
        case .markdown: Terminal.standardOutput.write(ComparisonFormat.render(comparison, style: .markdown))
        }
    }

    private func isWrong(_ comparison: PackComparison, _ alarms: [ChangeAlarm]?) -> Bool {
        guard let alarms else { return feeds.isEmpty ? !comparison.isSamePack : comparison.differs }
        return comparison.changes.contains { change in alarms.contains { $0.sounds(for: change) } }
    }

    /// Answers no where some rule changes and nobody knows what: a search that found no incident proves nothing.
    private func refuseUnseen(_ rules: [String]) throws {
        guard !rules.isEmpty else { return }
        let names = rules.map { "`\(printable($0))`" }.joined(separator: ", ")
        Terminal.standardError.write(
            "astreinte: --fail-on: what is otherwise in \(names) is not known: no incident was found that shows it; "
                + "give incidents with --feed\n")
        throw Ending.no
    }

    private static func alarms(_ text: String) throws -> [ChangeAlarm] {
        try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
            let word = String(part)
            guard let alarm = ChangeAlarm(word) else {
                throw Ending.usage(
                    "--fail-on: unknown word `\(printable(word))`" + didYouMean(word, among: ChangeAlarm.words))
            }
            return alarm
        }
    }

    private static func read(_ record: FeedRecord, _ pack: RulePack) -> Result<Situation, FeedFault> {
        do throws(FeedFault) {
            return .success(try IncidentReader(pack: pack).read(record))
        } catch {
            return .failure(error)
        }
    }
}
