import IncidentFeeds
import Testing

/// What is asked about a place.
@Suite struct PlaceTests {
    private static let rules = "file:///p/rules.yaml"

    private func marked(_ word: String, in text: String = Client.rules) -> String {
        text.replacing(word, with: word.prefix(2) + "⟦1⟧" + word.dropFirst(2), maxReplacements: 1)
    }

    @Test(arguments: [
        (
            "types:",
            ["fait types", "un ensemble", "Quels types", "attack : Attaque", "unclear : Indéterminé (non connu)"]
        ),
        ("isoler", ["action isoler", "Isoler le réseau", "VITAL", "15 min", "couper"]),
        ("contains", ["contains", "comprend cette valeur", "types"]),
        ("prevenir", ["règle prevenir", "Prévenir"]),
    ])
    func `hover says what stands there`(word: String, parts: [String]) throws {
        var client = try Client()
        let answer = try client.ask("textDocument/hover", at: marked(word), in: Self.rules)
        let text = try #require(answer["result"]?["contents"]?["value"]?.string).replacing("\u{A0}", with: " ")
        for part in parts { #expect(text.contains(part), "\(text)") }
    }

    @Test func `hover on a symptom says what is seen, and its facts are completed`() throws {
        var client = try Client()
        let seen = Client.rules + "\nsymptoms: {sl⟦1⟧ow: {label: \"Une lenteur\"}}\n"
        let answer = try client.ask("textDocument/hover", at: seen, in: Self.rules)
        let text = answer["result"]?["contents"]?["value"]?.string?.replacing("\u{A0}", with: " ")
        #expect(text == "symptôme slow : Une lenteur")
        let facts = Client.rules + "\nsymptoms: {slow: {label: \"Une lenteur\", facts: {spr⟦1⟧: true}}}\n"
        let offered = try client.ask("textDocument/completion", at: facts, in: Self.rules)
        #expect(offered["result"]?.list.contains { $0["label"]?.string == "spreading" } ?? false)
    }

    @Test func `hover on a mistake explains its code`() throws {
        var client = try Client()
        let text = Client.rules.replacing("spreading", with: "spreadin")
        try client.open(Self.rules, text)
        _ = try client.mistakes(in: Self.rules)
        let answer = try client.ask("textDocument/hover", at: marked("spreadin", in: text), in: Self.rules)
        #expect(answer["result"]?["contents"]?["value"]?.string?.contains("unknown-fact (") ?? false)
    }

    @Test func `a name leads to its declaration in another file, from a rule and from a test`() throws {
        var client = try Client()
        let action = try client.ask("textDocument/definition", at: marked("isoler"), in: Self.rules)
        #expect(action["result"]?.list.compactMap { $0["uri"]?.string } == ["file:///p/actions.yaml"])
        let test = """
            tests:
              - name: "a"
                now: "2026-11-03T03:00:00+01:00"
                given: {id: X}
                expect: {pending: [{action: isoler, from: [cou⟦1⟧per]}]}
            """
        let rule = try client.ask("textDocument/definition", at: test, in: Client.tests)["result"]?.list.first
        #expect(rule?["uri"]?.string == Self.rules)
        #expect(rule?["range"]?["start"]?["line"]?.number == 1)
        #expect(rule?["range"]?["start"]?["character"]?.number == 8)
    }

    @Test(arguments: [
        ("when: {spr⟦1⟧", ["spreading", "all", "grave"], ["isoler", "contains"]),
        ("when: {types: {⟦1⟧}}", ["contains", "contains_any", "is_empty"], ["at_least", "attack"]),
        ("when: {types: {contains: at⟦1⟧}}", ["attack", "theft"], ["contains"]),
        ("when: {spreading: ⟦1⟧}", ["true", "false"], ["grave"]),
        ("pri⟦1⟧", ["protected", "references", "when"], ["vital"]),
        ("recommend: [{action: ⟦1⟧}]", ["isoler", "appeler"], ["couper"]),
        ("replaced_by: ⟦1⟧\n    status: deprecated", ["couper", "prevenir"], ["isoler"]),
    ])
    func `completion offers what the readers would take`(
        line: String, offered: [String], others: [String]
    ) throws {
        var client = try Client()
        let text = Client.rules + "\n  - id: autre\n    title: \"é😀\"\n    \(line)\n    require: [{action: isoler}]\n"
        let answer = try client.ask("textDocument/completion", at: text, in: Self.rules)
        let labels = Set(answer["result"]?.list.compactMap { $0["label"]?.string } ?? [])
        #expect(labels.isSuperset(of: offered), "\(labels)")
        #expect(labels.isDisjoint(with: others), "\(labels)")
    }

    @Test(arguments: [("given: {spr⟦1⟧}", "spreading"), ("expect: {required: [{action: is⟦1⟧}]}", "isoler")])
    func `completion serves tests too`(line: String, word: String) throws {
        var client = try Client()
        let text = "tests:\n  - name: \"a\"\n    now: \"2026-11-03T03:00:00+01:00\"\n    \(line)\n"
        let answer = try client.ask("textDocument/completion", at: text, in: Client.tests)
        #expect(answer["result"]?.list.contains { $0["label"]?.string == word } ?? false)
    }
}
