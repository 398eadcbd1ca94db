import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What pages say of a ban that only something done would end.
@Suite struct BanReleaseTests {
    private static let pack = """
        actions:
          wipe: {label: "Effacer", phase: first, role: chief, priority: normal}
          copy: {label: "Copier", phase: first, role: other, priority: normal}
          note: {label: "Noter", phase: first, role: chief, priority: normal}
        rules:
          - {id: hold, title: t, forbid: [{action: wipe, because: "B", interest: proof, until: {done: [copy, note]}}]}
          - {id: base, title: t, require: [{action: note}]}
          - {id: keep, title: t, when: {spreading: true}, require: [{action: copy}]}
          - {id: never, title: t, when: {backup: hit}, forbid: [{action: copy, because: "C", interest: proof}]}
        """

    private let test: TestPack
    private let now: Instant

    init() throws {
        test = try TestPack(TestPack.head, Self.pack)
        now = try TestPack.instant("2026-11-03T03:00:00+01:00")
    }

    private func situation(_ facts: String = "", _ deeds: (String, Deed.Kind)...) throws -> Situation {
        try deeds.reduce(test.situation(#"{"id":"1"\#(facts)}"#)) { situation, deed in
            situation.recording(
                Deed(deed.1, at: now - .seconds(60)), of: ActionInstance(try test.action(deed.0)))
        }
    }

    /// What is said of the banned act.
    private func ban(_ situation: Situation) throws -> [String] {
        let plan = Plan(pack: test.pack, situation: situation, now: now)
        let document = RunbookDocument(
            plan, reader: .inCharge(try test.role("chief")),
            presentation: Presentation(rulesPath: "rules", command: nil))
        return section("NE PAS FAIRE", of: plain(TerminalFormat.render(document))).split(separator: "\n")
            .map { $0.trimmingPrefix(while: { $0 == " " }) }.map { String($0) }.drop { $0 != "- Effacer" }
            .prefix { $0 == "- Effacer" || !$0.hasPrefix("- ") }.map { $0 }
    }

    private static let person = "sinon, peut en décider autrement : Chef ; l'écrire dans la main courante"

    @Test func `what is on its way ends the ban, and nobody has to`() throws {
        #expect(
            try ban(situation(#","spreading":true"#))
                == ["- Effacer", "parce que : B", "pas avant : Copier", "pas avant : Noter"])
        #expect(
            try ban(situation(#","spreading":true"#, ("note", .done)))
                == ["- Effacer", "parce que : B", "pas avant : Copier"])
    }

    @Test func `once all is done the ban is gone`() throws {
        #expect(try ban(situation("", ("note", .done), ("copy", .done))) == [])
    }

    @Test(arguments: [
        (Deed.Kind.impossible, "pas avant : Copier (impossible ici)"),
        (.notApplicable, "pas avant : Copier (sans objet ici)"),
    ])
    func `what can't be done any more leaves it to a person, and the ban stands`(kind: Deed.Kind, words: String) throws
    {
        #expect(
            try ban(situation(#","spreading":true"#, ("copy", kind), ("note", .done)))
                == ["- Effacer", "parce que : B", words, Self.person])
    }

    @Test func `what no rule asks for, or what is banned itself, leaves it to a person`() throws {
        #expect(
            try ban(situation(#","spreading":false"#))
                == [
                    "- Effacer", "parce que : B", "pas avant : Copier (rien ne le demande pour l'instant)",
                    "pas avant : Noter", Self.person,
                ])
        #expect(
            try ban(situation(#","spreading":false,"backup":"hit""#, ("note", .done)))
                == ["- Effacer", "parce que : B", "pas avant : Copier (interdit aussi)", Self.person])
    }

    @Test func `an answer that is still awaited may end it, and one that is withdrawn does no more`() throws {
        let spreading = try test.fact("spreading")
        let asked = try situation("", ("note", .done))
        #expect(try ban(asked).contains("pas avant : Copier (rien ne le demande pour l'instant)") == false)
        let journal: [JournalRecord.Entry] = [
            .incident(try test.situation(#"{"id":"1","spreading":false}"#)),
            .learnt(spreading, .known(.boolean(true)), how: nil), .withdrawn(spreading),
        ]
        let records = journal.enumerated().map { place, entry in
            JournalRecord(at: now - .seconds(300 - 60 * Int64(place)), by: nil, line: place + 1, entry)
        }
        let told = try #require(Situation(journal: Array(records.prefix(2)), until: now))
        #expect(try !ban(told).contains(Self.person))
        let withdrawn = try #require(Situation(journal: records, until: now))
        #expect(try ban(withdrawn).contains("pas avant : Copier (rien ne le demande pour l'instant)"))
        #expect(try ban(withdrawn).contains(Self.person))
    }

    @Test func `the decision names what is not on its way`() throws {
        let plan = Plan(
            pack: test.pack, situation: try situation(#","spreading":false"#, ("note", .done)), now: now)
        var writer = JSONWriter()
        writer.object { DecisionFormat(keys: [.forbidden]).write(plan, place: nil, to: &$0) }
        let json = String(decoding: writer.bytes, as: UTF8.self)
        #expect(json.contains(#""until":["copy","note"],"until_unreachable":["copy"]"#))
    }
}
