import ArgumentParser
import Diagnostics
import PackTesting

/// Runs the author's tests of a pack.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests of a rule pack.",
        discussion: """
            Tests are the files named *.test.yaml of the pack; with --overlay site.yaml, site.test.yaml in their place.

              astreinte test rules
              astreinte test --run "sans isolement"
            """)

    @Argument(help: "The pack: a folder with pack.yaml, or a folder of exactly one pack.")
    var path: String?

    @OptionGroup var rules: RulesOptions

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Only the tests with this in their name; * stands for anything and ? for one character of a whole name.",
            valueName: "pattern"))
    var wanted: String?

    func run() throws {
        let folder = try rules.find(path)
        let pack = try folder.load()
        let suite = try folder.validTests(for: pack)
        let pattern = wanted.map { NamePattern($0) }
        let tests = suite.tests.filter { pattern?.matches($0.name) ?? true }
        var passed = 0
        var todo = 0
        var failures: [[Diagnostic]] = []
        for test in tests {
            switch test.run(with: pack) {
            case .passed: passed += 1
            case .failed(let differences): failures.append(differences)
            case .todo: todo += 1
            }
        }
        report(failures.flatMap { $0 }, in: folder.testFiles)
        Terminal.standardOutput.write(
            "\(passed) passed, \(failures.count) failed" + (todo > 0 ? ", \(todo) todo\n" : "\n"))
        guard !tests.isEmpty else {
            let filter = wanted.map { " whose name matches `\(printable($0))`" } ?? ""
            throw Ending.failure("no test in \(printable(folder.path))\(filter)")
        }
        if !failures.isEmpty { throw Ending.no }
    }
}
