import Foundation
import Testing

/// Outputs say of what they were made, and a journal can be held against a printed page.
@Suite struct EvidenceCommandTests {
    private let profile = "samples/establishments/ch-600-lits.yaml"
    private let overlay = "samples/overlays/ch-600-lits.yaml"
    private let night = "samples/incidents/nuit-rumeur.ndjson"

    private func decision(_ arguments: [String]) throws -> [String: Any] {
        let run = try astreinte(arguments + ["--format", "json"])
        #expect(run.status == 0, "\(run.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    /// What a tool of the system says of some bytes.
    private func sha256(_ command: String) throws -> String {
        try withTemporaryFolder { folder in
            String(try shell("\(command) | sha256sum", in: folder).output.prefix(64))
        }
    }

    @Test(arguments: [
        "terminal", "markdown", "html", "call", "declarations", "csv", "tasks", "ics", "thehive", "thehive-template",
        "iris", "cacao",
    ])
    func `every format says the pack, the overlay, the profile, the record and the program`(format: String) throws {
        let arguments = [
            "samples/incidents/deni-service.json", "--now", "2026-12-03T08:50:00+01:00", "--profile", profile,
            "--overlay", overlay,
        ]
        let json = try decision(arguments)
        func digest(_ key: String) throws -> String {
            try #require((json[key] as? [String: Any])?["digest"] as? String)
        }
        let overlays = try #require(json["overlays"] as? [[String: Any]])
        let record = try #require((json["made_from"] as? [String: Any])?["incident"] as? String)
        let run = try astreinte(arguments + ["--format", format])
        #expect(run.status == 0)
        // Calendars fold their lines, and terminals wrap them.
        let text = run.output.replacing("\r\n ", with: "")
        var digests = [try digest("pack"), try digest("profile"), record]
        digests.append(try #require(overlays.first?["digest"] as? String))
        for digest in digests { #expect(text.contains(digest), "\(digest)") }
        #expect(text.contains("Moteur astreinte 0.1.0"))
    }

    @Test func `the digest of a record is that of what feed convert writes, its keys sorted`() throws {
        let file = "samples/incidents/deni-service.json"
        let sorted = """
            import json, sys
            print(json.dumps(json.load(sys.stdin), sort_keys=True, separators=(",", ":"), ensure_ascii=False), end="")
            """
        let source = try #require(
            try decision([file, "--now", "2026-12-03T08:50:00+01:00"])["made_from"] as? [String: Any])
        #expect(
            source["incident"] as? String == "sha256:"
                + (try sha256("$A feed convert \(file) | python3 -c '\(sorted)'")))
        #expect(source["mapping"] == nil)
    }

    @Test func `a foreign record says by which mapping it was read, and another mapping has another digest`() throws {
        try withTemporaryFolder { folder in
            let files = FileManager.default
            for name in ["socle-sante", "feeds"] {
                try files.copyItem(
                    at: packageRoot.appending(path: "rules/\(name)"), to: folder.appending(path: name))
            }
            let feed = packageRoot.appending(path: "rules/feeds/samples/thehive.ndjson")
            let record = try #require(try String(contentsOf: feed, encoding: .utf8).split(separator: "\n").first)
            func mapping() throws -> [String: String] {
                let run = try astreinte(
                    ["evaluate", "--rules", folder.appending(path: "socle-sante").path(), "--fields", "made_from"],
                    input: String(record) + "\n")
                #expect(run.status == 0, "\(run.errors)")
                let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
                return try #require((object?["made_from"] as? [String: Any])?["mapping"] as? [String: String])
            }
            let first = try mapping()
            #expect(first["format"] == "thehive")
            #expect(first["digest"]?.hasPrefix("sha256:") == true)
            #expect(try mapping() == first)
            let file = folder.appending(path: "feeds/thehive.yaml")
            try (try String(contentsOf: file, encoding: .utf8) + "# changed\n")
                .write(to: file, atomically: true, encoding: .utf8)
            let second = try mapping()
            #expect(second["version"] == first["version"])
            #expect(second["digest"] != first["digest"])
        }
    }

    @Test func `what made a page is outside its fingerprint`() throws {
        try Night.begin { night in
            let before = try night.decision("02:20")
            #expect(try night.update("02:21", "--note", "rien").status == 0)
            let source = try #require(before["made_from"] as? [String: Any])
            let journal = try #require(source["journal"] as? [String: Any])
            #expect(journal["lines"] as? Int == 1)
            let after = try night.decision("02:20")
            let later = try #require((after["made_from"] as? [String: Any])?["journal"] as? [String: Any])
            #expect(later["lines"] as? Int == 2)
            #expect(journal["head"] as? String != later["head"] as? String)
            let lines = try String(contentsOfFile: night.journal, encoding: .utf8).split(separator: "\n")
            #expect(
                later["head"] as? String
                    == (try sha256("tail -n 1 \(night.journal) | head -c -1")), "\(lines.count) lines")
        }
    }

    @Test(arguments: ["terminal", "markdown", "html", "call", "csv", "tasks", "ics", "thehive", "iris", "cacao"])
    func `a page made with a journal shows its head, which the journal is held against`(format: String) throws {
        let arguments = ["--journal", night, "--now", "2026-11-15T06:00:00+01:00"]
        let source = try decision(arguments)["made_from"] as? [String: Any]
        let head = try #require((source?["journal"] as? [String: Any])?["head"] as? String)
        let run = try astreinte(arguments + ["--format", format])
        #expect(run.status == 0)
        #expect(run.output.replacing("\r\n ", with: "").contains(head.prefix(16)))
        #expect(try astreinte(["handover"] + arguments).output.contains(head.prefix(16)))
        let verified = try astreinte("verify", "--journal", night, "--head", String(head.prefix(16)))
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(verified.output.contains("the chain holds"))
        #expect(verified.output.contains("nothing came after"))
    }

    @Test func `verify says whether a printed head is in the journal, and what came after`() throws {
        try Night.begin { night in
            let page = try night.page("02:20", "--print")
            let start = try #require(page.range(of: "1 ligne, tête ")).upperBound
            let head = String(page[start...].prefix(16))
            #expect(try night.update("02:30", "--note", "un").status == 0)
            #expect(try night.update("02:40", "--note", "deux").status == 0)
            let run = try astreinte("verify", "--journal", night.journal, "--head", head.uppercased())
            #expect(run.status == 0, "\(run.errors)")
            try #require(run.lines.count == 2)
            #expect(run.lines[0].contains("the chain holds, 4 lines, head "))
            #expect(
                run.lines[1].hasSuffix(
                    "is line 1, of 2026-10-25T02:12:00+02:00; 3 lines came after, from 2026-10-25T02:20:00+02:00 to "
                        + "2026-10-25T02:40:00+02:00"))
        }
    }

    @Test func `a journal cut short, written again or changed no longer has the head, or no longer holds`() throws {
        try Night.begin { night in
            #expect(try night.update("02:30", "--note", "un").status == 0)
            #expect(try night.update("02:40", "--note", "deux").status == 0)
            let source = try night.decision("02:45")["made_from"] as? [String: Any]
            let head = try #require((source?["journal"] as? [String: Any])?["head"] as? String)
            let whole = try String(contentsOfFile: night.journal, encoding: .utf8)
            func verify(_ text: String, _ arguments: String...) throws -> Run {
                try Data(text.utf8).write(to: URL(filePath: night.journal))
                return try astreinte(["verify", "--journal", night.journal] + arguments)
            }
            let lines = whole.split(separator: "\n").map { String($0) + "\n" }
            let short = lines[0] + lines[1]
            #expect(try verify(short).status == 0, "nothing in a journal cut short tells that it is")
            let cut = try verify(short, "--head", head)
            #expect(cut.status == 1)
            #expect(cut.errors.contains("no line has the head \(head)"))
            let changed = try verify(whole.replacing("\"un\"", with: "\"une\""))
            #expect(changed.status == 1)
            #expect(changed.errors.contains("line 3 doesn't carry the digest of the one before"))
            #expect(changed.output == "")
            let unread = try verify(lines[0] + "{\n" + lines[1] + lines[2], "--head", head)
            #expect(unread.status == 0)
            #expect(unread.errors.contains(":2: can't be read, and is outside the chain"))
            #expect(try verify("", "--head", head).status == 1)
        }
    }

    @Test(arguments: [
        ["--head", "7f3a91c2"], ["--journal", "j", "--head", "7f3a91c"], ["--journal", "j", "--head", "7f3a-91c2"],
        ["--journal", "j", "p"], ["--journal", "j", "--trust", "k"], [],
    ])
    func `what can't be asked is wrong usage`(arguments: [String]) throws {
        #expect(try astreinte(["verify"] + arguments).status == 64)
    }

    @Test func `a journal that can't be read is said`() throws {
        let run = try astreinte("verify", "--journal", "/nowhere/j")
        #expect(run.status == 2)
        #expect(run.errors == "astreinte: /nowhere/j: No such file or directory\n")
    }

    @Test func `a queue says which rules ranked it`() throws {
        let feed = "samples/feeds/region-une-nuit.ndjson"
        let arguments = ["triage", feed, "--now", "2026-11-15T06:00:00+01:00", "--overlay", overlay]
        let json = try decision(arguments)
        let pack = try #require((json["pack"] as? [String: Any])?["digest"] as? String)
        let overlays = try #require(json["overlays"] as? [[String: Any]])
        for format in ["terminal", "csv", "html"] {
            let run = try astreinte(arguments + ["--format", format])
            #expect(run.output.contains(pack))
            #expect(run.output.contains(try #require(overlays.first?["digest"] as? String)))
        }
    }
}
