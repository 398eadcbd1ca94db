import RuleEngine
import Runbooks
import TestSupport
import Testing

/// What waits for itself goes to whoever decides; who else waits for it, and in what order the pack names it, changes nothing.
@Suite struct PrerequisiteOrderTests {
    private static let head = """
        pack: {id: p, version: 0.1.0, language: fr, time_zone: Europe/Paris, time_zero: detected_at, default_reader: dg, bindings: {id: id}}
        priorities: [P1, P2]
        phases: [alerte]
        interests: [i1, i2]
        roles: {dg: {label: "Directeur"}}
        clocks: {detected_at: {label: "la détection"}}
        facts: {id: {type: string}, f: {type: boolean, question: "F ?"}}

        """

    private func statuses(_ plan: Plan) -> [String: Line.Status] {
        var statuses: [String: Line.Status] = [:]
        for line in plan.placed + plan.unplaced { statuses[plan.pack.name(of: line.instance)] = line.status }
        return statuses
    }

    /// A ban on `b` waits for `a`, which waits for `b`; `c` and what needs it wait for `d`, which nobody wants yet.
    @Test(arguments: ["0z", "zz"])
    func `who is on a circle doesn't hang on what else leads to it`(name: String) throws {
        let pack = try TestPack(
            Self.head + """
                actions:
                  \(name): {label: "Aller zéro", phase: alerte, role: dg, priority: P2, after: [c]}
                  a: {label: "Aller a", phase: alerte, role: dg, priority: P2, after: [b, c]}
                  b: {label: "Aller b", phase: alerte, role: dg, priority: P2}
                  c: {label: "Aller c", phase: alerte, role: dg, priority: P2, after: [d]}
                  d: {label: "Aller d", phase: alerte, role: dg, priority: P2, after: [b]}
                  n: {label: "Aller n", phase: alerte, role: dg, priority: P2, after: [c]}
                rules:
                  - {id: r1, title: "Un", require: [{action: \(name)}, {action: a}, {action: b}, {action: c}, {action: n}]}
                  - {id: r2, title: "Deux", when: {f: true}, require: [{action: d}]}
                  - {id: r3, title: "Trois", forbid: [{action: b, because: "Pas avant.", interest: i1, until: {done: [a]}}]}

                """)
        #expect(
            statuses(try pack.plan(#"{"id":"1","detected_at":"2026-11-03T02:40:00+01:00"}"#)) == [
                name: .required, "a": .arbitration, "b": .arbitration, "c": .required, "d": .pending, "n": .required,
            ])
        // Once `d` is wanted, it waits for `b`, and all the others with it.
        #expect(
            statuses(try pack.plan(#"{"id":"1","f":true,"detected_at":"2026-11-03T02:40:00+01:00"}"#)) == [
                name: .arbitration, "a": .arbitration, "b": .arbitration, "c": .arbitration, "d": .arbitration,
                "n": .arbitration,
            ])
    }

    private func records(also rule: String) throws -> TestPack {
        try TestPack(
            Self.head + """
                collections:
                  applications:
                    as: application
                    facts: {application.id: {type: string}, application.slow: {type: boolean}, application.deps: {type: set, of: string}}
                actions:
                  annoncer: {label: "Annoncer {application.id}", phase: alerte, role: dg, priority: P2, target: application, after: [retablir]}
                  ouvrir: {label: "Ouvrir {application.id}", phase: alerte, role: dg, priority: P2, target: application, after: [retablir]}
                  retablir: {label: "Rétablir {application.id}", phase: alerte, role: dg, priority: P2, target: application, after: [{action: retablir, through: application.deps}]}
                rules:
                  - {id: r1, title: "Un", for_each: {in: applications}, require: [{action: ouvrir}]}
                  - {id: r2, title: "Deux", for_each: {in: applications, where: {application.slow: false}}, require: [{action: retablir}]}
                  - {id: r3, title: "Trois", when: {f: true}, for_each: {in: applications, where: {application.slow: true}}, require: [{action: retablir}\(rule)]}

                """)
    }

    @Test func `of records too, what only may be wanted closes no circle`() throws {
        let record = #"""
            {"id":"1","detected_at":"2026-11-03T02:40:00+01:00","applications":[{"id":"u","slow":false,"deps":["v","w"]},
            {"id":"v","slow":false,"deps":["u"]},{"id":"w","slow":false,"deps":["z"]},{"id":"z","slow":true,"deps":["v"]}]}
            """#.replacing("\n", with: "")
        var made: [[String: Line.Status]] = []
        for rule in ["", ", {action: annoncer}"] {
            let statuses = statuses(try records(also: rule).plan(record))
            #expect(statuses["retablir@u"] == .arbitration && statuses["retablir@v"] == .arbitration)
            #expect(statuses["retablir@w"] == .required && statuses["ouvrir@w"] == .required)
            made.append(statuses.filter { !$0.key.hasPrefix("annoncer") })
        }
        #expect(made[0] == made[1])
    }

    @Test func `a record that depends on itself is for somebody to decide`() throws {
        let record =
            #"{"id":"1","applications":[{"id":"u","slow":false,"deps":["u"]},{"id":"v","slow":false,"deps":["u"]}]}"#
        let statuses = statuses(try records(also: "").plan(record))
        #expect(statuses["retablir@u"] == .arbitration && statuses["retablir@v"] == .arbitration)
    }
}
