import Foundation
import Testing

@Suite struct EvaluateCommandTests {
    @Test func `a mixed feed gives one decision a line, in order, and a reason for each line that is refused`() throws {
        try withTemporaryFolder { folder in
            let rejects = folder.appending(path: "rejects.ndjson")
            let run = try astreinte(
                "evaluate", "--now", twoMinutesLater, "--fields", "id,record", "--rejects", rejects.path(),
                "samples/feeds/mixte.ndjson")
            #expect(run.status == 3)
            let records = run.lines.compactMap { $0.split(separator: #""record":"#).last?.dropLast() }.compactMap {
                Int($0)
            }
            #expect(records == records.sorted())
            #expect(records.count == run.lines.count)
            let refused = run.errors.split(separator: "\n")
            #expect(refused.count == 4)
            for (line, code) in zip(refused, ["unexpected-end", "missing-id", "duplicate-key", "record-not-an-object"])
            {
                #expect(line.contains("samples/feeds/mixte.ndjson:"))
                #expect(line.hasSuffix("[\(code)]"))
            }
            let written = try String(contentsOf: rejects, encoding: .utf8).split(separator: "\n")
            #expect(written.count == refused.count)
            for line in written {
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                #expect(Set(object.keys) == ["line", "record", "error", "raw"])
            }
        }
    }

    @Test func `the records around a bad one are unaffected`() throws {
        let good = ["a", "b", "c"].map { #"{"id":"\#($0)","type":"chiffrement"}"# }
        let alone = try astreinte("evaluate", "--now", twoMinutesLater, input: good.joined(separator: "\n"))
        let mixed = try astreinte(
            "evaluate", "--now", twoMinutesLater, "--tolerant", "--fields", "id,actions",
            input: [good[0], "{\"id\":", "", good[1], "\u{FEFF}", good[2]].joined(separator: "\r\n"))
        #expect(alone.lines.count == 3)
        #expect(mixed.status == 0)
        #expect(mixed.lines.count == 3)
        let projected = try astreinte(
            "evaluate", "--now", twoMinutesLater, "--fields", "id,actions", input: good.joined(separator: "\n"))
        #expect(mixed.output == projected.output)
    }

    @Test(arguments: [
        "{}", #"{"id":""}"#, #"{"id":12}"#, #"{"id":null}"#, "[1]", "{", #"{"id":"a","id":"b"}"#, "\u{1B}[2J",
        #"{"id":"a","affected":{"services":[],"services":[]}}"#,
    ])
    func `a record that can't be read is refused, whatever fields are asked`(record: String) throws {
        for fields in ["id", "actions", "line"] {
            let run = try astreinte("evaluate", "--fields", fields, input: record)
            #expect(run.status == 3)
            #expect(run.output == "")
            #expect(run.errors.hasPrefix("<stdin>:1: record 1, column "))
            #expect(!run.errors.contains("\u{1B}"))
        }
    }

    @Test func `a value that doesn't suit its fact is unknown, and said`() throws {
        let run = try astreinte(
            "evaluate", "--now", twoMinutesLater, "--fields", "types,data_diagnostics",
            input: #"{"id":"1","type":"cyberattaque","encryption":"oui","detected_at":"hier","propogation":"en-cours"}"#
        )
        #expect(run.status == 0)
        #expect(run.output.contains(#""types":null"#))
        for (code, path) in [
            ("unknown-value", "type"), ("wrong-type", "encryption"), ("wrong-type", "detected_at"),
            ("unknown-key", "propogation"),
        ] {
            #expect(run.output.contains(#"{"code":"\#(code)","path":"\#(path)""#), "\(path)")
        }
    }

    @Test func `an alias, in whatever spelling, is its incident type`() throws {
        for spelling in ["Rançongiciel", "RANSOMWARE", "attaque par rançongiciel", "chiffrement"] {
            let run = try astreinte("evaluate", "--fields", "types", input: #"{"id":"1","type":"\#(spelling)"}"#)
            #expect(run.output == "{\"types\":[\"chiffrement\"]}\n")
        }
    }

    @Test func `an empty feed is no error, and unknown fields are wrong usage`() throws {
        #expect(try astreinte("evaluate", input: "").status == 0)
        #expect(try astreinte("evaluate", input: "\n\n").output == "")
        #expect(try astreinte("evaluate", "--fields", "", input: sparse).status == 64)
        let run = try astreinte("evaluate", "--fields", "id,action", input: sparse)
        #expect(run.status == 64)
        #expect(run.errors.contains("did you mean actions?"))
    }

    @Test func `a reader that goes away ends the program quietly`() throws {
        let line = sparse + "\n"
        let input = String(repeating: line, count: 400)
        try withTemporaryFolder { folder in
            let feed = folder.appending(path: "feed.ndjson")
            try Data(input.utf8).write(to: feed)
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/bash")
            shell.arguments = [
                "-c", "set -o pipefail; \"$0\" evaluate --fields id \"$1\" 2>\"$2\" | head -n 1 >/dev/null",
                program.path(), feed.path(), folder.appending(path: "err").path(),
            ]
            shell.currentDirectoryURL = packageRoot
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0)
            #expect(try String(contentsOf: folder.appending(path: "err"), encoding: .utf8) == "")
        }
    }

    @Test func `decisions come in the order of the feed, the same whatever the number of jobs`() throws {
        let records = (0..<150).map { number in
            switch number % 7 {
            case 3: "{\"id\":"
            case 5: #"{"id":"\#(number)","type":"chiffrement","encryption":"oui"}"#
            default: #"{"id":"\#(number)","type":"\#(number % 2 == 0 ? "chiffrement" : "panne-electrique")"}"#
            }
        }
        try withTemporaryFolder { folder in
            var runs: [Run] = []
            var rejects: [String] = []
            for jobs in ["1", "2", "3", "16"] {
                let file = folder.appending(path: "rejects-\(jobs)")
                runs.append(
                    try astreinte(
                        "evaluate", "--now", twoMinutesLater, "--fields", "id,record,actions,data_diagnostics",
                        "--jobs", jobs, "--rejects", file.path(), input: records.joined(separator: "\n")))
                rejects.append(try String(contentsOf: file, encoding: .utf8))
            }
            #expect(runs[0].lines.count == 129)
            #expect(runs[0].errors.split(separator: "\n").count == 21)
            for (run, rejected) in zip(runs, rejects).dropFirst() {
                #expect(run.output == runs[0].output && run.errors == runs[0].errors && run.status == 3)
                #expect(rejected == rejects[0])
            }
        }
    }

    @Test(arguments: ["0", "-1", "two"])
    func `a number of jobs is a number from 1`(jobs: String) throws {
        #expect(try astreinte("evaluate", "--jobs=\(jobs)", input: sparse).status == 64)
    }
}
