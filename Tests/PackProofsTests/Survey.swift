import CivilTime
import Diagnostics
import PackTesting
import RuleEngine
import RulePacks
import TestSupport
import Testing

@testable import PackProofs

/// The start of a pack whose actions are `act`, `rest`, `call` and `wipe`, the last irreversible and after `rest`.
let surveyHead =
    TestPack.head + """
        actions:
          act: {label: "Agir", phase: first, role: other, priority: normal}
          rest: {label: "Attendre", phase: first, role: other, priority: normal}
          call: {label: "Appeler", phase: first, role: chief, priority: vital}
          wipe: {label: "Effacer", phase: first, role: other, priority: normal, reversible: false, after: [rest]}

        """

/// What the checks of meaning find in packs written in tests.
struct Survey {
    let pack: RulePack
    var survey: PackSurvey

    static let now = Instant(secondsSinceEpoch: 1_793_671_200)

    /// Loads a pack, of which any mistake is one of the test.
    init(_ text: String, tests: String? = nil) throws {
        let file = SourceFile(path: "test.yaml", text: text)
        let loading = PackLoader.load(packs: [[file]], keepsPlaces: true)
        let pack = try #require(loading.pack, "\(TextRenderer().render(loading.diagnostics, files: [file]))")
        self.pack = pack
        let suite = tests.map { TestSuite.read([SourceFile(path: "a.test.yaml", text: $0)], for: pack) }
        survey = PackSurvey(
            pack, at: try #require(loading.places), tests: suite,
            top: SourceRange(file: "test.yaml", start: SourcePosition(line: 1, column: 1)), now: Survey.now)
    }

    /// What is found with one code.
    static func diagnostics(_ code: String, in text: String, tests: String? = nil) throws -> [Diagnostic] {
        var survey = try Survey(text, tests: tests)
        return survey.survey.diagnostics().filter { $0.code == code }
    }
}

extension Diagnostic {
    /// The incident that shows it, as it is printed.
    var witness: String? {
        help.compactMap { line in line.firstRange(of: "{\"").map { String(line[$0.lowerBound...]) } }.first
    }
}
