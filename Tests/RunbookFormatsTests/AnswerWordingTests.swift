import Foundation
import RunbookFormats
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// Both ends of a question that no closed list answers.
@Suite struct AnswerWordingTests {
    private static let facts = """
          hosts: {type: integer, question: "Combien ?"}
          ratio: {type: number, question: "Quelle part ?"}
          outage: {type: duration, question: "Combien de temps ?"}
          seen_at: {type: datetime, question: "Vu quand ?"}
          wards: {type: set, of: string, open: true, question: "Quels services ?"}
          site: {type: string, question: "Quel site ?"}
        actions:
          log: {label: "Noter", phase: first, role: chief, priority: normal}
          cut: {label: "Couper", phase: first, role: chief, priority: vital}
        rules:
          - {id: low, title: t, when: {CONDITION}, require: [{action: log}]}

        """

    private func question(_ condition: String, _ record: String = "", _ rules: String = "") throws -> (Plan, String) {
        let test = try TestPack(TestPack.head + Self.facts.replacing("CONDITION", with: condition) + rules)
        let plan = try test.plan(#"{"id":"1","types":["attack"],"detected_at":"2026-11-03T02:00:00+01:00"\#(record)}"#)
        let text = TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
        let words = section("QUESTIONS", of: text).split(whereSeparator: { $0.isWhitespace })
        return (plan, words.joined(separator: " "))
    }

    @Test(
        arguments: [
            ("outage: {at_least: 4 h}", "moins de 4 h → ne change pas", "4 h ou plus → ajoute noter", "outage"),
            ("outage: {more_than: 4 h}", "4 h ou moins → ne change pas", "plus de 4 h → ajoute noter", "outage"),
            ("hosts: {less_than: 3}", "moins de 3 → ajoute noter", "3 ou plus → ne change pas", "hosts"),
            ("hosts: {at_most: 3}", "3 ou moins → ajoute noter", "plus de 3 → ne change pas", "hosts"),
            ("hosts: {between: [3, 5]}", "de 3 à 5 → ajoute noter", "moins de 3 · plus de 5 → ne change pas", "hosts"),
            ("ratio: {at_least: 2.5}", "moins de 2,5 → ne change pas", "2,5 ou plus → ajoute noter", "ratio"),
            ("hosts: 3", "3 → ajoute noter", "moins de 3 · plus de 3 → ne change pas", "hosts"),
            (
                "seen_at: {before: \"2026-11-03T01:00:00+01:00\"}", "avant 01 h 00 (mar. 03/11, UTC+1) → ajoute noter",
                "01 h 00 (mar. 03/11, UTC+1) ou après → ne change pas", "seen_at"
            ),
            ("site: {in: [nord, sud]}", "nord · sud → ajoute noter", "autre → ne change pas", "site"),
            ("wards: {contains: bloc}", "bloc → ajoute noter", "autre → ne change pas", "wards"),
            ("wards: {size: {at_least: 2}}", "moins de 2 → ne change pas", "2 ou plus → ajoute noter", "wards"),
            ("wards: {is_empty: false}", "aucun → ne change pas", "au moins un → ajoute noter", "wards"),
            (
                "wards: {size: {at_least: 1, at_most: 2}}", "de 1 à 2 → ajoute noter",
                "aucun · 3 ou plus → ne change pas",
                "wards"
            ),
        ])
    func `both ends are shown of what rules tell apart`(
        condition: String, first: String, second: String, fact: String
    ) throws {
        let (_, text) = try question(condition)
        #expect(text.contains(first), "\(text)")
        #expect(text.contains(second), "\(text)")
        #expect(!text.contains("\u{FFFF}"))
        #expect(text.contains("à donner par : --set \(fact)=…"), "\(text)")
    }

    @Test func `neighbours that come to the same are one, and what tells nothing apart is not listed`() throws {
        let rule = #"  - {id: high, title: t, when: {outage: {at_least: 12 h}}, require: [{action: cut}]}"# + "\n"
        let (_, three) = try question("outage: {at_least: 4 h}", "", rule)
        for words in [
            "moins de 4 h → ne change", "de 4 h à moins de 12 h → ajoute noter", "12 h ou plus → ajoute couper · noter",
        ] {
            #expect(three.contains(words), "\(three)")
        }
        let (plan, _) = try question("outage: {at_least: 4 h}", "", rule.replacing("12 h", with: "4 h"))
        #expect(
            plan.questions().filter { !$0.answers.isEmpty && $0.answers[0].extent != .value }.map { $0.answers.count }
                == [2])
        let (none, _) = try question("outage: {at_least: 4 h}, spreading: false", #","spreading":true"#)
        #expect(none.questions().allSatisfy { $0.answers.allSatisfy { $0.extent == .value } })
    }

    @Test(arguments: [2.5, 0.1, -1.75, 3, 1e-7, 12345678.9])
    func `a number that is learnt stands in the journal as it was told`(value: Double) throws {
        let test = try TestPack(TestPack.head + Self.facts.replacing("CONDITION", with: "ratio: {at_least: 2.5}"))
        let record = JournalRecord(
            at: try TestPack.instant("2026-11-03T03:00:00+01:00"), by: nil, for: nil,
            .learnt(try test.fact("ratio"), .known(.number(value)), how: nil))
        let line = JournalFormat(pack: test.pack).line(record, previous: nil)
        let told = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        #expect((told?["set"] as? [String: Double])?["ratio"] == value)
    }

    @Test func `what is known of an open set counts in how many there are`() throws {
        let pack = TestPack.head + Self.facts.replacing("CONDITION", with: "wards: {size: {at_least: 3}}")
        let test = try TestPack(pack.replacing("\"Quels services ?\"", with: "\"Quels services ?\", pinned: true"))
        let plan = try test.plan(#"{"id":"1","types":["attack"],"wards":["bloc","soins"]}"#)
        let words = TerminalFormat.render(RunbookDocument(plan, reader: .inCharge(nil)))
            .split(whereSeparator: { $0.isWhitespace })
        let text = words.joined(separator: " ")
        #expect(text.contains("moins de 3 → ne change"), "\(text)")
        #expect(text.contains("3 ou plus → ajoute noter"), "\(text)")
    }

    @Test(
        arguments: [
            ("outage: {at_least: 4 h}", [#""value":"PT0S","less_than":"PT4H""#, #""value":"PT4H","at_least":"PT4H""#]),
            ("ratio: {at_least: 2.5}", [#""value":0,"less_than":2.5"#, #""value":2.5,"at_least":2.5"#]),
            ("hosts: {more_than: 3}", [#""at_most":3"#, #""more_than":3"#]),
            ("wards: {contains: bloc}", [#""value":["bloc"]"#, #""value":null,"other":true"#]),
            ("wards: {size: {at_least: 2}}", [#""value":null,"size":{"less_than":2}"#, #""size":{"at_least":2}"#]),
        ])
    func `a decision tells the ends, and no value that was only tried`(condition: String, words: [String]) throws {
        let (plan, _) = try question(condition)
        let json = String(decoding: RunbookJSON.render(plan, place: nil, reader: .inCharge(nil)), as: UTF8.self)
        for words in words { #expect(json.contains(words), "\(json)") }
        #expect(!json.contains("\u{FFFF}"))
    }
}
