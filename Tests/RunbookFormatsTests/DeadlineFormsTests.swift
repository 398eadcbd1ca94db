import RunbookFormats
import Runbooks
import TestSupport
import Testing

@Suite struct DeadlineFormsTests {
    @Test func `working days print what they leave out, months their number, and a request itself`() throws {
        let test = try TestPack(
            TestPack.head + """
                actions:
                  a: {label: "Déclarer à l'assureur", phase: first, role: other, priority: legal}
                  b: {label: "Remettre le rapport", phase: first, role: other, priority: legal}
                  c: {label: "Répondre", phase: first, role: other, priority: legal}
                rules:
                  - id: all
                    title: "Tout"
                    require:
                      - {action: a, deadline: {working_days: 5, of: known_at, kind: legal}}
                      - {action: b, deadline: {months: 3, of: known_at, kind: legal}}
                      - {action: c, deadline: {on_request: true, of: known_at, kind: legal}}

                """)
        let plan = try test.plan(#"{"id":"1","noted_at":"2026-11-10T10:00:00+01:00"}"#)
        let text = TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
            .split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        #expect(
            text.contains(
                "avant 23 h 59 (mer. 18/11, UTC+1) ; 10 h 00 mar. + 5 jours ouvrés ; jours ouvrés : du lundi au vendredi, hors fériés nationaux"
            ))
        #expect(text.contains("10 h 00 mar. + 3 mois"))
        #expect(text.contains("sur demande"))
    }

    private static let least = """
        collections:
          affected.systems:
            as: system
            facts:
              system.id: {type: string}
              system.max: {type: duration}
              system.needs: {type: set, of: string}
        derived:
          system.least: {min: system.max, over: {closure: {start: self, in: affected.systems, through: system.needs, direction: dependents}}}
        actions:
          carry: {label: "Faire sans {system.id}", phase: first, role: chief, priority: vital, target: system, after: [log]}
          log: {label: "Noter", phase: first, role: chief, priority: normal}
        rules:
          - id: carry
            title: t
            for_each: {in: affected.systems, where: {system.id: a}}
            require: [{action: carry, deadline: {within: {fact: system.least}, of: detected_at LIMIT}}]
          - {id: log, title: t, require: [{action: log}]}

        """

    private func plan(_ maximum: String, isLimit: Bool) throws -> (TestPack, Plan) {
        let test = try TestPack(TestPack.head, Self.least.replacing(" LIMIT", with: isLimit ? ", limit: true" : ""))
        let systems = #"[{"id":"a","max":"4 h"},{"id":"b","needs":["a"]\#(maximum)}]"#
        let record = #"{"id":"1","detected_at":"2026-11-03T02:00:00+01:00","affected":{"systems":\#(systems)}}"#
        return (test, try test.plan(record))
    }

    @Test(arguments: [false, true])
    func `the least of durations of which one isn't known is marked as the latest, in words and in decisions`(
        isLimit: Bool
    ) throws {
        for (maximum, isMarked) in [("", true), (#","max":"6 h""#, false)] {
            let (test, plan) = try plan(maximum, isLimit: isLimit)
            let line = try #require(plan.placed.first { $0.action == (try? test.action("carry")) })
            let due = try #require(isLimit ? line.limit?.due : line.dues.first)
            #expect(try due.instant == TestPack.instant("2026-11-03T06:00:00+01:00"))
            #expect(due.isUpperBound == isMarked)
            let document = RunbookDocument(plan, reader: .inCharge(nil))
            let html = HTMLFormat.render([document])
            for text in [TerminalFormat.render(document), MarkdownFormat.render(document), html] {
                #expect(text.contains("au plus tard") == isMarked, "\(text)")
            }
            let json = String(decoding: RunbookJSON.render(plan, place: nil, reader: .inCharge(nil)), as: UTF8.self)
            #expect(json.contains(isLimit ? #""limit_at_latest":true"# : #""due_at_latest":true"#) == isMarked)
        }
    }

    @Test func `what must come before takes the mark over with the hour`() throws {
        let (test, plan) = try plan("", isLimit: false)
        let log = try #require(try test.line("log", in: plan))
        #expect(log.dues.map { $0.isUpperBound } == [true])
    }
}
