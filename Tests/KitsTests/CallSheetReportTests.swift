import CivilTime
import Diagnostics
import Establishments
import Kits
import RuleEngine
import RunbookFormats
import TestSupport
import Testing

/// The sheet to print, and the table to fill.
@Suite struct CallSheetReportTests {
    private let pack: RulePack
    private let today = CivilDate(dayNumber: 20_782)

    init() throws {
        pack = try TestPack(
            TestPack.head,
            """
            actions: {cut: {label: "Couper", phase: first, role: chief, priority: vital}}
            rules: [{id: r, title: t, require: [{action: cut}]}]
            """
        ).pack
    }

    private func file(_ number: String) -> SourceFile {
        SourceFile(
            path: "p.yaml",
            text: """
                establishment: {name: "A", finess: {legal: "990000017"}}
                contacts: [{role: chief, name: "=<b>&amp;|", mobile: "\(number)", verified_on: 2026-02-01}]
                """)
    }

    @Test func `a name that is markup or a formula stays text`() {
        let sheet = CallSheet(file("06 39 98 00 01"), for: pack)
        let page = ReportPage.render(sheet.report(of: "<script>", on: today))
        #expect(!page.contains("<b>") && !page.contains("<script>"))
        #expect(page.contains("&lt;b&gt;&amp;amp;|") && page.contains("01/02/2026"))
        #expect(sheet.csv.contains("\"06 39 98 00 01\""))
    }

    @Test func `the table that is given is the one that is read back`() {
        let sheet = CallSheet(file("+33 6 39 98 00 01"), for: pack)
        let table = sheet.csv.replacing("\"\";\"\";\"\"", with: "oui;25/11/2026;")
        let filled = FilledCallSheet(SourceFile(path: "s.csv", text: table), of: sheet, today: today)
        #expect(filled.diagnostics == [])
        let dates = VerifiedDates(filled, in: file("+33 6 39 98 00 01"))
        #expect(dates?.renewed == ["chief"])
    }
}
