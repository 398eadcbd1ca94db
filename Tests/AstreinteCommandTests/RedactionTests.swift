import Foundation
import Testing

/// Nothing that somebody wrote of an incident, of its journal or of a house leaves it with `--redact`.
@Suite struct RedactionTests {
    /// In each text that the test writes, whatever the case of its letters.
    private static let mark = "zzq"

    private static let formats = [
        "terminal", "markdown", "html", "json", "call", "declarations", "csv", "tasks", "ics", "thehive",
        "thehive-template", "iris", "cacao",
    ]

    /// An incident whose every text bears the mark, and whose wrong values and unknown keys bear it too.
    private static let incident = #"""
        {"schema":"incident/1","id":"ZZQ-1","source":{"format":"zzq-outil","ref":"zzq-ref"},"type":"chiffrement",
         "title":"Zzq titre <b>","description":"zzq description","detected_at":"2026-11-15T02:10:00+01:00",
         "severity":"zzq-grave","backup_state":"zzq","zzq_key":"zzq","propagaton":"zzq","provider":"Zzq prestataire",
         "affected":{"applications":["zzq-app","dpi"],"services":["zzq-service","samu"],
           "systems":[{"name":"zzq-srv-01","kind":"serveur","address":"zzq.example"}],"systems_count":4},
         "data_accessed":true,"data_natures":["patient","zzq"],"tags":["zzq"],
         "establishment":{"name":"Zzq hôpital","finess":"990000041","ght":"zzq-ght"}}
        """#

    /// The profile of the sample, each text that a person may have written marked.
    private static func profile() throws -> String {
        let text = try String(
            contentsOf: packageRoot.appending(path: "samples/establishments/ch-600-lits.yaml"), encoding: .utf8)
        return text.replacing(
            /\b(label|name|place|reference|key|effect_on_care|deputy|person|portal|without|ght): "/
        ) { "\($0.output.1): \"Zzq " }
            + "\nvalidation: {by: \"Zzq directeur\", pack_version: \"0.1.0\", on: 2026-10-12}\n"
    }

    /// Telephone and FINESS numbers of the sample, however they are spaced.
    private static var numbers: Regex<(Substring, Substring?)> { /\b0[1-9]([  .]?[0-9]{2}){4}\b|\b9900000[0-9]{2}\b/ }

    private func expectNothing(_ run: Run, _ name: String) {
        for text in [run.output, run.errors] {
            let lines = text.split(separator: "\n").filter { line in
                line.lowercased().contains(RedactionTests.mark) || line.contains(RedactionTests.numbers)
            }
            #expect(lines.isEmpty, "\(name): \(lines.prefix(2))")
        }
    }

    /// Gives the options of a profile that bears the mark.
    private func withHouse(_ body: (URL, [String]) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "house.yaml")
            try Data(try RedactionTests.profile().utf8).write(to: file)
            try Data(RedactionTests.incident.utf8).write(to: folder.appending(path: "zzq.json"))
            try body(folder, ["--profile", file.path(), "--now", "2026-11-15T03:05:00+01:00"])
        }
    }

    @Test(arguments: formats)
    func `no text of an incident or of a profile is left`(format: String) throws {
        try withHouse { folder, options in
            let feed = folder.appending(path: "zzq.json").path()
            let plain = try astreinte([feed] + options + ["--format", format])
            #expect(plain.status == 0, "\(plain.errors)")
            if !["iris", "thehive-template"].contains(format) {
                #expect(plain.output.lowercased().contains(RedactionTests.mark), "the test looks for what is there")
            }
            let run = try astreinte(
                [feed, "--redact", "--set", "provider=zzq autre", "--overlay", "samples/overlays/ch-600-lits.yaml"]
                    + options + ["--format", format])
            #expect(run.status == 0)
            #expect(run.errors == "")
            expectNothing(run, format)
            #expect(run.output.contains("xpurgée") || format == "json", "it says that it is")
        }
    }

    @Test(arguments: formats) func `no text of a journal is left, nor on the sheet of a shift`(format: String) throws {
        try withHouse { folder, options in
            let journal = try begun(in: folder)
            try update(journal, 21, "--note", "zzq note", "--handover", "zzq relève", "--by", "M. Zzq")
            try update(journal, 22, "--done", "ouvrir-main-courante", "--by", "Zzq")
            try update(journal, 23, "--done", "basculer-service@samu", "--by", "Zzq")
            try update(journal, 24, "--withdraw", "provider", "--by", "Zzq")
            try update(journal, 24, "--withdraw", "basculer-service@samu", "--by", "Zzq")
            #expect(try astreinte(["--journal", journal, "--print"] + options).status == 0)
            let run = try astreinte(["--journal", journal, "--redact", "--format", format] + options)
            #expect(run.status == 0)
            expectNothing(run, format)
            if format == "terminal" {
                let sheet = try astreinte(["handover", "--journal", journal, "--redact"] + options)
                #expect(sheet.status == 0)
                expectNothing(sheet, "handover")
                let source = try astreinte(["--journal", journal, "--format", "json"] + options).output
                let head = try #require(source.firstMatch(of: /"head":"([0-9a-f]{16})/)).output.1
                #expect(!run.output.contains(head) && !sheet.output.contains(head), "by a head one can try lines")
            }
        }
    }

    @Test func `the plan is the same, line for line, and so is what is asked`() throws {
        try withHouse { folder, options in
            func decision(_ arguments: [String]) throws -> [String: Any] {
                let run = try astreinte(
                    [folder.appending(path: "zzq.json").path(), "--format", "json"] + options + arguments)
                return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            }
            let plain = try decision([])
            let redacted = try decision(["--redact"])
            for key in ["required", "recommended", "forbidden", "suspended", "pending", "deferred"] {
                func lines(_ decision: [String: Any]) throws -> [String] {
                    try #require(decision[key] as? [[String: Any]]).map {
                        "\($0["action"] ?? "") \($0["due"] ?? "") \($0["priority"] ?? "") \($0["target"] is String)"
                    }.sorted()
                }
                #expect(try lines(plain) == lines(redacted), "\(key)")
            }
            let questions = { (decision: [String: Any]) in
                (decision["questions"] as? [[String: Any]])?.map { $0["fact"] as? String }
            }
            #expect(questions(plain) == questions(redacted))
            #expect((redacted["made_from"] as? [String: Any])?["redacted"] as? Bool == true)
            #expect((redacted["profile"] as? [String: Any])?["digest"] as? String == "redacted")
            #expect(redacted["replay"] == nil)
            let targets = (redacted["required"] as? [[String: Any]])?.compactMap { $0["target"] as? String } ?? []
            // Those that the rules name are words of the rules.
            #expect(targets.contains { $0.hasPrefix("SERVICE-") } && targets.contains("samu"))
        }
    }

    @Test func `a name has one placeholder in all of a file, and the same the next time`() throws {
        try withHouse { folder, options in
            let feed = folder.appending(path: "zzq.json").path()
            let arguments = [feed, "--redact", "--format", "markdown"] + options
            #expect(try astreinte(arguments).output == (try astreinte(arguments).output))
            let queue = try astreinte(["--redact", "--format", "json"] + options, input: RedactionTests.feed)
            #expect(queue.status == 0)
            expectNothing(queue, "queue")
            let object = try JSONSerialization.jsonObject(with: Data(queue.output.utf8)) as? [String: Any]
            let incidents = try #require(object?["incidents"] as? [[String: Any]])
            #expect(Set(incidents.compactMap { $0["id"] as? String }) == ["ID-1", "ID-2"])
            #expect(Set(incidents.compactMap { $0["establishment_name"] as? String }).count == 1)
        }
    }

    /// A journal that tells the incident of a folder, and one thing that was learnt of it since.
    private func begun(in folder: URL) throws -> String {
        let journal = folder.appending(path: "zzq.ndjson").path()
        try update(journal, 12, folder.appending(path: "zzq.json").path())
        try update(journal, 20, "--set", "provider=Zzq nouveau", "--how", "dit", "--by", "Mme Zzq")
        return journal
    }

    private func update(_ journal: String, _ minute: Int, _ arguments: String...) throws {
        let run = try astreinte(
            ["update", "--journal", journal, "--now", "2026-11-15T02:\(minute):00+01:00"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
    }

    /// Two incidents of the mark, a line each.
    private static var feed: String {
        let line = incident.replacing("\n", with: " ")
        return line + "\n" + line.replacing("ZZQ-1", with: "ZZQ-2").replacing("zzq-ref", with: "zzq-ref-2") + "\n"
    }

    @Test(arguments: ["terminal", "json", "csv", "html"]) func `a queue names nobody`(format: String) throws {
        try withHouse { _, options in
            let arguments = ["triage", "--format", format] + options
            let plain = try astreinte(arguments, input: RedactionTests.feed)
            #expect(plain.status == 0 && plain.output.lowercased().contains(RedactionTests.mark))
            let run = try astreinte(arguments + ["--redact"], input: RedactionTests.feed)
            #expect(run.status == 0)
            #expect(run.output.contains("ID-1") && run.output.contains("ID-2"))
            expectNothing(run, format)
        }
    }

    @Test func `decisions name nobody, each with placeholders of its own, whoever works on them`() throws {
        try withHouse { _, options in
            let arguments = ["evaluate"] + options
            let plain = try astreinte(arguments, input: RedactionTests.feed)
            #expect(plain.status == 0 && plain.output.lowercased().contains(RedactionTests.mark))
            let runs = try ["1", "2"].map { jobs in
                try astreinte(arguments + ["--redact", "--jobs", jobs], input: RedactionTests.feed)
            }
            #expect(runs[0].output == runs[1].output)
            expectNothing(runs[0], "decisions")
            let lines = runs[0].output.split(separator: "\n")
            #expect(lines.count == 2)
            for line in lines {
                let decision = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                #expect(decision?["id"] as? String == "ID-1")
            }
            #expect(try astreinte(arguments + ["--redact", "--rejects", "r"], input: "").status == 64)
        }
    }

    @Test(arguments: ["markdown", "html", "json", "csv", "svg"])
    func `the report of a night names nobody, and measures the same`(format: String) throws {
        try withHouse { folder, options in
            let journal = try begun(in: folder)
            try update(journal, 21, "--note", "zzq note", "--by", "M. Zzq")
            try update(journal, 22, "--done", "basculer-service@samu", "--by", "Zzq directeur")
            let arguments = ["exercise", "report", journal, "--format", format] + options
            let plain = try astreinte(arguments)
            #expect(plain.status == 0, "\(plain.errors)")
            #expect(format == "svg" || plain.output.lowercased().contains(RedactionTests.mark))
            let run = try astreinte(arguments + ["--redact"])
            #expect(run.status == 0, "\(run.errors)")
            expectNothing(run, format)
            if format == "json" {
                func outcomes(_ run: Run) throws -> [String] {
                    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
                    #expect((object?["participants"] as? [[String: Any]])?.count == 4)
                    let actions = try #require(object?["actions"] as? [[String: Any]])
                    return actions.map { "\($0["action"] ?? "") \($0["outcome"] ?? "") \($0["last_due"] ?? "")" }
                        .sorted()
                }
                #expect(try outcomes(plain) == outcomes(run))
                let head = try #require(plain.output.firstMatch(of: /"journal_head":"([0-9a-f]+)/)).output.1
                #expect(!run.output.contains(head))
            }
            #expect(try astreinte(arguments + ["--redact", "--exercise", "e.yaml"]).status == 64)
        }
    }

    @Test func `messages stay in the house, and it is said that there were some`() throws {
        try withHouse { folder, options in
            let wrong = folder.appending(path: "wrong.yaml")
            try Data("establishment: {name: 3, zzq: \"Zzq\"}\n".utf8).write(to: wrong)
            let profile = try astreinte([
                folder.appending(path: "zzq.json").path(), "--redact", "--profile", wrong.path(),
            ])
            #expect(profile.status == 2)
            #expect(profile.output == "")
            #expect(
                profile.errors
                    == "astreinte: messages may quote what --redact takes out: run again without it to read them\n")
            let feed = try astreinte(
                ["--redact"] + options, input: RedactionTests.incident.replacing("\n", with: " ") + "\n{\"zzq\n")
            #expect(feed.status == 3)
            expectNothing(feed, "a record refused")
            #expect(feed.errors == profile.errors)
        }
    }

    @Test func `a page without names can't be made again, nor noted as printed`() throws {
        try withHouse { folder, options in
            let feed = folder.appending(path: "zzq.json").path()
            for format in ["json", "html"] {
                let page = folder.appending(path: "page")
                try Data(try astreinte([feed, "--redact", "--format", format] + options).output.utf8).write(to: page)
                let run = try astreinte("replay", page.path())
                #expect(run.status == 2)
                #expect(run.errors.contains("embeds nothing to make it again from"))
            }
            for arguments in [
                ["--journal", "j", "--print"], [feed, "--rejects", "r"],
                [feed, "--format", "thehive", "--existing", "t"],
            ] {
                #expect(try astreinte(arguments + ["--redact"]).status == 64)
            }
        }
    }
}
