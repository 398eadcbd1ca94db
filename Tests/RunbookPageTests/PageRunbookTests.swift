import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct PageRunbookTests {
    static let rules = """
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
          choose:
            label: "Choisir"
            phase: first
            role: chief
            priority: normal
            kind: decide
            options: ["tout", "rien"]
            criterion: "C"
            settles: {isolable: [true, false]}
        rules:
          - id: contain
            title: "Contenir"
            when: {spreading: true}
            require: [{action: cut, deadline: {within: 1 h}}]
          - id: decide
            title: "Décider"
            require: [{action: choose}]

        """

    private static let start =
        #"{"at":"2026-10-25T02:10:00+02:00","incident":{"id":"I<1>","detected_at":"2026-10-25T02:10:00+02:00"}}"# + "\n"

    private let content: PageContent

    init() throws {
        let pack = try TestPack(TestPack.head + Self.rules).pack
        content = PageContent(pack: pack, establishment: nil, reader: .inCharge(nil), rulesPath: nil)
    }

    private func page(_ journal: [UInt8], at now: String = "2026-10-25T02:30:00+02:00") throws -> PageRunbook {
        try #require(PageRunbook(content, journal: journal, now: try TestPack.instant(now)))
    }

    private func lines(_ draft: String, after journal: [UInt8] = Array(start.utf8)) -> [UInt8]? {
        content.lines(of: Array(draft.utf8), after: journal)
    }

    @Test func `an answer makes the runbook again, with its deadline across the change of clocks`() throws {
        let before = String(decoding: try page(Array(Self.start.utf8)).answer, as: UTF8.self)
        #expect(!before.contains("\"next\""))
        let draft = #"{"at":"2026-10-25T00:20:00Z","by":"BO","set":{"spreading":true}}"#
        let line = try #require(lines(draft))
        let after = String(decoding: try page(Array(Self.start.utf8) + line).answer, as: UTF8.self)
        // One hour after 02:20 by summer time: 02:20 again, by winter time.
        #expect(after.contains("\"before\":\"02\u{A0}h\u{A0}20 (dim. 25/10, UTC+1)\""))
        #expect(after.contains("\"seconds\":\(try TestPack.instant("2026-10-25T02:20:00+01:00").secondsSinceEpoch)"))
        #expect(after.contains("Couper"))
        #expect(after.contains("\"late\":0"))
        let later = try page(Array(Self.start.utf8) + line, at: "2026-10-25T02:20:00+01:00")
        #expect(String(decoding: later.answer, as: UTF8.self).contains("\"late\":1"))
        #expect(!String(decoding: later.answer, as: UTF8.self).contains("\"next\""))
    }

    @Test func `lines are chained to the journal, and a decision tells what it settles`() throws {
        let line = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","decide":"choose","option":"rien"}"#))
        let texts = String(decoding: line, as: UTF8.self).split(separator: "\n")
        #expect(texts.count == 2)
        #expect(texts.last?.contains(#""set":{"isolable":false}"#) == true)
        #expect(try page(Array(Self.start.utf8) + line).plan.situation.remarks == [])
    }

    private func told(_ lines: [[UInt8]], at now: String = "2026-10-25T02:30:00+02:00") throws -> String? {
        let before = Array(Self.start.utf8) + lines.dropLast().joined()
        let words = content.told(
            after: before.count, in: before + (lines.last ?? []), at: try TestPack.instant(now))
        return words.map { String(decoding: $0, as: UTF8.self).replacing("\u{A0}", with: " ") }
    }

    @Test func `the page says what it was told, and how many lines that changes`() throws {
        let answer = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","set":{"spreading":true}}"#))
        #expect(try told([answer]) == "Cela s'étend-il ? → oui. Cela change : 1 ligne ajoutée.")
        let after = Array(Self.start.utf8) + answer
        let tick = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","by":"BO","done":"cut"}"#, after: after))
        #expect(try told([answer, tick]) == "Fait : Couper, à 02 h 20. Cela change : 1 ligne déjà faite.")
        #expect(try told([answer, tick], at: "2026-10-25T02:20:30+02:00")?.hasPrefix("Fait : Couper. ") == true)
        let chosen = try #require(
            lines(#"{"at":"2026-10-25T00:30:00Z","decide":"choose","option":"rien"}"#, after: after))
        #expect(try told([answer, chosen]) == "rien : Choisir. Cela change : 1 ligne déjà faite.")
        let note = try #require(lines(#"{"at":"2026-10-25T00:30:00Z","note":"vu"}"#, after: after))
        #expect(try told([answer, note]) == "Note gardée.")
        let unsure = try #require(lines(#"{"at":"2026-10-25T00:30:00Z","set":{"reported_at":null}}"#, after: after))
        #expect(try told([answer, unsure])?.hasSuffix(" → inconnu. Cela ne change rien à faire.") == true)
        let now = try TestPack.instant("2026-10-25T02:30:00+02:00")
        let start = content.told(after: 0, in: Array(Self.start.utf8), at: now)
        #expect(start.map { String(decoding: $0, as: UTF8.self) } == "Incident commencé.")
        #expect(content.told(after: 1 << 20, in: Array(Self.start.utf8), at: now) == nil)
    }

    @Test func `the last act is taken back whatever it is, and the page names it`() throws {
        let answer = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","by":"BO","set":{"spreading":true}}"#))
        var journal = Array(Self.start.utf8) + answer
        let tick = try #require(
            lines(#"{"at":"2026-10-25T00:21:00Z","by":"BO","not_applicable":"cut"}"#, after: journal))
        journal += tick
        #expect(lines(#"{"at":"2026-10-25T00:22:00Z","by":"X","undo":true}"#, after: journal) == nil)
        let undo = #"{"at":"2026-10-25T00:22:00Z","by":"BO","undo":true}"#
        let back = try #require(lines(undo, after: journal))
        #expect(String(decoding: back, as: UTF8.self).contains(#""retract":"cut""#))
        #expect(
            try told([answer, tick, back]) == "Sans objet, « Couper ». Cela change : 1 ligne ajoutée.")
        journal += back
        let page = try page(journal)
        #expect(page.plan.situation.remarks == [] && page.plan.situation.deeds.isEmpty)
        #expect(page.plan.placed.map { $0.instance }.contains { content.pack.name(of: $0) == "cut" })
        let first = try #require(lines(undo, after: journal))
        #expect(String(decoding: first, as: UTF8.self).contains(#""withdraw":["spreading"]"#))
        #expect(
            try told([answer, tick, back, first])
                == "Cela s'étend-il ? → inconnu. Cela change : 1 ligne retirée.")
        #expect(lines(undo, after: journal + first) == nil)
    }

    @Test func `a decision is taken back with what it answered, be it not the last thing said`() throws {
        let start = Array(Self.start.utf8)
        let chosen = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","by":"A","decide":"choose","option":"rien"}"#))
        let answer = try #require(
            lines(#"{"at":"2026-10-25T00:21:00Z","by":"B","set":{"spreading":true}}"#, after: start + chosen))
        let retract = #"{"at":"2026-10-25T00:25:00Z","by":"B","retract":"choose"}"#
        let back = try #require(lines(retract, after: start + chosen + answer))
        #expect(String(decoding: back, as: UTF8.self).contains(#""withdraw":["isolable"]"#))
        #expect(try told([chosen, answer, back])?.hasPrefix("rien, « Choisir ». ") == true)
        let situation = try page(start + chosen + answer + back).plan.situation
        #expect(situation.deeds.isEmpty && situation.remarks == [])
        let isolable = try #require(content.pack.vocabulary.fact(named: "isolable"))
        let now = try TestPack.instant("2026-10-25T02:30:00+02:00")
        #expect(situation.table(at: now)[isolable] == .absent)
        #expect(lines(retract, after: start + chosen + answer + back) == nil, "nothing is left to take back")
    }

    @Test func `lines bear the number and the mark of the sheet, in its order, and what was said is listed`() throws {
        let answer = try #require(lines(#"{"at":"2026-10-25T00:20:00Z","set":{"spreading":true}}"#))
        let journal = Array(Self.start.utf8) + answer
        func shown(_ journal: [UInt8]) throws -> String {
            String(decoding: try page(journal).answer, as: UTF8.self).replacing("\u{A0}", with: " ")
        }
        let json = try shown(journal)
        #expect(json.contains(#""lines":[{"number":1,"mark":"V","action":"cut""#))
        #expect(json.contains(#"{"number":2,"mark":"N","action":"choose""#))
        #expect(json.contains(#""told":[]"#))
        let tick = try #require(lines(#"{"at":"2026-10-25T00:21:00Z","by":"BO","done":"cut"}"#, after: journal))
        #expect(
            try shown(journal + tick).contains(
                #""told":[{"action":"cut","words":"Couper : fait à 02 h 21 (dim. 25/10, UTC+2), BO"}]"#))
    }

    @Test(arguments: [
        #"{"at":"2026-10-25T00:20:00Z","set":{"spreading":"peut-être"}}"#,
        #"{"at":"2026-10-25T00:20:00Z","done":"nothing"}"#,
        #"{"at":"2026-10-25T00:20:00Z","retract":"cut"}"#, #"{"at":"2026-10-25T00:20:00Z","undo":true}"#,
        #"{"at":"2026-10-25T00:20:00Z","incident":{"id":"other"}}"#,
        #"{"set":{"spreading":true}}"#, "", "{",
    ])
    func `a draft that no journal holds adds nothing`(draft: String) {
        #expect(lines(draft) == nil)
    }

    @Test func `a journal of none or of several incidents makes no page`() throws {
        let now = try TestPack.instant("2026-10-25T02:30:00+02:00")
        #expect(PageRunbook(content, journal: [], now: now) == nil)
        let other = Self.start.replacing("I<1>", with: "J")
        #expect(PageRunbook(content, journal: Array((Self.start + other).utf8), now: now) == nil)
    }

    @Test func `a fact is answered as its type asks`() throws {
        let pack = try TestPack(
            TestPack.head,
            """
            facts:
              span: {type: duration, question: "Combien de temps ?"}
              since: {type: datetime, question: "Depuis quand ?"}
              beds: {type: integer, question: "Combien ?"}
              word: {type: string, question: "Quel mot ?"}
              services: {type: set, of: string, question: "Lesquels ?"}
            actions:
              cut: {label: "Couper", phase: first, role: chief, priority: vital}
            rules:
              - {id: a, title: "A", when: {span: {at_least: 4 h}}, require: [{action: cut}]}
              - {id: b, title: "B", when: {since: {within_last: 4 h}}, require: [{action: cut}]}
              - {id: c, title: "C", when: {beds: {at_least: 4}}, require: [{action: cut}]}
              - {id: d, title: "D", when: {word: gris}, require: [{action: cut}]}
              - {id: e, title: "E", when: {services: {contains: bloc}}, require: [{action: cut}]}
              - {id: f, title: "F", when: {spreading: true}, require: [{action: cut}]}
              - {id: g, title: "G", when: {types: {contains: outage}}, require: [{action: cut}]}

            """
        ).pack
        let content = PageContent(pack: pack, establishment: nil, reader: .inCharge(nil), rulesPath: nil)
        let page = try #require(
            PageRunbook(
                content, journal: Array(Self.start.utf8), now: try TestPack.instant("2026-10-25T02:30:00+02:00")))
        let questions = String(decoding: page.answer, as: UTF8.self).split(separator: "{\"fact\":\"").dropFirst()
        let kinds = questions.map { question in
            let parts = question.split(separator: "\"")
            return "\(parts[0]) \(parts[parts.firstIndex(of: "kind").map { $0 + 2 } ?? 0])"
        }
        #expect(
            kinds.sorted() == [
                "beds number", "services words", "since moment", "span duration", "spreading one", "types several",
                "word text",
            ])
    }

    @Test func `the page is what the command writes, and its script and bytes are what it allows`() throws {
        let page = try page(Array(Self.start.utf8))
        let engine = HTMLEngine(script: pageScript, data: [.init("journal", Array(Self.start.utf8))])
        let html = HTMLFormat.render(page.document, engine: engine)
        #expect(html.contains(HTMLFormat.content(page.document)))
        #expect(html.contains("default-src &#39;none&#39;"))
        #expect(html.contains("script-src &#39;sha256-"))
        #expect(!html.contains("I<1>"))
        #expect(!pageScript.contains("</"))
        #expect(!HTMLFormat.render([page.document]).contains("<script"))
    }
}
