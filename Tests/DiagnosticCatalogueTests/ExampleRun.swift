import CivilTime
import DiagnosticCatalogue
import Diagnostics
import Establishments
import Exercises
import FeedMappings
import PackProofs
import PackTesting
import RuleEngine
import RulePacks
import TestSupport

/// Examples of the catalogue, read as `astreinte check` reads the files that they belong to.
struct ExampleRun {
    /// The file of the example.
    static let path = "exemple.yaml"

    private static let today = CivilDate(year: 2026, month: 11, day: 25)

    private let pack: RulePack

    init() throws {
        pack = try TestPack(ExampleBase.head, ExampleBase.sections).pack
    }

    /// Everything that is said of a text in the place of an example, read as Latin-1 where that is what is wrong with it.
    func diagnostics(_ subject: CodeExample.Subject, _ text: String, isLatin1: Bool = false) -> [Diagnostic] {
        func file(_ text: String) -> SourceFile {
            let bytes = isLatin1 ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
            return SourceFile(path: Self.path, bytes: bytes)
        }
        switch subject {
        case .pack:
            let base = rest(of: ExampleBase.head, besides: text) + ExampleBase.sections
            return PackLoader.load([SourceFile(path: "base.yaml", text: base), file(text)]).diagnostics
        case .meaning: return meaning(text, tests: nil)
        case .testedPack:
            let texts = text.split(separator: "# exemple.test.yaml\n", maxSplits: 1).map { String($0) }
            return meaning(texts[0], tests: texts.last)
        case .wholePack: return PackLoader.load([file(text)]).diagnostics
        case .secondPack:
            return PackLoader.load(packs: [Self.files, [file(text)]]).diagnostics
        case .overlay:
            let texts = text.split(separator: "# site.yaml\n", maxSplits: 1).map { String($0) }
            let site = texts.dropFirst().map { SourceFile(path: "site.yaml", text: $0) }
            return PackLoader.load(packs: [Self.files], overlays: [file(texts[0])] + site, today: Self.today)
                .diagnostics
        case .tests:
            let suite = TestSuite.read([file(text)], for: pack)
            return suite.diagnostics
                + suite.tests.flatMap { test -> [Diagnostic] in
                    if case .failed(let failures) = test.run(with: pack) { failures } else { [] }
                }
        case .profile:
            let whole = text + "\n" + rest(of: ExampleBase.profile, besides: text)
            return EstablishmentLoader.check(file(whole), for: pack, today: Self.today)
        case .profiles:
            let whole = text + "\n" + rest(of: ExampleBase.profile, besides: text)
            return HostCheck.diagnostics(of: [file(whole), SourceFile(path: "hote.yaml", text: ExampleBase.host)])
        case .callSheet:
            let profile = SourceFile(path: "profil.yaml", text: ExampleBase.profile)
            let sheet = CallSheet(profile, for: pack)
            return Self.today.map { FilledCallSheet(file(text), of: sheet, today: $0).diagnostics } ?? []
        case .rota:
            return RotaReader.read(file(text), role: nil, for: pack, zone: pack.header.zone).diagnostics
        case .mapping:
            let whole = text + "\n" + rest(of: ExampleBase.mapping, besides: text)
            let other = SourceFile(
                path: "autre.yaml", text: ExampleBase.mapping.replacing("format: outil", with: "format: autre"))
            let samples = ["autre", "outil"].map {
                SampleFiles(
                    format: $0, feed: SourceFile(path: $0, text: ""), expected: SourceFile(path: $0, text: ""))
            }
            let files = MappingFiles(mappings: [other, file(whole)], samples: samples)
            return MappingLoader.load([files], for: pack.vocabulary, asksForSamples: true).diagnostics
        case .sample: return sample(file(text))
        case .exercise:
            let nested = rest(of: ExampleBase.exercise, besides: text, indent: 2)
            let profile = ExampleBase.profile + "services: [{id: urgences}]\n"
            let fixtures = Fixtures(for: pack) { (_) throws(FixtureFault) in Array(profile.utf8) }
            return ExerciseLoader.load(file(text + "\n" + nested), for: pack, fixtures: fixtures).diagnostics
        }
    }

    private static let files = [
        SourceFile(path: "base.yaml", text: ExampleBase.head),
        SourceFile(path: "suite.yaml", text: ExampleBase.sections),
    ]

    /// What is said of the file of an example, once the pack is whole, of what its rules mean.
    private func meaning(_ text: String, tests: String?) -> [Diagnostic] {
        let base = rest(of: ExampleBase.head, besides: text) + ExampleBase.sections
        let files = [SourceFile(path: "base.yaml", text: base), SourceFile(path: Self.path, text: text)]
        let loading = PackLoader.load(packs: [files], today: Self.today, keepsPlaces: true)
        guard let pack = loading.pack, let places = loading.places else { return loading.diagnostics }
        let suite = tests.map { TestSuite.read([SourceFile(path: "exemple.test.yaml", text: $0)], for: pack) }
        let day = Self.today?.dayNumber ?? 0
        let top = SourceRange(file: "base.yaml", start: SourcePosition(line: 1, column: 1))
        var survey = PackSurvey(
            pack, at: places, tests: suite, top: top,
            now: Instant(secondsSinceEpoch: Int64(day) * 86_400))
        var found = loading.diagnostics
        if let suite { found += suite.diagnostics }
        return found + survey.diagnostics().filter { $0.range.file == Self.path }
    }

    private func sample(_ expected: SourceFile) -> [Diagnostic] {
        let files = MappingFiles(
            mappings: [SourceFile(path: "outil.yaml", text: ExampleBase.mapping)],
            samples: [
                SampleFiles(
                    format: "outil", feed: SourceFile(path: "outil.ndjson", text: ExampleBase.sample),
                    expected: expected)
            ])
        let loading = MappingLoader.load([files], for: pack.vocabulary)
        guard let mappings = loading.mappings else { return loading.diagnostics }
        return SampleCheck([files], mappings: mappings, pack: pack).failures.flatMap { $0.differences }
    }

    /// The sections of a base that an example doesn't write itself; with an indent, the keys of its one section.
    private func rest(of base: String, besides text: String, indent: Int = 0) -> String {
        let margin = String(repeating: " ", count: indent)
        func name(_ line: Substring) -> Substring? {
            guard line.hasPrefix(margin), let first = line.dropFirst(indent).first, first.isLetter else { return nil }
            return line.dropFirst(indent).prefix { $0 != ":" }
        }
        let own = Set(text.split(separator: "\n").compactMap { name($0) })
        var isKept = false
        var kept = ""
        for line in base.split(separator: "\n") {
            if let section = name(line) { isKept = !own.contains(section) }
            if isKept { kept += line + "\n" }
        }
        return kept
    }
}
