import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// The pack's own severity beside the one that came with the incident.
@Suite struct SeverityWordingTests {
    private func page(_ facts: String) throws -> String {
        let pack = try TestPack(
            TestPack.head.replacing("types: types}", with: "types: types, severity: gravity}") + """
                actions:
                  act: {label: "Agir", phase: first, role: chief, priority: normal}
                rules:
                  - {id: all, title: "Tout", require: [{action: act}]}
                derived:
                  care_hit: {when: {ward_closed: true}}
                  gravity: {raise: level, to: {haute: {care_hit: true}, moyenne: {leak: true}}}

                """,
            """
            facts:
              level: {type: ordinal, values: {basse: {label: "Basse"}, moyenne: {label: "Moyenne"}, haute: {label: "Haute"}}}
              ward_closed: {type: boolean, question: "Un service est-il fermé ?"}
              leak: {type: boolean, question: "Des données sont-elles parties ?"}

            """)
        let plan = try pack.plan(#"{"id": "x", "# + facts + #""detected_at": "2026-11-15T02:10:00+01:00"}"#)
        return plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
    }

    @Test func `what raises it is said, beside what was received`() throws {
        let page = try page(#""level": "basse", "ward_closed": true,"#)
        #expect(page.contains("juste ? · gravité haute\n"))
        let words = section("GRAVITÉ", of: page)
        #expect(
            words.hasPrefix(
                "- gravité : haute\n    reçue avec l'incident : basse\n    relevée par : Un service est-il fermé ? → oui\n"
            ))
    }

    @Test func `nothing raises what was received as grave as that`() throws {
        let words = section("GRAVITÉ", of: try page(#""level": "haute", "ward_closed": true,"#))
        #expect(words.hasPrefix("- gravité : haute\n    reçue avec l'incident : haute\n"))
        #expect(!words.contains("relevée"))
    }

    @Test func `it is a lower bound while a higher level is unknown`() throws {
        let page = try page(#""leak": true,"#)
        #expect(page.contains("juste ? · gravité moyenne+\n"))
        let words = section("GRAVITÉ", of: page)
        #expect(words.hasPrefix("- gravité : au moins moyenne\n    aucune gravité reçue avec l'incident\n"))
        #expect(words.contains("relevée par : Des données sont-elles parties ? → oui"))
    }

    @Test func `nothing is said where nothing tells`() throws {
        let page = try page("")
        #expect(!page.contains("GRAVITÉ"))
        #expect(!page.contains("gravité"))
    }
}
