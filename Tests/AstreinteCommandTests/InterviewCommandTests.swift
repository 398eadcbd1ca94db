import Foundation
import Testing

/// The conversation by a pipe; Tests/Outside/interview.py has it over a terminal.
@Suite struct InterviewCommandTests {
    private let now = ["--now", "2026-11-15T02:14:00+01:00"]

    private func interview(_ input: String, _ options: String..., in folder: URL) throws -> Run {
        let rules = ["--rules", packageRoot.appending(path: "rules").path()]
        return try astreinte(["interview"] + options + rules + now, input: input, in: folder)
    }

    @Test func `it ends by the page of the journal that it leaves, and goes on from there`() throws {
        try withTemporaryFolder { folder in
            let first = try interview("4\n02:05\n3\nretour\n0\n", "--journal", "n.ndjson", "--by", "M. Bo", in: folder)
            #expect(first.status == 0 && first.errors == "")
            let rules = ["--rules", packageRoot.appending(path: "rules").path()]
            let runbook = try astreinte(["--journal", "n.ndjson"] + rules + now, in: folder)
            let page = runbook.output.components(separatedBy: "\n\n")[0]
            #expect(first.output.components(separatedBy: "\n\n").suffix(2).first == page)
            let journal = try String(contentsOf: folder.appending(path: "n.ndjson"), encoding: .utf8)
            let lines = journal.split(separator: "\n")
            #expect(lines.count == 6 && lines.allSatisfy { $0.contains(#""by":"M. Bo""#) })
            #expect(lines[2].contains(#""set":{"detected_at":"2026-11-15T02:05:00+01:00"}"#))
            #expect(lines[4].contains(#""withdraw":["types"]"#) && lines[5].contains(#""set":{"types":null}"#))
            let again = try interview("", "--journal", "n.ndjson", in: folder)
            #expect(again.output.contains(page) && !again.output.contains("QUE VOYEZ-VOUS"))
        }
    }

    @Test func `without a name the journal stands in the folder, and is proposed again`() throws {
        try withTemporaryFolder { folder in
            let silent = try interview("", in: folder)
            #expect(silent.status == 0 && silent.output.contains("Rien n'est gardé"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == [])
            _ = try interview("1\n", in: folder)
            let name = "main-courante-20261115-021400.ndjson"
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == [name])
            let again = try interview("1\n", in: folder)
            #expect(again.output.contains("1. la reprendre") && !again.output.contains("QUE VOYEZ-VOUS"))
            _ = try interview("2\n1\n", in: folder)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).count == 2)
        }
    }
}
