import CivilTime
import Diagnostics
import Establishments
import Testing

/// The tables that spreadsheets write.
@Suite struct SheetReaderTests {
    private func rows(_ text: String) throws -> [[String]] {
        try SheetReader.read(SourceFile(path: "t.csv", text: text)).get().map { $0.map { $0.text } }
    }

    @Test(arguments: [";", ",", "\t"]) func `separators are those of the first row`(sign: String) throws {
        let text = "a\(sign)b\r\n1\(sign)\"x\(sign)\"\"y\"\"\nz\"\r\n\r\n\(sign) 2 \n"
        #expect(try rows(text) == [["a", "b"], ["1", "x\(sign)\"y\"\nz"], ["", "2"]])
    }

    @Test func `a byte order mark, a formula's guard and a missing line end change nothing`() throws {
        #expect(try rows("\u{FEFF}\"a\";b\n'+33 6;'=1") == [["a", "b"], ["+33 6", "=1"]])
    }

    @Test func `letters of Windows are read`() throws {
        let file = SourceFile(path: "t.csv", bytes: Array("num".utf8) + [0xE9] + Array("ro;x\n".utf8))
        #expect(try SheetReader.read(file).get().map { $0.map { $0.text } } == [["numéro", "x"]])
    }

    @Test func `each cell has its place`() throws {
        let cells = try SheetReader.read(SourceFile(path: "t.csv", text: "é;b\n\"x\ny\";2\n")).get()
        #expect(cells[0][1].range.start == SourcePosition(line: 1, column: 3))
        #expect(cells[1][0].range.start == SourcePosition(line: 2, column: 1))
        #expect(cells[1][1].range.start == SourcePosition(line: 3, column: 4))
    }

    @Test func `limits are held, and what passes them is refused at its place`() throws {
        func read(_ text: String) -> Diagnostic? {
            guard case .failure(let mistake) = SheetReader.read(SourceFile(path: "t.csv", text: text)) else {
                return nil
            }
            return mistake.diagnostic
        }
        let rows = String(repeating: "a\n", count: SheetReader.rowLimit)
        #expect(read(rows) == nil)
        #expect(read(rows + "a\n")?.code == "too-many-rows")
        #expect(read(rows + "a\n")?.range.start.line == SheetReader.rowLimit + 1)
        #expect(read(String(repeating: "x", count: SheetReader.byteLimit)) == nil)
        #expect(read(String(repeating: "x", count: SheetReader.byteLimit + 1))?.code == "file-too-large")
        #expect(read("a;\"b\n")?.range.start == SourcePosition(line: 1, column: 3))
    }

    @Test(arguments: ["2026-11-05", "05/11/2026", "5/11/2026"])
    func `days are read as people and spreadsheets write them`(
        text: String
    ) throws {
        let cell = try #require(try SheetReader.read(SourceFile(path: "t", text: text)).get().first?.first)
        #expect(cell.date == CivilDate(year: 2026, month: 11, day: 5))
    }

    @Test(arguments: [
        "2026-02-30", "05/11", "05/11/26", "26-11-05", "hier", "2026-11-05-01", "-1/-1/2026",
        "99999999999999999999/1/1",
    ])
    func `what is no day is none`(text: String) throws {
        let cell = try #require(try SheetReader.read(SourceFile(path: "t", text: text)).get().first?.first)
        #expect(cell.date == nil)
    }
}
