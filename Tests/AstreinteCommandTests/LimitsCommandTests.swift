import Foundation
import Testing

@Suite struct LimitsCommandTests {
    @Test func `the limits are those that the README gives`() throws {
        let run = try astreinte("limits")
        #expect(run.status == 0)
        #expect(run.errors == "")
        let readme = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
        let bounded = try #require(readme.components(separatedBy: "- Bounded: ").last?.prefix(600)).replacing(
            "\n ", with: ""
        ).replacing(/([0-9]),([0-9]{3})/) { "\($0.output.1)\($0.output.2)" }
        let names = [
            "pack, profile or overlay: a file": "pack file %", "pack, profile or overlay: nesting": "depth %",
            "pack, profile or overlay: a text": "text %", "pack: leaves of the conditions of a rule": "% leaves a rule",
            "feed: a record": "record %", "feed: nesting": "JSON depth %", "feed: a text or a key": "string %",
            "journal: the file": "journal %", "journal: incidents": "% incidents",
            "interview: an answer": "answer %",
            "queue: incidents, the most pressing": "queue % incidents",
            "feed: establishments of an incident": "% establishments an incident",
        ]
        for (name, words) in names {
            let line = try #require(run.lines.first { $0.hasPrefix(name + "  ") }, "\(name)")
            let value = line.dropFirst(name.count).drop { $0 == " " }
            #expect(bounded.contains(words.replacing("%", with: value)), "\(name)")
        }
    }
}
