import Foundation
import Testing

/// A night told by a journal, with the national pack: what an hour that passes may and may not do.
@Suite struct NightTests {
    private func withCompromission(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let incident = folder.appending(path: "incident.json")
            try Data(#"{"id":"N-1","type":"compromission","detected_at":"2026-11-14T22:00:00+01:00"}"#.utf8)
                .write(to: incident)
            let journal = folder.appending(path: "night.ndjson").path()
            #expect(try update(journal, "14T22:02", incident.path()).status == 0)
            try body(journal)
        }
    }

    private func update(_ journal: String, _ time: String, _ arguments: String...) throws -> Run {
        try astreinte(["update", "--journal", journal, "--now", "2026-11-\(time):00+01:00"] + arguments)
    }

    /// What is due when, by the id of its action.
    private func dues(_ journal: String, _ time: String) throws -> [String: String] {
        let run = try astreinte("--journal", journal, "--now", "2026-11-\(time):00+01:00", "--format", "json")
        let decision = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        var dues: [String: String] = [:]
        for line in try #require(decision["required"] as? [[String: Any]]) {
            if let action = line["action"] as? String { dues[action] = line["due"] as? String }
        }
        return dues
    }

    @Test func `a type known six hours later counts from then, and the clocks of the law don't move`() throws {
        try withCompromission { journal in
            #expect(
                try update(journal, "14T22:10", "--set", "data_accessed=true", "--set", "data_natures=patient").status
                    == 0)
            let before = try dues(journal, "15T03:59")
            #expect(before["deposer-plainte"] == "2026-11-17T22:00:00+01:00")
            #expect(before["notifier-cnil"] == "2026-11-17T22:00:00+01:00")
            #expect(try update(journal, "15T04:00", "--set", "types=chiffrement").status == 0)
            let after = try dues(journal, "15T04:01")
            #expect(after["isoler-machines-touchees"] == "2026-11-15T04:15:00+01:00")
            #expect(after["isoler-serveur-sauvegarde"] == "2026-11-15T04:15:00+01:00")
            for action in ["deposer-plainte", "notifier-cnil"] { #expect(after[action] == before[action]) }
        }
    }

    @Test func `an incident told again as an attack counts from then too`() throws {
        try withCompromission { journal in
            let record = #"{"id":"N-1","type":"chiffrement","detected_at":"2026-11-14T22:00:00+01:00"}"#
            let file = URL(filePath: journal).deletingLastPathComponent().appending(path: "again.json")
            try Data(record.utf8).write(to: file)
            #expect(try update(journal, "15T04:00", file.path()).status == 0)
            #expect(try dues(journal, "15T04:01")["isoler-machines-touchees"] == "2026-11-15T04:15:00+01:00")
        }
    }

    @Test(arguments: ["types=compromission,chiffrement", "other_types=chiffrement"])
    func `a type added to what was known gives what it alone calls for its own hour`(added: String) throws {
        try withCompromission { journal in
            let before = try dues(journal, "15T03:59")
            #expect(before["annoncer-coupure-soins"] == nil)
            #expect(try update(journal, "15T04:00", "--set", added).status == 0)
            let after = try dues(journal, "15T04:01")
            #expect(after["annoncer-coupure-soins"] == "2026-11-15T04:20:00+01:00")
            #expect(after["isoler-machines-touchees"] == before["isoler-machines-touchees"], "what was due stays due")
        }
    }

    @Test(arguments: ["type", "types"])
    func `a type corrected under either name is the type of the page, until it is withdrawn`(fact: String) throws {
        try withCompromission { journal in
            #expect(try update(journal, "15T04:00", "--set", "\(fact)=chiffrement").status == 0)
            let after = try dues(journal, "15T04:01")
            #expect(after["isoler-machines-touchees"] == "2026-11-15T04:15:00+01:00")
            #expect(after["deposer-plainte"] == "2026-11-17T22:00:00+01:00")
            let page = { (time: String) in
                try astreinte("--journal", journal, "--now", "2026-11-15T0\(time):00+01:00").output
            }
            #expect(try page("4:01").hasPrefix("CHIFFREMENT"))
            #expect(try page("4:01").components(separatedBy: "→ Chiffrement de données").count == 2, "said once")
            #expect(try update(journal, "15T05:00", "--withdraw", fact).status == 0)
            #expect(try page("5:01").hasPrefix("COMPROMISSION"))
        }
    }

    @Test func `opened 55 minutes after T0 nothing is past its hour; after 80 hours, the law's only`() throws {
        let types = try NationalVocabulary.types()
        let records = types.map { #"{"id":"\#($0)","type":"\#($0)","detected_at":"2026-11-14T22:00:00+01:00"}"# }
            .joined(separator: "\n")
        let early = try astreinte("--all", "--now", "2026-11-14T22:55:00+01:00", input: records)
        #expect(types.count == 26)
        #expect(early.output.components(separatedBy: "À FAIRE, DANS L'ORDRE").count == 27)
        #expect(early.output.contains("tout de suite"), "house targets of a few minutes are behind")
        #expect(early.lines.filter { $0.contains("dépassé") } == [])
        let late = try astreinte("--all", "--now", "2026-11-18T06:00:00+01:00", input: records)
        let items = late.output.replacing("\n      ", with: " ").replacing("\n    ", with: " ")
            .components(separatedBy: "\n").filter { $0.contains("dépassé") }
        #expect(items.contains { $0.contains("échéance dépassée de") })
        #expect(items.filter { !$0.contains("LÉGAL") && !$0.contains(" L dépassé") } == [])
    }

    @Test func `a rumour of half an hour says what it added, and how to come back from what was done for it`() throws {
        try withCompromission { journal in
            #expect(
                try update(
                    journal, "15T03:10", "--set", "medical_devices_shared_network=true", "--set",
                    "types=chiffrement", "--set", "backup_on_network=false", "--how", "dit", "--by", "standard"
                ).status == 0)
            #expect(try update(journal, "15T03:20", "--done", "isoler-biomedical").status == 0)
            #expect(
                try update(
                    journal, "15T03:40", "--withdraw", "medical_devices_shared_network", "--withdraw", "types",
                    "--withdraw", "backup_on_network"
                )
                .status == 0)
            let run = try astreinte("--journal", journal, "--now", "2026-11-15T03:45:00+01:00", "--format", "json")
            let decision = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let withdrawn = try #require((decision["plan"] as? [String: Any])?["withdrawn"] as? [[String: Any]])
            #expect(withdrawn.count == 1)
            #expect(withdrawn.first?["to_undo"] as? [String] == ["isoler-biomedical"])
            let dropped = try #require(withdrawn.first?["to_drop"] as? [String])
            #expect(dropped.contains("annoncer-coupure-soins"))
            #expect(!dropped.contains("isoler-machines-touchees"), "the intrusion calls for it anyhow")
            let removed = try #require(withdrawn.first?["removed"] as? [String])
            #expect(removed.contains("isoler-serveur-sauvegarde"))
            let page = try astreinte("--journal", journal, "--now", "2026-11-15T03:45:00+01:00").output
                .split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            #expect(page.contains("fait à cause de cela : Mettre les appareils biomédicaux"))
            #expect(page.contains("à défaire : Rebrancher appareil par appareil"))
            #expect(page.contains("plus demandé : "))
            #expect(page.contains("de nouveau à faire : "))
        }
    }
}
