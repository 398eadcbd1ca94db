import Foundation
import Testing

/// A support site is down: each establishment has its runbook, with its own profile and degraded modes, and the support a page more.
@Suite struct SharedIncidentCommandTests {
    private let sample = SampleTests.shared

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func `there is one runbook per establishment, plus one page for the support`() throws {
        let run = try astreinte(sample)
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.hasPrefix("COORDINATION\u{A0}: "))
        #expect(run.lines.filter { $0.hasPrefix("À FAIRE, DANS L'ORDRE") }.count == 3)
        let json = try objects(try astreinte(sample + ["--format", "json"]).output)
        #expect(json.map { $0["schema"] as? String } == ["coordination/1", "decision/1", "decision/1", "decision/1"])
        let profiles = json.dropFirst().map { ($0["profile"] as? [String: Any])?["name"] as? String }
        #expect(
            profiles == [
                "GHT des Deux Vallées, site support", "Centre hospitalier de Valmorin",
                "Centre hospitalier de Brécourt",
            ])
        // What each has to do without is its own.
        let targets = json.dropFirst().map { decision in
            Set(
                (decision["required"] as? [[String: Any]] ?? [])
                    .filter { $0["action"] as? String == "faire-sans-application" }
                    .compactMap { $0["target"] as? String })
        }
        #expect(targets[0].isSuperset(of: ["virtualisation", "dpi-commun", "sil-commun"]))
        #expect(targets[1] == ["paie"])
        #expect(targets[2].isSuperset(of: ["dpi", "urgences"]) && targets[2].isDisjoint(with: targets[0]))
        let fingerprints = try #require(json[0]["establishments"] as? [[String: Any]]).compactMap {
            $0["fingerprint"] as? String
        }
        #expect(Set(fingerprints) == Set(json.dropFirst().compactMap { $0["fingerprint"] as? String }))
    }

    @Test func `each format that has pages has them all, in one file`() throws {
        let html = try astreinte(sample + ["--format", "html"])
        #expect(html.status == 0)
        #expect(
            html.output.contains("COORDINATION\u{A0}: ") && html.output.components(separatedBy: "<article").count == 5)
        let markdown = try astreinte(sample + ["--format", "markdown"]).output
        #expect(markdown.split(separator: "\n").filter { $0.hasPrefix("# ") }.count == 4)
        #expect(try astreinte(sample + ["--format", "call"]).output.split(separator: "\u{C}").count == 3)
        let export = try astreinte(sample + ["--format", "ics"])
        #expect(export.status == 64)
        #expect(export.errors.contains("--establishment FINESS"))
    }

    @Test func `one establishment's runbook can be had alone, by any of its numbers`() throws {
        for number in ["990000082", "990000108"] {
            let run = try astreinte(sample + ["--establishment", number])
            #expect(run.status == 0)
            #expect(!run.output.contains("COORDINATION"))
            #expect(run.output.contains("Centre hospitalier de Brécourt"))
            #expect(run.lines.filter { $0.hasPrefix("À FAIRE, DANS L'ORDRE") }.count == 1)
        }
        let explain = ["explain", "couper-interconnexions"] + sample
        #expect(try astreinte(explain).status == 64)
        #expect(try astreinte(explain + ["--establishment", "990000090"]).output.contains("GHT-1"))
        #expect(try astreinte(sample + ["--establishment", "1"]).status == 2)
        #expect(try astreinte(sample + ["--set", "backup_state=saine"]).status == 64)
        let one = try astreinte(sample + ["--establishment", "990000090", "--set", "backup_state=saine"])
        #expect(one.status == 0)
    }

    @Test func `the command that a page gives is about this establishment`() throws {
        let page = try astreinte(sample + ["--format", "markdown"]).output
        let commands = page.components(separatedBy: "--establishment ").dropFirst()
        #expect(Set(commands.map { $0.prefix(9) }) == ["990000090", "990000041", "990000082"])
    }

    @Test func `profiles say whom an incident at a host reaches: the same pages, and where that comes from`() throws {
        let arguments = ["samples/feeds/stockage-du-support.json"] + sample.dropFirst()
        let run = try astreinte(arguments)
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.lines.filter { $0.hasPrefix("À FAIRE, DANS L'ORDRE") }.count == 3)
        #expect(run.lines.filter { $0.hasPrefix("AJOUTÉ D'APRÈS LE PROFIL\u{A0}: ") }.count == 2)
        let json = try objects(try astreinte(arguments + ["--format", "json"]).output)
        let houses = try #require(json[0]["establishments"] as? [[String: Any]])
        #expect(
            Dictionary(uniqueKeysWithValues: houses.map { ($0["establishment"] as? String, $0["named_by"] as? String) })
                == ["990000090": "record", "990000041": "profile", "990000082": "profile"])
        #expect(
            json.dropFirst().map { $0["types"] as? [String] }.dropFirst().allSatisfy {
                $0 == ["defaillance-prestataire"]
            })
        let targets = json.dropFirst().map { decision in
            (decision["required"] as? [[String: Any]] ?? [])
                .filter { $0["action"] as? String == "faire-sans-application" }
                .compactMap { $0["target"] as? String }.sorted()
        }
        #expect(targets.suffix(2) == [["paie"], ["dpi", "urgences"]])
        // Who is served is known to be hit: nobody is asked.
        #expect((json[1]["actions"] as? [String])?.contains("prevenir-clients-hds") == true)
    }

    @Test
    func `what the record leaves out is taken for down, and one house's page is had alone, or begins its journal`()
        throws
    {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "feed.json")
            let record =
                #"{"schema":"incident/1","id":"G","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","#
                + #""establishment":{"finess":"990000090"}}"#
            try Data(record.utf8).write(to: file)
            let arguments = [file.path()] + sample.dropFirst()
            let page = try astreinte(arguments + ["--establishment", "990000116"])
            #expect(!page.output.contains("COORDINATION"))
            #expect(page.output.contains("\nAJOUTÉ D'APRÈS LE PROFIL, PAR PRÉCAUTION\u{A0}: "))
            #expect(page.lines[0] == "DÉFAILLANCE D'UN PRESTATAIRE OU HÉBERGEUR · PRESTATAIRE OU TIERS COMPROMIS")
            let queue = try objects(try astreinte(["triage", "--format", "json"] + arguments).output)[0]
            let incidents = try #require(queue["incidents"] as? [[String: Any]])
            #expect(
                incidents.compactMap { $0["named_by"] as? String }.sorted() == ["precaution", "precaution", "record"])
            #expect(try astreinte(["evaluate", "--fields", "id"] + arguments).output.split(separator: "\n").count == 3)
            // One profile by itself is of whoever reads it: it tells of nobody else.
            let alone = try astreinte(
                "evaluate", "--fields", "id", file.path(), "--profile", "samples/establishments/ch-300-lits.yaml")
            #expect(alone.output.split(separator: "\n").count == 1)
            let journal = folder.appending(path: "night.ndjson").path()
            let update = try astreinte(
                "update", "--journal", journal, file.path(), "--establishment", "990000082", "--profiles",
                "samples/establishments")
            #expect(update.status == 0, "\(update.errors)")
            let night = try astreinte("--journal", journal, "--profiles", "samples/establishments")
            #expect(night.output.contains("Centre hospitalier de Brécourt"))
            #expect(night.output.contains("DÉFAILLANCE D'UN PRESTATAIRE"))
        }
    }

    @Test func `decisions and queue have it once for each establishment`() throws {
        let decisions = try astreinte(["evaluate", "--fields", "id,line,establishment"] + sample).output
        #expect(decisions.split(separator: "\n").count == 3)
        let queue = try objects(try astreinte(["triage", "--format", "json"] + sample).output)[0]
        let incidents = try #require(queue["incidents"] as? [[String: Any]])
        #expect(incidents.map { $0["shared_by"] as? Int } == [3, 3, 3])
        #expect(incidents.filter { $0["support"] as? Bool == true }.count == 1)
        let groups = try #require(queue["groups"] as? [[String: Any]])
        #expect(groups.count == 1)
        #expect((groups[0]["establishments"] as? [Any])?.count == 3)
    }

    @Test func `sent again, it replaces what it was, with the establishments that it then has`() throws {
        func record(_ hour: String, _ houses: [String]) -> String {
            let list = houses.map { #"{"finess":"\#($0)"}"# }.joined(separator: ",")
            return #"{"schema":"incident/1","id":"G","source":{"format":"soc","ref":"1"},"type":"panne-electrique","#
                + #""updated_at":"2026-11-15T\#(hour):00+01:00","establishments":[\#(list)]}"# + "\n"
        }
        let feed = record("02:00", ["1", "2", "3"]) + record("03:00", ["2", "4"]) + record("01:00", ["9"])
        let run = try astreinte("triage", "--format", "json", "--now", "2026-11-15T03:05:00+01:00", input: feed)
        let incidents = try #require(try objects(run.output)[0]["incidents"] as? [[String: Any]])
        #expect(incidents.compactMap { $0["establishment"] as? String } == ["2", "4"])
        #expect(run.errors.split(separator: "\n").count == 2)
    }

    @Test func `its canonical form is one line, and a journal is of one house`() throws {
        let convert = try astreinte("feed", "convert", sample[0])
        #expect(convert.output.split(separator: "\n").count == 1)
        #expect(convert.output.contains("\"establishments\""))
        #expect(try astreinte("feed", "explain", sample[0]).output.components(separatedBy: "Enregistrement").count == 2)
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "night.ndjson").path()
            let run = try astreinte("update", "--journal", journal, sample[0])
            #expect(run.status == 2)
            #expect(run.errors.contains("--establishment"))
            let one = try astreinte("update", "--journal", journal, sample[0], "--establishment", "990000082")
            #expect(one.status == 0)
            let page = try astreinte("--journal", journal, "--profiles", "samples/establishments")
            #expect(page.output.contains("Centre hospitalier de Brécourt"))
            #expect(!page.output.contains("COORDINATION"))
        }
    }
}
