import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct DeadlineFormsTests {
    @Test func `working days print what they leave out, months their number, and a request itself`() throws {
        let test = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "Déclarer à l'assureur", phase: first, role: other, priority: legal}
                  b: {label: "Remettre le rapport", phase: first, role: other, priority: legal}
                  c: {label: "Répondre", phase: first, role: other, priority: legal}
                rules:
                  - id: all
                    title: "Tout"
                    require:
                      - {action: a, deadline: {working_days: 5, of: known_at, kind: legal}}
                      - {action: b, deadline: {months: 3, of: known_at, kind: legal}}
                      - {action: c, deadline: {on_request: true, of: known_at, kind: legal}}

                """)
        let plan = try test.plan(#"{"id":"1","noted_at":"2026-11-10T10:00:00+01:00"}"#)
        let text = TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
            .split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        #expect(
            text.contains(
                "avant 23 h 59 (mer. 18/11, UTC+1) ; 10 h 00 mar. + 5 jours ouvrés ; jours ouvrés : du lundi au vendredi, hors fériés nationaux"
            ))
        #expect(text.contains("10 h 00 mar. + 3 mois"))
        #expect(text.contains("sur demande"))
    }
}
