import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What a reader of one plan has to learn of a later one.
@Suite struct PlanChangeTests {
    private static let rules = """
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal, deadline: {within: 10 min}}
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
          move: {label: "Bouger", phase: first, role: chief, priority: normal}
          power: {label: "Rallumer", phase: first, role: other, priority: normal, interest: proof}
          wipe: {label: "Effacer", phase: first, role: other, priority: normal, interest: proof}
        rules:
          - {id: all, title: t, require: [{action: log}, {action: move}]}
          - {id: attack, title: t, when: {types: {contains: attack}}, require: [{action: cut}]}
          - {id: press, title: t, when: {types: {contains: attack}}, require: [{action: move, priority: vital}]}
          - {id: outage, title: t, when: {types: {contains: outage}}, require: [{action: power}]}
          - {id: ban, title: t, when: {types: {contains: attack}}, forbid: [{action: wipe, because: b, interest: proof}]}
        """

    private let test: TestPack

    init() throws {
        test = try TestPack(TestPack.head, PlanChangeTests.rules)
    }

    private func plan(_ type: String, _ time: String = "03:00", done: [String: String] = [:]) throws -> Plan {
        var situation = try test.situation(
            #"{"id":"A","type":"\#(type)","detected_at":"2026-11-03T02:40:00+01:00"}"#)
        for (action, time) in done {
            situation = situation.recording(
                Deed(.done, at: try instant(time)), of: ActionInstance(try test.action(action)))
        }
        return Plan(pack: test.pack, situation: situation, now: try instant(time))
    }

    private func instant(_ time: String) throws -> Instant {
        try TestPack.instant("2026-11-03T\(time):00+01:00")
    }

    private func ids(_ instances: [ActionInstance]) -> [String] {
        instances.map { test.pack.actions[$0.action].id }
    }

    @Test func `each line that differs is told once, by what became of it`() throws {
        let change = PlanChange(
            from: try plan("outage"), to: try plan("attack", "03:30", done: ["log": "03:10"]))
        #expect(ids(change.added) == ["cut"])
        #expect(ids(change.removed) == ["power"])
        #expect(ids(change.done) == ["log"])
        #expect(ids(change.moved.map { $0.to.instance }) == ["move"])
        #expect(ids(change.forbidden) == ["wipe"])
        #expect(change.allowed.isEmpty)
        let back = PlanChange(from: try plan("attack"), to: try plan("outage"))
        #expect(ids(back.allowed) == ["wipe"])
        #expect(ids(back.added) == ["power"] && ids(back.removed) == ["cut"])
    }

    @Test func `an hour that passes is no change, nor is what was done before`() throws {
        #expect(PlanChange(from: try plan("attack"), to: try plan("attack", "09:00")).isEmpty)
        let done = ["log": "02:50"]
        #expect(PlanChange(from: try plan("attack", done: done), to: try plan("attack", "09:00", done: done)).isEmpty)
    }

    @Test func `what will be done later isn't done yet`() throws {
        #expect(PlanChange(from: try plan("attack"), to: try plan("attack", "03:05", done: ["log": "03:10"])).isEmpty)
    }

    @Test func `a change there and back names the same lines`() throws {
        let types = ["attack", "theft", "outage", "unclear"]
        for from in types {
            for to in types {
                let there = PlanChange(from: try plan(from), to: try plan(to))
                let back = PlanChange(from: try plan(to), to: try plan(from))
                #expect(there.added == back.removed && there.removed == back.added)
                #expect(there.moved.count == back.moved.count)
                if from == to { #expect(there.isEmpty) }
            }
        }
    }
}
