import CivilTime
import Compression
import Diagnostics
import Kits
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks

/// A page that makes its runbook again as its reader answers.
struct InteractivePage {
    private let engine: [UInt8]
    private let image: [UInt8]

    /// What such a page carries; nil, and a word on standard error, where the engine was not made.
    init?(_ content: PageContent) throws {
        guard let engine = try PageEngine.bytes else {
            Terminal.standardError.write(
                "no engine for the page (\(PageEngine.name) beside the executable or in ../share/astreinte; "
                    + "see README): it is written without\n")
            return nil
        }
        self.engine = engine
        image = content.image
        // What the image left out would be missing that night.
        guard PageContent(image: image) == content else {
            throw Ending.failure("the page can't carry all that these rules or this profile say")
        }
    }

    /// The file: the runbook of a plan, and the journal that goes on from there.
    func html(of plan: Plan, _ document: RunbookDocument, journal: [UInt8]) -> [UInt8] {
        let data: [HTMLEngine.Data] = [
            .init("moteur", dense: engine), .init("regles", dense: lzma(image)), .init("journal", journal),
            .init("empreinte", Array(DecisionFormat.fingerprint(of: plan).text.utf8)),
        ]
        return Array(HTMLFormat.render(document, engine: HTMLEngine(script: pageScript, data: data)).utf8)
    }
}

extension InteractivePage {
    /// The page that begins by asking what is seen, and what it shows on paper; nil where the engine was not made.
    static func asking(_ content: PageContent, at now: Instant) throws -> (html: [UInt8]?, paper: RunbookDocument) {
        let night = OpenNight(content.pack, content.establishment, reader: content.reader, at: now)
        return (try InteractivePage(content)?.html(of: night.plan, night.document, journal: []), night.document)
    }

    /// The establishment whose numbers a page may carry.
    static func establishment(
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
