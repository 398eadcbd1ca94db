import Foundation
import Testing

/// The records of other tools, through every command that reads incidents.
@Suite struct FeedCommandTests {
    /// Records of the samples of a format.
    private func sample(_ format: String) throws -> [String] {
        let file = packageRoot.appending(path: "rules/feeds/samples/\(format).ndjson")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { String($0) }
    }

    /// A folder with mappings of its own, removed afterwards.
    private func withMappings<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        try withTemporaryFolder { folder in
            for (name, text) in files {
                let file = folder.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            return try body(folder.path())
        }
    }

    @Test func `a page of thousands of incidents is read one by one, as they come alone`() throws {
        let record = try sample("defender")[0]
        let records = (0..<1500).map { record.replacing("\"incidentId\": 901,", with: "\"incidentId\": \($0 + 1),") }
        let list = records.joined(separator: ",\n")
        #expect(list.utf8.count > 1 << 20)
        let pages = [
            #"{"@odata.context": "https://x", "value": [\#(list)], "@odata.nextLink": "https://y"}"#,
            #"{"value": []}"# + "\n" + #"{"value": [\#(list.replacing("\n", with: ""))]}"# + "\n",
        ]
        let alone = try astreinte("feed", "convert", input: records.joined(separator: "\n"))
        for page in pages {
            let run = try astreinte("feed", "convert", input: page)
            #expect(run.status == 0)
            #expect(run.errors == "")
            #expect(run.output == alone.output)
        }
        // A list that is an incident's own is not taken apart.
        let own = try astreinte(
            "evaluate", "--fields", "id", input: #"{"id": "x", "value": [\#(list.replacing("\n", with: ""))]}"#)
        #expect(own.status == 3)
        #expect(own.errors.contains("[record-too-long]"))
    }

    private let ours = """
        format: ours
        version: 1.0.0
        status: verified
        detect: [{has: [ticket]}]
        facts: {id: {path: ticket}, title: {path: subject}}
        type: [{basis: default, value: indetermine}]
        """

    private let pack = """
        pack: {id: essai, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}
        priorities: [normal]
        phases: [alerte]
        roles: {garde: {label: "Garde"}}
        clocks: {detected_at: {label: "le constat"}}
        enumerations: {incident-type: {chiffrement: {}, indetermine: {unknown: true}}}
        facts: {id: {type: string}, title: {type: string}, type: {type: enum, of: incident-type}, detected_at: {type: datetime}}
        actions: {noter: {label: "Noter", phase: alerte, role: garde, priority: normal}}
        rules: [{id: base, title: "Base", require: [{action: noter}]}]
        """

    @Test func `a foreign feed becomes canonical incidents, one a line, and what tells none is refused`() throws {
        let run = try astreinte("feed", "convert", "rules/feeds/samples/thehive.ndjson")
        #expect(run.status == 3)
        #expect(run.lines.count == 7)
        #expect(run.lines.allSatisfy { $0.hasPrefix(#"{"schema":"incident/1","id":""#) })
        #expect(
            run.errors
                == "rules/feeds/samples/thehive.ndjson:7: record 7, column 1: this webhook is of neither an alert nor a "
                + "case [not-an-incident]\n")
        // What is canonical stays what it is.
        #expect(try astreinte("feed", "convert", input: run.output).output == run.output)
    }

    @Test func `an alert of the SOC opens with what its tool can't know`() throws {
        let run = try astreinte("--now", twoMinutesLater, input: try sample("thehive")[0])
        #expect(run.status == 0)
        #expect(run.lines.first == "À DEMANDER D'ABORD\u{A0}: le flux ne le dit pas")
        #expect(run.lines[1].hasPrefix("1 Un patient est-il en danger"))
        #expect(run.lines.contains { $0.hasPrefix("CHIFFREMENT DE DONNÉES") })
        // What is answered is no longer asked, and a canonical incident never was a machine's.
        let answered = try astreinte(
            "--now", twoMinutesLater, "--set", "patient_danger=aucune", input: try sample("thehive")[0])
        #expect(answered.lines[1].hasPrefix("1 Où en sont les soins"))
        let canonical = try astreinte("--now", twoMinutesLater, input: #"{"id":"a","type":"chiffrement"}"#)
        #expect(canonical.lines.first == "CHIFFREMENT DE DONNÉES PAR RANÇONGICIEL")
        for format in ["markdown", "html"] {
            let page = try astreinte("--now", twoMinutesLater, "--format", format, input: try sample("thehive")[0])
            #expect(page.output.contains("le flux ne le dit pas"))
        }
    }

    @Test func `what is to know of a conversion is on the runbook and in the decision`() throws {
        let alert = try sample("wazuh")[0]
        let page = try astreinte("--now", twoMinutesLater, input: alert)
        #expect(page.output.contains("flux\u{A0}: correspondance «\u{A0}wazuh\u{A0}» jamais"))
        let decision = try astreinte(
            "evaluate", "--now", twoMinutesLater, "--fields", "id,data_diagnostics", input: alert)
        #expect(decision.output.contains(#""code":"unverified-mapping","path":"flux""#))
        let text = try astreinte("--now", twoMinutesLater, input: try sample("thehive")[1])
        #expect(text.output.contains("type déduit du texte"))
    }

    @Test func `an incident that a tool sends again has one runbook, of its latest record`() throws {
        let records = try sample("thehive")
        let run = try astreinte(
            "--now", twoMinutesLater, input: [records[0], records[2], records[5], records[0]].joined(separator: "\n"))
        #expect(run.status == 0)
        #expect(run.lines.first == "2 incidents, le plus pressé d'abord")
        #expect(
            run.errors == """
                record 1 is of the incident of record 3, which is later: it is left out
                record 4 is of the incident of record 3, which is later: it is left out

                """)
        // Decisions answer each record.
        let decisions = try astreinte(
            "evaluate", "--fields", "id", input: [records[0], records[5]].joined(separator: "\n"))
        #expect(decisions.lines.count == 2)
    }

    @Test func `an alert joined to a case, and the case, are one incident`() throws {
        let promoted = #"{"_id":"~40964","_type":"Alert","caseId":"~82000","title":"A","_createdAt":1790000001000}"#
        let caseRecord =
            #"{"_id":"~82000","_type":"Case","title":"C","startDate":1790000000000,"_createdAt":1790000002000,"tags":["ransomware"]}"#
        let alert = #"{"_id":"~40964","_type":"Alert","title":"A","_createdAt":1790000001000}"#
        for feed in [[alert, caseRecord, promoted], [promoted, alert, caseRecord], [caseRecord, promoted, alert]] {
            let run = try astreinte("--now", twoMinutesLater, input: feed.joined(separator: "\n"))
            #expect(run.lines.contains { $0.hasPrefix("~82000 ") }, "\(run.lines.prefix(12))")
            #expect(!run.output.contains("incidents, le plus pressé"))
        }
    }

    @Test func `mappings of one's own come beside those of the rules, and one of the same format takes their place`()
        throws
    {
        try withMappings(["ours.yaml": ours]) { folder in
            let ticket = #"{"ticket":12,"subject":"Panne"}"#
            let run = try astreinte(
                "feed", "convert", "--mappings", folder, input: ticket + "\n" + (try sample("iris")[0]))
            #expect(run.lines.map { $0.contains(#""format":"ours""#) } == [true, false])
            #expect(run.lines.count == 2)
            let without = try astreinte("feed", "convert", input: ticket)
            #expect(without.status == 3)
            #expect(without.errors.hasSuffix("the record has no `id` [missing-id]\n"))
        }
        try withMappings([
            "thehive.yaml": ours.replacing("ours", with: "thehive").replacing("[ticket]", with: "[_id]").replacing(
                "path: ticket", with: "path: _id")
        ]) { folder in
            let run = try astreinte("feed", "convert", "--mappings", folder, input: try sample("thehive")[0])
            #expect(run.output.contains(#""type":"indetermine""#))
        }
    }

    @Test func `an ambiguous record names the candidates, and --from chooses`() throws {
        try withMappings([
            "ours.yaml": ours.replacing("[ticket]", with: "[alert_title]").replacing(
                "path: ticket", with: "path: alert_title")
        ]) { folder in
            let alert = try sample("iris")[0]
            let run = try astreinte("evaluate", "--mappings", folder, input: alert)
            #expect(run.status == 3)
            #expect(
                run.errors.contains(
                    "the record may be of several formats: iris, ours; choose with --from [ambiguous-format]"))
            let chosen = try astreinte("feed", "convert", "--mappings", folder, "--from", "ours", input: alert)
            #expect(chosen.output.contains(#""format":"ours""#))
        }
        let unknown = try astreinte("evaluate", "--from", "thehiev", input: "{}")
        #expect(unknown.status == 64)
        #expect(unknown.errors == "astreinte: --from: unknown format `thehiev`; did you mean thehive?\n")
        let canonical = try astreinte("feed", "convert", "--from", "canonical", input: try sample("iris")[0])
        #expect(canonical.errors.contains("[missing-id]"))
    }

    @Test func `mappings with mistakes end the work where a record needs them`() throws {
        try withMappings(["ours.yaml": ours.replacing("path: subject", with: "paht: subject")]) { folder in
            let run = try astreinte("evaluate", "--mappings", folder, input: #"{"ticket":1}"#)
            #expect(run.status == 2)
            #expect(run.errors.contains("error[unknown-key]: unknown key `paht` in a source"))
            let canonical = try astreinte(
                "evaluate", "--fields", "id", "--mappings", folder, input: #"{"schema":"incident/1","id":"a"}"#)
            #expect(canonical.status == 0)
        }
        // Those beside the rules were asked for by nobody.
        let files = ["pack.yaml": pack, "feeds/ours.yaml": ours.replacing("subject", with: "a..b")]
        try withMappings(files) { folder in
            let run = try astreinte(
                "evaluate", "--rules", folder + "/pack.yaml", "--fields", "id", input: #"{"id":"a"}"#)
            #expect(run.status == 0)
            #expect(run.output == "{\"id\":\"a\"}\n")
            #expect(
                run.errors
                    == "the mappings of feeds have mistakes (see astreinte check): only canonical incidents are read\n")
        }
        let missing = try astreinte("evaluate", "--mappings", "nulle-part", input: "{}")
        #expect(missing.status == 2)
        #expect(missing.errors == "astreinte: nulle-part: no such folder\n")
    }

    @Test func `mappings are checked and their samples run with the pack, or alone`() throws {
        let expected =
            #"{"schema":"incident/1","id":"1","source":{"format":"ours"},"type":"indetermine","type_basis":"default"}"#
        let files = [
            "pack/pack.yaml": pack,
            "feeds/ours.yaml": ours,
        ]
        try withMappings(files) { folder in
            let check = try astreinte("check", folder + "/pack")
            #expect(check.status == 1)
            #expect(check.errors.contains("error[mapping-without-sample]: the format `ours` has no sample"))
        }
        let samples = files.merging(
            ["feeds/samples/ours.ndjson": #"{"ticket":1}"#, "feeds/samples/ours.expected.ndjson": expected]) { $1 }
        try withMappings(samples) { folder in
            for path in ["/pack", ""] {
                let check = try astreinte("check", folder + path)
                #expect(check.status == 0, "\(check.errors)")
                let test = try astreinte("test", folder + path)
                #expect(test.output == "1 passed, 0 failed\n", "\(test.errors)")
            }
            let alone = try astreinte("check", folder + "/feeds/ours.yaml", "--rules", folder + "/pack")
            #expect(alone.status == 0, "\(alone.errors)")
        }
        try withMappings(samples.merging(["feeds/samples/ours.ndjson": #"{"ticket":2}"#]) { $1 }) { folder in
            let run = try astreinte("test", folder + "/pack")
            #expect(run.status == 1)
            #expect(run.errors.contains("error[sample-differs]: the sample of `ours` gives something else"))
            #expect(run.output == "0 passed, 1 failed\n")
        }
        let own = try astreinte("check", "rules/feeds/thehive.yaml")
        #expect(own.errors == "")
    }

    @Test(arguments: [
        (["rules/feeds"], "rules/feeds is a folder of mappings: astreinte check --mappings rules/feeds"),
        (
            ["rules/feeds/tables/rsit.yaml", "--rules", "rules"],
            "rules/feeds/tables/rsit.yaml is shared by mappings: check their folder with --mappings"
        ),
        (
            ["rules/feeds/thehive.yaml", "--mappings", "rules/feeds"],
            "rules/feeds/thehive.yaml is a mapping itself; --profile and --mappings go with a pack"
        ),
    ])
    func `what is no pack is said to be checked in another way`(arguments: [String], message: String) throws {
        let run = try astreinte(["check"] + arguments)
        #expect(run.status == 64)
        #expect(run.errors == "astreinte: \(message)\n")
    }

    @Test func `a mapping without a detect is checked as one`() throws {
        try withMappings(["feeds/ours.yaml": ours.replacing("detect", with: "detetc")]) { folder in
            let run = try astreinte("check", folder + "/feeds/ours.yaml", "--rules", "rules")
            #expect(run.status == 1)
            #expect(run.errors.contains("unknown key `detetc` in a mapping"))
        }
    }

    @Test func `a refused record keeps its place in the rejects, and its neighbours are unaffected`() throws {
        try withTemporaryFolder { folder in
            let rejects = folder.appending(path: "r.ndjson")
            let feed = [try sample("sekoia")[0], try sample("sekoia")[3], "{", try sample("iris")[0]].joined(
                separator: "\n")
            let run = try astreinte("feed", "convert", "--rejects", rejects.path(), "--tolerant", input: feed)
            #expect(run.status == 0)
            #expect(run.lines.count == 2)
            let written = try String(contentsOf: rejects, encoding: .utf8).split(separator: "\n")
            #expect(written.map { $0.prefix(20) } == [#"{"line":2,"record":2"#, #"{"line":3,"record":3"#])
        }
    }

    @Test func `the account of a record is in French, with what it is not taken from`() throws {
        let run = try astreinte(
            "feed", "explain", input: [try sample("thehive")[0], #"{"id":"a"}"#].joined(separator: "\n"))
        #expect(
            run.lines.first == "Enregistrement 1 (ligne 1)\u{A0}: format «\u{A0}thehive\u{A0}», correspondance 1.0.0.")
        #expect(run.lines.contains("  severity = critique  ←  severity\u{A0}: «\u{A0}4\u{A0}»"))
        #expect(run.lines.contains("  customFields «\u{A0}ville\u{A0}»"))
        #expect(run.lines.last == "Enregistrement 2 (ligne 2)\u{A0}: forme canonique, lue telle quelle.")
    }

    @Test func `a journal begins with the incident that a foreign record becomes, less what nobody told`() throws {
        try withTemporaryFolder { folder in
            let alert = folder.appending(path: "alert.json")
            try Data(try sample("iris")[1].utf8).write(to: alert)
            let journal = folder.appending(path: "night.ndjson").path()
            let run = try astreinte("update", "--journal", journal, alert.path(), "--now", twoMinutesLater)
            #expect(run.status == 0, "\(run.errors)")
            let line = try String(contentsOfFile: journal, encoding: .utf8)
            #expect(line.contains(#""incident":{"schema":"incident/1","id":"6b1d8c50-0000-4000-8000-000000000052""#))
            #expect(line.contains(#""type":"fuite-donnees""#))
            let page = try astreinte("--journal", journal, "--now", twoMinutesLater)
            #expect(page.status == 0, "\(page.errors)")

            try Data(try sample("veris")[3].utf8).write(to: alert)
            let other = folder.appending(path: "other.ndjson").path()
            _ = try astreinte("update", "--journal", other, alert.path(), "--now", twoMinutesLater)
            let untold = try String(contentsOfFile: other, encoding: .utf8)
            #expect(untold.contains(#""id":"v-4""#))
            #expect(!untold.contains("inconnue") && !untold.contains("indetermine"))

            try Data(try sample("misp")[1].utf8).write(to: alert)
            let two = try astreinte("update", "--journal", journal, alert.path())
            #expect(two.status == 2)
            #expect(two.errors.contains("one incident is expected, and the record holds 2"))
        }
    }

    @Test func `hostile text of a feed stays text on the page`() throws {
        let alert =
            #"{"_id":"~1\u001b[2J","_type":"Alert","title":"</title><script>x</script> {service.label}","date":1790000000000,"tags":["\u202e"],"status":"\u0007","source":"=cmd()"}"#
        for arguments in [["--format", "html"], ["--format", "markdown"], []] {
            let run = try astreinte(["--now", twoMinutesLater] + arguments, input: alert)
            #expect(run.status == 0)
            #expect(arguments.isEmpty || !run.output.contains("<script>"))
            #expect(!run.output.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{7}"].contains($0) })
        }
    }
}
