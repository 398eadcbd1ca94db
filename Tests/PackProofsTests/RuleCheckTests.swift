import Diagnostics
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import PackProofs

/// What rules say of one another, each with an incident that shows it.
@Suite struct RuleCheckTests {
    private func found(_ code: String, _ rules: String) throws -> [Diagnostic] {
        try Survey.diagnostics(code, in: surveyHead + "rules:\n" + rules)
    }

    // MARK: Implied rules

    @Test(arguments: [
        ("{spreading: true, backup: hit}", "{action: act}", "{spreading: true}", "{action: act}"),
        ("{types: {contains: theft}}", "{action: act}", "{types: {contains_a: attack}}", "{action: act}"),
        ("{spreading: true}", "{action: act, deadline: {within: 2 h}}", "{}", "{action: act, deadline: {within: 1 h}}"),
        ("{spreading: true}", "{action: act}", "{spreading: true}", "{action: act, priority: legal}"),
    ])
    func `a rule that another implies is shown with it`(
        _ when: String, _ own: String, _ other: String, _ stronger: String
    )
        throws
    {
        let second = other == "{}" ? "" : "when: \(other), "
        let found = try found(
            ImpliedRuleCheck.code,
            """
              - {id: strong, title: "S", \(second)require: [\(stronger), {action: rest}]}
              - {id: weak, title: "W", when: \(when), require: [\(own)]}

            """)
        #expect(
            found.map { $0.message } == ["whatever this rule asks for, `strong` asks for as strongly whenever it does"])
        let witness = try #require(found.first?.witness)
        let plan = try TestPack(
            surveyHead + """
                rules:
                  - {id: strong, title: "S", \(second)require: [\(stronger), {action: rest}]}
                  - {id: weak, title: "W", when: \(when), require: [\(own)]}

                """
        ).plan(witness)
        let act = try #require(plan.pack.action(withID: "act"))
        #expect(plan.line(of: act)?.wantedBy.map { plan.pack.rules[$0].id } == ["strong", "weak"])
    }

    @Test(arguments: [
        // Unknown, the stronger one waits for an answer and the weaker one doesn't.
        (
            "{spreading: true}", "{action: act, on_unknown: {precaution: [spreading]}}", "{spreading: true}",
            "{action: act}"
        ),
        ("{spreading: true}", "{action: act}", "{spreading: true, backup: hit}", "{action: act}"),
        (
            "{spreading: true}", "{action: act, deadline: {within: 1 h}}", "{spreading: true}",
            "{action: act, deadline: {within: 2 h}}"
        ),
        ("{spreading: true}", "{action: act, priority: vital}", "{spreading: true}", "{action: act}"),
        ("{spreading: true}", "{action: act, interest: proof}", "{spreading: true}", "{action: act}"),
        ("{spreading: true}", "{action: act, every: 4 h}", "{spreading: true}", "{action: act}"),
        // Not refuted is less than met.
        ("{spreading: true}", "{action: act}", "{spreading: {known: true, is: true}, isolable: true}", "{action: act}"),
        ("{types: {contains_a: attack}}", "{action: act}", "{types: {contains: attack}}", "{action: act}"),
    ])
    func `a rule that says anything more is not`(_ when: String, _ own: String, _ other: String, _ stronger: String)
        throws
    {
        #expect(
            try found(
                ImpliedRuleCheck.code,
                """
                  - {id: strong, title: "S", when: \(other), require: [\(stronger), {action: rest}]}
                  - {id: weak, title: "W", when: \(when), require: [\(own)]}

                """) == [])
    }

    @Test func `of two rules that imply each other one is shown`() throws {
        let found = try found(
            ImpliedRuleCheck.code,
            """
              - {id: one, title: "1", when: {spreading: true}, require: [{action: act}]}
              - {id: two, title: "2", when: {not: {spreading: false}}, require: [{action: act}]}

            """)
        #expect(found.count == 1)
    }

    // MARK: Clashes

    private let wanting = #"  - {id: want, title: "W", when: {spreading: true}, require: [{action: act}]}"#

    @Test func `a clash that nothing settles is shown`() throws {
        let rules =
            wanting + "\n"
            + #"  - {id: ban, title: "B", when: {backup: hit}, forbid: [{action: act, because: "Non.", interest: proof}]}"#
        let found = try found(ClashCheck.code, rules)
        #expect(found.map { $0.message } == ["`act` is forbidden here while `want` asks for it"])
        let plan = try TestPack(surveyHead + "rules:\n" + rules).plan(try #require(found.first?.witness))
        #expect(plan.line(of: try #require(plan.pack.action(withID: "act")))?.clash != nil)
    }

    @Test(arguments: [
        // Never at once, released where it is wanted, waiting for something, and an interest that comes first.
        "when: {spreading: false}, forbid: [{action: act, because: \"Non.\", interest: proof}]",
        "when: {backup: hit}, forbid: [{action: act, because: \"Non.\", interest: proof, unless: {spreading: true}}]",
        "when: {backup: hit}, forbid: [{action: act, because: \"Non.\", interest: proof, until: {done: rest}}]",
        "when: {backup: hit}, forbid: [{action: call, because: \"Non.\", interest: proof}]",
    ])
    func `a ban that is settled is not`(_ ban: String) throws {
        #expect(try found(ClashCheck.code, wanting + "\n  - {id: ban, title: \"B\", \(ban)}") == [])
        let interested = wanting.replacing("{action: act}", with: "{action: act, interest: patients}")
        let rule =
            #"  - {id: ban, title: "B", when: {backup: hit}, forbid: [{action: act, because: "Non.", interest: proof}]}"#
        #expect(try found(ClashCheck.code, interested + "\n" + rule) == [])
    }

    @Test func `a clash of two types is shown, though a record has room for one alone: it may list them there`() throws
    {
        let alone = surveyHead.replacing(
            "types: {type: set, of: kind, from: [type, other_types]",
            with: "type: {type: enum, of: kind}\n  types: {type: set, of: kind, from: [type]")
        let rules = """
            rules:
              - {id: want, title: "W", when: {types: {contains: outage}}, require: [{action: act}]}
              - id: ban
                title: "B"
                when: {types: {contains: theft}}
                forbid: [{action: act, because: "Non.", interest: proof}]

            """
        for head in [alone, surveyHead] {
            let found = try Survey.diagnostics(ClashCheck.code, in: head + rules)
            #expect(found.map { $0.message } == ["`act` is forbidden here while `want` asks for it"])
            let plan = try TestPack(head + rules).plan(try #require(found.first?.witness))
            #expect(plan.line(of: try #require(plan.pack.action(withID: "act")))?.clash != nil)
            #expect(try Survey.diagnostics("not-decided", in: head + rules) == [])
        }
    }

    // MARK: Order

    @Test func `actions that wait for one another are shown with the whole way`() throws {
        let rules = """
              - {id: want, title: "W", when: {spreading: true}, require: [{action: rest}, {action: wipe}]}
              - {id: ban, title: "B", when: {backup: hit}, forbid: [{action: rest, because: "Non.", interest: proof, until: {done: wipe}}]}

            """
        let found = try found(OrderCycleCheck.code, rules)
        #expect(found.map { $0.message } == ["these actions wait for one another: `rest` → `wipe` → `rest`"])
        #expect(found.first?.notes.count == 1)
        #expect(found.first?.witness != nil)
        #expect(
            try self.found(OrderCycleCheck.code, rules.replacing("until: {done: wipe}", with: "until: {done: act}"))
                == [])
        #expect(try self.found(OrderCycleCheck.code, rules.replacing("backup: hit", with: "spreading: false")) == [])
    }

    @Test func `an action due before what it needs may start is shown`() throws {
        let rules = """
              - {id: one, title: "1", when: {spreading: true}, require: [{action: wipe, deadline: {within: 1 h, of: detected_at}}]}
              - {id: two, title: "2", when: {backup: hit}, require: [{action: rest, start: {after: 4 h, of: detected_at}}]}

            """
        let found = try found(InversionCheck.code, rules)
        #expect(found.map { $0.message } == ["`wipe` is due before `rest`, which must be done first, may start"])
        #expect(found.first?.witness != nil)
        #expect(try self.found(InversionCheck.code, rules.replacing("within: 1 h", with: "within: 5 h")) == [])
        #expect(try self.found(InversionCheck.code, rules.replacing("backup: hit", with: "spreading: false")) == [])
        let early = rules + "  - {id: three, title: \"3\", when: {spreading: true}, require: [{action: rest}]}\n"
        #expect(try self.found(InversionCheck.code, early) == [])
    }

    @Test func `an action that never waits is shown behind what another role does later`() throws {
        let head = surveyHead.replacing(
            "mark: V, weight: 8", with: "mark: V, weight: 8, never_waits: true"
        ).replacing("priority: vital}", with: "priority: vital, deadline: {within: 1 h}, after: [rest]}")
        func found(_ deadline: String) throws -> [Diagnostic] {
            try Survey.diagnostics(
                NeverWaitsCheck.code,
                in: head + """
                    rules:
                      - {id: one, title: "1", when: {spreading: true}, require: [{action: call}]}
                      - {id: two, title: "2", when: {backup: hit}, require: [{action: rest, deadline: {within: \(deadline)}}]}

                    """)
        }
        let late = try found("2 h")
        #expect(
            late.map { $0.message } == ["`call`, which never waits, stands behind `rest` of another role, due later"])
        #expect(late.first?.label == "`chief` waits for `other`")
        #expect(late.first?.witness != nil)
        #expect(try found("30 min") == [])
    }
}
