import Establishments
import Foundation
import RuleEngine
import TestSupport
import Testing

/// The schema of profiles; Tests/Outside/profile_schema.py compares what it accepts with what is read.
@Suite struct ProfileSchemaTests {
    private let pack: RulePack
    private let schema: [String: Any]

    init() throws {
        pack = try ProfilePack.load()
        let bytes = Data(ProfileSchema.json(for: pack))
        schema = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    }

    private func part(_ steps: String...) throws -> [String: Any] {
        try steps.reduce(schema) { try #require($0[$1] as? [String: Any], "\($1)") }
    }

    @Test func `it says which schema it is, and of which pack`() {
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["title"] as? String == "Profile of an establishment, read by test 1.0.0")
        #expect(schema["required"] as? [String] == ["establishment"])
        #expect(schema["additionalProperties"] as? Bool == false)
    }

    @Test func `it has the names of the pack, and the facts that the pack reads`() throws {
        #expect(try part("$defs", "role")["enum"] as? [String] == ["chief", "other"])
        #expect(try part("$defs", "contact")["enum"] as? [String] == ["samu"])
        #expect(try part("$defs", "action")["enum"] as? [String] == ["cut"])
        let own = try part("properties", "establishment", "properties")
        #expect(own["ght"] != nil)
        #expect(own["colour"] == nil)
    }

    @Test func `every reference leads somewhere, and every definition is used`() throws {
        let text = String(decoding: ProfileSchema.json(for: pack), as: UTF8.self)
        let used = Set(text.matches(of: #/"#\/\$defs\/([^"]+)"/#).map { String($0.output.1) })
        // Nothing of this pack is a date and time, a number, or a whole number that may be negative.
        #expect(used.union(["moment", "number", "integer"]) == Set(try part("$defs").keys))
    }

    @Test func `it ends with a line feed, and is the same twice`() throws {
        let bytes = ProfileSchema.json(for: pack)
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(ProfileSchema.json(for: try ProfilePack.load()) == bytes)
    }
}
