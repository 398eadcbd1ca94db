import Foundation
import Testing

/// A runbook is made again from what it embeds, by whoever has the same rules and profile.
@Suite struct ReplayCommandTests {
    private let profile = ["--profile", "samples/establishments/ch-600-lits.yaml"]
    private let sample = ["samples/incidents/deni-service.json", "--now", "2026-12-03T08:50:00+01:00"]

    /// Makes a runbook and gives its file.
    private func withRunbook(
        _ arguments: [String], as format: String, input: String = "", _ body: (URL) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let run = try astreinte(arguments + ["--format", format], input: input)
            #expect(run.status == 0 || run.status == 3, "\(run.errors)")
            let file = folder.appending(path: "page")
            try Data(run.output.utf8).write(to: file)
            try body(file)
        }
    }

    private func expectIdentical(_ file: URL, _ options: [String] = [], count: Int = 1, of name: String) throws {
        let run = try astreinte(["replay", file.path()] + options)
        #expect(run.status == 0, "\(name): \(run.output)\(run.errors)")
        #expect(run.lines.count == count, "\(name)")
        #expect(run.lines.allSatisfy { $0.hasSuffix(": identical") }, "\(name)")
    }

    @Test(arguments: ["json", "html"])
    func `each sample is made again, byte for byte, the journals too`(format: String) throws {
        for (name, now) in SampleTests.incidents + SampleTests.chronologies {
            let isJournal = SampleTests.chronologies.contains { $0.0 == name }
            let source =
                isJournal ? ["--journal", "samples/incidents/\(name).ndjson"] : ["samples/incidents/\(name).json"]
            try withRunbook(source + ["--now", now], as: format) { try expectIdentical($0, of: name) }
        }
    }

    @Test(arguments: ["json", "html"])
    func `what was given beside is embedded: facts, the role, the profile's digest`(format: String) throws {
        let given = ["--set", "backup_state=atteinte", "--set", "data_accessed=?", "--role", "rssi"]
        let overlay = ["--overlay", "samples/overlays/ch-600-lits.yaml"]
        try withRunbook(sample + profile + given + overlay, as: format) { file in
            try expectIdentical(file, profile + overlay, of: format)
            let other = try astreinte(["replay", file.path()])
            #expect(other.status == 1)
            #expect(other.output.contains("overlay site.ch-600-lits: 1 sha256:"))
            #expect(other.output.contains("in the page, nothing here"))
            #expect(other.output.contains("profile: sha256:"))
            #expect(other.output.contains("in the page, none here"))
        }
    }

    @Test func `records of other tools are made again without their mappings`() throws {
        let samples = packageRoot.appending(path: "rules/feeds/samples")
        let feeds = try FileManager.default.contentsOfDirectory(atPath: samples.path())
            .filter { $0.hasSuffix(".ndjson") && !$0.hasSuffix(".expected.ndjson") }.sorted()
        #expect(feeds.count > 5)
        for feed in feeds {
            let arguments = [
                "--all", "--tolerant", "--now", "2026-11-15T03:00:00+01:00", "--rules", "rules/socle-sante",
                samples.appending(path: feed).path(),
            ]
            try withRunbook(arguments, as: "json") { file in
                let pages = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                    .filter { $0.contains("\"schema\":\"decision/1\"") }
                #expect(pages.allSatisfy { $0.contains(",\"replay\":{\"schema\":\"replay/1\"") }, "\(feed)")
                try expectIdentical(file, ["--rules", "rules/socle-sante"], count: pages.count, of: feed)
            }
        }
    }

    @Test func `of an incident that several establishments share each runbook is made again`() throws {
        try withRunbook(SampleTests.shared, as: "json") { file in
            let options = ["--profiles", "samples/establishments"]
            let run = try astreinte(["replay", file.path()] + options)
            #expect(run.status == 0, "\(run.output)\(run.errors)")
            #expect(run.lines.count == 3)
        }
    }

    @Test(arguments: ["json", "html"])
    func `a page of a journal tells what changed since the last print, again`(format: String) throws {
        try Night.begin { night in
            _ = try night.page("02:20", "--print")
            #expect(try night.update("02:25", "--set", "propagation=en-cours", "--note", "x").status == 0)
            let arguments = [
                "--journal", night.journal, "--now", "2026-10-25T02:30:00+02:00", "--set", "exfiltration=?",
            ]
            try withRunbook(arguments, as: format) { try expectIdentical($0, of: format) }
        }
    }

    @Test func `a journal too long to be embedded is given, whatever came after`() throws {
        try Night.begin { night in
            for minute in 10..<28 {
                let note = String(repeating: "a", count: 60_000)
                #expect(try night.update("03:\(minute)", "--note", note).status == 0)
            }
            let arguments = ["--journal", night.journal, "--now", "2026-10-25T03:30:00+02:00"]
            try withRunbook(arguments, as: "json") { file in
                #expect(try String(contentsOf: file, encoding: .utf8).contains("\"journal\":null"))
                let alone = try astreinte("replay", file.path())
                #expect(alone.status == 2)
                #expect(alone.errors.contains("its journal isn't embedded: give it with --journal"))
                #expect(try night.update("03:40", "--note", "plus tard").status == 0)
                try expectIdentical(file, ["--journal", night.journal], of: "long")
                let other = try astreinte("replay", file.path(), "--journal", "samples/incidents/nuit-rumeur.ndjson")
                #expect(other.status == 2)
                #expect(other.errors.contains("no line has the head that the page was made of"))
            }
        }
    }

    @Test func `a word changed in a page is found, and so is a fact`() throws {
        try withRunbook(sample, as: "html") { file in
            let page = try String(contentsOf: file, encoding: .utf8)
            func replay(_ text: String) throws -> Run {
                try Data(text.utf8).write(to: file)
                return try astreinte("replay", file.path())
            }
            let word = try replay(page.replacing("Empreinte", with: "Empreinto"))
            #expect(word.status == 1)
            #expect(word.lines.count == 2)
            #expect(word.lines[1].hasPrefix("  the page has other words than are made here, from byte "))
            #expect(try replay(page + "<p>vu et approuvé</p>").status == 1)
        }
        try withRunbook(sample, as: "json") { file in
            let page = try String(contentsOf: file, encoding: .utf8)
            let start = try #require(page.range(of: "\"incident\":{")).upperBound
            let embedded = page[start...].replacing("\"type\":\"deni-service\"", with: "\"type\":\"chiffrement\"")
            try Data((page[..<start] + embedded).utf8).write(to: file)
            let run = try astreinte("replay", file.path())
            #expect(run.status == 1)
            #expect(run.output.contains("line isoler-machines-touchees: nothing in the page, required "))
        }
    }

    @Test func `what differs by hundreds is counted`() throws {
        try withRunbook(sample + profile, as: "json") { file in
            let page = try String(contentsOf: file, encoding: .utf8)
            let start = try #require(page.range(of: "\"lines\":{")).upperBound
            let end = try #require(page[start...].range(of: "}")).lowerBound
            let lines = (0..<200).map { "\"x\($0)\":\"required\"" }.joined(separator: ",")
            try Data((page[..<start] + lines + page[end...]).utf8).write(to: file)
            let run = try astreinte(["replay", file.path()] + profile)
            #expect(run.status == 1)
            #expect(run.lines.count == 23)
            #expect(run.lines[21].hasPrefix("  and "))
        }
    }

    @Test(arguments: [
        "Tout va bien\n", "{", "{}\n", "[]", "null", "<!doctype html>\n",
        "<!doctype html><data hidden=\"hidden\" value=\"===\"", "<!doctype html><data hidden=\"hidden\" value=\"e30=\"",
        #"{"replay":{}}"#, #"{"replay":3}"#, #"{"replay":{"schema":"replay/2","now":"2026-12-03T08:50:00+01:00"}}"#,
        #"{"replay":{"schema":"replay/1","now":"hier","incident":{"id":"1"}}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","incident":{}}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","incident":[]}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","journal":"?"}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","journal":""}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","now":"2026-12-03T08:50:00+01:00"}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","incident":{"id":"1"},"set":["x=\u001b"]}}"#,
        #"{"replay":{"schema":"replay/1","now":"2026-12-03T08:50:00+01:00","incident":{"id":"1"},"role":"\u001b[2J"}}"#,
    ])
    func `what can't be made again ends with 2, in words that obey nobody`(text: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "page")
            try Data(text.utf8).write(to: file)
            let run = try astreinte("replay", file.path())
            #expect(run.status == 2, "\(run.output)")
            #expect(run.output == "")
            #expect(!run.errors.isEmpty && !run.errors.contains("\u{1B}"))
        }
    }

    @Test func `a file of 16 MiB is read, one byte more isn't`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "page")
            try Data(repeating: 0x20, count: 16 << 20).write(to: file)
            #expect(!(try astreinte("replay", file.path()).errors.contains("longer than 16 MiB")))
            try Data(repeating: 0x20, count: 16 << 20 + 1).write(to: file)
            let run = try astreinte("replay", file.path())
            #expect(run.status == 2)
            #expect(run.errors.contains("longer than 16 MiB"))
        }
    }
}
