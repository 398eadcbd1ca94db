import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing

/// Conditions on what rules conclude, on what is done, and on the hour.
@Suite struct ConclusionTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head.replacing("default_reader: chief", with: "default_reader: chief\n  skip_if: {isolable: true}")
                + """
                actions:
                  fall: {label: "Se rabattre", phase: first, role: chief, priority: vital, undo: "Revenir"}
                  spread: {label: "Contenir", phase: first, role: chief, priority: vital}
                  then: {label: "Puis", phase: first, role: chief, priority: vital, deadline: {within: 1 h}}
                  staff: {label: "Appeler", phase: first, role: chief, priority: vital, deadline: {within: 1 h}}
                rules:
                  - {id: a, title: "A", group: known, when: {spreading: true}, require: [{action: spread}]}
                  - {id: b, title: "B", when: {no_rule: known}, require: [{action: fall}]}
                  - {id: c, title: "C", when: {done: [fall, spread]}, require: [{action: then}]}
                  - {id: d, title: "D", when: {now.working_hours: true}, require: [{action: staff}]}

                """)
    }

    @Test(arguments: [("true", false), ("false", true), ("null", true)])
    func `a fall-back holds where no rule of the group is met, an undecided one among them`(
        spreading: String, holds: Bool
    ) throws {
        let plan = try test.plan(#"{"id":"1","spreading":\#(spreading)}"#)
        #expect(try (test.line("fall", in: plan)?.status == .required) == holds)
    }

    @Test func `what waits for deeds holds once all are done, and is due from the last`() throws {
        var situation = try test.situation(#"{"id":"1","detected_at":"2026-11-03T00:00:00+01:00"}"#)
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        func line() throws -> Line? { try test.line("then", in: Plan(pack: test.pack, situation: situation, now: now)) }
        let at = try TestPack.instant("2026-11-03T02:30:00+01:00")
        situation = situation.recording(
            Deed(.done, at: at - .seconds(3600)), of: ActionInstance(try test.action("fall")))
        #expect(try line() == nil)
        situation = situation.recording(Deed(.impossible, at: at), of: ActionInstance(try test.action("spread")))
        #expect(try line() == nil)
        situation = situation.recording(Deed(.done, at: at), of: ActionInstance(try test.action("spread")))
        #expect(try line()?.dues.map { $0.instant } == [at + .seconds(3600)])
        situation = situation.recording(
            Deed(.done, at: now + .seconds(60)), of: ActionInstance(try test.action("spread")))
        #expect(try line() == nil)
    }

    @Test(arguments: [
        ("2026-11-03T07:59:59+01:00", false), ("2026-11-03T08:00:00+01:00", true),
        ("2026-11-03T17:59:59+01:00", true), ("2026-11-03T18:00:00+01:00", false),
        ("2026-11-07T10:00:00+01:00", false), ("2026-11-11T10:00:00+01:00", false),
    ])
    func `working hours are those of a day that is neither a week-end nor a holiday`(now: String, holds: Bool) throws {
        let plan = try test.plan(#"{"id":"1"}"#, now: now)
        #expect(try (test.line("staff", in: plan) != nil) == holds)
    }

    @Test func `what holds in working hours is due from the last opening`() throws {
        let plan = try test.plan(
            #"{"id":"1","detected_at":"2026-10-30T09:00:00+01:00"}"#, now: "2026-11-03T09:30:00+01:00")
        let due = try TestPack.instant("2026-11-03T09:00:00+01:00")
        #expect(try test.line("staff", in: plan)?.dues.map { $0.instant } == [due])
        let same = try test.plan(
            #"{"id":"1","detected_at":"2026-11-03T08:30:00+01:00"}"#, now: "2026-11-03T09:00:00+01:00")
        #expect(try test.line("staff", in: same)?.dues.map { $0.instant } == [due + .seconds(1800)])
    }

    @Test(arguments: [("true", true), ("false", false), ("null", false)])
    func `an incident is skipped only when the condition is met`(isolable: String, isSkipped: Bool) throws {
        let plan = try test.plan(#"{"id":"1","isolable":\#(isolable)}"#)
        #expect(plan.isSkipped == isSkipped)
        #expect(plan.skipReasons == (isSkipped ? [try test.fact("isolable")] : []))
    }
}
