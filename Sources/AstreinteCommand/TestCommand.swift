import ArgumentParser
import Diagnostics
import PackTesting

/// Runs the author's tests of a pack.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests of a rule pack.",
        discussion: """
            Tests are the files named *.test.yaml of the pack.

              astreinte test rules
            """)

    @Argument(help: "The pack: a folder with pack.yaml, or a folder of exactly one pack.")
    var path: String?

    func run() throws {
        let folder = try PackFolder.find(path)
        let pack = try folder.load()
        let suite = TestSuite.read(folder.testFiles, for: pack)
        report(suite.diagnostics, in: folder.testFiles)
        if suite.diagnostics.contains(where: { $0.severity == .error }) { throw Ending.failure }
        let failures = suite.tests.map { $0.failures(with: pack) }
        report(failures.flatMap { $0 }, in: folder.testFiles)
        let failed = failures.count { !$0.isEmpty }
        Terminal.standardOutput.write("\(suite.tests.count - failed) passed, \(failed) failed\n")
        guard !suite.tests.isEmpty else { throw Ending.failure("no test in \(printable(folder.path))") }
        if failed > 0 { throw Ending.no }
    }
}
