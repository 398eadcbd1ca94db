import Foundation
import Testing

/// A reader that goes away, for every command that writes.
@Suite struct ClosedPipeTests {
    @Test(arguments: [
        "samples/incidents/chiffrement-minimal.json", "samples/incidents/chiffrement-minimal.json --format html",
        "samples/incidents/chiffrement-minimal.json --format thehive", "samples/feeds/region-une-nuit.ndjson",
        "evaluate samples/feeds/mixte.ndjson --rejects $D/rejects", "feed convert samples/feeds/mixte.ndjson",
        "feed explain samples/feeds/mixte.ndjson", "handover --journal samples/incidents/nuit-rumeur.ndjson",
        "explain ouvrir-main-courante samples/incidents/chiffrement-minimal.json",
        "diff rules/socle-sante rules/socle-sante --feed samples/incidents/chiffrement-minimal.json", "schema profile",
        "docs rules", "limits", "check $D/bad.yaml --format json", "test rules --run 'sans isolement' --format json",
        "--help", "--version",
    ])
    func `every command ends quietly with 0`(command: String) throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                "echo 'a: [' > $D/bad.yaml; (sleep 0.3; $A \(command) 2>$D/errors; echo $? >&2) | true", in: folder)
            let errors = try String(contentsOf: folder.appending(path: "errors"), encoding: .utf8)
            #expect(run.errors == "0\n", "\(errors)")
            #expect(!errors.contains("astreinte:"), "\(errors)")
        }
    }

    @Test func `what was refused is kept when the reader of decisions goes away`() throws {
        try withTemporaryFolder { folder in
            _ = try shell("(sleep 0.3; $A evaluate samples/feeds/mixte.ndjson --rejects $D/rejects) | true", in: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            #expect(names.contains("rejects"))
            #expect(!names.contains { $0.contains("partial") })
            #expect(
                try String(contentsOf: folder.appending(path: "rejects"), encoding: .utf8).contains("unexpected-end"))
        }
    }

    @Test func `a reader of messages that goes away costs no decision`() throws {
        try withTemporaryFolder { folder in
            let run = try shell(
                """
                { for i in $(seq 40); do echo bad; echo "{\\"id\\":\\"$i\\"}"; done; } > $D/feed
                (sleep 0.3; $A evaluate --fields id $D/feed 2>&3 >$D/out; echo $? >$D/code) 3>&1 | true; cat $D/code; wc -l < $D/out
                """, in: folder)
            #expect(run.lines == ["3", "40"])
        }
    }

    @Test func `a pipe that never waits, as ssh leaves it, is waited for`() throws {
        try withTemporaryFolder { folder in
            // Perl sets the flag on descriptions that the program then shares.
            let run = try shell(
                """
                for i in $(seq 40); do echo "{\\"id\\":\\"$i\\",\\"type\\":\\"chiffrement\\"}"; done > $D/feed
                (cat $D/feed; sleep 0.5; echo '{"id":"last"}') |
                    perl -e 'use Fcntl; fcntl(STDIN, F_SETFL, O_NONBLOCK); fcntl(STDOUT, F_SETFL, O_NONBLOCK); exec @ARGV' \
                        $A evaluate --fields id,questions | (sleep 1; wc -l)
                """, in: folder)
            #expect(run.lines == ["41"])
            #expect(run.errors == "")
        }
    }
}
