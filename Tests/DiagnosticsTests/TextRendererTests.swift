import Diagnostics
import TestSupport
import Testing

@Suite struct TextRendererTests {
    private func render(_ diagnostic: Diagnostic, _ text: MarkedText) -> String {
        TextRenderer().render([diagnostic], files: [text.file()])
    }

    @Test func `a diagnostic shows its place, its line, carets, label and help`() {
        let text = MarkedText("a:\n" + String(repeating: "\n", count: 9) + "  when: {types: ⟦1⟧chifrement⟦2⟧}\n")
        let diagnostic = Diagnostic(
            "unknown-value", "unknown type `chifrement`", at: text.range(1, 2), label: "not in the list",
            notes: [Diagnostic.Note("lists are closed")], help: ["did you mean `chiffrement`?", "or add it"])
        #expect(
            render(diagnostic, text) == """
                error[unknown-value]: unknown type `chifrement`
                  --> test.yaml:11:17
                   |
                11 |   when: {types: chifrement}
                   |                 ^^^^^^^^^^ not in the list
                   = help: did you mean `chiffrement`?
                   = help: or add it
                   = note: lists are closed

                """)
    }

    @Test func `the words around messages are French where asked`() {
        let text = MarkedText("⟦1⟧a⟦2⟧: ⟦3⟧b⟦4⟧\n")
        let severities: [Diagnostic.Severity] = [.error, .warning, .note]
        let diagnostics = severities.map { severity in
            Diagnostic(
                "c", "m", at: text.range(1, 2), severity: severity,
                notes: [Diagnostic.Note("n"), Diagnostic.Note("p", at: text.range(3, 4))], help: ["h"])
        }
        let report = TextRenderer(words: .french).render(diagnostics, files: [text.file()])
        let titles = report.split(separator: "\n").filter { $0.hasSuffix("m") || $0.hasSuffix("p") }
        #expect(
            titles == [
                "erreur[c]\u{A0}: m", "remarque\u{A0}: p", "avertissement[c]\u{A0}: m", "remarque\u{A0}: p",
                "remarque[c]\u{A0}: m", "remarque\u{A0}: p",
            ])
        #expect(report.contains("  = aide\u{A0}: h\n  = remarque\u{A0}: n\n"))
    }

    @Test func `a note at another place has its own snippet and shares the margin`() {
        let text = MarkedText("⟦1⟧any⟦2⟧: 1\n" + String(repeating: "\n", count: 8) + "⟦3⟧any⟦4⟧: 2\n")
        let diagnostic = Diagnostic(
            "duplicate-key", "twice", at: text.range(3, 4), severity: .warning,
            notes: [Diagnostic.Note("first here", at: text.range(1, 2))])
        #expect(
            render(diagnostic, text) == """
                warning[duplicate-key]: twice
                  --> test.yaml:10:1
                   |
                10 | any: 2
                   | ^^^
                note: first here
                  --> test.yaml:1:1
                   |
                 1 | any: 1
                   | ^^^

                """)
    }

    @Test func `several diagnostics come in order, a blank line between them`() {
        let text = MarkedText("⟦1⟧a\n⟦2⟧b")
        let report = TextRenderer().render(
            [Diagnostic("two", "m", at: text.range(2)), Diagnostic("one", "m", at: text.range(1))], files: [text.file()]
        )
        #expect(
            report == """
                error[one]: m
                 --> test.yaml:1:1
                  |
                1 | a
                  | ^

                error[two]: m
                 --> test.yaml:2:1
                  |
                2 | b
                  | ^

                """)
    }

    @Test func `without the file the label becomes a note`() {
        let range = SourceRange(file: "gone.yaml", start: SourcePosition(line: 3, column: 2))
        let report = TextRenderer().render([Diagnostic("c", "m", at: range, label: "why")], files: [])
        #expect(report == "error[c]: m\n --> gone.yaml:3:2\n  = note: why\n")
    }

    @Test func `a line past the end of the file is shown empty`() {
        let range = SourceRange(file: "test.yaml", start: SourcePosition(line: 9, column: 4))
        let report = render(Diagnostic("c", "m", at: range, label: "here"), MarkedText("a"))
        #expect(report == "error[c]: m\n --> test.yaml:9:4\n  |\n9 |\n  | ^ here\n")
    }

    @Test func `escapes in any text are made visible`() {
        let path = "a\u{1B}]0;x\u{7}.yaml"
        let range = SourceRange(file: path, start: SourcePosition(line: 1, column: 1))
        let hostile = "\u{1B}[2J\u{202E}\n"
        let diagnostic = Diagnostic(
            hostile, hostile, at: range, label: hostile,
            notes: [Diagnostic.Note(hostile), Diagnostic.Note(hostile, at: range)], help: [hostile])
        let report = TextRenderer().render([diagnostic], files: [SourceFile(path: path, text: hostile)])
        let scalars = report.unicodeScalars.filter { $0 != "\n" && ($0.value < 0x20 || $0.value == 0x202E) }
        #expect(scalars.isEmpty)
        #expect(report.hasPrefix(#"error[\u{1B}[2J\u{202E}\u{A}]: \u{1B}[2J"#))
        #expect(report.contains(#" --> a\u{1B}]0;x\u{7}.yaml:1:1"#))
    }

    @Test func `colours change nothing but colours`() {
        let text = MarkedText("a: ⟦1⟧b")
        let diagnostic = Diagnostic("c", "m", at: text.range(1), label: "l", help: ["h"])
        let colored = TextRenderer(color: true).render([diagnostic], files: [text.file()])
        #expect(colored.hasPrefix("\u{1B}[1;31merror[c]\u{1B}[0m\u{1B}[1m: m\u{1B}[0m\n"))
        #expect(colored.contains("\u{1B}[1;31m^ l\u{1B}[0m"))
        var plain = colored
        for code in ["1;31", "1;34", "1", "0"] { plain = plain.removing("\u{1B}[\(code)m") }
        #expect(plain == render(diagnostic, text))
    }

    @Test func `no diagnostic gives an empty report`() {
        #expect(TextRenderer().render([], files: []).isEmpty)
    }
}

extension String {
    /// Without any occurrence of a text.
    fileprivate func removing(_ text: String) -> String {
        split(separator: text, omittingEmptySubsequences: false).joined()
    }
}
