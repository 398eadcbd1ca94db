import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// Page 1 of an incident that is over.
@Suite struct ClosedPageTests {
    private func pages(_ incidents: [String]) throws -> [String] {
        let test = try TestPack(
            TestPack.head.replacing(
                "default_reader: chief",
                with: "default_reader: chief\n  closing: {when: {isolable: true}, phases: [second]}"
            ) + """
                actions:
                  cut: {label: "Couper", phase: first, role: chief, priority: normal}
                rules: [{id: all, title: "Tout", require: [{action: cut}]}]

                """)
        let parts = try incidents.map { try test.plan($0) }
        let plan = parts.count == 1 ? parts[0] : try #require(Plan(joining: parts))
        let document = RunbookDocument(plan, reader: .inCharge(nil))
        return [
            TerminalFormat.render(document), MarkdownFormat.render(document), HTMLFormat.render([document]),
        ].map { $0.replacing("\u{A0}", with: " ") }
    }

    @Test func `nobody stops to check aloud what is over`() throws {
        for page in try pages([#"{"id": "a", "isolable": true}"#]) {
            #expect(page.contains("INCIDENT CLOS"))
            #expect(!page.contains("PAUSE"))
            #expect(!page.contains("\n\n\n"))
        }
        for page in try pages([#"{"id": "a", "isolable": false}"#]) { #expect(page.contains("PROCHAINE PAUSE")) }
    }

    @Test func `of two incidents, the pauses are those of the one that is open, and neither is said to be over`() throws
    {
        let closed = #"{"id": "a", "isolable": true, "detected_at": "2026-11-03T02:50:00+01:00"}"#
        let open = #"{"id": "b", "detected_at": "2026-11-03T02:30:00+01:00"}"#
        for incidents in [[closed, open], [open, closed]] {
            for page in try pages(incidents) {
                let letter = incidents[0] == open ? "A" : "B"
                #expect(page.contains("PROCHAINE PAUSE : 03 h 30 (incident \(letter), T0 + 1 h)"))
                #expect(!page.contains("INCIDENT CLOS"))
            }
        }
        for page in try pages([closed, closed.replacing(#""a""#, with: #""b""#)]) {
            #expect(page.contains("INCIDENT CLOS"))
            #expect(!page.contains("PAUSE"))
        }
    }
}
