import Foundation
import Testing

@Suite struct SchemaCommandTests {
    @Test func `the schema of profiles goes to standard output, or to a file`() throws {
        let run = try astreinte("schema", "profile")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "profile.schema.json")
            let written = try astreinte("schema", "profile", "--output", file.path())
            #expect(written.status == 0)
            #expect(written.output == "")
            #expect(try String(contentsOf: file, encoding: .utf8) == run.output)
        }
    }

    @Test func `what has no schema is wrong usage, and a pack that can't be read ends the work`() throws {
        #expect(try astreinte("schema", "incident").status == 64)
        #expect(try astreinte("schema").status == 64)
        #expect(try astreinte("schema", "profile", "--rules", "nowhere").status == 2)
    }
}
