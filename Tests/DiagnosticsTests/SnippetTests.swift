import Diagnostics
import TestSupport
import Testing

/// The source line and the caret line of a marked text, as a terminal shows them.
private func shown(_ marked: String, to end: Int? = 2) -> [String] {
    let text = MarkedText(marked)
    let diagnostic = Diagnostic("c", "m", at: text.range(1, end))
    let report = TextRenderer().render([diagnostic], files: [text.file()])
    return report.split(separator: "\n").dropFirst(3).map { String($0.drop { $0 != "|" }.dropFirst(2)) }
}

@Suite struct SnippetTests {
    @Test func `a tab is shown as four columns`() {
        #expect(shown("\ta:\t⟦1⟧b⟦2⟧") == ["    a:    b", "          ^"])
        #expect(shown("a⟦1⟧\t⟦2⟧b") == ["a    b", " ^^^^"])
    }

    @Test func `composed and decomposed accents align alike`() {
        #expect(shown("été: ⟦1⟧né⟦2⟧!") == ["été: né!", "     ^^"])
        #expect(shown("e\u{301}te\u{301}: ⟦1⟧ne\u{301}⟦2⟧!") == ["e\u{301}te\u{301}: ne\u{301}!", "     ^^"])
    }

    @Test func `a range on a combining mark points at its letter`() {
        #expect(shown("ae⟦1⟧\u{301}⟦2⟧b") == ["ae\u{301}b", " ^"])
    }

    @Test func `wide characters and emoji take two columns`() {
        #expect(shown("漢字: ⟦1⟧x⟦2⟧") == ["漢字: x", "      ^"])
        #expect(shown("⟦1⟧漢字⟦2⟧: x") == ["漢字: x", "^^^^"])
        #expect(shown("😀👩\u{200D}🚒⚠\u{FE0F}: ⟦1⟧x⟦2⟧") == ["😀👩\u{200D}🚒⚠\u{FE0F}: x", "        ^"])
    }

    @Test func `hidden characters are written out and carets follow`() {
        #expect(shown("\u{1B}[0m⟦1⟧x⟦2⟧") == [#"\u{1B}[0mx"#, "         ^"])
        #expect(shown("a⟦1⟧\u{202E}⟦2⟧b") == [#"a\u{202E}b"#, " ^^^^^^^^"])
    }

    @Test func `an empty range has one caret, even at the end of the line`() {
        #expect(shown("a: ⟦1⟧⟦2⟧b") == ["a: b", "   ^"])
        #expect(shown("a:⟦1⟧⟦2⟧\nb") == ["a:", "  ^"])
        #expect(shown("a\n⟦1⟧⟦2⟧") == ["", "^"])
    }

    @Test func `a range past the end of the line points just after it`() {
        let range = SourceRange(
            file: "a", start: SourcePosition(line: 1, column: 9), end: SourcePosition(line: 1, column: 12))
        let report = TextRenderer().render(
            [Diagnostic("c", "m", at: range)], files: [SourceFile(path: "a", text: "abc\n")])
        #expect(report.hasSuffix("1 | abc\n  |    ^\n"))
    }

    @Test func `a range over several lines is shown to the end of the first`() {
        #expect(shown("a: ⟦1⟧un\ndeux⟦2⟧\n") == ["a: un", "   ^^"])
        #expect(shown("a: un⟦1⟧\ndeux⟦2⟧\n") == ["a: un", "     ^"])
    }

    @Test func `a reversed range has one caret`() {
        #expect(shown("a⟦2⟧bc⟦1⟧d") == ["abcd", "   ^"])
    }

    @Test func `a line of a hundred columns is shown whole`() {
        let line = String(repeating: "a", count: 99)
        #expect(shown(line + "⟦1⟧b⟦2⟧") == [line + "b", String(repeating: " ", count: 99) + "^"])
    }

    @Test func `the end of a long line is shown after an ellipsis`() {
        let line = String(repeating: "a", count: 100)
        let lines = shown(line + "⟦1⟧b⟦2⟧")
        #expect(lines[0] == "…" + line.dropFirst() + "b")
        #expect(lines[1] == String(repeating: " ", count: 100) + "^")
    }

    @Test func `the start of a long line is shown before an ellipsis`() {
        let lines = shown("⟦1⟧ab⟦2⟧" + String(repeating: "c", count: 500))
        #expect(lines[0] == "ab" + String(repeating: "c", count: 98) + "…")
        #expect(lines[1] == "^^")
    }

    @Test func `the middle of a long line keeps both sides of the range`() {
        let side = String(repeating: "é", count: 1000)
        let lines = shown(side + "⟦1⟧漢字⟦2⟧" + side)
        #expect(displayWidth(of: lines[0]) == 102)
        #expect(lines[1] == String(repeating: " ", count: 41) + "^^^^")
        #expect(lines[0].split(separator: "漢字").map { displayWidth(of: $0) } == [41, 57])
    }

    @Test func `a range longer than the window has carets to the ellipsis`() {
        let lines = shown("⟦1⟧" + String(repeating: "x", count: 5000) + "⟦2⟧")
        #expect(lines[1] == String(repeating: "^", count: 100))
    }

    @Test func `combining marks without end do not stretch the window`() {
        let marks = String(repeating: "\u{301}", count: 100_000)
        let lines = shown("e" + marks + "⟦1⟧x⟦2⟧" + marks)
        #expect(lines.count == 2)
        #expect(lines[0].unicodeScalars.count < 1000)
    }
}
