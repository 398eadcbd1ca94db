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
        let waits = try #require(text.split(separator: "attend : ").dropFirst().first)
        #expect(waits.hasPrefix("profil de l'établissement, absent ou incomplet · Cela s'étend-il ?"))
    }
}
