import IncidentFeeds
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What one takes back: the last thing that one said, or what was said of an action.
@Suite struct LastActTests {
    private let test: TestPack

    init() throws {
        test = try TestPack(
            TestPack.head + """
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal}
                  choose: {label: "Choisir", kind: decide, options: ["oui", "non"], criterion: "c",
                           settles: {isolable: [true, false]}, phase: first, role: other, priority: normal}
                rules:
                  - {id: always, title: "Agir", require: [{action: act}, {action: choose}]}

                """)
    }

    private static let decided = [#""decide":"choose","option":"non""#, #""set":{"isolable":false}"#]

    private func records(_ lines: [String]) -> [JournalRecord] {
        let head = #"{"at":"2026-11-03T02:40:00+01:00","incident":{"id":"x"}}"#
        let text = ([head] + lines.map { #"{"at":"2026-11-03T02:50:00+01:00",\#($0)}"# }).joined(separator: "\n")
        return JournalReader(pack: test.pack).read(Array((text + "\n").utf8)).records
    }

    /// The action that is taken back, then each fact that is withdrawn or restored.
    private func words(_ last: LastAct?) -> String? {
        guard let last else { return nil }
        let action = last.action.map { test.pack.name(of: $0) }
        let name = { (fact: PackIndex<Fact>) in test.pack.vocabulary.facts[fact].name }
        let withdrawn = (last.answer?.withdrawn ?? []).map { "-" + name($0) }
        let restored = (last.answer?.restored ?? []).map { name($0.fact) + ($0.state == .unknown ? "=?" : "=") }
        return ([action].compactMap { $0 } + withdrawn + restored).joined(separator: " ")
    }

    private func last(_ lines: String..., by author: String? = nil) -> String? {
        words(LastAct(in: records(lines), of: "x", by: author, test.pack))
    }

    @Test func `the last thing goes first, whatever it is, and a note stays`() {
        let (answer, tick) = (#""set":{"spreading":true}"#, #""done":"act""#)
        #expect(last() == nil)
        #expect(last(#""note":"n""#) == nil)
        #expect(last(answer, tick, #""note":"n""#) == "act")
        #expect(last(tick, answer) == "-spreading")
        #expect(last(answer, tick, #""retract":"act""#) == "-spreading")
        #expect(last(answer, tick, #""retract":"act""#, #""withdraw":["spreading"]"#) == nil)
        #expect(last(answer, #""not_applicable":"act""#, #""done":"act""#) == "act")
    }

    @Test func `a decision goes with what it answered by itself, which is again what it was`() {
        #expect(last(Self.decided[0], Self.decided[1]) == "choose -isolable")
        #expect(last(#""set":{"isolable":null}"#, Self.decided[0], Self.decided[1]) == "choose isolable=?")
        #expect(last(Self.decided[0], Self.decided[1], #""set":{"isolable":true}"#) == "isolable=")
        #expect(last(Self.decided[0], Self.decided[1], #""done":"act""#, #""retract":"act""#) == "choose -isolable")
    }

    @Test func `what somebody else said stays`() {
        let own = #""done":"act","by":"A""#
        #expect(last(own, #""note":"n","by":"B""#, by: "A") == "act")
        #expect(last(own, by: "B") == nil)
        #expect(last(own, #""impossible":"act","by":"B""#, by: "A") == nil)
    }

    @Test func `of an action all that was said is taken back, whoever said it`() throws {
        let lines = records([#""done":"act","by":"A""#] + Self.decided + [#""set":{"spreading":true}"#])
        func words(on name: String) throws -> String? {
            let action = ActionInstance(try test.action(name))
            return self.words(LastAct(on: action, in: lines, of: "x", test.pack))
        }
        #expect(try words(on: "act") == "act")
        #expect(try words(on: "choose") == "choose -isolable")
        #expect(lines.said(of: ActionInstance(try test.action("act"))).map { $0.line } == [2])
        let none = records([#""done":"act""#, #""retract":"act""#])
        #expect(none.said(of: ActionInstance(try test.action("act"))).isEmpty)
    }
}
