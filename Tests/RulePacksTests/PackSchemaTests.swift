import Diagnostics
import Foundation
import RuleEngine
import RulePacks
import Testing

/// The schema of a pack's files; Tests/Outside/pack_schema.py reads the packs by it, and mistakes.
@Suite struct PackSchemaTests {
    private let schema: [String: Any]
    private let text: String

    init() throws {
        let bytes = PackSchema.json(for: try Self.load())
        text = String(decoding: bytes, as: UTF8.self)
        schema = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private static func load() throws -> RulePack {
        let loading = PackLoader.load([SourceFile(path: "pack.yaml", text: WholePack.text)])
        return try #require(loading.pack, "\(loading.diagnostics.lines)")
    }

    private func part(_ steps: String...) throws -> [String: Any] {
        try steps.reduce(schema) { try #require($0[$1] as? [String: Any], "\($1)") }
    }

    @Test func `it says which schema it is, and of which pack`() {
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["title"] as? String == "File of a pack, in the words of x 1.0.0")
        #expect(schema["additionalProperties"] as? Bool == false)
    }

    @Test func `a fact has its question, and its values their labels`() throws {
        #expect(try part("$defs", "condition", "properties", "drill")["description"] as? String == "Exercice ?")
        #expect(try part("$defs", "values-kinds")["enum"] as? [String] == ["a", "b"])
        #expect(try part("$defs", "values-kinds")["enumDescriptions"] as? [String] == ["A", "B"])
        #expect(try part("$defs", "values-level")["enum"] as? [String] == ["bas", "haut"])
    }

    @Test func `the operators are those of the type`() throws {
        let level = try part("$defs", "test-ordinal-level", "then", "properties")
        let operators = ["is", "is_not", "at_least", "at_most", "more_than", "less_than", "between", "known"]
        #expect(Set(level.keys) == Set(operators + ["fact"]))
        #expect(Set(try part("$defs", "test-datetime", "properties").keys).contains("older_than"))
        #expect(Set(try part("$defs", "test-boolean", "then", "properties").keys) == ["is", "known", "fact"])
    }

    @Test func `the names are those of the pack`() throws {
        #expect(try part("$defs", "role")["enum"] as? [String] == ["garde", "rssi"])
        #expect(try part("$defs", "addressee")["enum"] as? [String] == ["garde", "rssi", "samu"])
        #expect(try part("$defs", "phase")["enum"] as? [String] == ["p", "q"])
        #expect(try part("$defs", "priority")["enum"] as? [String] == ["P1", "P2"])
        #expect(try part("$defs", "clock")["enum"] as? [String] == ["met", "detected_at", "known_at"])
        #expect(try part("$defs", "collection")["enum"] as? [String] == ["sites"])
    }

    @Test func `a precaution names facts that somebody can learn`() throws {
        let facts = try #require(try part("$defs", "learnt-fact")["enum"] as? [String])
        #expect(facts.contains("drill"))
        #expect(!facts.contains("d") && !facts.contains("site.id"))
    }

    @Test func `a symptom tells what somebody can learn, a set by some of its members`() throws {
        let symptom = try part("properties", "symptoms", "additionalProperties", "properties")
        #expect(Set(symptom.keys) == ["label", "facts"])
        let facts = try part("properties", "symptoms", "additionalProperties", "properties", "facts", "properties")
        #expect(facts["d"] == nil && facts["site.id"] == nil)
        let kinds = try #require(facts["kinds"] as? [String: Any])
        #expect(kinds["type"] as? String == "array" && kinds["minItems"] as? Int == 1)
    }

    @Test(arguments: ["rule", "demand", "ban", "action-body", "condition"])
    func `each key of what authors write most says what it takes`(_ name: String) throws {
        let properties = try part("$defs", name, "properties")
        #expect(!properties.isEmpty)
        for (key, value) in properties { #expect((value as? [String: Any])?.isEmpty == false, "\(key)") }
    }

    @Test func `every reference leads somewhere`() throws {
        let used = Set(text.matches(of: #/"#\/\$defs\/([^"]+)"/#).map { String($0.output.1) })
        #expect(used.isSubset(of: Set(try part("$defs").keys)))
        #expect(used.contains("condition"))
    }

    @Test func `it ends with a line feed, and is the same twice`() throws {
        #expect(text.hasSuffix("}\n"))
        #expect(String(decoding: PackSchema.json(for: try Self.load()), as: UTF8.self) == text)
    }
}
