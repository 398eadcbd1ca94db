import Diagnostics
import Testing

@Suite struct DiagnosticOrderTests {
    private func diagnostic(
        _ code: String = "c", _ message: String = "m", file: String = "a", line: Int = 1, column: Int = 1,
        severity: Diagnostic.Severity = .error
    ) -> Diagnostic {
        let start = SourcePosition(line: line, column: column)
        return Diagnostic(code, message, at: SourceRange(file: file, start: start), severity: severity)
    }

    @Test func `reports are ordered by file, position, severity, code, message`() {
        let ordered = [
            diagnostic("z", "z", line: 2, column: 9, severity: .note),
            diagnostic("b", "a", line: 10, column: 2),
            diagnostic("b", "b", line: 10, column: 2),
            diagnostic("c", line: 10, column: 2),
            diagnostic("a", line: 10, column: 2, severity: .warning),
            diagnostic("a", line: 10, column: 2, severity: .note),
            diagnostic("a", line: 10, column: 3),
            diagnostic("a", file: "b"),
        ]
        #expect(Array(ordered.reversed()).inReportOrder == ordered)
    }

    @Test func `exact duplicates are reported once`() {
        #expect([diagnostic(), diagnostic(), diagnostic("d"), diagnostic()].inReportOrder.map(\.code) == ["c", "d"])
    }

    @Test func `diagnostics that differ only by help both stay`() {
        var other = diagnostic()
        other.help = ["x"]
        #expect([diagnostic(), other].inReportOrder.count == 2)
    }

    @Test func `nothing gives nothing`() {
        #expect([Diagnostic]().inReportOrder.isEmpty)
    }
}
