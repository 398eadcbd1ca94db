import CivilTime
import Diagnostics
import Establishments
import Exercises
import FeedMappings
import IncidentFeeds
import PackTesting
import RuleEngine
import RulePacks
import RunbookFormats
import Runbooks
import TestSupport
import Vocabularies
import YAMLTrees

/// What bytes at random are given to; each traps where what must always hold doesn't.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case tree, pack, overlay, mapping, profile, exercise, feed, foreign, journal, kernel, pages

    /// Reads some bytes; whatever they say, it comes back.
    package func run(_ bytes: [UInt8]) {
        switch self {
        case .tree: Self.tree(bytes)
        case .pack: Self.pack(bytes)
        case .overlay: Self.overlay(bytes)
        case .mapping: Self.mapping(bytes)
        case .profile: Self.profile(bytes)
        case .exercise: Self.exercise(bytes)
        case .feed: Self.feed(bytes)
        case .foreign: Self.foreign(bytes)
        case .journal: Self.journal(bytes)
        case .kernel: Self.kernel(bytes)
        case .pages: Self.pages(bytes)
        }
    }

    private static func tree(_ bytes: [UInt8]) {
        let file = SourceFile(path: "fuzz.yaml", bytes: bytes)
        let reading = YAMLReader.read(file)
        check(reading.diagnostics, in: [file])
    }

    /// The bytes stand in for the rules of a pack whose other files are good.
    private static func pack(_ bytes: [UInt8]) {
        let file = SourceFile(path: "rules.yaml", bytes: bytes)
        let files = Surroundings.files.filter { $0.path != file.path } + [file]
        let loading = PackLoader.load(packs: [files], keepsPlaces: true)
        check(loading.diagnostics, in: files)
        precondition(loading.pack != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
        guard let pack = loading.pack else { return }
        precondition(pack.digest == PackLoader.load(Array(files.reversed())).pack?.digest, "the order of files counts")
    }

    private static func overlay(_ bytes: [UInt8]) {
        let file = SourceFile(path: "site.yaml", bytes: bytes)
        let loading = PackLoader.load(packs: [Surroundings.files], overlays: [file], keepsPlaces: true)
        check(loading.diagnostics, in: Surroundings.files + [file])
        precondition(loading.pack != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
    }

    /// A mapping, and what it makes of a record; the bytes after a line of three dots are the record.
    private static func mapping(_ bytes: [UInt8]) {
        let (text, record) = bytes.halves
        let file = SourceFile(path: "fuzz.yaml", bytes: text)
        let loading = MappingLoader.load([MappingFiles(mappings: [file])], for: Surroundings.pack.vocabulary)
        check(loading.diagnostics, in: [file])
        guard let mappings = loading.mappings else { return }
        answer(record, by: FeedReader(pack: Surroundings.pack, mappings: mappings))
    }

    private static func profile(_ bytes: [UInt8]) {
        let file = SourceFile(path: "profile.yaml", bytes: bytes)
        let loading = EstablishmentLoader.load(file, for: Surroundings.national, today: nil)
        check(loading.diagnostics, in: [file])
        check(EstablishmentLoader.check(file, for: Surroundings.national, today: nil), in: [file])
        precondition(
            loading.establishment != nil || loading.diagnostics.contains { $0.severity == .error }, "refused unsaid")
    }

    private static func exercise(_ bytes: [UInt8]) {
        let file = SourceFile(path: "exercise.yaml", bytes: bytes)
        let fixtures = Fixtures(for: Surroundings.pack) { _ throws(FixtureFault) in throw FixtureFault("none") }
        check(ExerciseLoader.load(file, for: Surroundings.pack, fixtures: fixtures).diagnostics, in: [file])
    }

    /// However a feed is cut into chunks, the same records come out.
    private static func feed(_ bytes: [UInt8]) {
        let whole = frames(bytes, chunk: bytes.count)
        precondition(whole == frames(bytes, chunk: 1), "cut byte by byte, other records come out")
        let reader = IncidentReader(pack: Surroundings.pack)
        for record in whole where record.fault == nil {
            if let line = Self.value(record.bytes)?.line {
                precondition(Self.value(line)?.line == line, "what we write, we read otherwise")
            }
            _ = try? reader.read(record)
        }
    }

    /// Records of other tools, by the mappings that ship.
    private static func foreign(_ bytes: [UInt8]) {
        answer(bytes, by: Surroundings.feeds)
    }

    private static func journal(_ bytes: [UInt8]) {
        let reading = JournalReader(pack: Surroundings.pack).read(bytes)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).count
        precondition(reading.faults.allSatisfy { (1...lines).contains($0.line) }, "a fault outside of the file")
        for situation in reading.situations(until: Surroundings.now) {
            _ = Plan(pack: Surroundings.pack, situation: situation, now: Surroundings.now).questions()
        }
    }

    /// The index against the walk, on a pack and a situation that the bytes choose.
    private static func kernel(_ bytes: [UInt8]) {
        let seed = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        var random = RandomConditions(seed: seed)
        let pack = random.pack()
        let index = RuleIndex(of: pack)
        for _ in 0..<max(1, bytes.count / 8) {
            let view = random.view(of: pack)
            let possible = index.possible(in: view)
            let walked = pack.rules.flatMap { $0.consequences.map { view.verdict(on: $0.condition) } }
            precondition(possible.map { $0.verdict } == walked.filter { $0 != .notMet }, "seed \(seed)")
        }
    }

    /// A record of a feed, on every page: nothing in it commands a terminal, a browser or a spreadsheet.
    private static func pages(_ bytes: [UInt8]) {
        let pack = Surroundings.pack
        let reader = IncidentReader(pack: pack)
        for record in frames(bytes, chunk: bytes.count).prefix(4) {
            guard record.fault == nil, let situation = try? reader.read(record) else { continue }
            let plan = Plan(pack: pack, situation: situation, now: Surroundings.now)
            let holder = Reader.inCharge(pack.header.defaultReader)
            let document = RunbookDocument(plan, reader: holder)
            for text in [
                TerminalFormat.render(document), MarkdownFormat.render(document), HTMLFormat.render([document]),
                CallFormat.render(plan, reader: holder), DeclarationFormat.render(plan),
            ] {
                precondition(text.unicodeScalars.allSatisfy { !$0.commands }, "a character that commands")
            }
            precondition(!HTMLFormat.render([document]).contains("<script"), "a script")
            for export in RunbookExport.allCases { _ = export.render(plan) }
            let json = RunbookJSON.render(plan, place: nil, reader: holder)
            precondition(Self.value(json) != nil, "what we write, we can't read")
        }
    }
}
