import CivilTime
import Diagnostics
import Foundation
import IncidentFeeds
import PackTesting
import QuickAnswers
import RuleEngine
import RulePacks
import RunbookFormats
import Runbooks
import TestSupport
import Vocabularies

/// Everything that is measured, from the parts to the whole.
struct Benchmarks {
    /// The folder of the package, from which packs and samples are read.
    let root: URL

    /// Sizes of synthetic packs.
    let ruleCounts: [Int]

    /// Incidents of a synthetic feed.
    let incidentCount: Int

    private let now: Instant

    init(root: URL, ruleCounts: [Int], incidentCount: Int) throws {
        self.root = root
        self.ruleCounts = ruleCounts
        self.incidentCount = incidentCount
        now = try TestPack.instant("2026-11-03T03:00:00+01:00")
    }

    func all() throws -> [Benchmark] {
        try ruleCounts.flatMap { try synthetic($0) } + national()
    }

    private func synthetic(_ ruleCount: Int) throws -> [Benchmark] {
        let file = SyntheticPack(ruleCount: ruleCount).file
        let pack = try load([file])
        let index = RuleIndex(of: pack)
        let feed = SyntheticPack.feed(incidentCount)
        let views = try situations(feed, pack).map { situation in
            FactView(pack: pack, table: situation.table(at: now), now: now, index: index)
        }
        let format = DecisionFormat(keys: [.id, .actions])
        let cases = SyntheticPack.tests(of: feed)
        let records = records(feed)
        let quick = QuickAnswers(pack, keys: [.id, .actions])
        return [
            Benchmark(
                name: "load, \(ruleCount) rules", item: "pack", inputSize: file.bytes.count,
                excluded: "reading the file"
            ) {
                PackLoader.load([file]).pack == nil ? 0 : 1
            },
            Benchmark(
                name: "index, \(ruleCount) rules", item: "pack", inputSize: file.bytes.count, excluded: "loading"
            ) {
                _ = RuleIndex(of: pack)
                return 1
            },
            Benchmark(
                name: "rules that hold, \(ruleCount) rules", item: "incident", inputSize: feed.count,
                excluded: "loading, reading, resolving facts, the plan"
            ) {
                for view in views { _ = view.outcomes() }
                return views.count
            },
            Benchmark(
                name: "id,actions by whole plans, \(ruleCount) rules", item: "incident", inputSize: feed.count,
                excluded: "loading, files"
            ) {
                decisions(feed, pack, format, index)
            },
            Benchmark(
                name: "answers index, \(ruleCount) rules", item: "pack", inputSize: file.bytes.count,
                excluded: "loading"
            ) {
                QuickAnswers(pack, keys: [.id, .actions]) == nil ? 0 : 1
            },
            Benchmark(
                name: "id,actions, \(ruleCount) rules", item: "incident", inputSize: feed.count,
                excluded: "loading, files, framing"
            ) {
                answers(records, quick)
            },
            Benchmark(
                name: "author's tests, \(ruleCount) rules", item: "case", inputSize: cases.bytes.count,
                excluded: "loading, files"
            ) {
                run(TestSuite.read([cases], for: pack) { _ throws(FixtureFault) in [] }, pack, index)
            },
        ]
    }

    /// The records of a feed.
    private func records(_ feed: [UInt8]) -> [FeedRecord] {
        var framer = FeedFramer()
        framer.append(feed)
        framer.finish()
        return framer.waiting()
    }

    /// Answers records by their bytes and counts those that are answered.
    private func answers(_ records: [FeedRecord], _ quick: QuickAnswers?) -> Int {
        guard let quick else { return 0 }
        var reading = quick.reading()
        var output: [UInt8] = []
        let span = records.span
        return records.indices.count { quick.answer(span, at: $0, isCanonical: true, &reading, to: &output) }
    }

    /// Runs tests and counts those that pass.
    private func run(_ suite: TestSuite, _ pack: RulePack, _ index: RuleIndex) -> Int {
        suite.tests.count { $0.failures(with: pack, index: index).isEmpty }
    }

    private func national() throws -> [Benchmark] {
        let pack = try load(try files(below: "rules/socle-sante"))
        let samples = try incidents()
        let feed = samples.flatMap { $0 + [UInt8(ascii: "\n")] }
        let index = RuleIndex(of: pack)
        let plans = try situations(feed, pack).map { Plan(pack: pack, situation: $0, now: now, index: index) }
        let format = DecisionFormat()
        func page(_ name: String, _ render: @escaping (RunbookDocument) -> Int) -> Benchmark {
            Benchmark(
                name: "runbook, \(name)", item: "runbook", inputSize: feed.count, excluded: "loading, reading, the plan"
            ) {
                plans.reduce(0) {
                    $0 + min(1, render(RunbookDocument($1, reader: .inCharge(pack.header.defaultReader))))
                }
            }
        }
        return [
            Benchmark(
                name: "full decisions, national pack", item: "incident", inputSize: feed.count,
                excluded: "loading, files"
            ) {
                decisions(feed, pack, format, index)
            },
            page("terminal") { TerminalFormat.render($0).utf8.count },
            page("markdown") { MarkdownFormat.render($0).utf8.count },
            page("html") { HTMLFormat.render([$0]).utf8.count },
            Benchmark(
                name: "runbook, json", item: "runbook", inputSize: feed.count, excluded: "loading, reading, the plan"
            ) {
                plans.reduce(0) {
                    $0 + min(1, RunbookJSON.render($1, place: nil, reader: .inCharge(pack.header.defaultReader)).count)
                }
            },
            try packTests(pack, index),
        ] + [cold()].compactMap { $0 }
    }

    /// The author's tests of the national pack, each with its plan and what it promises.
    private func packTests(_ pack: RulePack, _ index: RuleIndex) throws -> Benchmark {
        let rules = root.appending(path: "rules/socle-sante/tests")
        let files = try FileManager.default.contentsOfDirectory(atPath: rules.path()).sorted().map { name in
            SourceFile(
                path: "rules/socle-sante/tests/\(name)",
                bytes: Array(try Data(contentsOf: rules.appending(path: name))))
        }
        let suite = TestSuite.read(files, for: pack) { (path) throws(FixtureFault) in
            guard let data = FileManager.default.contents(atPath: root.appending(path: path).path()) else {
                throw FixtureFault("no such file")
            }
            return Array(data)
        }
        return Benchmark(
            name: "author's tests, national pack", item: "case", inputSize: files.reduce(0) { $0 + $1.bytes.count },
            excluded: "loading, reading the tests"
        ) {
            run(suite, pack, index)
        }
    }

    /// A whole run of the command on one incident, where it is built beside.
    private func cold() -> Benchmark? {
        let command = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "astreinte")
        let sample = root.appending(path: "samples/incidents/chiffrement-minimal.json").path()
        guard FileManager.default.isExecutableFile(atPath: command.path()) else { return nil }
        return Benchmark(
            name: "one incident from cold, national pack", item: "run", inputSize: 0, excluded: "nothing"
        ) {
            let process = Process()
            process.executableURL = command
            process.arguments = [sample, "--rules", root.appending(path: "rules").path()]
            process.standardOutput = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return 0 }
            process.waitUntilExit()
            return 1
        }
    }

    private func decisions(_ feed: [UInt8], _ pack: RulePack, _ format: DecisionFormat, _ index: RuleIndex) -> Int {
        var count = 0
        var byteCount = 0
        for situation in (try? situations(feed, pack)) ?? [] {
            let plan = Plan(pack: pack, profiles: [], situation: situation, now: now, index: index)
            var writer = JSONWriter()
            writer.object { format.write(plan, place: nil, to: &$0) }
            byteCount += writer.bytes.count
            count += 1
        }
        return byteCount > 0 ? count : 0
    }

    private func situations(_ feed: [UInt8], _ pack: RulePack) throws -> [Situation] {
        let reader = IncidentReader(pack: pack)
        return try records(feed).map { try reader.read($0) }
    }

    private struct UnreadablePack: Error, CustomStringConvertible { let description: String }

    private func load(_ files: [SourceFile]) throws -> RulePack {
        let loading = PackLoader.load(files)
        guard let pack = loading.pack else {
            throw UnreadablePack(description: TextRenderer().render(loading.diagnostics, files: files))
        }
        return pack
    }

    private func files(below path: String) throws -> [SourceFile] {
        let folder = root.appending(path: path)
        let paths = FileManager.default.subpaths(atPath: folder.path()) ?? []
        return try paths.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }.sorted().map { path in
            SourceFile(path: path, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
        }
    }

    private func incidents() throws -> [[UInt8]] {
        let folder = root.appending(path: "samples/incidents")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
            Array(try Data(contentsOf: folder.appending(path: name))).filter { $0 != UInt8(ascii: "\n") }
        }
    }
}
