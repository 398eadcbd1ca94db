package import Diagnostics
package import RuleEngine
import YAMLTrees

/// The author's tests of a pack.
package struct TestSuite: Sendable {
    /// In the order of the files, then as written; a case comes after the test that it varies.
    package let tests: [PackTest]

    /// What is wrong with the tests themselves.
    package let diagnostics: [Diagnostic]

    /// Reads test files written for a pack.
    package static func read(_ files: [SourceFile], for pack: RulePack) -> TestSuite {
        var reader = TestReader(pack: pack)
        for file in files {
            let reading = YAMLReader.read(file)
            reader.add(reading.diagnostics)
            if let root = reading.root { reader.read(file: root) }
        }
        return TestSuite(tests: reader.tests, diagnostics: reader.diagnostics.inReportOrder)
    }
}
