import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// What is written of an incident of which the pack makes no runbook, and of a severity known in part.
@Suite struct SkipTests {
    private let test: TestPack

    init() throws {
        let head = TestPack.head
            .replacing("default_reader: chief", with: "default_reader: chief\n  skip_if: {isolable: true}")
            .replacing("types: types}", with: "types: types, severity: worst}")
        test = try TestPack(
            head + """
                  severity: {type: ordinal, values: [low, middle, high]}
                derived: {worst: {raise: severity, to: {high: {spreading: true}}}}
                actions:
                  cut: {label: "Couper", phase: first, role: chief, priority: vital, undo: "Rebrancher"}
                  wipe: {label: "Effacer", phase: first, role: chief, priority: vital, reversible: false}
                  call: {label: "Appeler", phase: first, role: chief, priority: vital, to: chief, undo: "Rassurer"}
                  copy: {label: "Copier", phase: first, role: chief, priority: vital}
                rules:
                  - {id: a, title: "A", require: [{action: call}]}

                """)
    }

    /// The plan after these acts, a second apart.
    private func plan(_ json: String, done: [String] = []) throws -> Plan {
        let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
        var situation = try test.situation(#"{"id":"1",\#(json)}"#)
        for (place, action) in done.enumerated() {
            let deed = Deed(.done, at: now - .seconds(60 - place))
            situation = situation.recording(deed, of: ActionInstance(try test.action(action)))
        }
        return Plan(pack: test.pack, situation: situation, now: now)
    }

    private func texts(_ plan: Plan) -> [String] {
        let document = RunbookDocument(plan, reader: .inCharge(nil))
        return [TerminalFormat.render(document), MarkdownFormat.render(document)].map { text in
            text.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ")
        }
    }

    private func json(_ plan: Plan) -> String {
        var writer = JSONWriter()
        writer.object { DecisionFormat(keys: [.skipped, .severity]).write(plan, place: nil, to: &$0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `a skipped incident gets a short page that says why, and what is to be undone`() throws {
        for text in texts(try plan(#""isolable":true"#, done: ["cut", "wipe"])) {
            #expect(text.contains("PAS DE FICHE POUR CET INCIDENT"))
            #expect(text.contains("Peut-on débrancher ? oui"))
            #expect(text.contains("à défaire : Rebrancher"))
            #expect(text.contains("ne se défait pas"))
            #expect(!text.contains("À FAIRE"))
            #expect(!text.contains("Appeler"))
        }
        for text in texts(try plan(#""isolable":true"#)) { #expect(!text.contains("À DÉFAIRE")) }
        for text in texts(try plan(#""isolable":null"#)) {
            #expect(!text.contains("PAS DE FICHE"))
            #expect(text.contains("Appeler"))
        }
    }

    @Test func `the last done is undone first, by whom it falls to, and whoever was called is called back`() throws {
        for text in texts(try plan(#""isolable":true"#, done: ["call", "cut", "copy"])) {
            let (cut, call) = (text.firstRange(of: "Couper"), text.firstRange(of: "Appeler"))
            #expect(try #require(cut).lowerBound < #require(call).lowerBound)
            #expect(text.contains("par : Chef"))
            #expect(text.contains("à rappeler : Chef"))
            #expect(text.components(separatedBy: "à rappeler").count == 2, "nobody was called for the cut")
            let kept = try #require(text.firstRange(of: "FAIT, À GARDER"))
            #expect(try #require(text.firstRange(of: "Copier")).lowerBound > kept.lowerBound)
            #expect(!text.contains("voir avec"))
        }
        for text in texts(try plan(#""isolable":true"#, done: ["cut"])) { #expect(!text.contains("À GARDER")) }
    }

    @Test func `a decision says that it is skipped only where it is, and of a severity what is known`() throws {
        #expect(
            json(try plan(#""isolable":true,"severity":"low","spreading":false"#))
                == #"{"skipped":true,"severity":"low"}"#)
        #expect(json(try plan(#""isolable":false,"severity":"middle""#)) == #"{"severity":"middle"}"#)
        #expect(json(try plan(#""severity":null"#)) == #"{"severity":null}"#)
    }

    @Test func `a skipped decision calls for nothing, says why, and keeps what was done`() throws {
        var writer = JSONWriter()
        let format = DecisionFormat(
            keys: [
                .skipped, .skippedBecause, .priority, .required, .recommended, .pending, .suspended, .questions,
                .actions,
            ])
        let skipped = try plan(#""isolable":true"#, done: ["cut", "call"])
        writer.object { format.write(skipped, place: nil, to: &$0) }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"skipped":true,"skipped_because":{"isolable":true},"priority":null,"required":[],"recommended":[],"#
                + #""suspended":[],"pending":[],"questions":[],"actions":[]}"#)
        #expect(skipped.lines(.done).count == 2)
        let open = try plan(#""isolable":false"#)
        #expect(open.skipReasons.isEmpty)
        #expect(open.lines(.required).count == 1)
    }
}
