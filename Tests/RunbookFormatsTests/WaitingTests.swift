import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct WaitingTests {
    @Test func `two lists of a profile that nobody gave are asked for once`() throws {
        let test = try TestPack(
            TestPack.head + """
                collections:
                  establishment.wards: {as: ward, facts: {ward.id: {type: string}}}
                  establishment.tools: {as: tool, facts: {tool.id: {type: string}}}
                actions:
                  a: {label: "Faire le tour", phase: first, role: other, priority: normal}
                rules:
                  - id: both
                    title: "Deux listes"
                    when:
                      spreading: true
                      any:
                        - {some: {in: establishment.wards, where: {ward.id: w}}}
                        - {some: {in: establishment.tools, where: {tool.id: t}}}
                    require: [{action: a}]

                """)
        let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00"}"#)
        let text = plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
            .split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        #expect(
            text.contains("== EN ATTENTE - question 2 · profil de l'établissement, absent ou incomplet : faire le tour")
        )
    }

    @Test func `what waits for the same answers is one entry, by the numbers of its questions`() throws {
        let test = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "Aller", phase: first, role: other, priority: normal}
                  b: {label: "Bouger", phase: first, role: other, priority: normal}
                  c: {label: "Courir", phase: first, role: other, priority: normal}
                rules:
                  - {id: r, title: "R", when: {spreading: true, hidden: true}, require: [{action: a}, {action: b}]}
                  - {id: s, title: "S", when: {hidden: true}, forbid: [{action: c, because: "B", interest: patients}]}

                """, "facts: {hidden: {type: boolean, question: \"Est-ce caché ?\"}}\n")
        let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00"}"#)
        let text = plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
        let lines = section("EN ATTENTE", of: text).split(separator: "\n")
        #expect(section("QUESTIONS", of: text).contains("2 Est-ce caché ?\n"))
        #expect(lines.contains("- questions 2, 3 : aller · bouger"))
        #expect(lines.contains("- question 2, ne pas faire, peut-être : courir"))
    }

    @Test func `answers that change the same are one line`() throws {
        let values = (1...6).map { "v\($0)" }
        let test = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "Aller", phase: first, role: other, priority: normal}
                rules:
                  - {id: r, title: "R", when: {shape: v1}, require: [{action: a}]}
                  - {id: s, title: "S", when: {size: {in: [v1, v2]}}, require: [{action: a}]}

                """,
            "facts:\n"
                + ["shape", "size"].map { name in
                    "  \(name): {type: enum, question: \"\(name) ?\", values: [\(values.joined(separator: ", "))]}\n"
                }.joined())
        let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00"}"#)
        let text = plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
        let lines = section("QUESTIONS", of: text)
        #expect(lines.contains("    v1 → ajoute aller (--set shape=v1)\n"))
        #expect(lines.contains("    v2 · v3 · v4 · v5 · v6 → ne change pas la liste (--set shape=…)\n"))
        #expect(lines.contains("    v1 · v2 → ajoute aller (--set size=v1 ou size=v2)\n"))
    }
}
