import CivilTime
import Foundation
import PackTesting
import RuleEngine
import Runbooks
import TestSupport
import Testing

/// What can ever change between two packs is shown by an incident, where one is found.
@Suite struct WitnessTests {
    private static let pack = """
        collections:
          systems: {as: system, facts: {system.hit: {type: boolean}}}
        derived:
          hurt: {when: {any: [{spreading: true}, {backup: hit}]}}
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: normal, deadline: {within: 1 h, of: detected_at}}
          note: {label: "Noter", phase: first, role: chief, priority: normal}
        rules:
          - {id: alarm, title: "A", when: {types: {contains: attack}, hurt: true}, require: [{action: cut}]}
          - {id: calm, title: "C", when: {reported_at: {known: true}}, forbid: [{action: note, because: "B", interest: proof, unless: {isolable: true}}]}
          - {id: late, title: "L", when: {types: {contains: outage}}, require: [{action: note, if: {isolable: false}}]}

        """

    private func compare(_ change: (String) -> String, head: String = TestPack.head) throws -> PackComparison {
        let new = change(Self.pack)
        let packs = (try TestPack(TestPack.head + Self.pack), try TestPack(head + new))
        var comparison = PackComparison(
            from: packs.0.pack, to: packs.1.pack, now: try TestPack.instant("2026-11-03T02:30:00+01:00"))
        comparison.addWitnesses()
        return comparison
    }

    static let changes: [(from: String, to: String, rule: String, kinds: [ActionChange.Kind])] = [
        ("contains: attack}, hurt", "contains_a: attack}, hurt", "alarm", [.gained]),
        ("{types: {contains: attack}, hurt: true}", "{types: {contains: attack}}", "alarm", [.gained]),
        ("any: [{spreading: true}, {backup: hit}]", "any: [{spreading: true}]", "alarm", [.lost]),
        ("require: [{action: cut}]", "recommend: [{action: cut}]", "alarm", [.weakened]),
        ("within: 1 h", "within: 2 h", "alarm", [.later]),
        ("unless: {isolable: true}", "unless: {spreading: true}", "calm", [.allowed]),
        ("if: {isolable: false}", "if: {isolable: true}", "late", [.gained]),
        ("types: {contains: outage}}", "types: {contains: outage}, noted_at: {known: true}}", "late", [.lost]),
    ]

    @Test(arguments: changes)
    func `a rule that says something else is shown by an incident`(
        from: String, to: String, rule: String, kinds: [ActionChange.Kind]
    ) throws {
        let comparison = try compare { $0.replacing(from, with: to) }
        #expect(comparison.witnesses.map { $0.rule } == [rule])
        #expect(comparison.unseenRules.isEmpty)
        let own = comparison.changes.filter { $0.rules == [rule] }
        #expect(!own.isEmpty && own.contains { $0.kinds.contains { kinds.contains($0) } }, "\(comparison.changes)")
    }

    @Test(arguments: changes)
    func `and the other way round`(from: String, to: String, rule: String, kinds: [ActionChange.Kind]) throws {
        let text = Self.pack.replacing(from, with: to)
        let packs = (try TestPack(TestPack.head + text), try TestPack(TestPack.head + Self.pack))
        var comparison = PackComparison(
            from: packs.0.pack, to: packs.1.pack, now: try TestPack.instant("2026-11-03T02:30:00+01:00"))
        comparison.addWitnesses()
        #expect(comparison.witnesses.map { $0.rule } == [rule])
    }

    @Test func `a witness tells one type as a feed does`() throws {
        let comparison = try compare { $0.replacing("within: 1 h", with: "within: 2 h") }
        let text = String(decoding: try #require(comparison.witnesses.first).incident, as: UTF8.self)
        #expect(text.contains(#""type":"attack""#))
    }

    @Test func `a rule of one pack alone is shown too`() throws {
        let comparison = try compare { text in
            text + "  - {id: more, title: \"M\", when: {spreading: false}, require: [{action: note}]}\n"
        }
        #expect(comparison.witnesses.map { $0.rule } == ["more"])
        #expect(comparison.changes.map { $0.action } == ["note"])
        #expect(comparison.changes[0].kinds == [.gained])
    }

    /// The pack with one more rule, beside what a change of that rule makes of it.
    private func compare(adding rule: String, _ from: String, _ to: String) throws -> PackComparison {
        let packs = try [rule, rule.replacing(from, with: to)].map { try TestPack(TestPack.head + Self.pack + $0).pack }
        var comparison = PackComparison(
            from: packs[0], to: packs[1], now: try TestPack.instant("2026-11-03T02:30:00+01:00"))
        comparison.addWitnesses()
        return comparison
    }

    @Test func `a precaution that is no longer taken is shown where its fact alone is unknown`() throws {
        let rule = """
              - id: wary
                title: "W"
                when: {types: {contains: outage}, not: {spreading: false}}
                require: [{action: cut, on_unknown: {precaution: [spreading]}}]

            """
        let comparison = try compare(adding: rule, ", on_unknown: {precaution: [spreading]}", "")
        #expect(comparison.unseenRules.isEmpty)
        #expect(comparison.changes.filter { $0.rules == ["wary"] }.map { $0.kinds } == [[.lost]])
        let witness = try #require(comparison.witnesses.first)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(witness.incident)) as? [String: Any])
        #expect(object["type"] as? String == "outage" && object["spreading"] == nil)
    }

    @Test func `what another rule would hide is shown with answers that keep it silent`() throws {
        let rules = """
              - {id: loud, title: "L", when: {isolable: true}, on_unknown: {precaution: [isolable]}, require: [{action: cut, priority: vital}]}
              - {id: plain, title: "P", when: {types: {contains: outage}}, require: [{action: cut, priority: normal}]}

            """
        let comparison = try compare(adding: rules, "cut, priority: normal", "cut, priority: legal")
        #expect(comparison.unseenRules.isEmpty)
        #expect(comparison.changes.filter { $0.rules == ["plain"] }.map { $0.kinds } == [[.raised]])
        let witness = try #require(comparison.witnesses.first)
        #expect(String(decoding: witness.incident, as: UTF8.self).contains(#""isolable":false"#))
    }

    @Test func `of a rule without a witness nothing is claimed`() throws {
        let comparison = try compare {
            $0.replacing("types: {contains: outage}}", with: "not: {not: {types: {contains: outage}}}}")
        }
        let advice = VersionAdvice(comparison)
        #expect(advice.isLowerBound && advice.reasons == [.unseenRules(1)])
        let text = ComparisonFormat.render(comparison, style: .terminal)
        #expect(text.contains("au moins corrective") && !text.contains("aucun de ces incidents"))
    }

    @Test func `what is called for by other places is the same`() throws {
        let head = TestPack.head.replacing("  spreading:", with: "  aardvark: {type: boolean}\n  spreading:")
            .replacing("    attack: ", with: "    aaa: {label: \"Avant\"}\n    attack: ")
        let comparison = try compare({ $0 }, head: head)
        #expect(comparison.witnesses.isEmpty && comparison.unseenRules.isEmpty)
        #expect(!comparison.isSamePack)
    }

    @Test func `a condition that reads otherwise and says the same has no witness`() throws {
        let comparison = try compare {
            $0.replacing("types: {contains: outage}}", with: "not: {not: {types: {contains: outage}}}}")
        }
        #expect(comparison.unseenRules == ["late"] && comparison.witnesses.isEmpty)
    }

    @Test func `a witness is an incident as a feed gives it`() throws {
        let comparison = try compare { $0.replacing("within: 1 h", with: "within: 2 h") }
        let witness = try #require(comparison.witnesses.first)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(witness.incident)) as? [String: Any])
        #expect(object["id"] as? String == "alarm" && object["detected_at"] as? String == "2026-11-03T02:30:00+01:00")
        #expect(object["type"] as? String == "attack")
        let text = ComparisonFormat.render(comparison, style: .terminal).replacing("\u{A0}", with: " ")
        #expect(text.contains("1 témoin comparé, 1 en change\n"))
        #expect(
            text.contains(
                """
                CE QUI PEUT CHANGER, ET UN INCIDENT QUI LE MONTRE
                - alarm
                  - plus tard : cut, exigé normal ; 1 h plus tard
                  - {"detected_at":"2026-11-03T02:30:00+01:00",

                """.dropLast()))
    }
}
