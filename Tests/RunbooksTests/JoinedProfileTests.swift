import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What a profile says of facts, hours and clocks, beside what the incident says.
@Suite struct JoinedProfileTests {
    private let test: TestPack
    private let now: Instant

    init() throws {
        let head = TestPack.head.replacing("types: types}", with: "types: types, establishment: establishment.finess}")
        test = try TestPack(
            head + """
                  establishment.finess: {type: string}
                  establishment.emergency: {type: boolean}
                  establishment.beds: {type: integer}
                actions:
                  divert: {label: "Dérouter", phase: first, role: chief, priority: vital, deadline: {within: 15 min}}
                  staff: {label: "Appeler", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                  wait: {label: "Attendre", phase: first, role: other, priority: normal}
                rules:
                  - {id: a, title: "A", when: {establishment.emergency: true}, require: [{action: divert}]}
                  - {id: b, title: "B", when: {now.working_hours: true}, require: [{action: staff}]}
                  - {id: c, title: "C", when: {now.working_hours: false}, require: [{action: wait}]}

                """)
        now = try TestPack.instant("2026-11-03T03:00:00+01:00")
    }

    private func profile(_ facts: [(String, FactState)]) throws -> Establishment {
        try test.establishment(facts: facts)
    }

    private func clashes(_ situation: Situation) -> [String] {
        situation.remarks.filter { $0.code == "establishment-clash" }.map { $0.path }
    }

    @Test func `a fact of the profile holds from T0`() throws {
        let plan = try test.plan(
            #"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00"}"#,
            profiles: [try profile([("establishment.emergency", .known(.boolean(true)))])])
        let line = try #require(try test.line("divert", in: plan))
        #expect(line.status == .required)
        #expect(try line.dues.first?.instant == TestPack.instant("2026-11-03T02:15:00+01:00"))
        #expect(plan.situation.remarks.isEmpty)
    }

    @Test func `the profile wins over the record, and the clash is said once`() throws {
        let profile = try profile([
            ("establishment.emergency", .known(.boolean(true))), ("establishment.beds", .known(.integer(600))),
        ])
        let plan = try test.plan(
            #"{"id":"1","establishment":{"emergency":false,"beds":600}}"#, profiles: [profile])
        #expect(try test.line("divert", in: plan)?.status == .required)
        #expect(clashes(plan.situation) == ["establishment.emergency"])
    }

    @Test func `the profile wins over what the journal learns later`() throws {
        let fact = try test.fact("establishment.emergency")
        let situation = try test.situation(#"{"id":"1"}"#)
            .learning(fact, .known(.boolean(false)), at: now - .seconds(600))
            .learning(fact, .known(.boolean(false)), at: now - .seconds(60))
        let profile = try profile([("establishment.emergency", .known(.boolean(true)))])
        let plan = Plan(pack: test.pack, establishment: profile, situation: situation, now: now)
        #expect(try test.line("divert", in: plan)?.status == .required)
        #expect(clashes(plan.situation) == ["establishment.emergency"])
    }

    @Test(arguments: ["null", "[]", "\"oui\""])
    func `an unknown said by the record, or what can't be read there, is no clash`(value: String) throws {
        let profile = try profile([("establishment.emergency", .known(.boolean(true)))])
        let plan = try test.plan(#"{"id":"1","establishment":{"emergency":\#(value)}}"#, profiles: [profile])
        #expect(try test.line("divert", in: plan)?.status == .required)
        #expect(clashes(plan.situation).isEmpty)
    }

    @Test func `what the profile doesn't know, the record still tells`() throws {
        let fact = try test.fact("establishment.emergency")
        let profile = try profile([("establishment.emergency", .unknown)])
        let told = try test.situation(#"{"id":"1","establishment":{"emergency":true}}"#).joined(to: profile, test.pack)
        #expect(told.initial[fact] == .known(.boolean(true)))
        #expect(clashes(told).isEmpty)
        #expect(try test.situation(#"{"id":"1"}"#).joined(to: profile, test.pack).initial[fact] == .unknown)
    }

    @Test func `the FINESS of a site is no clash with the legal one`() throws {
        let profile = try test.establishment(
            finess: ["760000001", "760000002"], facts: [("establishment.finess", .known(.string("760000001")))])
        let plan = try test.plan(#"{"id":"1","establishment":{"finess":"760000002"}}"#, profiles: [profile])
        #expect(plan.establishment == profile)
        #expect(plan.situation.remarks.isEmpty)
        #expect(try plan.situation.initial[test.fact("establishment.finess")] == .known(.string("760000002")))
    }

    @Test func `joining twice changes nothing more`() throws {
        let profile = try profile([("establishment.emergency", .known(.boolean(true)))])
        let once = try test.situation(#"{"id":"1","establishment":{"emergency":false}}"#).joined(to: profile, test.pack)
        #expect(once.joined(to: profile, test.pack) == once)
    }

    @Test func `the establishment's working hours are those of the rules`() throws {
        let hours = WorkingHours(opening: 2 * 60, closing: 4 * 60)
        let plan = try test.plan(
            #"{"id":"1","detected_at":"2026-11-03T01:00:00+01:00"}"#,
            profiles: [try test.establishment(workingHours: hours)])
        let line = try #require(try test.line("staff", in: plan))
        // The rule has held since the house opened at two, not since T0.
        #expect(try line.dues.first?.instant == TestPack.instant("2026-11-03T03:00:00+01:00"))
        #expect(try test.line("wait", in: plan) == nil)
        #expect(try test.line("wait", in: test.plan(#"{"id":"1"}"#))?.status == .required)
    }

    @Test func `the establishment's clocks stand in its own zone`() throws {
        // Three in the morning in Paris is six in La Réunion, and half past six is not yet eight.
        let reunion = try test.establishment(
            zone: "Indian/Reunion", workingHours: WorkingHours(opening: 5 * 60, closing: 7 * 60))
        let plan = try test.plan(#"{"id":"1"}"#, profiles: [reunion])
        #expect(plan.zone.id == "Indian/Reunion")
        #expect(try test.line("staff", in: plan)?.status == .required)
        #expect(try test.plan(#"{"id":"1"}"#).zone == test.pack.header.zone)
    }
}
