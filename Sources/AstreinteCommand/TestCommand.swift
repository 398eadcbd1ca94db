import ArgumentParser
import CivilTime
import Diagnostics
import FeedMappings
import PackCoverage
import PackMutation
import PackTesting
import RuleEngine
import RulePacks
import RunbookFormats
import Vocabularies

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
              astreinte test --run "type inconnu"
              astreinte test rules --format junit > tests.xml
              astreinte test rules --coverage --fail-under 90
              astreinte test rules --mutation --stubs missing.test.yaml
              astreinte test rules --coverage --only our-rule --stubs missing.test.yaml
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

    @Flag(help: "Tell what of the pack no test shows; text, json or html.")
    var coverage = false

    @Flag(help: "Write one thing of the pack wrong at a time, and tell which mistakes no test notices; text or json.")
    var mutation = false

    @Option(
        help: ArgumentHelp(
            """
            With --coverage or --mutation: of this rule alone, and of the actions that no other rule names; repeated for \
            several.
            """, valueName: "rule"))
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "With --coverage or --mutation: fail where less than this is covered, or noticed.", valueName: "percent"))
    var failUnder: Int?

    @Option(
        help: ArgumentHelp(
            """
            With --coverage or --mutation: write the cases that are missing to this file, new or empty, for you to \
            confirm.
            """, valueName: "file"))
    var stubs: String?

    @Option(help: "text, json, junit (XML) or tap; html with --coverage: the pack's files, marked test by test.")
    var format = Format.text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
        case junit
        case tap
        case html
    }

    func validate() throws {
        guard coverage || mutation else {
            guard format != .html else { throw ValidationError("--format html goes with --coverage") }
            guard failUnder == nil, stubs == nil, only.isEmpty else {
                throw ValidationError("--fail-under, --only and --stubs go with --coverage or --mutation")
            }
            return
        }
        guard coverage != mutation else { throw ValidationError("--coverage and --mutation are told one at a time") }
        guard format == .text || format == .json || format == .html && coverage else {
            throw ValidationError("--coverage is told as text, json or html, --mutation as text or json")
        }
        if let failUnder, !(0...100).contains(failUnder) {
            throw ValidationError("--fail-under takes a number from 0 to 100")
        }
    }

    func run() throws {
        if let stubs { try Files.refuseFilled(stubs, for: "--stubs") }
        let folder = try rules.find(path)
        let loading = folder.loading(at: nil, keepsPlaces: coverage || mutation)
        let pack = try folder.pack(of: loading)
        let places = loading.places ?? PackPlaces()
        let part = try part(of: pack)
        let suite = try folder.validTests(for: pack, without: loading.derogated)
        let pattern = wanted.map { NamePattern($0) }
        let tests = suite.tests.filter { pattern?.matches($0.name) ?? true }
        var report = TestReport()
        var seen = coverage ? Coverage(of: pack, places: places, only: part) : nil
        var progress = ProgressLine(of: tests.count)
        let index = RuleIndex(of: pack)
        for test in tests {
            if seen == nil {
                report.add(test, test.run(with: pack, index: index))
            } else {
                let plan = test.plan(with: pack, index: index)
                report.add(test, of: plan)
                seen?.add(plan)
            }
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
        show(report, seen, in: files, of: folder.files)
        // An author who has no test yet gets a first one of each kind.
        if let stubs, let seen, let now = tests.first?.now ?? Instant(rfc3339: "2026-11-03T02:50:00+01:00") {
            let missing = CoverageStubs(for: seen, at: now)
            try write(missing.yaml, of: missing.cases.count, remarks: missing.remarks, to: stubs)
        }
        guard !report.results.isEmpty else {
            let filter = wanted.map { " whose name matches `\(printable($0))`" } ?? ""
            throw Ending.failure("no test in \(printable(folder.path))\(filter)")
        }
        if report.failedCount > 0 {
            if mutation { tellNotMutated(report) }
            throw Ending.no
        }
        if let seen { try answer(seen.whole, "covered") }
        if mutation { try mutate(MutantList(of: pack, places: places, only: part).mutants, of: pack, tests) }
    }

    /// What of the pack is asked about; nil for the whole.
    private func part(of pack: RulePack) throws -> PackPart? {
        let rules = try only.map { id in
            guard let rule = pack.rules.packIndices.first(where: { pack.rules[$0].id == id }) else {
                throw Ending.usage(
                    "--only: no rule `\(printable(id))`" + didYouMean(id, among: pack.rules.map { $0.id }))
            }
            return rule
        }
        return rules.isEmpty ? nil : PackPart(Set(rules), of: pack)
    }

    /// Asks the tests about each mistake, on all cores.
    private func mutate(_ mutants: [Mutant], of pack: RulePack, _ tests: [PackTest]) throws {
        let run = MutationRun(of: pack, tests: tests)
        let endings = mutants.map(jobs: JobOptions.coreCount) { run.ending(of: $0) }
        let report = MutationReport(Array(zip(mutants, endings)), of: pack)
        Terminal.standardOutput.write(format == .json ? report.json : report.text)
        if let stubs { try write(report.stubs, of: report.cases.count, to: stubs) }
        try answer(report.score().tally, "noticed")
    }

    /// Says that no mistake was tried: a test that fails already would notice each of them.
    private func tellNotMutated(_ report: TestReport) {
        Terminal.standardError.write("astreinte: " + french("mutation non faite : un test échoue d'abord") + "\n")
        guard format == .json else { return }
        let failed = report.results.filter { !$0.differences.isEmpty }.map { $0.name }
        Terminal.standardOutput.write(MutationReport.notRun(becauseOf: failed))
    }

    /// Writes cases to a file; where there is none, writes no file and says so.
    private func write(_ yaml: String, of count: Int, remarks: [String] = [], to path: String) throws {
        guard count == 0 else { return try OutputFile.deliver(Array(yaml.utf8), to: path) }
        let reasons = remarks.map { printable($0) + "\n" }.joined()
        Terminal.standardError.write(reasons + "astreinte: no case to write: \(printable(path)) is not written\n")
    }

    private func answer(_ tally: CoverageTally, _ what: String) throws {
        guard let failUnder, tally.permille < failUnder * 10 else { return }
        Terminal.standardError.write("astreinte: less than \(failUnder) % is \(what)\n")
        throw Ending.no
    }

    private func show(_ report: TestReport, _ seen: Coverage?, in files: [SourceFile], of sources: [SourceFile]) {
        switch format {
        case .text:
            AstreinteCommand.report(report.differences, in: files)
            Terminal.standardOutput.write(report.summary + (seen?.text ?? ""))
        case .json where mutation: AstreinteCommand.report(report.differences, in: files)
        case .json:
            // Where coverage is asked for, how the tests ended is on standard error.
            if seen != nil { AstreinteCommand.report(report.differences, in: files) }
            Terminal.standardOutput.write(seen?.json ?? report.json)
        case .html:
            AstreinteCommand.report(report.differences, in: files)
            Terminal.standardOutput.write(seen?.page(of: sources) ?? "")
        case .junit: Terminal.standardOutput.write(report.junit)
        case .tap: Terminal.standardOutput.write(report.tap)
        }
    }
}
