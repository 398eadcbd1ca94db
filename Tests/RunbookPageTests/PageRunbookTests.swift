import CivilTime
import Diagnostics
import RuleEngine
import RunbookFormats
import RunbookPage
import Runbooks
import TestSupport
import Testing

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

    @Test(arguments: [
        #"{"at":"2026-10-25T00:20:00Z","set":{"spreading":"peut-être"}}"#,
        #"{"at":"2026-10-25T00:20:00Z","done":"nothing"}"#,
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
