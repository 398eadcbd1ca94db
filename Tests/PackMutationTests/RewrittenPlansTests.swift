import Diagnostics
import Foundation
import PackMutation
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import Testing
import Vocabularies

/// A mistake is tried on the lines that it concerns alone; the reference makes the whole plan again.
@Suite struct RewrittenPlansTests {
    private static let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "rules")

    private func files(of name: String) throws -> [SourceFile] {
        let root = Self.rules.appending(path: name)
        let paths = try #require(FileManager.default.subpaths(atPath: root.path())).filter { $0.hasSuffix(".yaml") }
        return try paths.sorted().map { path in
            SourceFile(path: "\(name)/\(path)", bytes: [UInt8](try Data(contentsOf: root.appending(path: path))))
        }
    }

    @Test func `a mistake makes of a plan what the whole pack would, on the national pack`() throws {
        let files = try files(of: "socle-sante")
        let loading = PackLoader.load(packs: [files.filter { !$0.path.hasSuffix(".test.yaml") }], keepsPlaces: true)
        let pack = try #require(loading.pack)
        let suite = TestSuite.read(files.filter { $0.path.hasSuffix(".test.yaml") }, for: pack) {
            (path) throws(FixtureFault) in
            guard let data = FileManager.default.contents(atPath: Self.rules.appending(path: path).path()) else {
                throw FixtureFault("no such file")
            }
            return [UInt8](data)
        }
        let index = RuleIndex(of: pack)
        let tests = suite.tests.enumerated().filter { $0.offset.isMultiple(of: 17) }.map { $0.element }
        let plans = tests.map { RewrittenPlans(of: $0.plan(with: pack, index: index)) }
        let mutants = MutantList(of: pack, places: try #require(loading.places)).mutants
        var changed = 0
        for (offset, mutant) in mutants.enumerated() where offset.isMultiple(of: 61) {
            guard mutant.actions(of: pack) != nil else { continue }
            let mutated = mutant.pack(from: pack)
            for (test, plans) in zip(tests, plans) {
                let plan = plans.plan(by: mutated, rules: mutant.rules, actions: mutant.ownActions)
                let whole = test.plan(with: mutated)
                #expect(
                    plan.placed == whole.placed && plan.unplaced == whole.unplaced,
                    "\(mutant.subject): \(mutant.change), in \(test.name)")
                if whole.placed != plans.plan.placed || whole.unplaced != plans.plan.unplaced { changed += 1 }
            }
        }
        #expect(changed > 20, "\(changed)")
    }
}
