package import Diagnostics
package import RuleEngine
package import RulePacks
import YAMLTrees

/// The author's tests of a pack.
package struct TestSuite: Sendable {
    /// In the order of the files, then as written; a case comes after the test that it varies.
    package let tests: [PackTest]

    /// What is wrong with the tests themselves, each mistake once.
    package let diagnostics: [Diagnostic]

    /// The profiles that the tests name, for whoever shows what is wrong in them.
    package let profileFiles: [SourceFile]

    /// What the tests name where; nil where nobody asked.
    package let names: NameRecord?

    /// Reads test files written for a pack; `fixtures` gives the bytes of the files that they name, at paths that start
    /// from where the test files' own paths start; what a pack promises and only a derogation breaks, which `derogated` is
    /// without, is no failure.
    package static func read(
        _ files: [SourceFile], for pack: RulePack, without derogated: DerogatedPack? = nil, names: NameRecord? = nil,
        fixtures: @escaping (String) throws(FixtureFault) -> [UInt8] = { (_) throws(FixtureFault) in
            throw FixtureFault("no such file")
        }
    ) -> TestSuite {
        var reader = TestReader(pack: pack, fixtures: Fixtures(for: pack, read: fixtures))
        reader.record = names
        reader.withoutDerogations = derogated?.pack
        for file in files {
            let reading = YAMLReader.read(file)
            reader.add(reading.diagnostics)
            if let root = reading.root { reader.read(file: root) }
        }
        // What a case takes over from its test is read again with it.
        var seen: Set<Diagnostic> = []
        let diagnostics = reader.diagnostics.filter { seen.insert($0).inserted }
        return TestSuite(
            tests: reader.tests, diagnostics: diagnostics.inReportOrder, profileFiles: reader.fixtures.profileFiles,
            names: reader.record)
    }
}
