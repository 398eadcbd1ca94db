import DiagnosticCatalogue
import Diagnostics
import TestSupport
import Testing

/// Diagnostics as they are told in French.
@Suite struct ToldInFrenchTests {
    private let range = MarkedText("⟦1⟧a⟦2⟧\n").range(1, 2)

    @Test(arguments: CodeCatalogue.entries) func `each example keeps its place, its names and its message`(
        _ entry: DiagnosticEntry
    ) throws {
        let all = try ExampleRun().diagnostics(
            entry.example.subject, entry.example.marked.text, isLatin1: entry.code == "not-utf-8")
        let found = try #require(all.last { $0.code == entry.code })
        let told = found.told(in: .french)
        #expect(told.code == found.code && told.severity == found.severity && told.range == found.range)
        #expect(told.suggestion == found.suggestion)
        let remedy = entry.description(in: .french).help
        #expect(try remedy.lowercased().hasPrefix(#require(told.help.last).lowercased()))
        #expect(told.notes.contains { $0.range == nil && $0.message.contains(found.message) })
        #expect(told.notes.compactMap { $0.range } == found.notes.compactMap { $0.range })
        for name in found.message.matches(of: /`[^`]+`/) { #expect(told.message.contains(name.output)) }
        #expect(!told.message.hasSuffix(".") && told.message.count(where: { $0 == "`" }) % 2 == 0)
        #expect((told.help + [told.message]).allSatisfy { !$0.contains(" »") && !$0.contains("« ") })
        #expect(found.told(in: .english) == found)
    }

    @Test func `a code without an entry stays in English`() {
        let diagnostic = Diagnostic("no-such-code", "what `x` is", at: range, label: "expected", help: ["delete it"])
        #expect(diagnostic.told(in: .french) == diagnostic)
    }

    @Test func `what is known in English only is quoted, and never lost`() {
        let diagnostic = Diagnostic(
            "unknown-fact", "unknown fact `x`", at: range, label: "a label", notes: [.init("a note", at: range)],
            help: ["a help", "did you mean `y`?"])
        let told = diagnostic.told(in: .french)
        #expect(told.label == nil)
        #expect(
            told.notes == [
                .init("en anglais, «\u{A0}unknown fact `x`; a label; a help\u{A0}»"),
                .init("en anglais, «\u{A0}a note\u{A0}»", at: range),
            ])
        #expect(told.help.first == "vouliez-vous dire `y`\u{A0}?" && told.help.count == 2)
    }

    @Test(arguments: [
        ("unknown-fact", "m", "un fait nommé n'est pas déclaré"),
        ("unknown-fact", "`a` and `b`, `a` again", "un fait nommé n'est pas déclaré\u{A0}: `a`, `b`"),
        ("unknown-key", "`a`", "une clé n'existe pas à cet endroit\u{A0}: faute de frappe, ou clé d'ailleurs (`a`)"),
        ("unknown-fact", "an odd ` sign", "un fait nommé n'est pas déclaré"),
        ("unknown-fact", "`a` and an odd ` sign", "un fait nommé n'est pas déclaré\u{A0}: `a`"),
        ("promise-broken", "`must_cover` of `x`", "un incident rompt une promesse de `must_cover`\u{A0}: `x`"),
    ])
    func `names follow what the code finds, each once`(_ code: String, _ message: String, _ french: String) {
        #expect(Diagnostic(code, message, at: range).told(in: .french).message == french)
    }
}
