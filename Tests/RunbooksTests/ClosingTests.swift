import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// An incident that is over keeps what the law asks and what comes after.
@Suite struct ClosingTests {
    private func statuses(_ facts: String) throws -> (acts: [String: Line.Status], plan: Plan) {
        let test = try TestPack(
            TestPack.head.replacing(
                "default_reader: chief",
                with: "default_reader: chief\n  closing: {when: {over: true}, phases: [second]}"
            ) + """
                actions:
                  cut: {label: "Couper", phase: first, role: chief, priority: normal}
                  open: {label: "Rouvrir", phase: first, role: chief, priority: normal}
                  duty: {label: "Déposer", phase: first, role: chief, priority: normal, source: "Code, art. 1",
                    duty: {to: other, certainty: A, verified_on: 2026-11-23}}
                  warn: {label: "Prévenir", phase: first, role: chief, priority: normal, source: "Consigne",
                    duty: {to: other, certainty: B, while_open: true, verified_on: 2026-11-23}}
                  tell: {label: "Déclarer", phase: second, role: chief, priority: normal, after: [cut]}
                rules:
                  - {id: all, title: "Tout", require: [{action: cut}, {action: duty}, {action: warn}, {action: tell}],
                     forbid: [{action: open, because: "Trop tôt", interest: patients}]}

                """,
            "facts: {over: {type: boolean, question: \"Est-ce fini ?\"}, urgent: {type: boolean, question: \"Cela s'étend ?\", pinned: true}}\n"
        )
        let plan = try test.plan(#"{"id": "x"\#(facts)}"#)
        let lines = plan.placed + plan.unplaced
        return (Dictionary(uniqueKeysWithValues: lines.map { (test.pack.actions[$0.action].id, $0.status) }), plan)
    }

    @Test func `what is over is neither done nor banned any more, and what remains waits for none of it`() throws {
        let closed = try statuses(#", "over": true"#)
        #expect(closed.acts == ["duty": .required, "tell": .required])
        #expect(closed.plan.isClosed)
        #expect(closed.plan.placed.allSatisfy { $0.waitsFor.isEmpty })
        #expect(closed.plan.questions().isEmpty)
    }

    @Test(arguments: ["", #", "over": null"#, #", "over": false"#])
    func `an incident that nobody says is over is open, and nobody is asked`(facts: String) throws {
        let open = try statuses(facts)
        #expect(
            open.acts == [
                "cut": .required, "duty": .required, "open": .forbidden, "tell": .required, "warn": .required,
            ])
        #expect(!open.plan.isClosed)
        let asked = open.plan.questions().map { open.plan.pack.vocabulary.facts[$0.fact].name }
        #expect(asked.contains("urgent") && !asked.contains("over"))
    }
}
