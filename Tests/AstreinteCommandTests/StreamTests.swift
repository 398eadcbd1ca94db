import Foundation
import Testing

@Suite struct StreamTests {
    @Test func `a closed pipe ends quietly with 0`() throws {
        try withTemporaryFolder { folder in
            let feed = "for i in $(seq 40); do echo '{\"id\":\"I\"}'; sleep 0.02; done"
            let run = try shell("(\(feed)) | $A evaluate | head -n 1 >/dev/null; echo ${PIPESTATUS[1]}", in: folder)
            #expect(run.output == "0\n")
            #expect(run.errors == "" || !run.errors.contains("astreinte"), "\(run.errors)")
        }
    }

    @Test func `each record of a slow producer is answered before the next one comes`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                mkfifo $D/feed; $A evaluate --fields id --jobs 4 < $D/feed > $D/answers & exec 3> $D/feed
                for id in a b c; do
                    echo "{\\"id\\":\\"$id\\"}" >&3
                    for i in $(seq 200); do grep -q $id $D/answers && break; sleep 0.05; done
                    wc -l < $D/answers
                done
                exec 3>&-; wait
                """, in: folder)
            #expect(run.lines == ["1", "2", "3"])
        }
    }

    @Test func `tail -f is answered line by line`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                : > $D/feed; (echo $BASHPID > $D/tail; exec tail -s 0.1 -n +1 -f $D/feed) | $A evaluate --fields id > $D/answers &
                for id in a b c; do
                    echo "{\\"id\\":\\"$id\\"}" >> $D/feed
                    for i in $(seq 200); do grep -q $id $D/answers && break; sleep 0.05; done
                    wc -l < $D/answers
                done
                kill -KILL $(cat $D/tail); wait
                """, in: folder)
            #expect(run.lines == ["1", "2", "3"])
        }
    }

    @Test(arguments: [["[", "a", ",\n", "b", "]"], ["", "a", "", "b", ""], ["\n", "a", "\n\n", "b", "\n"]])
    func `an element or an object is answered when it is closed`(parts: [String]) throws {
        try withTemporaryFolder { folder in
            let written = parts.map { part in
                part.allSatisfy { $0.isLetter } && !part.isEmpty
                    ? "printf '{\n \"id\":\n  \"\(part)\"}' >&3; seen \(part)"
                    : "printf '\(part.replacing("\n", with: "\\n"))' >&3"
            }
            let run = try shell(
                """
                seen() { for i in $(seq 200); do grep -q $1 $D/answers && break; sleep 0.05; done; wc -l < $D/answers; }
                mkfifo $D/feed; $A evaluate --fields id < $D/feed > $D/answers & exec 3> $D/feed
                \(written.joined(separator: "\n"))
                exec 3>&-; wait
                """, in: folder)
            #expect(run.lines == ["1", "2"])
        }
    }

    @Test func `now is read when a record arrives, however long the feed was silent`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                mkfifo $D/feed; $A evaluate --fields now < $D/feed > $D/answers & exec 3> $D/feed
                echo '{"id":"A"}' >&3; for i in $(seq 200); do test -s $D/answers && break; sleep 0.05; done
                sleep 1.1; echo '{"id":"B"}' >&3; exec 3>&-; wait; cat $D/answers
                """, in: folder)
            let times = run.lines
            #expect(times.count == 2)
            #expect(times.first != times.last)
        }
    }

    @Test func `what isn't a regular file is written to, and a link leads to the file that is replaced`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                mkfifo $D/pipe; cat $D/pipe > $D/read & echo '{"id":"I"}' | $A --output $D/pipe; wait; test -p $D/pipe && wc -l < $D/read
                echo old > $D/real; ln -s real $D/link; echo '{"id":"I"}' | $A --output $D/link; test -h $D/link && grep -c . $D/real
                echo '{"id":"I"}' | $A --output /dev/null; test -c /dev/null && echo device
                """, in: folder)
            let lines = run.lines
            #expect(lines.count == 3)
            #expect(lines.dropLast().allSatisfy { (Int($0) ?? 0) > 20 })
            #expect(lines.last == "device")
        }
    }

    @Test func `what was refused is kept even when the work then fails`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                "echo bad > $D/bad; $A evaluate $D/bad $D/missing --rejects $D/rejects; echo $?; wc -l < $D/rejects",
                in: folder)
            #expect(run.lines == ["2", "1"])
        }
    }

    @Test(arguments: [
        "--now $'\\e[31m'", "--format $'\\e[31mx'", "$'--\\e[31m'", "--rules $'\\e[31m'", "--set $'\\e[31m=x'",
        "--role $'\\e[31m'",
    ])
    func `no argument reaches the terminal as an escape`(argument: String) throws {
        try withTemporaryFolder { folder in
            let run = try shell("echo '{\"id\":\"I\"}' | $A \(argument)", in: folder)
            #expect(run.status != 0)
            #expect(!run.errors.contains("\u{1B}"))
            #expect(run.errors.contains("u{1B}"))
        }
    }

    @Test func `a link that leads back, and a file without end, don't hold up a pack`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                mkdir $D/pack; cp -r rules/socle-sante/. $D/pack; ln -s . $D/pack/again; ln -s .. $D/pack/up
                echo '{"id":"I"}' | $A --rules $D/pack >/dev/null; echo $?
                $A check /dev/zero 2>&1 | grep -c '^error.file-too-large'
                """, in: folder)
            #expect(run.lines == ["0", "1"])
        }
    }

    /// What waits for ever is stopped, with exit code 124.
    @Test(arguments: [
        ("rules/x.yaml", "$A check $D/pack"), ("rules/x.yaml", "$A --rules $D/pack </dev/null"),
        ("rules/x.yaml", "$A format --check $D/pack"), ("tests/x.test.yaml", "$A test $D/pack"),
        ("x.yaml", "$A profile check $D/pack"), ("x.yaml", "$A check --profiles $D/pack"),
        ("../profile.yaml", "$A --rules $D/pack </dev/null"), ("x.yaml", "$A check --mappings $D/pack"),
    ])
    func `a pipe that stands in a folder is refused, whoever holds it open`(place: String, command: String) throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                cp -r rules/socle-sante $D/pack; mkfifo $D/pack/\(place); exec 3<> $D/pack/\(place)
                timeout 30 \(command); echo $?
                """, in: folder)
            #expect(run.output.hasSuffix("2\n"), "\(run.output)")
            #expect(run.errors.hasSuffix("/\(place): neither a file nor a folder\n"), "\(run.errors)")
        }
    }

    @Test func `a pipe that the command line names is read`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                house=samples/establishments/ehpad.yaml
                $A evaluate --fields id <(echo '{"id":"I"}') --profile <(sleep 0.2; cat $house); echo $?
                echo '{"id":"I"}' | $A evaluate --fields id /dev/stdin; $A profile check <(cat $house) >/dev/null 2>&1; echo $?
                """, in: folder)
            #expect(run.lines == [#"{"id":"I"}"#, "0", #"{"id":"I"}"#, "0"], "\(run.errors)")
        }
    }
}
