import Diagnostics
import RuleEngine
import RulePacks
import TestSupport
import Testing
import Vocabularies

/// Packs that add to another one.
@Suite struct OptionalPackTests {
    private static let text = """
        pack:
          id: plus
          version: 0.2.0
          language: fr
          uses: {pack: essai, version: ">=1 <2"}
          enabled_if: {malicious: true}
          notice: "Anticipation : le texte n'est pas encore en vigueur"
        facts: {extra: {type: boolean}}
        actions: {declarer: {label: "Déclarer", phase: alerte, role: garde, priority: vital}}
        rules: [{id: en-plus, title: "En plus", when: {extra: true}, require: [{action: declarer}]}]

        """

    static func load(_ text: String = text) -> PackLoading {
        PackLoader.load(packs: [SmallPack.files(with: ""), [SourceFile(path: "plus.yaml", text: text)]])
    }

    @Test func `it adds its facts, actions and rules, each rule knowing where it comes from`() throws {
        let loading = Self.load()
        #expect(loading.diagnostics.lines == [])
        let pack = try #require(loading.pack)
        #expect(pack.header.id == "essai")
        #expect(pack.optionals.map { $0.id } == ["plus"])
        #expect(pack.vocabulary.fact(named: "extra") != nil)
        #expect(pack.rules.map { $0.origin == nil } == [true, false])
        #expect(pack.digest != SmallPack.load().pack?.digest)
    }

    @Test func `the order in which packs are given changes nothing`() {
        let plus = [SourceFile(path: "plus.yaml", text: Self.text)]
        #expect(PackLoader.load(packs: [plus, SmallPack.files(with: "")]).pack == Self.load().pack)
    }

    private static let mistakes: [(PackFault, String, String)] = [
        (.missingPack, "pack: essai", "pack: ⟦1⟧esai⟦2⟧"), (.wrongBaseVersion, "\">=1 <2\"", "⟦1⟧\">=2\"⟦2⟧"),
        (.invalidVersion, "\">=1 <2\"", "⟦1⟧\"~1\"⟦2⟧"), (.unknownKey, "  notice:", "  ⟦1⟧notes⟦2⟧:"),
        (.unknownFact, "{malicious: true}", "{⟦1⟧malicous⟦2⟧: true}"), (.missingKey, ", version: \">=1 <2\"}", "}"),
        (.duplicateID, "{declarer:", "{⟦1⟧isoler⟦2⟧:"), (.duplicateID, "id: en-plus", "id: ⟦1⟧base⟦2⟧"),
        (.splitSection, "facts: {", "⟦1⟧priorities⟦2⟧: [a]\nfacts: {"), (.invalidID, "id: plus", "id: ⟦1⟧Plus⟦2⟧"),
    ]

    /// The codes that these tests show.
    static let shown = Set(mistakes.map { $0.0 }).union([.severalPacks])

    @Test(arguments: mistakes.indices)
    func `a mistake is reported at its place`(index: Int) throws {
        let (fault, old, new) = Self.mistakes[index]
        let parts = Self.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let marked = MarkedText(parts.joined(separator: new))
        let found = Self.load(marked.text).diagnostics.filter { $0.severity == .error }
        let diagnostic = try #require(found.first { $0.code == fault.rawValue }, "\(found.lines)")
        guard marked.positions[1] != nil else { return }
        let place = marked.range(1, 2)
        #expect(diagnostic.range.start == place.start)
        #expect(diagnostic.range.end == place.end)
    }

    @Test func `alone, it says what it adds to`() {
        let loading = PackLoader.load([SourceFile(path: "plus.yaml", text: Self.text)])
        #expect(loading.pack == nil)
        #expect(loading.diagnostics.map { $0.code } == ["missing-pack"])
    }

    @Test func `two packs that stand alone are one too many`() {
        let other = Self.text.replacing("  uses: {pack: essai, version: \">=1 <2\"}\n", with: "")
        let codes = Self.load(other).diagnostics.map { $0.code }
        #expect(codes.first == "several-packs")
    }
}
