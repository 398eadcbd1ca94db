import Foundation
import Testing

/// The sample journals are what these commands write today, and their runbooks what they give.
@Suite struct JournalSampleTests {
    /// A night told by commands.
    struct Night: CustomTestStringConvertible, Sendable {
        let name: String

        /// At which establishment the page is read; nil for none.
        let profile: String?

        /// When the page is read.
        let read: String

        /// An hour of the night, and what is told then; a record is told as an incident.
        let steps: [(time: String, arguments: [String])]

        var testDescription: String { name }

        /// At which establishment commands work.
        var options: [String] { profile.map { ["--profile", $0] } ?? [] }

        /// The journal that the commands write in a folder.
        func told(in folder: URL) throws -> String {
            let incident = folder.appending(path: "incident.json")
            let journal = folder.appending(path: "nuit.ndjson").path()
            for (time, arguments) in steps {
                var arguments = arguments
                if arguments[0].hasPrefix("{") {
                    try Data(arguments[0].utf8).write(to: incident)
                    arguments[0] = incident.path()
                }
                let isPrint = arguments == ["--print"]
                let run = try astreinte(
                    (isPrint ? [] : ["update"]) + arguments + options
                        + ["--journal", journal, "--now", "2026-11-\(time):00+01:00"])
                #expect(run.status == 0, "\(run.errors)")
            }
            return try String(contentsOfFile: journal, encoding: .utf8)
        }
    }

    private static let rumour = Night(
        name: "nuit-rumeur", profile: nil, read: "15T04:00",
        steps: [
            (
                "15T02:12",
                [
                    #"{"id":"INC-8","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","establishment":{"finess":"990000017"}}"#,
                    "--by", "SOC régional",
                ]
            ),
            ("15T02:20", ["--by", "M. Bo", "--done", "ouvrir-main-courante", "--done", "prevenir-cadre-garde"]),
            ("15T02:22", ["--by", "M. Bo", "--set", "propagation=en-cours", "--how", "vu"]),
            ("15T02:25", ["--print"]),
            ("15T02:31", ["--by", "Mme Arnal", "--decide", "decider-coupure-generale=isoler une partie"]),
            (
                "15T03:10",
                [
                    "--by", "standard", "--set", "backup_on_network=false", "--set", "phones_state=perdu", "--set",
                    "medical_devices_shared_network=true", "--how", "dit",
                ]
            ), ("15T03:20", ["--by", "M. Bo", "--done", "isoler-biomedical"]),
            (
                "15T03:30",
                ["--by", "M. Bo", "--impossible", "couper-interconnexions", "--note", "L'opérateur ne répond pas"]
            ),
            (
                "15T03:40",
                [
                    "--by", "RSSI", "--withdraw", "backup_on_network", "--withdraw", "phones_state", "--withdraw",
                    "medical_devices_shared_network",
                ]
            ),
            (
                "15T03:50",
                ["--by", "Mme Arnal", "--handover", "Cellule de crise en salle B ; l'ARS reste à rappeler"]
            ),
        ])

    /// The cooling of a server room fails in the evening, and an attack is seen in the night.
    private static let twoIncidents = Night(
        name: "nuit-deux-incidents", profile: "samples/establishments/ch-600-lits.yaml", read: "16T02:30",
        steps: [
            (
                "15T21:44",
                [
                    #"{"id":"INC-20","type":"panne-climatisation","detected_at":"2026-11-15T21:40:00+01:00","affected":{"applications":["dialyse"],"services":[]},"perimeter_known":true,"establishment":{"finess":"990000041"}}"#,
                    "--by", "services techniques",
                ]
            ), ("15T21:50", ["--by", "M. Bo", "--done", "ouvrir-main-courante"]),
            ("15T22:05", ["--by", "cadre de garde", "--done", "basculer-service@dialyse"]),
            (
                "16T01:14",
                [
                    #"{"id":"INC-21","type":"chiffrement","detected_at":"2026-11-16T01:10:00+01:00","establishment":{"finess":"990000041"}}"#,
                    "--by", "SOC régional",
                ]
            ), ("16T01:20", ["--by", "M. Bo", "--for", "INC-21", "--set", "propagation=en-cours", "--how", "vu"]),
            ("16T01:25", ["--print"]),
            (
                "16T01:40",
                ["--by", "standard", "--for", "INC-20", "--set", "phones_state=perdu", "--how", "dit"]
            ), ("16T01:50", ["--by", "standard", "--for", "INC-20", "--withdraw", "phones_state"]),
            (
                "16T02:05",
                ["--by", "M. Bo", "--done", "prevenir-directeur-garde", "--done", "couper-internet"]
            ),
            (
                "16T02:20",
                ["--by", "Mme Aubrac", "--handover", "Salle serveurs à 31 degrés, porte ouverte ; SOC au téléphone"]
            ),
        ])

    @Test(arguments: [rumour, twoIncidents]) func `a sample journal and its runbooks are fresh`(night: Night) throws {
        let sample = packageRoot.appending(path: "samples/incidents/\(night.name).ndjson")
        try withTemporaryFolder { folder in
            let text = try night.told(in: folder)
            try Snapshots.record(Data(text.utf8), at: sample)
            #expect(try String(contentsOf: sample, encoding: .utf8) == text)
        }
        for (format, ending) in [("terminal", "txt"), ("markdown", "md"), ("json", "json")] {
            let run = try page(of: night, format)
            #expect(run.status == 0 && run.errors == "")
            #expect(!run.output.contains("ne se refait pas"), "what was printed is made again to the letter")
            let file = packageRoot.appending(path: "samples/runbooks/\(night.name).\(ending)")
            try Snapshots.record(Data(run.output.utf8), at: file)
            #expect(try String(contentsOf: file, encoding: .utf8) == run.output, "\(ending)")
            if format == "terminal" {
                let lines = run.output.components(separatedBy: "\n")
                #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
                #expect(lines.prefix(24).contains { $0.hasPrefix("Depuis l'impression") }, "page 1 says what changed")
            }
        }
    }

    private func page(of night: Night, _ format: String) throws -> Run {
        try astreinte(
            [
                "--journal", "samples/incidents/\(night.name).ndjson", "--now", "2026-11-\(night.read):00+01:00",
                "--format", format,
            ] + night.options)
    }

    @Test func `of two open incidents, each line names its own`() throws {
        let run = try page(of: Self.twoIncidents, "json")
        let decision = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        var seen: Set<[String]> = []
        for list in ["required", "recommended", "deferred", "forbidden", "suspended", "pending", "arbitration"] {
            for line in try #require(decision[list] as? [[String: Any]]) {
                let incidents = try #require(line["incidents"] as? [String], "\(line)")
                #expect(!incidents.isEmpty, "\(line)")
                seen.insert(incidents)
            }
        }
        #expect(seen == [["INC-20"], ["INC-21"], ["INC-20", "INC-21"]])
        let text = try page(of: Self.twoIncidents, "terminal").output.replacing("\u{A0}", with: " ")
        let first = text.components(separatedBy: "\n").prefix(24).filter { $0.first?.isNumber == true }
        #expect(!first.isEmpty && first.allSatisfy { $0.contains(#/ (A|B|A B) · /#) }, "\(first)")
        #expect(text.contains("A = INC-20, B = INC-21"))
        // The detail too, whatever became of the line; a rule tells of all.
        for title in ["NE PAS FAIRE", "SUSPENDU", "FAIT", "ÉCARTÉ", "ÉCHÉANCES LÉGALES", "IMPOSSIBLE ICI"] {
            let parts = text.components(separatedBy: "\n== \(title)")
            guard parts.count > 1 else { continue }
            let lines = parts[1].components(separatedBy: "\n== ")[0].components(separatedBy: "\n")
            let items = lines.dropFirst().filter { $0.hasPrefix("- ") }
            #expect(!items.isEmpty && items.allSatisfy { $0.contains(#/ (A|B|A B) · /#) }, "\(title): \(items)")
        }
        #expect(text.contains("PROCHAINE PAUSE : 05 h 10 (incident B, T0 + 4 h)"), "the first of both")
        let images = "Faire sans Archivage et lecture des images (PACS)"
        #expect(text.contains(images), "Internet is cut, and the images are outside")
    }
}
