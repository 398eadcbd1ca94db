import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Rules that hold for each record of a collection, and the lines that they make.
@Suite struct InstanceTests {
    private static let pack = """
        collections:
          affected.systems:
            as: system
            generic: "chaque système"
            facts:
              system.id: {type: string}
              system.label: {type: string}
              system.kind: {type: string}
              system.needs: {type: set, of: string}
        actions:
          isolate: {label: "Isoler {system.label}", phase: first, role: chief, priority: vital, target: system}
          restart:
            label: "Relancer {system.label}"
            phase: first
            role: chief
            priority: normal
            target: system
            after: [isolate, {action: restart, through: system.needs}]
          tell: {label: "Prévenir", phase: first, role: chief, priority: normal, after: [isolate]}
        rules:
          - id: each
            title: t
            for_each: {in: affected.systems, where: {system.kind: server}}
            require: [{action: isolate}, {action: restart}, {action: tell}]
        """

    private func plan(_ systems: String) throws -> (TestPack, Plan) {
        let test = try TestPack(TestPack.head, Self.pack)
        return (test, try test.plan(#"{"id":"1","detected_at":"2026-11-03T02:40:00+01:00"\#(systems)}"#))
    }

    private func names(_ lines: [Line], in test: TestPack) -> [String] {
        lines.map { test.pack.name(of: $0.instance) }
    }

    @Test func `each record that matches has a line of its own, and one that doesn't has none`() throws {
        let (test, plan) = try plan(
            #","affected":{"systems":[{"id":"b","kind":"server"},{"id":"a","kind":"server"},{"id":"c","kind":"desk"}]}"#
        )
        #expect(names(plan.lines(.required), in: test) == ["isolate@a", "isolate@b", "restart@a", "restart@b", "tell"])
    }

    @Test func `a record of which too little is known waits`() throws {
        let (test, plan) = try plan(#","affected":{"systems":[{"id":"a"}]}"#)
        #expect(names(plan.lines(.pending), in: test) == ["isolate@a", "restart@a", "tell"])
        #expect(try plan.lines(.pending)[0].unknowns == [test.fact("affected.systems")])
    }

    @Test func `where no record is known, one line stands for all of them`() throws {
        let (test, plan) = try plan("")
        #expect(names(plan.lines(.pending), in: test) == ["isolate", "restart", "tell"])
    }

    @Test func `an empty collection calls for nothing`() throws {
        let (test, plan) = try plan(#","affected":{"systems":[]}"#)
        #expect(names(plan.placed + plan.unplaced, in: test).isEmpty)
    }

    @Test func `a prerequisite about the same collection is about the same record, another about all of them`() throws {
        let (test, plan) = try plan(
            #","affected":{"systems":[{"id":"a","kind":"server"},{"id":"b","kind":"server"}]}"#)
        let isolate = try test.action("isolate")
        #expect(
            try plan.line(of: ActionInstance(test.action("restart"), target: "b"))?.waitsFor
                == [ActionInstance(isolate, target: "b")])
        #expect(
            try plan.line(of: ActionInstance(test.action("tell")))?.waitsFor
                == [ActionInstance(isolate, target: "a"), ActionInstance(isolate, target: "b")])
    }

    @Test func `a record waits for those that its own fact names, and for no other`() throws {
        let (test, plan) = try plan(
            #"""
            ,"affected":{"systems":[
              {"id":"a","kind":"server","needs":["c","elsewhere"]},{"id":"b","kind":"server","needs":[]},
              {"id":"c","kind":"server"}]}
            """#)
        let restart = try test.action("restart")
        #expect(
            try plan.line(of: ActionInstance(restart, target: "a"))?.waitsFor
                == [ActionInstance(test.action("isolate"), target: "a"), ActionInstance(restart, target: "c")])
        let order = names(plan.placed, in: test).filter { $0.hasPrefix("restart") }
        #expect(order == ["restart@b", "restart@c", "restart@a"])
    }

    @Test func `records that wait for one another are for somebody to settle, and none is lost`() throws {
        let (test, plan) = try plan(
            #"""
            ,"affected":{"systems":[
              {"id":"a","kind":"server","needs":["b"]},{"id":"b","kind":"server","needs":["a"]},
              {"id":"c","kind":"server","needs":["a"]}]}
            """#)
        #expect(names(plan.lines(.arbitration), in: test).sorted() == ["restart@a", "restart@b", "restart@c"])
        #expect(plan.placed.count == 7)
    }

    @Test func `what is done is done for one record`() throws {
        let test = try TestPack(TestPack.head, Self.pack)
        let instant = try TestPack.instant("2026-11-03T02:50:00+01:00")
        let situation = try test.situation(
            #"{"id":"1","affected":{"systems":[{"id":"a","kind":"server"},{"id":"b","kind":"server"}]}}"#)
        let done = try #require(test.pack.instance(named: "isolate@a"))
        let plan = Plan(
            pack: test.pack, situation: situation.recording(Deed(.done, at: instant), of: done), now: instant)
        #expect(names(plan.lines(.done), in: test) == ["isolate@a"])
        #expect(names(plan.lines(.required), in: test).contains("isolate@b"))
    }

    @Test(arguments: ["isolate@", "tell@a", "nothing", "nothing@a"])
    func `a name that means no line is none`(_ name: String) throws {
        #expect(try TestPack(TestPack.head, Self.pack).pack.instance(named: name) == nil)
    }
}
