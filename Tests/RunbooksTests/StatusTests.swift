import RuleEngine
import Runbooks
import TestSupport
import Testing

@Suite struct StatusTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                actions:
                  isolate: {label: "Isoler", phase: first, role: other, priority: vital, deadline: {within: 15 min}}
                  shut: {label: "Éteindre", phase: first, role: other, priority: normal, reversible: false}
                  wipe: {label: "Effacer", phase: first, role: other, priority: normal, reversible: false, after: [copy]}
                  copy: {label: "Copier", phase: first, role: other, priority: normal}
                  tell: {label: "Dire", phase: first, role: chief, priority: normal, after: [copy]}
                  pay: {label: "Payer", phase: first, role: chief, priority: normal}
                rules:
                  - id: isolate-attack
                    title: "Isoler"
                    when: {types: {contains_a: attack}, spreading: true}
                    on_unknown: {precaution: [spreading]}
                    require: [{action: isolate}]
                  - id: shut-when-stuck
                    title: "Éteindre"
                    when: {types: {contains_a: attack}, isolable: false}
                    require: [{action: shut}]
                  - id: copy-if-safe
                    title: "Copier"
                    when: {types: {contains_a: attack}, backup: safe}
                    require: [{action: copy}]
                  - id: always-tell
                    title: "Dire, effacer"
                    require: [{action: tell}]
                    recommend: [{action: wipe}]
                  - id: never-pay
                    title: "Ne pas payer"
                    when: {types: {contains_a: attack}}
                    forbid: [{action: pay, because: "Jamais.", interest: proof}]
                  - id: no-shut
                    title: "Ne pas éteindre"
                    when: {types: {contains_a: attack}}
                    forbid: [{action: shut, because: "La mémoire.", interest: proof, unless: {isolable: false}}]

                """)
    }

    private func status(of id: String, _ facts: String) throws -> Line.Status? {
        let plan = try test.plan(#"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00",\#(facts)}"#)
        return try test.line(id, in: plan)?.status
    }

    @Test func `a precaution retains what an answer could require, and marks it`() throws {
        let plan = try test.plan(#"{"id":"1","type":"theft"}"#)
        let line = try #require(try test.line("isolate", in: plan))
        #expect(line.status == .required)
        #expect(!line.isCertain)
        #expect(line.certainPriority == nil)
    }

    @Test func `an irreversible act is suspended while its requirement or its ban is unknown`() throws {
        #expect(try status(of: "shut", #""type":"attack""#) == .suspended)
        #expect(try status(of: "shut", #""type":"attack","isolable":null"#) == .suspended)
        #expect(try status(of: "shut", #""type":"attack","isolable":false"#) == .required)
        #expect(try status(of: "shut", #""type":"attack","isolable":true"#) == .forbidden)
    }

    @Test func `a ban that nothing contests is plainly forbidden`() throws {
        #expect(try status(of: "pay", #""type":"attack""#) == .forbidden)
        #expect(try status(of: "pay", #""type":"outage""#) == nil)
    }

    @Test func `a pending prerequisite never blocks a reversible action, and defers an irreversible one`() throws {
        #expect(try status(of: "tell", #""type":"attack""#) == .required)
        #expect(try status(of: "wipe", #""type":"attack""#) == .deferred)
        let plan = try test.plan(#"{"id":"1","type":"attack"}"#)
        let tell = try #require(try test.line("tell", in: plan))
        #expect(try tell.firstIfDecided == [ActionInstance(test.action("copy"))])
    }

    @Test func `a prerequisite that the incident doesn't call for counts as satisfied, and is named`() throws {
        let plan = try test.plan(#"{"id":"1","type":"outage"}"#)
        let tell = try #require(try test.line("tell", in: plan))
        #expect(tell.status == .required)
        #expect(try tell.needless == [ActionInstance(test.action("copy"))])
    }

    @Test func `an action both required and banned prints once, as banned, with both reasons`() throws {
        let both = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                rules:
                  - {id: yes-rule, title: "Oui", require: [{action: act}]}
                  - {id: no-rule, title: "Non", forbid: [{action: act, because: "Non.", interest: proof}]}

                """)
        let plan = try both.plan(#"{"id":"1"}"#)
        #expect(plan.placed.isEmpty)
        let line = try #require(plan.unplaced.first)
        #expect(plan.unplaced.count == 1)
        #expect(line.status == .forbidden)
        #expect(line.wantedBy.count == 1)
        #expect(line.bans.map { $0.ban.because } == ["Non."])
    }

    @Test func `what needs a banned prerequisite goes to arbitration`() throws {
        let clash = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, after: [cut]}
                  cut: {label: "Couper", phase: first, role: other, priority: normal}
                rules:
                  - {id: act-rule, title: "Oui", require: [{action: act}]}
                  - {id: cut-ban, title: "Non", forbid: [{action: cut, because: "Non.", interest: proof}]}

                """)
        #expect(try clash.plan(#"{"id":"1"}"#).placed.map { $0.status } == [.arbitration])
    }

    @Test(arguments: ["[ban-it, wait-it]", "[wait-it, ban-it]", "[a-wait, z-ban]"])
    func `a banned prerequisite weighs more than one that waits, whatever their names`(after: String) throws {
        let names = after.contains("z-ban") ? ("z-ban", "a-wait") : ("ban-it", "wait-it")
        let test = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, reversible: false, after: \(after)}
                  \(names.0): {label: "Interdit", phase: first, role: other, priority: normal}
                  \(names.1): {label: "Attend", phase: first, role: other, priority: normal}
                rules:
                  - {id: act-rule, title: "Oui", require: [{action: act}]}
                  - {id: ban-rule, title: "Non", forbid: [{action: \(names.0), because: "Non.", interest: proof}]}
                  - {id: wait-rule, title: "Attendre", when: {spreading: true}, require: [{action: \(names.1)}]}

                """)
        let plan = try test.plan(#"{"id":"1"}"#)
        #expect(try test.line("act", in: plan)?.status == .arbitration)
    }

    @Test func `what is known to make an action impossible takes it off the list, an unknown does not`() throws {
        let test = try TestPack(
            TestPack.head + """
                actions:
                  cut:
                    {label: "Couper", phase: first, role: other, priority: normal, impossible_if: {isolable: false},
                     otherwise: "Couper au tableau"}
                  then: {label: "Suite", phase: first, role: other, priority: normal, after: [cut]}
                rules:
                  - {id: all, title: "Tout", require: [{action: cut}, {action: then}]}

                """)
        func status(_ record: String) throws -> [Line.Status?] {
            let plan = try test.plan(record)
            return [try test.line("cut", in: plan)?.status, try test.line("then", in: plan)?.status]
        }
        #expect(try status(#"{"id":"1","isolable":false}"#) == [.infeasible, .required])
        #expect(try status(#"{"id":"1"}"#) == [.required, .required])
    }
}
