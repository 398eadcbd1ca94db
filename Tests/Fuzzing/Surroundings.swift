import CivilTime
import Diagnostics
import FeedMappings
import Foundation
import IncidentFeeds
import RuleEngine
import RulePacks

/// What the bytes are read beside: made once.
enum Surroundings {
    /// A small pack, as `astreinte new` writes it, tests left out.
    static let files = PackTemplate.files(id: "essai").filter { !$0.path.hasSuffix(".test.yaml") }.map {
        SourceFile(path: $0.path, text: $0.text)
    }
    static let pack = loaded(files)

    /// The pack that ships.
    static let national = loaded(yaml(below: "rules/socle-sante"))

    /// The mappings that ship.
    static let feeds: FeedReader = {
        let files = MappingFiles(mappings: yaml(in: "rules/feeds"), tables: yaml(in: "rules/feeds/tables"))
        let mappings = MappingLoader.load([files], for: national.vocabulary).mappings
        guard let mappings else { preconditionFailure("rules/feeds has mistakes") }
        return FeedReader(pack: national, mappings: mappings)
    }()

    static let now = Instant(secondsSinceEpoch: 1_793_000_000)

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

    private static func yaml(below folder: String) -> [SourceFile] {
        yaml(in: folder) + ["actions", "rules", "vocabulary"].flatMap { yaml(in: folder + "/" + $0) }
    }
}
