import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// What pages say of packs that add to another.
@Suite struct OptionalPackWordingTests {
    private static let plus = """
        pack:
          id: plus
          version: 0.2.0
          language: fr
          uses: {pack: test, version: "1"}
          enabled_if: {spreading: true}
          notice: "Anticipation : pas encore en vigueur"
        actions:
          declare: {label: "Déclarer", phase: first, role: chief, priority: normal}
          silence: {label: "Parler", phase: first, role: chief, priority: normal}
        rules:
          - id: more
            title: "Plus"
            require: [{action: declare, deadline: {within: 72 h, of: detected_at, kind: legal}}]
            forbid: [{action: silence, because: "B", interest: proof}]
        """

    private func plan(_ spreading: String) throws -> Plan {
        let base =
            TestPack.head + "actions: {call: {label: \"Appeler\", phase: first, role: chief, priority: normal}}\n"
            + "rules: [{id: base, title: \"Base\", require: [{action: call}]}]\n"
        return try TestPack(packs: [base, Self.plus])
            .plan(#"{"id":"I","detected_at":"2026-11-03T02:40:00+01:00","spreading":\#(spreading)}"#)
    }

    private func page(_ plan: Plan) -> String {
        MarkdownFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
    }

    @Test func `its notice stands on each of its lines, and on no other`() throws {
        let page = page(try plan("true"))
        // The action, its legal deadline and the ban.
        #expect(page.ranges(of: "Anticipation\u{A0}: pas encore en vigueur").count == 3)
        #expect(page.contains("Avec le pack plus 0.2.0\n"))
    }

    @Test func `while nobody knows whether it concerns the incident, each line says so`() throws {
        let page = page(try plan("null"))
        let doubt = "retenu faute de savoir\u{A0}: Cela s'étend-il\u{A0}?"
        #expect(page.ranges(of: doubt).count == 4)
    }

    @Test func `a pack that concerns another incident is named all the same`() throws {
        let page = page(try plan("false"))
        #expect(!page.contains("Anticipation"))
        #expect(page.contains("Avec le pack plus 0.2.0 (ne concerne pas cet incident)"))
    }

    @Test(arguments: [("true", "true"), ("null", "null"), ("false", "false")])
    func `the decision names it`(spreading: String, enabled: String) throws {
        var writer = JSONWriter()
        let plan = try plan(spreading)
        writer.object { DecisionFormat().write(plan, place: nil, to: &$0) }
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.contains(#","optional":[{"id":"plus","version":"0.2.0","enabled":\#(enabled)}]}"#))
        #expect(text.ranges(of: #""optional_packs":["plus"]"#).count == (spreading == "false" ? 0 : 2))
    }
}
