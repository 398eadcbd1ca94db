import Foundation
import PackTesting
import RuleEngine
import Runbooks
import TestSupport
import Testing

/// How two packs that differ are told apart, on a screen and in a merge request.
@Suite struct ComparisonFormatTests {
    private let comparison: PackComparison

    private static let actions = """
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: vital, deadline: {within: 1 h, of: detected_at}}
          note: {label: "Noter", phase: first, role: chief, priority: normal}

        """

    init() throws {
        let old = try TestPack(
            TestPack.head + Self.actions
                + """
                rules:
                  - {id: alarm, title: "A", when: {types: {contains: attack}}, require: [{action: cut}, {action: note}]}

                """)
        let new = try TestPack(
            TestPack.head + Self.actions
                + """
                rules:
                  - {id: alarm, title: "A", when: {types: {contains: attack}}, require: [{action: cut, deadline: {within: 90 min, of: detected_at}}]}

                """)
        let now = try TestPack.instant("2026-11-03T02:30:00+01:00")
        var comparison = PackComparison(from: old.pack, to: new.pack, now: now)
        for number in 1...5 {
            let id = number == 1 ? #"1`|\u001b[31m"# : String(number)
            let json = "{\"id\":\"\(id)\",\"type\":\"attack\",\"detected_at\":\"2026-11-03T02:00:00+01:00\"}"
            let before = Plan(pack: old.pack, situation: try old.situation(json), now: now)
            let after = Plan(pack: new.pack, situation: try new.situation(json), now: now)
            let name = before.situation.id(in: old.pack) ?? ""
            comparison.add(PlanComparison(of: name, from: before, to: after).changes)
        }
        comparison.add(.init(line: 9, isByNew: true, reason: "no id"))
        self.comparison = comparison
    }

    private func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

    @Test func `changes that read alike are one line, what is lost first`() {
        let text = plain(ComparisonFormat.render(comparison, style: .terminal))
        #expect(text.contains("\n5 incidents comparés, 5 en changent\n"))
        #expect(
            text.contains(
                """
                CE QUI CHANGE
                - perdu : note, exigé normal → rien ; par alarm (1`|\\u{1B}[31m, 2, 3, + 2)
                - plus tard : cut, exigé vital ; 30 min plus tard ; par alarm (1`|\\u{1B}[31m, 2, 3, + 2)

                CE QUI N'EST LU QUE PAR L'UN
                - ligne 9 : refusé par le nouveau, no id

                PAR RÈGLE
                - alarm : perdu 5, plus tard 5

                VERSION CONSEILLÉE : majeure ; perdu 5, plus tard 5, 1 incident refusé ; au moins 2.0.0 ; le nouveau pack dit 1.0.0

                """))
        #expect(!text.contains("\u{1B}"))
    }

    @Test func `in a merge request nothing of a feed is markup`() {
        let text = plain(ComparisonFormat.render(comparison, style: .markdown))
        #expect(text.hasPrefix("## `test` 1.0.0 (`sha256:"))
        #expect(
            text.contains(
                "- **perdu** : `note`, exigé `normal` → rien ; par `alarm` (`` 1`|\\u{1B}[31m ``, `2`, `3`, + 2)\n"))
        #expect(text.contains("\n\n**Par règle**\n\n- `alarm` : perdu 5, plus tard 5\n"))
    }

    @Test func `programs get every change of every incident`() throws {
        let bytes = ComparisonJSON.render(comparison)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["schema"] as? String == "diff/1" && object["changed"] as? Int == 5)
        let changes = try #require(object["changes"] as? [[String: Any]])
        #expect(changes.count == 10)
        #expect(changes[1]["kinds"] as? [String] == ["lost"] && changes[1]["action"] as? String == "note")
        #expect(changes[0]["vital"] as? Bool == true)
        #expect((changes[0]["after"] as? [String: Any])?["due"] as? String == "2026-11-03T03:30:00+01:00")
        #expect(changes[1]["after"] is NSNull)
        #expect((object["advice"] as? [String: Any])?["level"] as? String == "major")
        #expect((object["refused"] as? [[String: Any]])?.first?["by"] as? String == "new")
    }
}
