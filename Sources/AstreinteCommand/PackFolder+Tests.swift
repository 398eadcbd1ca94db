import Diagnostics
import PackTesting
import RuleEngine
import YAMLTrees

extension Fixtures {
    /// The bytes of a file that a test or an exercise names.
    static func bytes(at path: String) throws(FixtureFault) -> [UInt8] {
        guard !Files.isIrregular(path) else { throw FixtureFault(Files.irregular) }
        do throws(SystemFault) {
            // What a record may hold is checked where it is read; this only bounds what is held.
            return try Files.read(path, limit: YAMLLimits.pack.bytes)
        } catch {
            throw FixtureFault(error.reason)
        }
    }
}

extension PackFolder {
    /// The author's tests, with the files that they name; `derogated` is the pack without the derogations of a site.
    func tests(for pack: RulePack, without derogated: DerogatedPack? = nil) -> TestSuite {
        TestSuite.read(testFiles, for: pack, without: derogated, fixtures: Fixtures.bytes)
    }

    /// False for a pack in one file, which has no place for tests, and under overlays, which have their own.
    var hasAllTests: Bool { Files.isFolder(path) && overlays.isEmpty }

    /// Where the lack of something is shown: the beginning of the pack's first file.
    var top: SourceRange {
        let names = packs[0].map { $0.path }
        let first = names.first { $0 == path + "/pack.yaml" } ?? names.min() ?? path
        return SourceRange(file: first, start: SourcePosition(line: 1, column: 1))
    }

    /// The same; when something is wrong with them it is shown, and with an error the work ends.
    func validTests(for pack: RulePack, without derogated: DerogatedPack? = nil) throws -> TestSuite {
        let suite = tests(for: pack, without: derogated)
        report(suite.diagnostics, in: testFiles + suite.profileFiles)
        if suite.diagnostics.contains(where: { $0.severity == .error }) { throw Ending.failure }
        return suite
    }
}
