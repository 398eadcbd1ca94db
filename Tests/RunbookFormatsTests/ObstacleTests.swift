import Diagnostics
import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct ObstacleTests {
    private func plan(_ spreading: String) throws -> Plan {
        let test = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "Aller", phase: first, role: other, priority: normal, impossible_if: {spreading: true}}
                rules: [{id: r, title: "R", require: [{action: a}]}]

                """)
        return try test.plan(#"{"id":"1","detected_at":"2026-11-10T10:00:00+01:00","spreading":\#(spreading)}"#)
    }

    @Test func `what makes an act impossible is said with its value`() throws {
        let plan = try plan("true")
        let text = plain(TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil))))
        #expect(section("IMPOSSIBLE ICI", of: text).contains("impossible : Cela s'étend-il ? → oui"))
        var writer = JSONWriter()
        writer.object { DecisionFormat(keys: [.infeasible]).write(plan, place: nil, to: &$0) }
        #expect(String(decoding: writer.bytes, as: UTF8.self).contains(#""because":["spreading"]"#))
    }

    @Test func `an act that can be done has no obstacle`() throws {
        let plan = try plan("false")
        #expect(plan.placed.map { plan.obstacles(to: $0) } == [[]])
    }
}
