import Foundation
import Testing

@Suite struct ExportCommandTests {
    private let sample = ["samples/incidents/chiffrement-minimal.json", "--now", "2026-10-25T02:12:00+02:00"]

    @Test func `a case of TheHive is brought up to date by its own tasks`() throws {
        let whole = try astreinte(sample + ["--format", "thehive"])
        let object = try JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as? [String: Any]
        var tasks = try #require(object?["tasks"] as? [[String: Any]])
        for place in tasks.indices { tasks[place]["_id"] = "~\(place)" }
        tasks[3]["status"] = "Completed"
        tasks[3]["title"] = "Fait autrement"
        tasks.removeLast()
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "tasks.json")
            try JSONSerialization.data(withJSONObject: tasks).write(to: file)
            let run = try astreinte(sample + ["--format", "thehive", "--existing", file.path()])
            #expect(run.status == 0)
            let changes = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: [Any]]
            #expect(changes?["create"]?.count == 1)
            #expect(changes?["update"]?.isEmpty == true)
        }
    }

    @Test(arguments: [
        ("{}", "task 1 has no `_id`"), ("[{}]", "task 1 has no `_id`"), ("[{", "tasks.json:1:"),
    ])
    func `tasks that can't be read are said`(text: String, message: String) throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "tasks.json")
            try Data(text.utf8).write(to: file)
            let run = try astreinte(sample + ["--format", "thehive", "--existing", file.path()])
            #expect(run.status == 2)
            #expect(run.output == "")
            #expect(run.errors.contains(message))
        }
    }

    @Test func `an export is of one incident, and --existing of a case`() throws {
        let several = try astreinte(["samples/feeds/region-une-nuit.ndjson", "--format", "thehive"])
        #expect(several.status == 64)
        #expect(several.errors.contains("add --id ID"))
        #expect(try astreinte(sample + ["--existing", "tasks.json"]).status == 64)
    }

    @Test func `each declaration has its sheet, filled in from what is known`() throws {
        let run = try astreinte([
            "samples/incidents/chiffrement-minimal.json", "--profile", "samples/establishments/ch-600-lits.yaml",
            "--now", "2026-11-15T02:12:00+01:00", "--format", "declarations",
        ])
        #expect(run.status == 0)
        let sheets = run.output.split(separator: "\u{C}")
        for name in ["CERT", "CNIL", "plainte"] {
            #expect(sheets.contains { $0.prefix { $0 != "\n" }.contains(name) }, "\(name)")
        }
        for sheet in sheets {
            for title in ["À QUI, AVANT QUAND", "DÉCLARANT", "INCIDENT", "RÉCÉPISSÉ"] {
                #expect(sheet.contains("== \(title)\n"))
            }
            #expect(sheet.contains("structure\u{A0}: Centre hospitalier de Valmorin"))
        }
    }

    @Test func `a call is of one incident, or of all that are asked for`() throws {
        let feed = ["samples/feeds/region-une-nuit.ndjson", "--now", "2026-11-15T02:12:00+01:00", "--format", "call"]
        #expect(try astreinte(feed).status == 64)
        let all = try astreinte(feed + ["--all"])
        #expect(all.status == 0)
        #expect(all.output.split(separator: "\u{C}").allSatisfy { $0.contains("== DIRE, EN UNE MINUTE") })
    }
}
