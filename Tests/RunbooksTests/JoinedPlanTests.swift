import RuleEngine
import Runbooks
import TestSupport
import Testing

/// Several incidents of one establishment, one plan.
@Suite struct JoinedPlanTests {
    private static let rules = """
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal, deadline: {within: 10 min}}
          cut: {label: "Couper", phase: first, role: chief, priority: vital, deadline: {within: 30 min}}
          power: {label: "Secourir", phase: first, role: other, priority: normal, interest: proof}
        rules:
          - {id: all, title: t, require: [{action: log}]}
          - {id: attack, title: t, when: {types: {contains: attack}}, require: [{action: cut}]}
          - {id: outage, title: t, when: {types: {contains: outage}}, require: [{action: power}]}
          - id: ban
            title: t
            when: {types: {contains: attack}}
            forbid: [{action: power, because: "rallume ce qui attaque", interest: patients}]
        """

    private func joined(_ records: String..., done: String? = nil) throws -> (TestPack, Plan) {
        let test = try TestPack(TestPack.head, Self.rules)
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let parts = try records.map { record in
            var situation = try test.situation(record)
            if let done {
                situation = situation.recording(Deed(.done, at: now), of: ActionInstance(try test.action(done)))
            }
            return Plan(pack: test.pack, situation: situation, now: now)
        }
        return (test, try #require(Plan(joining: parts)))
    }

    private static let attack = #"{"id":"A","type":"attack","detected_at":"2026-11-03T02:40:00+01:00"}"#
    private static let outage = #"{"id":"B","type":"outage","detected_at":"2026-11-03T02:00:00+01:00"}"#

    @Test func `each line names the incidents that speak of it, and the earliest deadline counts`() throws {
        let (test, plan) = try joined(Self.attack, Self.outage)
        let log = try #require(try test.line("log", in: plan))
        #expect(log.incidents == [0, 1])
        #expect(try log.sortInstant == TestPack.instant("2026-11-03T02:10:00+01:00"))
        #expect(try test.line("cut", in: plan)?.incidents == [0])
    }

    @Test func `a ban of one incident is weighed against what another wants`() throws {
        let (test, plan) = try joined(Self.attack, Self.outage)
        let power = try #require(try test.line("power", in: plan))
        #expect(power.status == .forbidden)
        #expect(power.clash?.reason == .interest)
        #expect(power.incidents == [0, 1])
    }

    @Test func `the order of the incidents changes only their names`() throws {
        let plans = try [joined(Self.attack, Self.outage).1, joined(Self.outage, Self.attack).1]
        #expect(plans[0].placed.map { $0.instance } == plans[1].placed.map { $0.instance })
        #expect(plans[0].placed.map { $0.dues } == plans[1].placed.map { $0.dues })
    }

    @Test func `what is done is done for all`() throws {
        let (test, plan) = try joined(Self.attack, Self.outage, done: "log")
        #expect(try test.line("log", in: plan)?.status == .done)
    }

    @Test func `one incident alone makes its own plan`() throws {
        let (_, plan) = try joined(Self.attack)
        #expect(plan.parts.isEmpty)
        #expect(Plan(joining: []) == nil)
    }

    @Test func `each question is about one incident`() throws {
        let (test, plan) = try joined(Self.attack, #"{"id":"B","detected_at":"2026-11-03T02:00:00+01:00"}"#)
        let types = try test.fact("types")
        #expect(plan.questions().filter { $0.fact == types }.map { $0.incident } == [1])
    }
}
