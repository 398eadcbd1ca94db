import Diagnostics
import Foundation
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

@testable import RunbookFormats

/// What an explanation says, in the terminal and for programs.
@Suite struct ExplanationFormatTests {
    private static let text = """
        collections:
          systems: {as: system, facts: {system.id: {type: string}, system.hit: {type: boolean}}}
        derived:
          hurt: {when: {any: [{spreading: true}, {backup: hit}]}}
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: normal, deadline: {within: 1 h, of: detected_at}}
          note: {label: "Noter", phase: first, role: chief, priority: normal}
          wipe: {label: "Effacer", phase: first, role: chief, priority: normal, reversible: false}
        rules:
          - id: alarm
            title: "Alerte"
            when: {types: {contains: attack}, hurt: true}
            require:
              - {action: cut, priority: vital}
              - {action: note, if: {isolable: false}}
          - id: calm
            title: "Calme"
            when: {backup: {is_not: hit}}
            require: [{action: cut}]
          - id: keep
            title: "Garder"
            when: {types: {contains: attack}}
            forbid: [{action: wipe, because: "Preuves", interest: proof, unless: {isolable: true}, until: {done: [note]}}]
          - id: records
            title: "Machines"
            when: {every: {in: systems, where: {system.hit: true}}}
            require: [{action: note}]

        """

    private let test: TestPack

    init() throws { test = try TestPack(TestPack.head + Self.text) }

    private func document(_ subject: String, _ json: String) throws -> ExplanationDocument {
        let plan = try test.plan("{\"id\":\"1\"\(json)}")
        let rule = test.pack.rules.packIndices.first { test.pack.rules[$0].id == subject }
        return ExplanationDocument(
            try rule.map { .rule($0, record: nil) } ?? .action(ActionInstance(try test.action(subject))), in: plan,
            places: PackPlaces())
    }

    private func explained(_ subject: String, _ json: String = "") throws -> String {
        plain(ExplanationFormat.render(try document(subject, json)))
    }

    private let attack = #","type":"attack","detected_at":"2026-11-03T02:00:00+01:00""#

    @Test func `a rule that is not met says which part, what was read and what it would take`() throws {
        let text = try explained("alarm", attack + #","spreading":false,"backup":"safe","isolable":true"#)
        #expect(
            text == """
                RÈGLE alarm : Alerte
                Incident 1, à 03 h 00 (mar. 03/11, UTC+1)

                La règle n'est PAS REMPLIE :
                  non rempli hurt = oui, lu : non
                               hurt est calculé :
                  non rempli     au moins l'un :
                  non rempli       spreading = oui, lu : non
                  non rempli       backup = hit, lu : safe
                  rempli     types contient attack, lu : attack
                  il faudrait : spreading = oui
                    ou : backup = hit

                exige cut : non
                    → par ailleurs exigé, normal, avant 03 h 00 (mar. 03/11, UTC+1)
                exige note : non
                  non rempli isolable = non, lu : oui
                  il faudrait : isolable = non et spreading = oui
                    ou : backup = hit et isolable = non
                    → par ailleurs en attente

                """)
    }

    @Test func `an unknown is told from a no, and one that was asked from one that never was`() throws {
        let text = try explained("alarm", attack + #","spreading":null"#)
        #expect(text.contains("La règle est INDÉCISE"))
        #expect(text.contains("  inconnu          spreading = oui, lu : inconnu\n"))
        #expect(text.contains("  inconnu          backup = hit, lu : jamais renseigné\n"))
        #expect(text.contains("il faudrait : spreading = oui\n"))
        #expect(text.contains("serait écarté si : types ne contient pas attack\n"))
        #expect(text.contains("ou : backup = safe et spreading = non\n"))
    }

    @Test func `an action says what was kept and from which rule`() throws {
        let text = try explained("cut", attack + #","spreading":true,"backup":"safe""#)
        #expect(text.contains("→ exigé, VITAL, avant 03 h 00 (mar. 03/11, UTC+1)"))
        #expect(text.contains("  priorité VITAL : alarm\n"))
        #expect(text.contains("  échéance : avant 03 h 00 (mar. 03/11, UTC+1) : alarm, calm\n"))
        #expect(text.contains("alarm exige : oui, certain\n"))
        #expect(text.contains("calm exige : oui, certain\n"))
    }

    @Test func `a ban says what it waits for, and what releases it`() throws {
        let text = try explained("wipe", attack)
        #expect(text.contains("keep interdit : oui, certain\n"))
        #expect(text.contains("  sauf si :\n  inconnu    isolable = oui, lu : jamais renseigné\n"))
        #expect(text.contains("ne tiendrait plus si : types ne contient pas attack\n    ou : isolable = oui\n"))
        #expect(text.contains("→ interdit\n"))
    }

    @Test func `records are told by what they come to, and the first in the way is opened`() throws {
        let systems = #","systems":[{"id":"a","hit":true},{"id":"b","hit":false},{"id":"c"}]"#
        let text = try explained("records", systems)
        #expect(text.contains("  non rempli chacun dans systems : system.hit = oui\n"))
        #expect(text.contains("  rempli       a\n"))
        #expect(text.contains("  inconnu      c\n"))
        #expect(text.contains("  non rempli   b\n"))
        #expect(text.contains("               c :\n  inconnu        system.hit = oui, lu : inconnu\n"))
        #expect(try explained("records").contains("lu : jamais renseigné\n"))
    }

    @Test func `words of the feed can't drive the terminal`() throws {
        let text = try explained("records", #","systems":[{"id":"a\u001b[31m\nRÈGLE","hit":false}]"#)
        #expect(!text.contains("\u{1B}") && text.contains(#"a\u{1B}[31m RÈGLE"#))
    }

    @Test func `no line but a place goes past the last column`() throws {
        for rule in test.pack.rules {
            for line in try explained(rule.id, attack).split(separator: "\n") {
                #expect(displayWidth(of: String(line)) <= 80)
            }
        }
    }

    @Test func `programs get the tree, the values and examples that turn it`() throws {
        let bytes = ExplanationJSON.render(try document("alarm", attack + #","spreading":false,"backup":"safe""#))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["schema"] as? String == "explanation/1")
        #expect(object["rule"] as? String == "alarm")
        let consequences = try #require(object["consequences"] as? [[String: Any]])
        #expect(consequences.map { $0["standing"] as? String } == ["none", "none"])
        let condition = try #require(consequences[0]["condition"] as? [String: Any])
        #expect(condition["kind"] as? String == "all" && condition["verdict"] as? String == "not_met")
        let parts = try #require(condition["parts"] as? [[String: Any]])
        #expect(parts.map { $0["verdict"] as? String } == ["not_met", "met"])
        let ways = try #require(consequences[0]["met_if"] as? [[String: Any]])
        #expect(ways.map { $0["requirements"] as? [String] } == [["spreading = oui"], ["backup = hit"]])
        #expect((ways[0]["example"] as? [[String: String]]) == [["fact": "spreading", "value": "oui"]])
    }

    @Test func `programs learn which consequence gives what`() throws {
        let bytes = ExplanationJSON.render(try document("cut", attack + #","spreading":true,"backup":"safe""#))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect((object["line"] as? [String: Any])?["status"] as? String == "required")
        let consequences = try #require(object["consequences"] as? [[String: Any]])
        #expect(consequences.map { $0["rule"] as? String } == ["alarm", "calm"])
        #expect(consequences.map { $0["gives"] as? [String] } == [["priority", "due"], ["due"]])
    }
}
