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
        let today = try #require(Zone(id: "Europe/Paris")).civil(TestPack.instant(now)).date
        let plan = try TestPack(packs: [base], overlays: [overlay], today: today).plan(
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

    @Test func `one holds until the end of its last day, and then the pack's own deadline does, which is said`() throws
    {
        let last = try page(now: "2026-11-30T23:59:59+01:00")
        #expect(last.contains("DÉROGATION DG-12 jusqu'au 30/11/2026") && last.contains("valeur du site (2 h)"))
        #expect(last.contains("cible 04 h 40"))
        let page = try page(now: "2026-12-01T00:00:00+01:00")
        #expect(
            page.contains(
                "DÉROGATION DG-12 ÉCHUE DEPUIS LE 30/11/2026, qui ne s'applique plus : « Appeler », délai, 2 h au lieu de 1 h"
            ))
        #expect(page.contains("cible 03 h 40") && !page.contains("valeur du site"))
    }
}
