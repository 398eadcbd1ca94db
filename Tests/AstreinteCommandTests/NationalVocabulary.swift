import Diagnostics
import Foundation
import RuleEngine
import RulePacks
import Testing
import Vocabularies

/// The words of the national pack, for tests of the pages that it makes.
enum NationalVocabulary {
    static let loaded = Result {
        let root = packageRoot.appending(path: "rules/socle-sante")
        let paths = try #require(FileManager.default.subpaths(atPath: root.path())).filter {
            $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml")
        }
        let files = try paths.sorted().map { path in
            SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
        }
        return try #require(PackLoader.load(files).pack).vocabulary
    }

    /// The types of an incident.
    static func types() throws -> [String] {
        let vocabulary = try loaded.get()
        let fact = try #require(vocabulary.fact(named: "type"))
        return try #require(vocabulary.facts[fact].type.enumeration).members.map { $0.id }
    }
}
