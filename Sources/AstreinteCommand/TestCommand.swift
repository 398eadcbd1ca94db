import ArgumentParser
import Diagnostics
import FeedMappings
import PackCoverage
import PackTesting
import RuleEngine

/// Runs the author's tests of a pack.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests of a rule pack, and the samples of mappings.",
        discussion: """
            Tests are the files named *.test.yaml of the pack; with --overlay site.yaml, site.test.yaml in their place. \
            The samples are those of the folder feeds beside the pack: feeds/samples/FORMAT.ndjson, and, line for line, \
            what must come out of it.

              astreinte test rules
              astreinte test --run "sans isolement"
              astreinte test rules --format junit > tests.xml
              astreinte test rules --coverage --fail-under 90
            """)

    @Argument(help: "The pack: a folder with pack.yaml, or a folder of exactly one pack.")
    var path: String?

    @OptionGroup var rules: RulesOptions

    @Option(
        name: .customLong("mappings"),
        help: ArgumentHelp("A folder of mappings of your own, whose samples are run too.", valueName: "folder"))
    var mappings: [String] = []

    @Option(
        name: .customLong("run"),
        help: ArgumentHelp(
            "Only the tests with this in their name; * stands for anything and ? for one character of a whole name.",
            valueName: "pattern"))
    var wanted: String?

    @Flag(help: "Stop at the first test that fails.")
    var failFast = false

    @Flag(help: "Tell what of the pack no test shows; text or json.")
    var coverage = false

    @Option(help: ArgumentHelp("With --coverage: fail where less than this is covered.", valueName: "percent"))
    var failUnder: Int?

    @Option(help: "text, json, junit (XML) or tap.")
    var format = Format.text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case junit
        case tap
    }

    func validate() throws {
        if let failUnder, !coverage || !(0...100).contains(failUnder) {
            throw ValidationError("--fail-under goes with --coverage, and takes a number from 0 to 100")
        }
        if coverage, format == .junit || format == .tap {
            throw ValidationError("--coverage is told as text or json")
        }
    }

    func run() throws {
        let folder = try rules.find(path)
        let (pack, places) = try coverage ? folder.loadWithPlaces() : (folder.load(), PackPlaces())
        let suite = try folder.validTests(for: pack)
        let pattern = wanted.map { NamePattern($0) }
        let tests = suite.tests.filter { pattern?.matches($0.name) ?? true }
        var report = TestReport()
        var seen = coverage ? Coverage(of: pack, places: places) : nil
        var progress = ProgressLine(of: tests.count)
        let index = RuleIndex(of: pack)
        for test in tests {
            report.run(test, with: pack, index: index)
            seen?.add(test.plan(with: pack, index: index))
            progress.step()
            if failFast && report.failedCount > 0 { break }
        }
        progress.erase()
        var files = folder.testFiles
        // A name chooses among tests, an overlay has its own.
        if wanted == nil, rules.overlays.isEmpty, !(failFast && report.failedCount > 0) {
            let feeds = try MappingFolders(beside: folder, and: mappings, withSamples: true)
            let samples = SampleCheck(feeds.files, mappings: try feeds.load(for: pack), pack: pack)
            for result in samples.results {
                report.add(name: result.name, at: result.place, differences: result.differences)
            }
            files += feeds.sources
        }
        show(report, seen, in: files)
        guard !report.results.isEmpty else {
            let filter = wanted.map { " whose name matches `\(printable($0))`" } ?? ""
            throw Ending.failure("no test in \(printable(folder.path))\(filter)")
        }
        if report.failedCount > 0 { throw Ending.no }
        if let failUnder, let seen, seen.whole.permille < failUnder * 10 {
            Terminal.standardError.write("astreinte: less than \(failUnder) % is covered\n")
            throw Ending.no
        }
    }

    private func show(_ report: TestReport, _ seen: Coverage?, in files: [SourceFile]) {
        switch format {
        case .text:
            AstreinteCommand.report(report.differences, in: files)
            Terminal.standardOutput.write(report.summary + (seen?.text ?? ""))
        case .json:
            // Where coverage is asked for, how the tests ended is on standard error.
            if seen != nil { AstreinteCommand.report(report.differences, in: files) }
            Terminal.standardOutput.write(seen?.json ?? report.json)
        case .junit: Terminal.standardOutput.write(report.junit)
        case .tap: Terminal.standardOutput.write(report.tap)
        }
    }
}
