import CivilTime
import DiagnosticCatalogue
import Diagnostics
import Establishments
import FeedMappings
import Foundation
import IncidentFeeds
import Interviews
import RuleEngine
import RulePacks
import Runbooks
import TestSupport
import Vocabularies

/// What the bytes are read beside: made once.
enum Surroundings {
    /// The small pack of the catalogue's examples.
    static let files = [
        SourceFile(path: "base.yaml", text: ExampleBase.head),
        SourceFile(path: "suite.yaml", text: ExampleBase.sections),
    ]
    static let pack = loaded(files)
    static let reader = IncidentReader(pack: pack)
    private static let index = RuleIndex(of: pack)

    /// A pack whose answers are told by the bytes of records.
    static let plain = {
        var making = RandomPack(seed: 1)
        return loaded([SourceFile(path: "plain.yaml", text: making.pack())])
    }()

    static let profile = SourceFile(path: "profil.yaml", text: ExampleBase.profile)
    static let sheet = CallSheet(profile, for: pack)
    private static let house = EstablishmentLoader.load(profile, for: pack, today: nil).establishment

    /// The pack that ships.
    private static let national = loaded(
        ["", "/actions", "/rules", "/vocabulary"].flatMap { yaml(in: "rules/socle-sante" + $0) })

    /// The mappings that ship.
    static let feeds: FeedReader = {
        let files = MappingFiles(mappings: yaml(in: "rules/feeds"), tables: yaml(in: "rules/feeds/tables"))
        let mappings = MappingLoader.load([files], for: national.vocabulary).mappings
        guard let mappings else { preconditionFailure("rules/feeds has mistakes") }
        return FeedReader(pack: national, mappings: mappings)
    }()

    static let now = Instant(secondsSinceEpoch: 1_793_000_000)
    static let today = CivilDate(dayNumber: 20_782)

    /// The plan of a situation at the establishment of the examples.
    static func plan(_ situation: Situation) -> Plan {
        Plan(pack: pack, establishment: house, situation: situation, now: now, index: index)
    }

    /// Every question that the pack that ships asks of a night of several kinds.
    static let prompts: [Prompt] = {
        var framer = FeedFramer()
        framer.append(Array(#"{"id":"A-1","type":["chiffrement","panne-electrique"]}"#.utf8)[...])
        framer.finish()
        guard let record = framer.next(), let situation = try? IncidentReader(pack: national).read(record) else {
            preconditionFailure("a record of ours has a mistake")
        }
        let plan = Plan(pack: national, situation: situation, now: now)
        var interview = Interview(pack: national)
        var prompts: [Prompt] = []
        for silence in [nil, situation] {
            while let next = interview.prompt(silence, silence.map { _ in plan })?.prompt {
                prompts.append(next)
                interview.pass(next.subject)
            }
        }
        return prompts
    }()

    /// Packs made at random, with the index of each.
    static let randomPacks: [(RulePack, RuleIndex)] = (0..<64).map { (seed: UInt64) in
        var random = RandomConditions(seed: seed)
        let pack = random.pack()
        return (pack, RuleIndex(of: pack))
    }

    private static func loaded(_ files: [SourceFile]) -> RulePack {
        guard let pack = PackLoader.load(files).pack else { preconditionFailure("a pack of ours has mistakes") }
        return pack
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static func yaml(in folder: String) -> [SourceFile] {
        let place = root.appendingPathComponent(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.compactMap { name in
            (try? Data(contentsOf: place.appendingPathComponent(name))).map {
                SourceFile(path: folder + "/" + name, bytes: Array($0))
            }
        }
    }
}
