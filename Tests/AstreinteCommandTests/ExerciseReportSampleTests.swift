import Foundation
import Testing

/// The sample report, and what the command does with journals that have none.
@Suite struct ExerciseReportSampleTests {
    private static let night = JournalSampleTests.Night(
        name: "retex-valmorin", profile: "samples/establishments/ch-600-lits.yaml", read: "18T11:00",
        steps: [
            (
                "15T02:14",
                [
                    #"{"id":"INC-31","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","establishment":{"finess":"990000041"}}"#,
                    "--by", "SOC régional",
                ]
            ), ("15T02:16", ["--by", "DSI astreinte", "--done", "ouvrir-main-courante"]),
            ("15T02:19", ["--by", "DSI astreinte", "--done", "relever-premiers-constats"]),
            ("15T02:22", ["--by", "DSI astreinte", "--done", "prevenir-cadre-garde"]),
            ("15T02:26", ["--by", "DSI astreinte", "--set", "propagation=en-cours", "--how", "vu"]),
            ("15T02:31", ["--by", "DSI astreinte", "--done", "isoler-machines-touchees"]),
            ("15T02:33", ["--by", "Cadre de garde", "--done", "verifier-securite-patients"]),
            ("15T02:36", ["--by", "Cadre de garde", "--set", "patient_danger=potentielle", "--how", "vu"]),
            ("15T02:38", ["--by", "DSI astreinte", "--done", "prevenir-directeur-garde"]),
            (
                "15T02:44",
                [
                    "--by", "Cadre de garde", "--set", "affected.services=laboratoire,urgences-adultes", "--set",
                    "affected.applications=sil,dpi", "--how", "vu",
                ]
            ), ("15T02:52", ["--by", "Mme Aubrac", "--done", "prevenir-samu"]),
            ("15T02:58", ["--by", "Mme Aubrac", "--decide", "decider-coupure-generale=isoler une partie"]),
            ("15T03:00", ["--by", "DSI astreinte", "--done", "couper-acces-distants", "--done", "executer-coupure"]),
            (
                "15T03:05",
                [
                    "--by", "Cadre de garde", "--done", "basculer-service@urgences-adultes", "--done",
                    "basculer-service@reanimation",
                ]
            ),
            ("15T03:10", ["--by", "standard", "--set", "phones_state=perdu", "--how", "dit"]),
            ("15T03:14", ["--by", "Biologiste", "--done", "basculer-service@laboratoire"]),
            (
                "15T03:20",
                [
                    "--by", "DSI astreinte", "--done", "faire-sans-application@sil", "--done",
                    "faire-sans-application@dpi",
                ]
            ),
            (
                "15T03:25",
                [
                    "--by", "Cadre de garde", "--done", "basculer-service@maternite", "--done",
                    "basculer-service@medecine", "--done", "distribuer-kits-papier", "--done",
                    "passer-prescription-papier",
                ]
            ),
            (
                "15T03:31",
                ["--by", "standard", "--withdraw", "phones_state", "--note", "Un seul combiné était en panne"]
            ),
            ("15T03:40", ["--by", "Mme Aubrac", "--done", "convoquer-cellule-crise"]),
            ("15T04:05", ["--by", "RSSI", "--done", "appeler-cert-sante", "--done", "suspendre-purge-sauvegardes"]),
            ("15T04:20", ["--by", "RSSI", "--impossible", "capturer-memoire-vive"]),
            ("15T05:10", ["--by", "RSSI", "--set", "backup_state=saine", "--how", "vu"]),
            ("15T05:15", ["--by", "RSSI", "--done", "exporter-journaux", "--done", "verifier-sauvegardes-hors-ligne"]),
            ("15T05:40", ["--by", "RSSI", "--done", "declarer-portail"]),
            ("15T06:00", ["--by", "Mme Aubrac", "--done", "alerter-ars"]),
            ("15T09:00", ["--by", "Mme Quint", "--done", "inscrire-registre-violations"]),
            ("16T18:30", ["--by", "DSI", "--done", "retablir-application@sil"]),
            (
                "16T18:45",
                [
                    "--by", "Biologiste", "--set", "affected.applications=dpi", "--set",
                    "affected.services=urgences-adultes", "--set",
                    "affected.data_until={sil: 2026-11-15T01:50:00+01:00}",
                ]
            ), ("17T16:00", ["--by", "DSI", "--done", "retablir-application@dpi"]),
            (
                "17T17:30",
                [
                    "--by", "Cadre de garde", "--set", "affected.applications=", "--set", "affected.services=",
                ]
            ), ("18T10:00", ["--by", "Mme Aubrac", "--done", "debriefer-a-chaud"]),
            ("18T11:00", ["--by", "RSSI", "--note", "Fin de la crise, retour d'expérience à écrire"]),
        ])

    private static let sample = "samples/incidents/retex-valmorin.ndjson"

    @Test func `the sample journal and its reports are fresh`() throws {
        try withTemporaryFolder { folder in
            let text = try Self.night.told(in: folder)
            let file = packageRoot.appending(path: Self.sample)
            try Snapshots.record(Data(text.utf8), at: file)
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
        for (format, ending) in [
            ("markdown", "md"), ("html", "html"), ("json", "json"), ("csv", "csv"), ("svg", "svg"),
        ] {
            let run = try astreinte(["exercise", "report", Self.sample, "--format", format] + Self.night.options)
            #expect(run.status == 0 && run.errors == "")
            let output = SampleTests.withoutDigests(run.output)
            let file = packageRoot.appending(path: "samples/reports/retex-valmorin.\(ending)")
            try Snapshots.record(Data(output.utf8), at: file)
            #expect(try String(contentsOf: file, encoding: .utf8) == output, "\(ending)")
        }
    }

    @Test func `of two incidents one must be named`() throws {
        let journal = "samples/incidents/nuit-deux-incidents.ndjson"
        let run = try astreinte(["exercise", "report", journal] + Self.night.options)
        #expect(run.status == 64 && run.output == "")
        #expect(run.errors.contains("`INC-20`, `INC-21`: add --id ID"))
        let one = try astreinte(["exercise", "report", journal, "--id", "INC-21"] + Self.night.options)
        #expect(one.status == 0 && one.output.contains("INC-21") && !one.output.contains("INC-20"))
        let none = try astreinte("exercise", "report", journal, "--id", "INC-9")
        #expect(none.status == 2 && none.errors.contains("no incident `INC-9`"))
    }

    @Test func `a journal that describes no incident, or isn't there, has no report`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "nuit.ndjson")
            try Data(#"{"at":"2026-11-15T02:12:00+01:00","note":"rien"}"#.utf8).write(to: journal)
            let run = try astreinte("exercise", "report", journal.path())
            #expect(run.status == 2 && run.output == "" && run.errors.contains("describes the incident"))
            try Data().write(to: journal)
            #expect(try astreinte("exercise", "report", journal.path()).status == 2)
        }
        #expect(try astreinte("exercise", "report", "absent.ndjson").status == 2)
    }

    @Test func `after an exercise, what had been planned stands beside what came of it`() throws {
        let exercise = "samples/exercises/rancongiciel-dimanche-soir.yaml"
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "exo.ndjson").path()
            let played = try astreinte("exercise", "run", exercise, "--journal", journal, "--all")
            #expect(played.status == 0, "\(played.errors)")
            let update = try astreinte(
                "update", "--journal", journal, "--by", "DSI astreinte", "--done", "isoler-machines-touchees", "--now",
                "2026-12-06T21:45:00+01:00")
            #expect(update.status == 0, "\(update.errors)")
            let late = try astreinte(
                "update", "--journal", journal, "--by", "qualité", "--note", "après FINEX", "--now",
                "2026-12-07T09:00:00+01:00")
            #expect(late.status == 0)
            let early = try astreinte(
                "update", "--journal", journal, "--by", "M. Bo", "--done", "ouvrir-main-courante", "--now",
                "2026-11-26T16:00:00+01:00")
            #expect(early.status == 0, "\(early.errors)")
            let arguments = ["exercise", "report", journal, "--exercise", exercise]
            let run = try astreinte(arguments + ["--format", "json"])
            #expect(run.status == 0, "\(run.errors)")
            let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            let planned = try #require(report["planned"] as? [String: Any])
            #expect(report["end"] as? String == planned["finex"] as? String)
            #expect((report["exercise_file"] as? String)?.hasPrefix("sha256:") == true)
            let injects = try #require(planned["injects"] as? [[String: Any]])
            #expect(!injects.isEmpty && injects.allSatisfy { $0["planned"] as? String == $0["written"] as? String })
            let players = try #require(planned["players"] as? [[String: Any]])
            #expect(players.first { $0["role"] as? String == "dsi-astreinte" }?["lines"] as? Int == 1)
            #expect(players.first { $0["role"] as? String == "directeur-garde" }?["lines"] as? Int == 0)

            let outside = try #require(planned["outside"] as? [[String: Any]])
            #expect(outside.map { $0["by"] as? String } == ["M. Bo", "qualité"])
            let acts = try #require(report["actions"] as? [[String: Any]])
            let opened = try #require(acts.first { $0["action"] as? String == "ouvrir-main-courante" })
            #expect(opened["outcome"] as? String == "forgotten", "what was done before DEBEX counts for nothing")

            let page = try astreinte(arguments).output.replacing("\u{A0}", with: " ")
            #expect(page.hasPrefix("# EXERCICE : compte rendu"))
            #expect(page.contains("## Hors de l'exercice, et compté nulle part"))
            #expect(page.contains("jeu. 26/11/2026 16 h 00 (UTC+1) | M\\. Bo | fait : Ouvrir la main courante"))
            for part in ["Objectifs de l'exercice, à juger", "Injects", "Joueurs prévus", "Actes attendus"] {
                #expect(page.contains("## \(part)"), "\(part)")
            }
            let people = page.components(separatedBy: "## Participants")[1].components(separatedBy: "\n## ")[0]
            #expect(people.contains("DSI astreinte") && !people.contains("inject") && !people.contains("animateur"))
            for format in ["markdown", "html", "json", "csv", "svg"] {
                let text = try astreinte(arguments + ["--format", format]).output.replacing("\u{A0}", with: " ")
                #expect(!text.contains(#/0[1-9]( \d\d){4}/#), "a number in \(format)")
                #expect(
                    !text.replacing("http://www.w3.org/2000/svg", with: "").contains("://"), "an address in \(format)")
            }
            let other = try astreinte(
                "exercise", "report", journal, "--exercise", "samples/exercises/samu-sans-telecom.yaml")
            #expect(other.status == 2 && other.errors.contains("which this journal doesn't tell"))
        }
    }

    @Test func `a report stops where it is told, and counts nothing that came after`() throws {
        let run = try astreinte(
            ["exercise", "report", Self.sample, "--format", "json", "--now", "2026-11-15T02:20:00+01:00"]
                + Self.night.options)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(report["end"] as? String == "2026-11-15T02:20:00+01:00")
        let people = try #require(report["participants"] as? [[String: Any]])
        #expect(people.map { $0["by"] as? String } == ["SOC régional", "DSI astreinte"])
    }
}
