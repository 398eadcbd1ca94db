import CivilTime
import Diagnostics
import PackProofs
import PackTesting
import RuleEngine
import RulePacks
import Vocabularies

/// A pack as its files are at one moment, be there mistakes in it or not.
struct PackReading {
    let files: PackFiles
    let loading: PackLoading
    let suite: TestSuite?

    /// The pack; while it has mistakes the last that had none, nil where none ever was.
    let pack: RulePack?

    /// Where things are named, in the pack then in its tests.
    let mentions: [Mention]

    /// What could stand in the place of the word that is sought.
    let offered: [String]

    init(
        _ files: PackFiles, good: RulePack?, seeking sought: String? = nil, at now: Instant,
        bytes: @escaping (String) throws(FixtureFault) -> [UInt8]
    ) {
        self.files = files
        let today = Zone(id: "Europe/Paris")?.civil(now).date
        loading = PackLoader.load(
            packs: files.packs, today: today, keepsPlaces: true, names: NameRecord(seeking: sought))
        pack = loading.pack ?? good
        suite = pack.map {
            TestSuite.read(files.tests, for: $0, names: NameRecord(seeking: sought), fixtures: bytes)
        }
        let records = [loading.names, suite?.names].compactMap { $0 }
        var seen: Set<Mention> = []
        mentions = records.flatMap { $0.mentions }.filter { seen.insert($0).inserted }
        offered = records.flatMap { $0.offered }
    }

    /// True where the pack has no mistake.
    var isGood: Bool { loading.pack != nil }

    /// What is wrong as far as it is quickly seen.
    ///
    /// Of tests nothing is said while the pack has mistakes: the words that they use may just be changing.
    var mistakes: [Diagnostic] { loading.authorDiagnostics + (isGood ? suite?.diagnostics ?? [] : []) }

    /// What the pack means, decided over every incident that its rules tell apart: for the national pack, nearly a second.
    func remarks(at now: Instant) -> [Diagnostic] {
        guard let pack = loading.pack else { return [] }
        let isWhole = suite.map { suite in !suite.diagnostics.contains { $0.severity == .error } } ?? false
        let hasTests = files.packs.count > 1 || files.packs[0].contains { $0.path.hasSuffix("/pack.yaml") }
        var survey = PackSurvey(
            pack, at: loading.places ?? PackPlaces(), tests: isWhole && hasTests ? suite : nil, top: top, now: now)
        return survey.diagnostics()
    }

    /// Where the lack of something is shown.
    private var top: SourceRange {
        let paths = files.packs[0].map { $0.path }
        let path = paths.first { $0.hasSuffix("/pack.yaml") } ?? paths.min() ?? files.key
        return SourceRange(file: path, start: SourcePosition(line: 1, column: 1))
    }

    /// What is named at a place: the shortest text there.
    func mention(in path: String, at position: SourcePosition) -> Mention? {
        mentions.filter { $0.range.file == path && $0.range.start <= position && position <= $0.range.end }
            .min {
                ($0.range.end.column - $0.range.start.column, $0.kind) < (
                    $1.range.end.column - $1.range.start.column, $1.kind
                )
            }
    }

    /// Every place where the same is named.
    func places(of mention: Mention, declarationsOnly: Bool = false) -> [SourceRange] {
        let same = mentions.filter {
            $0.kind == mention.kind && $0.name == mention.name && (!declarationsOnly || $0.isDeclaration)
        }
        return Set(same.map { $0.range }).sorted()
    }
}
