import CivilTime
import Compression
import Diagnostics
import IncidentFeeds
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks

extension RunbookCommand {
    /// Writes a page that makes its runbook again as its reader answers, from the journal of one incident.
    func writePage(
        of journal: [UInt8], learning learnt: [LearntFact], pack: RulePack, profiles: Profiles, reader: Reader,
        at now: Instant, rulesPath: String
    ) throws {
        let reading = JournalReader(pack: pack).read(journal)
        let situations = reading.situations(until: now)
        guard situations.count == 1 else {
            throw Ending.usage("--interactive is of one incident, and the journal tells \(situations.count)")
        }
        var journal = journal + (reading.isUnended ? [UInt8(ascii: "\n")] : [])
        var head = reading.head
        var table = situations[0].table(at: now)
        for learnt in learnt {
            table[learnt.fact] = learnt.state(beside: table[learnt.fact])
            let record = JournalRecord(at: now, by: nil, .learnt(learnt.fact, table[learnt.fact], how: nil))
            let line = JournalFormat(pack: pack).line(record, previous: head)
            head = JournalReader.digest(of: line)
            journal += line
        }
        let content = PageContent(
            pack: pack, establishment: try establishment(of: situations[0], profiles, at: now, pack), reader: reader,
            rulesPath: rulesPath)
        guard let page = PageRunbook(content, journal: journal, now: now) else {
            throw Ending.usage("--interactive is of one incident")
        }
        guard let engine = try PageEngine.bytes else {
            Terminal.standardError.write(
                "no engine for the page (\(PageEngine.name) beside the executable or in ../share/astreinte; "
                    + "see README): it is written without\n")
            return try OutputFile.deliver(Array(HTMLFormat.render([page.document]).utf8), to: output)
        }
        let image = content.image
        // What the image left out would be missing that night.
        guard PageContent(image: image) == content else {
            throw Ending.failure("the page can't carry all that these rules or this profile say")
        }
        let data: [HTMLEngine.Data] = [
            .init("moteur", dense: engine), .init("regles", dense: lzma(image)), .init("journal", journal),
            .init("empreinte", Array(DecisionFormat.fingerprint(of: page.plan).text.utf8)),
        ]
        let html = HTMLFormat.render(page.document, engine: HTMLEngine(script: pageScript, data: data))
        try OutputFile.deliver(Array(html.utf8), to: output)
    }

    private func establishment(
        of situation: Situation, _ profiles: Profiles, at now: Instant, _ pack: RulePack
    ) throws -> Establishment? {
        switch profiles.choice(for: situation, at: now, pack) {
        case .none: return nil
        case .used(let establishment): return establishment
        case .mismatch:
            // Its numbers would be carried in a page that is another house's.
            throw Ending.failure("no profile given is the incident's own: give that one, or none")
        }
    }
}

/// The engine that a page carries, which the build makes apart.
private enum PageEngine {
    static let name = "runbook-page.wasm.lzma"

    /// Nil where it was not made.
    static var bytes: [UInt8]? {
        get throws {
            let folders = PackFolder.executableFolder.map { [$0, $0 + "/../share/astreinte"] } ?? []
            guard let path = folders.map({ $0 + "/" + name }).first(where: { Files.exists($0) }) else { return nil }
            return try Ending.naming(path) { () throws(SystemFault) in try Files.read(path, limit: 16 << 20) }
        }
    }
}
