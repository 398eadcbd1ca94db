import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// What pages say of derogations.
@Suite struct OverlayWordingTests {
    private func page(now: String) throws -> String {
        let base =
            TestPack.head + """
                actions: {call: {label: "Appeler", phase: first, role: chief, priority: normal, deadline: {within: 1 h}}}
                rules: [{id: base, title: "Base", protected: true, require: [{action: call}]}]

                """
        let overlay = """
            overlay: site
            version: 3
            extends: [{pack: test, version: "1"}]
            changes:
              - override: actions/call/deadline
                expect: {within: 60 min}
                set: {within: 2 h}
                reason: "Site isolé"
                approved_by: other
                derogation: {ref: "DG-12", until: 2026-11-30}
            """
        let plan = try TestPack(packs: [base], overlays: [overlay]).plan(
            #"{"id":"I","detected_at":"2026-11-03T02:40:00+01:00"}"#, now: now)
        return MarkdownFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
            .replacing("\u{A0}", with: " ")
    }

    @Test func `a derogation stands at the foot, with who gave it and until when`() throws {
        let page = try page(now: "2026-11-03T03:00:00+01:00")
        #expect(
            page.contains(
                "DÉROGATION DG-12 jusqu'au 30/11/2026 : « Appeler », délai, 2 h au lieu de 1 h : Site isolé "
                    + "(approuvé par : Autre)"))
        #expect(page.contains("délai : valeur du site (2 h) au lieu de 1 h"))
    }

    @Test func `one that has run out says so`() throws {
        let page = try page(now: "2026-12-01T00:00:00+01:00")
        #expect(page.contains("DÉROGATION DG-12 ÉCHUE DEPUIS LE 30/11/2026 : « Appeler »"))
    }
}
