import RuleEngine
import RunbookFormats
import TestSupport
import Testing
import Vocabularies

@Suite struct PackReferenceTests {
    private let pack: TestPack

    init() throws {
        pack = try TestPack(
            TestPack.head + """
                references:
                  care: {label: "Thèmes D2 couverts par ce pack"}
                  care/crisis: {label: "Cellule de crise", official: D2.01.D, verified: true}
                  care/backup: {label: "Sauvegarde | 3-2-1", official: D2.02.A}
                  care/gap: {label: "Bilan d'impact"}
                actions:
                  act: {label: "Agir", phase: first, role: other, priority: normal, basis: S}
                  pay: {label: "Payer", phase: first, role: other, priority: normal}
                rules:
                  - {id: a, title: "Attaque", source: "guide", references: [care/crisis], require: [{action: act}]}
                  - {id: b, title: "Rançon", references: [care/backup, care/crisis], forbid: [{action: pay, because: "Non.", interest: proof}]}

                """)
    }

    private func manual(tests: [String: [String]] = [:]) throws -> [String] {
        var names: [PackIndex<Rule>: [String]] = [:]
        for place in pack.pack.rules.packIndices { names[place] = tests[pack.pack.rules[place].id] }
        return PackReference(of: pack.pack, tests: names).markdown.replacing("\u{A0}", with: " ").split(separator: "\n")
            .map { String($0) }
    }

    @Test func `each requirement has its rules and tests, and only a name that was checked is printed as official`()
        throws
    {
        let manual = try manual(tests: ["a": ["essai un", "essai deux"], "b": ["essai un"]])
        #expect(manual.first == "# test 1.0.0")
        #expect(manual.contains("## Thèmes D2 couverts par ce pack"))
        #expect(manual.contains("| Cellule de crise | D2.01.D | `a`, `b` | 2 |"))
        #expect(manual.contains("| Sauvegarde \\| 3-2-1 | non vérifié | `b` | 1 |"))
        #expect(manual.contains("- `a` : « essai un » ; « essai deux »"))
        #expect(!manual.joined().contains("D2.02.A"))
    }

    @Test func `a rule without test says so, one with many counts those that it doesn't name`() throws {
        #expect(try manual().contains("| Cellule de crise | D2.01.D | `a`, `b` | aucun |"))
        #expect(try manual().contains("- `a` : aucun"))
        let many = try manual(tests: ["a": ["1", "2", "3", "4"], "b": ["1", "2", "3", "4", "5"]])
        #expect(many.contains("- `a` : « 1 » ; « 2 » ; « 3 » et 1 autre"))
        #expect(many.contains("- `b` : « 1 » ; « 2 » ; « 3 » et 2 autres"))
    }

    @Test func `a requirement that no rule answers is a gap, and the family's own name is none`() throws {
        let manual = try manual()
        let start = try #require(manual.firstIndex(of: "Sans règle dans ce pack :"))
        #expect(manual[start + 1] == "- Bilan d'impact (non vérifié)")
        #expect(manual[start + 2] == "## Règles")
    }

    @Test func `each rule says what it asks and bans, each action who does it and what it rests on`() throws {
        let manual = try manual(tests: ["a": ["essai"]])
        #expect(manual.contains("| `a` | Attaque | guide | `act` |  | 1 |"))
        #expect(manual.contains("| `b` | Rançon |  |  | `pay` | 0 |"))
        #expect(manual.contains { $0.hasPrefix("| `act` | Agir | ") && $0.hasSuffix(" | écrit dans une source |") })
    }
}
