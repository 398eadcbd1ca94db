import Foundation
import Testing

/// The sample journal is what these commands write today, and its runbook what it gives.
@Suite struct JournalSampleTests {
    private static let record =
        #"{"id":"INC-8","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","establishment":{"finess":"990000017"}}"#

    /// An hour of the night, and what is added to the journal then.
    private static let night: [(time: String, arguments: [String])] = [
        ("02:20", ["--by", "M. Bo", "--done", "ouvrir-main-courante", "--done", "prevenir-cadre-garde"]),
        ("02:22", ["--by", "M. Bo", "--set", "propagation=en-cours", "--how", "vu"]),
        ("02:31", ["--by", "Mme Arnal", "--decide", "decider-coupure-generale=isoler une partie"]),
        (
            "03:10",
            [
                "--by", "standard", "--set", "backup_on_network=false", "--set", "phones_state=perdu", "--set",
                "medical_devices_shared_network=true", "--how", "dit",
            ]
        ), ("03:20", ["--by", "M. Bo", "--done", "isoler-biomedical"]),
        ("03:30", ["--by", "M. Bo", "--impossible", "couper-interconnexions", "--note", "L'opérateur ne répond pas"]),
        (
            "03:40",
            [
                "--by", "RSSI", "--withdraw", "backup_on_network", "--withdraw", "phones_state", "--withdraw",
                "medical_devices_shared_network",
            ]
        ),
        ("03:50", ["--by", "Mme Arnal", "--handover", "Cellule de crise en salle B ; l'ARS reste à rappeler"]),
    ]

    @Test func `the sample journal and its runbooks are fresh`() throws {
        let sample = packageRoot.appending(path: "samples/incidents/nuit-rumeur.ndjson")
        try withTemporaryFolder { folder in
            let incident = folder.appending(path: "incident.json")
            let journal = folder.appending(path: "nuit.ndjson").path()
            try Data(Self.record.utf8).write(to: incident)
            try add(["update", "--journal", journal, incident.path(), "--by", "SOC régional"], at: "02:12")
            for (time, arguments) in Self.night {
                if time == "02:31" { try add(["--journal", journal, "--print"], at: "02:25") }
                try add(["update", "--journal", journal] + arguments, at: time)
            }
            let text = try String(contentsOfFile: journal, encoding: .utf8)
            try Snapshots.record(Data(text.utf8), at: sample)
            #expect(try String(contentsOf: sample, encoding: .utf8) == text)
        }
        for (format, ending) in [("terminal", "txt"), ("markdown", "md"), ("json", "json")] {
            let run = try astreinte(
                "--journal", "samples/incidents/nuit-rumeur.ndjson", "--now", "2026-11-15T04:00:00+01:00", "--format",
                format)
            #expect(run.status == 0 && run.errors == "")
            #expect(!run.output.contains("ne se refait pas"), "what was printed is made again to the letter")
            let file = packageRoot.appending(path: "samples/runbooks/nuit-rumeur.\(ending)")
            try Snapshots.record(Data(run.output.utf8), at: file)
            #expect(try String(contentsOf: file, encoding: .utf8) == run.output, "\(ending)")
            if format == "terminal" {
                let lines = run.output.components(separatedBy: "\n")
                #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
                #expect(lines.prefix(24).contains { $0.hasPrefix("Depuis l'impression") }, "page 1 says what changed")
            }
        }
    }

    private func add(_ arguments: [String], at time: String) throws {
        let run = try astreinte(arguments + ["--now", "2026-11-15T\(time):00+01:00"])
        #expect(run.status == 0, "\(run.errors)")
    }
}
