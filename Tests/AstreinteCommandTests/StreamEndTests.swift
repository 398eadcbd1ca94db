import Foundation
import Testing

/// How a stream ends, in every way but the good one.
@Suite struct StreamEndTests {
    private let fields = ["evaluate", "--now", twoMinutesLater, "--fields", "id"]

    /// The program on a live pipe: it is given `text`, and as soon as it has answered `count` lines, a signal.
    private func interrupted(
        _ arguments: [String], after text: String, count: Int, by number: Int32
    ) throws -> (run: Run, reason: Process.TerminationReason) {
        try withTemporaryFolder { folder in
            let files = ["out", "err"].map { folder.appending(path: $0) }
            for file in files { try Data().write(to: file) }
            let feed = Pipe()
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            process.currentDirectoryURL = packageRoot
            process.standardInput = feed
            process.standardOutput = try FileHandle(forWritingTo: files[0])
            process.standardError = try FileHandle(forWritingTo: files[1])
            try process.run()
            try feed.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            func output() throws -> String { try String(contentsOf: files[0], encoding: .utf8) }
            for _ in 0..<600 where try output().split(separator: "\n").count < count { usleep(50_000) }
            kill(process.processIdentifier, number)
            process.waitUntilExit()
            let run = Run(
                status: process.terminationStatus, output: try output(),
                errors: try String(contentsOf: files[1], encoding: .utf8))
            return (run, process.terminationReason)
        }
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends a stream once what was read is answered, and is passed on`(number: Int32) throws {
        try withTemporaryFolder { folder in
            let rejects = folder.appending(path: "rejects").path()
            let (run, reason) = try interrupted(
                fields + ["--rejects", rejects], after: #"{"id":"a"}\#n{"id":"b"}\#n{"id":"c"}"#, count: 2, by: number)
            #expect(run.lines == [#"{"id":"a"}"#, #"{"id":"b"}"#, #"{"id":"c"}"#])
            #expect(reason == .uncaughtSignal)
            #expect(run.status == number)
            #expect(run.errors == "")
            #expect(try String(contentsOfFile: rejects, encoding: .utf8) == "")
        }
    }

    @Test(arguments: [["feed", "convert"], ["feed", "explain"]])
    func `what converts a stream ends so too, and keeps the half record that it had`(command: [String]) throws {
        try withTemporaryFolder { folder in
            let rejects = folder.appending(path: "rejects").path()
            let (run, reason) = try interrupted(
                command + ["--rejects", rejects], after: #"{"id":"a"}\#n{"id":"b","ti"#, count: 1, by: SIGTERM)
            #expect(run.output.contains("a"))
            #expect(run.output.hasSuffix("\n"))
            #expect(reason == .uncaughtSignal)
            #expect(run.errors.hasSuffix("[unexpected-end]\n"))
            #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains(#""raw":"{\"id\":\"b\",\"ti"}"#))
        }
    }

    @Test func `a signal that the parent ignores stays ignored`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                mkfifo $D/feed; (trap '' TERM; exec $A evaluate --fields id < $D/feed > $D/out) & exec 3> $D/feed
                echo '{"id":"a"}' >&3
                for i in $(seq 200); do grep -q a $D/out && break; sleep 0.05; done
                kill -TERM $!; echo '{"id":"b"}' >&3; exec 3>&-; wait $!; echo $?; cat $D/out
                """, in: folder)
            #expect(run.lines == ["0", #"{"id":"a"}"#, #"{"id":"b"}"#])
        }
    }

    @Test(arguments: [
        ("{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\",\"type\":\"chif", "unexpected-end"),
        ("{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c", "unexpected-end"),
        ("{\"id\":\"a\"}{\"id\":\"b\"}{\"id\":", "unclosed-record"),
        ("{\n\"id\": \"a\"\n}\n{\n\"id\": \"b\"\n}\n{\n\"id\": ", "unclosed-record"),
        ("[{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"c\",", "unclosed-record"),
        ("[{\"id\":\"a\"},\n{\"id\":\"b\"},\n", "unclosed-array"), ("[{\"id\":\"a\"},{\"id\":\"b\"}", "unclosed-array"),
    ])
    func `of a feed cut short, all that came before is answered, and the cut is said`(feed: String, code: String) throws
    {
        let run = try astreinte(fields, input: feed)
        #expect(run.lines == [#"{"id":"a"}"#, #"{"id":"b"}"#])
        #expect(run.status == 3)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.hasSuffix("[\(code)]\n"))
    }

    @Test func `a record in another encoding harms no neighbour and is kept as it came`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                printf '{"id":"a"}\\n{"id":"\\xe9t\\xe9"}\\n{"id":"b"}\\n' |
                    $A evaluate --fields id --rejects $D/rejects; echo $?; cat $D/rejects
                """, in: folder)
            #expect(run.lines.prefix(3) == [#"{"id":"a"}"#, #"{"id":"b"}"#, "3"])
            #expect(run.lines.last?.contains(#""raw_base64":"eyJpZCI6Iul06SJ9""#) == true)
            #expect(run.errors.hasSuffix("[not-utf-8]\n"))
        }
    }

    @Test(arguments: ["UTF-16", "UTF-16LE", "UTF-16BE"])
    func `UTF-16 is refused once, with what to do, which is right`(encoding: String) throws {
        try withTemporaryFolder { folder in
            let feed = #"printf '{"id":"é"}\r\n{"id":"b"}\r\n' | iconv -f UTF-8 -t "# + encoding
            let run = try shell(
                "\(feed) | $A evaluate --fields id; echo $?; \(feed) | $A >/dev/null; echo $?", in: folder)
            #expect(run.lines == ["3", "2"])
            #expect(run.errors.contains("iconv -f UTF-16 -t UTF-8"))
            #expect(run.errors.contains("Out-File -Encoding utf8"))
            #expect(run.errors.components(separatedBy: "[wide-encoding]").count == 3)
            guard encoding != "UTF-16BE" else { return }
            let again = try shell("\(feed) | iconv -f UTF-16 -t UTF-8 | $A evaluate --fields id", in: folder)
            #expect(again.lines == [#"{"id":"é"}"#, #"{"id":"b"}"#])
        }
    }

    @Test func `the mark of UTF-8 is no part of a feed`() throws {
        let run = try astreinte(fields, input: "\u{FEFF}{\"id\":\"a\"}\r\n")
        #expect(run.output == "{\"id\":\"a\"}\n")
        #expect(run.status == 0)
    }
}
