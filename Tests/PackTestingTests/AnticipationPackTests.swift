import Diagnostics
import Foundation
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import Testing
import Vocabularies

/// The pack that anticipates NIS 2, with the national one to which it adds.
@Suite struct AnticipationPackTests {
    private func files(of pack: String) throws -> [SourceFile] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "rules/\(pack)")
        return try #require(FileManager.default.subpaths(atPath: root.path())).filter { $0.hasSuffix(".yaml") }
            .sorted().map { path in
                SourceFile(path: path, bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
            }
    }

    @Test func `its tests pass, and each of its rules is seen to fire, not to fire and to be unknown`() throws {
        let added = try files(of: "nis-2")
        let rules = [try files(of: "socle-sante"), added].map { pack in
            pack.filter { !$0.path.hasSuffix(".test.yaml") }
        }
        let loading = PackLoader.load(packs: rules)
        #expect(loading.diagnostics == [])
        let pack = try #require(loading.pack)
        let suite = TestSuite.read(added.filter { $0.path.hasSuffix(".test.yaml") }, for: pack)
        #expect(suite.diagnostics == [])
        #expect(suite.tests.count >= 6)
        var seen: [PackIndex<Rule>: Set<Verdict>] = [:]
        for test in suite.tests {
            #expect(test.failures(with: pack) == [], "\(test.name)")
            let view = test.plan(with: pack).view
            for rule in pack.rules.packIndices where pack.rules[rule].origin != nil {
                seen[rule, default: []].insert(view.verdict(on: pack.rules[rule].condition))
            }
        }
        #expect(seen.count == 3)
        #expect(seen.values.allSatisfy { $0 == [.met, .notMet, .unknown] })
    }
}
