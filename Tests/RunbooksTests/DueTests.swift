import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct DueTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                actions:
                  isolate: {label: "Isoler", phase: first, role: other, priority: vital, deadline: {within: 15 min}}
                  notify: {label: "Notifier", phase: first, role: other, priority: legal, after: [gather]}
                  gather: {label: "Réunir", phase: first, role: other, priority: normal, deadline: {within: 20 h}}
                  declare: {label: "Déclarer", phase: first, role: other, priority: legal}
                rules:
                  - id: isolate-attack
                    title: "Isoler"
                    when: {types: {contains: attack}, spreading: true}
                    on_unknown: {precaution: [spreading]}
                    require: [{action: isolate}]
                  - id: notify-theft
                    title: "Notifier"
                    when: {types: {contains: theft}}
                    require:
                      - {action: notify, deadline: {within: 72 h, of: known_at, kind: legal}}
                      - {action: gather}
                      - {action: declare, deadline: {without_delay: true, target: 4 h, of: known_at, kind: legal}}

                """)
    }

    private func due(_ id: String, _ plan: Plan) throws -> Due {
        try #require(try test.line(id, in: plan)?.dues.first)
    }

    @Test func `a house deadline counts from T0 for what the record says`() throws {
        let plan = try test.plan(
            #"{"id":"1","type":"attack","spreading":true,"detected_at":"2026-10-25T02:10:00+02:00"}"#)
        #expect(try due("isolate", plan).instant == TestPack.instant("2026-10-25T02:25:00+02:00"))
    }

    @Test func `an hour after 02 h 10 summer time is 02 h 10 winter time`() throws {
        let plan = try test.plan(#"{"id":"1","type":"theft","known_at":"2026-10-25T02:10:00+02:00"}"#)
        let instant = try #require(try due("declare", plan).instant)
        #expect(plan.zone.rfc3339(instant) == "2026-10-25T05:10:00+01:00")
        #expect(try due("declare", plan).isWithoutDelay)
        #expect(plan.zone.rfc3339(try #require(try due("notify", plan).instant)) == "2026-10-28T01:10:00+01:00")
    }

    @Test func `a fact learnt later gives no deadline already past`() throws {
        let situation = try test.situation(#"{"id":"1","type":"outage","detected_at":"2026-11-03T00:00:00+01:00"}"#)
        let now = try TestPack.instant("2026-11-03T04:00:00+01:00")
        let types = try test.fact("types")
        let later = situation.learning(types, .known(.set(SetValue([.member(0)]))), at: now)
        let plan = Plan(pack: test.pack, situation: later, now: now)
        #expect(try due("isolate", plan).instant == TestPack.instant("2026-11-03T04:15:00+01:00"))
    }

    @Test func `confirming a precaution moves nothing`() throws {
        let situation = try test.situation(#"{"id":"1","type":"attack","detected_at":"2026-11-03T02:40:00+01:00"}"#)
        let spreading = try test.fact("spreading")
        let now = try TestPack.instant("2026-11-03T02:50:00+01:00")
        let plan = Plan(
            pack: test.pack, situation: situation.learning(spreading, .known(.boolean(true)), at: now), now: now)
        #expect(try due("isolate", plan).instant == TestPack.instant("2026-11-03T02:55:00+01:00"))
        #expect(try test.line("isolate", in: plan)?.isCertain == true)
    }

    @Test func `an unknown clock takes its fallback, then T0, and says so`() throws {
        let noted = try test.plan(
            #"{"id":"1","type":"theft","noted_at":"2026-11-03T01:00:00+01:00","detected_at":"2026-11-03T02:00:00+01:00"}"#
        )
        let source = try test.fact("noted_at")
        let clock = try test.fact("known_at")
        #expect(try due("declare", noted).origin == .clock(clock, readFrom: source))
        let zero = try test.plan(#"{"id":"1","type":"theft","detected_at":"2026-11-03T02:00:00+01:00"}"#)
        #expect(try due("declare", zero).origin == .clock(clock, readFrom: test.pack.header.timeZero))
        let none = try test.plan(#"{"id":"1","type":"theft"}"#)
        #expect(try due("declare", none).instant == nil)
        #expect(none.missingClocks.contains(clock))
    }

    @Test func `what another line needs takes its instant and its priority, and says for whom`() throws {
        let plan = try test.plan(#"{"id":"1","type":"theft","detected_at":"2026-10-31T03:30:00+01:00"}"#)
        let gather = try #require(try test.line("gather", in: plan))
        let notify = try test.action("notify")
        #expect(plan.pack.vocabulary.priorities[try #require(gather.priority)].id == "legal")
        #expect(gather.priorityInheritedFrom == ActionInstance(notify))
        // 20 h from T0 come before 72 h: the house's own target stays.
        #expect(gather.dues.first?.origin == .met)
        #expect(gather.dues.allSatisfy { $0.kind == .house }, "a legal deadline is never inherited as one")
        let order = plan.placed.map { $0.action }
        let places = [order.firstIndex(of: gather.action), order.firstIndex(of: notify)].compactMap { $0 }
        #expect(places.count == 2 && places[0] < places[1])
    }

    @Test func `every form of deadline counts from its clock, and what comes on request comes last`() throws {
        let forms = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "A", phase: first, role: other, priority: normal}
                  b: {label: "B", phase: first, role: other, priority: normal}
                  c: {label: "C", phase: first, role: other, priority: vital}
                rules:
                  - id: all
                    title: "Tout"
                    require:
                      - {action: a, deadline: {working_days: 5, of: known_at, kind: legal}}
                      - {action: b, deadline: {months: 3, of: known_at, kind: legal}}
                      - {action: c, deadline: {on_request: true, of: known_at, kind: legal}}

                """)
        let plan = try forms.plan(#"{"id":"1","noted_at":"2026-11-10T10:00:00+01:00"}"#)
        #expect(plan.placed.map { forms.pack.actions[$0.action].id } == ["a", "b", "c"])
        let instants = plan.placed.map { $0.dues.first?.instant.map { plan.zone.rfc3339($0) } }
        #expect(instants == ["2026-11-18T23:59:59+01:00", "2027-02-10T10:00:00+01:00", nil])
        #expect(plan.missingClocks == [], "what comes on request counts from nothing")
        let unknown = try forms.plan(#"{"id":"1"}"#)
        #expect(unknown.placed.allSatisfy { $0.dues.first?.instant == nil })
        #expect(
            unknown.placed.map { forms.pack.actions[$0.action].id } == ["a", "b", "c"],
            "an unknown clock counts from now")
    }

    @Test func `a deadline that rests on a precaution is told from the one that is certain`() throws {
        let both = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 4 h}}
                rules:
                  - {id: sure, title: "Sûr", require: [{action: act}]}
                  - id: careful
                    title: "Par précaution"
                    when: {spreading: true}
                    on_unknown: {precaution: [spreading]}
                    require: [{action: act, priority: vital, deadline: {within: 1 h}}]

                """)
        let record = #""id":"1","detected_at":"2026-11-03T02:50:00+01:00""#
        let line = try #require(try both.line("act", in: both.plan("{\(record)}")))
        #expect(line.isCertain)
        #expect(try line.dues.first?.instant == TestPack.instant("2026-11-03T03:50:00+01:00"))
        #expect(try line.certainDue?.instant == TestPack.instant("2026-11-03T06:50:00+01:00"))
        let known = try #require(try both.line("act", in: both.plan(#"{\#(record),"spreading":true}"#)))
        #expect(known.certainDue == nil, "nothing rests on a precaution any more")
    }

    @Test func `without delay is a flag that stays, beside an earlier legal figure`() throws {
        let both = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: legal}
                rules:
                  - {id: figure, title: "A", require: [{action: act, deadline: {within: 1 h, of: known_at, kind: legal}}]}
                  - id: flag
                    title: "B"
                    require: [{action: act, deadline: {without_delay: true, target: 4 h, of: known_at, kind: legal}}]

                """)
        let line = try #require(
            try both.line("act", in: both.plan(#"{"id":"1","known_at":"2026-11-03T02:00:00+01:00"}"#)))
        #expect(line.dues.map { $0.isWithoutDelay } == [false, true])
    }

    @Test(arguments: [
        ("2026-11-03T01:10:00+01:00", "2026-11-03T02:00:00+01:00", "2026-11-03T04:00:00+01:00"),  // not met in between
        ("2026-11-03T02:10:00+01:00", "2026-11-03T02:20:00+01:00", "2026-11-03T03:10:00+01:00"),  // met all along
    ])
    func `a datetime that is corrected counts by what each value decided in its time`(
        was: String, becomes: String, due: String
    ) throws {
        let timed = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, deadline: {within: 1 h}}
                rules:
                  - {id: recent, title: "Récent", when: {noted_at: {within_last: 1 h}}, require: [{action: act}]}

                """)
        let situation = try timed.situation(
            #"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00","noted_at":"\#(was)"}"#)
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        let corrected = situation.learning(
            try timed.fact("noted_at"), .known(.datetime(try TestPack.instant(becomes))), at: now)
        let line = try #require(try timed.line("act", in: Plan(pack: timed.pack, situation: corrected, now: now)))
        #expect(try line.dues.first?.instant == TestPack.instant(due))
    }
}
