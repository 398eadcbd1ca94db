import CivilTime
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What pages say of lines about records.
@Suite struct RecordLineTests {
    private static let pack = """
        collections:
          affected.systems:
            as: system
            generic: "chaque système"
            facts:
              system.id: {type: string}
              system.label: {type: string}
              system.needs: {type: set, of: string}
        actions:
          prepare: {label: "Préparer", phase: first, role: chief, priority: normal}
          cut:
            label: "Couper"
            phase: first
            role: chief
            priority: normal
            stops:
              - {label: "isolés", in: affected.systems, where: {system.needs: {is_empty: true}}}
              - {in: affected.systems, where: {system.id: b}}
              - {in: affected.systems, where: {system.id: zz}}
          choose:
            label: "Choisir"
            phase: first
            role: chief
            priority: normal
            kind: decide
            options: ["oui", "non"]
            criterion: "C"
            stops: {in: affected.systems}
          restart:
            label: "Relancer {system.label}"
            phase: first
            role: chief
            priority: normal
            target: system
            after: [prepare, {action: restart, through: system.needs}]
        rules:
          - {id: each, title: t, for_each: {in: affected.systems}, require: [{action: restart}, {action: prepare}]}
          - {id: all, title: t, when: {types: {contains: outage}}, require: [{action: cut}, {action: choose}]}
        """

    private let test: TestPack

    init() throws {
        test = try TestPack(TestPack.head, Self.pack)
    }

    private func page(_ situation: Situation) throws -> String {
        let plan = Plan(pack: test.pack, situation: situation, now: try TestPack.instant("2026-11-03T03:00:00+01:00"))
        return plain(
            TerminalFormat.render(
                RunbookDocument(
                    plan, reader: .inCharge(try test.role("chief")),
                    presentation: Presentation(rulesPath: "rules", command: nil))))
    }

    @Test func `a line never waits for its own number: what comes first among its records is named`() throws {
        let page = try page(
            test.situation(
                #"""
                {"id":"1","affected":{"systems":[
                  {"id":"a","label":"A","needs":["b"]},{"id":"b","label":"B","needs":[]}]}}
                """#))
        let lines = page.split(separator: "\n").map { String($0) }
        let restart = try #require(lines.last { $0.contains("Relancer A") })
        #expect(restart.hasPrefix("2 "), "both records are line 2")
        #expect(lines.contains { $0.hasPrefix("2 ") && $0.contains("Relancer B") })
        let details = lines[(lines.lastIndex(of: restart) ?? 0)...].prefix(5).joined()
        #expect(details.contains("après n° 1") && !details.contains("n° 2"))
        #expect(details.contains("d'abord : Relancer B"))
    }

    /// The lines that tell what the acts stop.
    private func stopped(_ systems: String) throws -> [String] {
        let page = try page(test.situation(#"{"id":"1","type":"outage"\#(systems)}"#))
        return page.split(separator: "\n").map { $0.trimmingPrefix(while: { $0 == " " }) }.map { String($0) }
            .filter { $0.hasPrefix("isolés") || $0.contains("arrête") }
    }

    @Test func `an act tells what it stops, by the words of the pack, and a decision what it may stop`() throws {
        #expect(
            try stopped(
                #","affected":{"systems":[{"id":"b","label":"B","needs":[]},{"id":"a","label":"A","needs":["b"]}]}"#)
                == ["peut arrêter : B, A", "isolés : B", "arrête aussi : B"])
    }

    @Test func `what nothing rules out may be stopped, and where nothing is known somebody has to ask`() throws {
        #expect(
            try stopped(#","affected":{"systems":[{"id":"a","label":"A"},{"id":"b","label":"B","needs":["a"]}]}"#)
                == ["peut arrêter : A, B", "isolés : peut-être A", "arrête aussi : B"])
        #expect(
            try stopped("")
                == ["peut arrêter : à demander (chaque système)", "arrête aussi : à demander (chaque système)"])
        #expect(try stopped(#","affected":{"systems":[]}"#) == [])
    }

    @Test(arguments: [Deed.Kind.done, .impossible, .notApplicable])
    func `a record that nobody knows is shown as the name that somebody wrote`(kind: Deed.Kind) throws {
        let action = try test.action("restart")
        let now = try TestPack.instant("2026-11-03T02:50:00+01:00")
        let situation = try test.situation(#"{"id":"1"}"#)
        func page(target: String?) throws -> String {
            try self.page(situation.recording(Deed(kind, at: now), of: ActionInstance(action, target: target)))
        }
        #expect(try page(target: "srv-7").contains("- Relancer « srv-7 »"))
        #expect(try page(target: nil).contains("- Relancer chaque système"))
    }

    @Test func `a fact without a question is told in the words of the set that is read from it, or of its clock`()
        throws
    {
        let test = try TestPack(
            TestPack.head.replacing(
                "  noted_at:", with: "  type: {type: enum, of: kind}\n  other_types: {type: set, of: kind}\n  noted_at:"
            )
            .replacing("known_at: {label", with: "reported_at: {label: \"l'alerte\"}\n  known_at: {label"),
            "actions: {a: {label: L, phase: first, role: chief, priority: normal}}",
            "rules: [{id: r, title: t, require: [{action: a}]}]")
        let instant = try TestPack.instant("2026-11-03T02:50:00+01:00")
        var situation = try test.situation(#"{"id":"1"}"#)
        let added = FactValue.set(SetValue([.member(1)]))
        for (name, value) in [("other_types", added), ("type", .member(0)), ("reported_at", .datetime(instant))] {
            situation = situation.learning(
                try test.fact(name), .known(value), at: instant, in: test.pack.vocabulary)
        }
        let plan = Plan(pack: test.pack, situation: situation, now: instant)
        let text = plain(
            TerminalFormat.render(
                RunbookDocument(
                    plan, reader: .inCharge(nil), presentation: Presentation(rulesPath: "rules", command: nil))))
        let learnt = section("APPRIS", of: text)
        #expect(learnt.split(separator: "Quels types ? → Attaque, Panne (").count == 3, "the whole, for either")
        #expect(learnt.contains("- heure de l'alerte → 02 h 50"))
    }
}
