import ArgumentParser
import CivilTime
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// Whether a runbook is what these rules and this profile make of the facts that it embeds.
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Make a runbook again from what it embeds, and say whether it comes out the same.",
        discussion: """
            A runbook of one incident in json or html embeds the incident or its journal, the facts given beside and its \
            instant; the rules, the overlays and the profile are given here as they were then. Says identical, or what \
            differs: which digests, which lines, else where the page has other words. A journal of more than 1 MiB isn't \
            embedded: give it with --journal. It ends with 0 for identical, 1 for what differs, 2 for what can't be made \
            again, as a page without names or that of --interactive.

              astreinte replay runbook.html --profile hospital.yaml
            """)

    @Argument(help: "A runbook made with --format json or html.")
    var runbook: String

    @OptionGroup var rules: RulesOptions
    @OptionGroup var profile: ProfileOptions

    @Option(
        help: ArgumentHelp(
            "The journal that the runbook was made of, where it was too long to be embedded.", valueName: "file"))
    var journal: String?

    func run() throws {
        let bytes = try Ending.naming(runbook) { () throws(SystemFault) in
            try Files.read(runbook, limit: EmbeddedReplay.limit)
        }
        guard bytes.count <= EmbeddedReplay.limit else {
            throw Ending.failure("\(printable(runbook)): longer than \(EmbeddedReplay.limit >> 20) MiB")
        }
        let embedded = try readable { () throws(FeedFault) in try EmbeddedReplay.all(in: bytes) }
        guard !embedded.isEmpty else {
            throw Ending.failure("\(printable(runbook)): embeds nothing to make it again from")
        }
        let folder = try rules.find()
        var isSame = true
        for (place, page) in embedded.enumerated() {
            let name = embedded.count > 1 ? "\(runbook), runbook \(place + 1)" : runbook
            do {
                let differences = try differences(of: page, folder)
                let verdict = differences.isEmpty ? "identical" : "differs"
                Terminal.standardOutput.write(
                    "\(printable(name)): \(verdict)\n" + differences.map { "  \(printable($0))\n" }.joined())
                isSame = isSame && differences.isEmpty
            } catch let ending as ExitCode where ending == Ending.usage {
                // What is wrong stands in the page, and not on the command line.
                throw Ending.failure
            }
        }
        guard isSame else { throw Ending.no }
    }

    private func readable<Result>(_ work: () throws(FeedFault) -> Result) throws -> Result {
        do throws(FeedFault) {
            return try work()
        } catch {
            throw Ending.failure("\(printable(runbook)): \(printable(error.message))")
        }
    }

    /// What differs between a page and what is made again; nothing where they are the same, byte for byte.
    private func differences(of page: EmbeddedReplay, _ folder: PackFolder) throws -> [String] {
        guard let record = ReplayRecord(page.value), let now = page.value.text("now").flatMap({ Instant(rfc3339: $0) })
        else { throw Ending.failure("\(printable(runbook)): embeds nothing that this version can make again") }
        let pack = try folder.load(at: now)
        let profiles = try profile.load(for: pack, besides: folder, at: now)
        let reader = try Reader(role: record.role, in: pack)
        let learnt = try record.facts.map { try LearntFact($0, pack: pack) }
        var since: EarlierPrint?
        let plan: Plan
        switch record.account {
        case .incident(_, let remarks, let askedFirst):
            let situation = try readable { () throws(FeedFault) in
                try ReplayRecord.situation(
                    page.value["incident"], remarks: remarks, askedFirst: askedFirst, Evidence(page.value["made_from"]),
                    in: pack)
            }
            plan = Plan(
                pack: pack, profiles: profiles,
                situation: learnt.reduce(situation) { $1.learnt(by: $0, at: now, pack) },
                now: now)
        case .journal(let bytes, let id):
            let bytes = try bytes ?? journalBytes(until: Evidence(page.value["made_from"]))
            let contents = JournalFile.Contents(bytes: bytes, reading: JournalReader(pack: pack).read(bytes))
            let night = Night(runbook, of: contents, profiles, id: id, pack)
            plan = try night.plan(at: now, learning: learnt)
            since = try night.printed(until: now).last.flatMap { try night.earlier($0, than: plan) }
        }
        let made: [UInt8]
        if page.isHTML {
            let presentation = Presentation(rulesPath: record.rulesPath, command: record.command)
            let document = RunbookDocument(plan, reader: reader, since: since, presentation: presentation)
            made = Array(HTMLFormat.render([document], replay: record.json(of: plan)).utf8)
        } else {
            made = RunbookJSON.render(plan, place: record.place, reader: reader, since: since, replay: record)
        }
        guard made != page.page else { return [] }
        let again = try readable { () throws(FeedFault) in try page.again(record.json(of: plan)) }
        return ReplayDifferences(page.value, again).all + [ReplayDifferences.place(page.page, made)]
    }

    /// The lines of the journal given, up to the one that was the last when the page was made.
    private func journalBytes(until evidence: Evidence?) throws -> [UInt8] {
        guard let journal else {
            throw Ending.failure("\(printable(runbook)): its journal isn't embedded: give it with --journal")
        }
        guard case .journal(_, let head)? = evidence else {
            throw Ending.failure("\(printable(runbook)): doesn't say of which journal it is")
        }
        let bytes = try Ending.naming(journal) { () throws(SystemFault) in try JournalFile.bytes(journal) }
        guard let link = JournalChain(bytes).links.first(where: { $0.digest == head }) else {
            throw Ending.failure("\(printable(journal)): no line has the head that the page was made of")
        }
        return Array(bytes[..<link.end])
    }
}
