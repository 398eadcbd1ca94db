import Diagnostics
import TestSupport
import Testing

@Suite struct SourceLinesTests {
    private func file(_ text: String) -> SourceFile { SourceFile(path: "a", text: text) }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
    func `each line terminator that libyaml counts ends a line`(terminator: String) {
        let file = file("un\(terminator)deux\(terminator)")
        #expect(file.line(1) == "un")
        #expect(file.line(2) == "deux")
        #expect(file.line(3) == "")
        #expect(file.line(4) == nil)
    }

    @Test func `an empty file has one empty line`() {
        #expect(file("").line(1) == "")
        #expect(file("").line(2) == nil)
        #expect(file("").line(0) == nil)
    }

    @Test func `mixed terminators leave no line out`() {
        let lines = SourceLines(file("a\r\n\nb\r\rc"))
        #expect((1...5).map { lines[$0] } == ["a", "", "b", "", "c"])
    }

    @Test func `a byte order mark belongs to no line`() {
        let file = SourceFile(path: "a", bytes: [0xEF, 0xBB, 0xBF, 0x61])
        #expect(file.line(1) == "a")
        #expect(file.position(atByte: 3) == SourcePosition(line: 1, column: 1))
        #expect(file.position(atByte: 0) == SourcePosition(line: 1, column: 1))
    }

    @Test func `bytes that are not UTF-8 are shown as replacement characters`() {
        let file = SourceFile(path: "a", bytes: [0x61, 0xE9, 0x62, 0xC2])
        #expect(file.line(1) == "a\u{FFFD}b\u{FFFD}")
        #expect(file.position(atByte: 2) == SourcePosition(line: 1, column: 3))
    }

    @Test func `truncated line separators at the end of the file are text`() {
        #expect(SourceFile(path: "a", bytes: [0xE2, 0x80]).line(1) == "\u{FFFD}")
        #expect(SourceFile(path: "a", bytes: [0xC2]).line(2) == nil)
    }

    @Test func `columns count scalars`() {
        let text = "é😀e\u{301}x\ny"
        let lines = SourceLines(file(text))
        #expect(lines.position(atByte: 2) == SourcePosition(line: 1, column: 2))
        #expect(lines.position(atByte: 6) == SourcePosition(line: 1, column: 3))
        #expect(lines.position(atByte: 9) == SourcePosition(line: 1, column: 5))
        #expect(lines.position(atByte: text.utf8.count) == SourcePosition(line: 2, column: 2))
    }

    @Test func `offsets outside the file give its ends`() {
        #expect(file("ab").position(atByte: -5) == SourcePosition(line: 1, column: 1))
        #expect(file("ab").position(atByte: 99) == SourcePosition(line: 1, column: 3))
    }

    @Test func `marked text gives positions and loses its markers`() {
        let marked = MarkedText("é: ⟦1⟧x⟦2⟧\n⟦y⟧ ⟦3⟧")
        #expect(marked.text == "é: x\n⟦y⟧ ")
        #expect(marked[1] == SourcePosition(line: 1, column: 4))
        #expect(marked[2] == SourcePosition(line: 1, column: 5))
        #expect(marked[3] == SourcePosition(line: 2, column: 5))
        #expect(marked.range(1, 2).end == marked[2])
        #expect(marked.range(1).end == marked[2])
    }

    @Test func `ranges are ordered by file and start`() {
        let first = SourceRange(file: "a", start: SourcePosition(line: 2, column: 1))
        let second = SourceRange(file: "a", start: SourcePosition(line: 10, column: 1))
        let third = SourceRange(file: "b", start: SourcePosition(line: 1, column: 1))
        #expect([third, second, first].sorted() == [first, second, third])
        #expect(SourcePosition(line: 1, column: 9) < SourcePosition(line: 2, column: 1))
    }
}
