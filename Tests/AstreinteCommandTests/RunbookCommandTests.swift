import Foundation
import Testing

/// The night of 25 October 2026, when 02 h 10 exists twice.
let sparse = #"{"id":"INC-1","type":"chiffrement","detected_at":"2026-10-25T02:10:00+02:00"}"#
let twoMinutesLater = "2026-10-25T02:12:00+02:00"

@Suite struct RunbookCommandTests {
    private func actions(_ json: String, _ key: String = "actions") throws -> [String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        if let ids = object[key] as? [String] { return ids }
        return (object[key] as? [[String: Any]] ?? []).compactMap { $0["action"] as? String }
    }

    private func facts(askedIn json: String) throws -> [String] {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return (object["questions"] as? [[String: Any]] ?? []).compactMap { $0["fact"] as? String }
    }

    @Test func `a ransomware line piped in gives a page 1 that fits a screen`() throws {
        let run = try astreinte("--now", twoMinutesLater, input: sparse)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let page = run.output.split(separator: "\n", omittingEmptySubsequences: false).prefix(24).joined(
            separator: "\n")
        for words in [
            "sécurité des patients", "machines touchées", "sauvegarde", "main courante", "Directeur de garde",
            "tout couper",
            "NE PAS",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(run.output.contains("CERT Santé"))
        #expect(run.output.contains("CNIL"))
    }

    @Test func `the deadlines are right across the night when 02 h 10 exists twice`() throws {
        let run = try astreinte("--now", twoMinutesLater, "--format", "json", input: sparse)
        #expect(run.output.contains(#""action":"appeler-cert-sante","target":null,"priority":"irreversible""#))
        #expect(run.output.contains(#""due":"2026-10-25T02:10:00+01:00""#), "an hour after 02:10 summer time")
        #expect(run.output.contains(#""due":"2026-10-28T01:10:00+01:00""#), "72 hours after it")
        let text = try astreinte("--now", twoMinutesLater, input: sparse)
        #expect(text.output.contains("UTC+1"))
        #expect(text.output.contains("UTC+2"))
    }

    @Test func `a power cut gets nothing about ransomware`() throws {
        let input = #"{"id":"P","type":"panne-electrique"}"#
        for format in ["terminal", "markdown", "json"] {
            let run = try astreinte("--now", twoMinutesLater, "--format", format, input: input)
            #expect(run.status == 0)
            for word in ["rançon", "ranson", "chiffrement", "attaquant", "plainte"] {
                #expect(!run.output.lowercased().contains(word), "\(word) in \(format)")
            }
        }
    }

    @Test func `an unqualified incident asks for its type, and cuts nothing`() throws {
        let input = #"{"id":"I","type":"indetermine","detected_at":"2026-10-25T02:10:00+02:00"}"#
        let run = try astreinte("evaluate", "--now", twoMinutesLater, input: input)
        #expect(try facts(askedIn: run.output).contains("types"))
        #expect(try !actions(run.output).contains("couper-internet"))
    }

    @Test func `a healthy backup changes only the actions whose rules read it, and its question`() throws {
        let before = try astreinte("--now", twoMinutesLater, "--format", "json", input: sparse)
        let after = try astreinte(
            "--now", twoMinutesLater, "--format", "json", "--set", "backup_state=saine", input: sparse)
        let keys = ["actions", "recommended", "forbidden", "suspended", "pending", "deferred"]
        let rules = try ["chiffrement-sauvegardes", "reprise"].map { name in
            try String(
                contentsOf: packageRoot.appending(path: "rules/socle-sante/rules/\(name).yaml"), encoding: .utf8)
        }.joined()
        for key in keys {
            let changed = try Set(actions(before.output, key)).symmetricDifference(actions(after.output, key))
            for action in changed { #expect(rules.contains("action: \(action)"), "\(action)") }
        }
        #expect(try facts(askedIn: before.output).contains("backup_state"))
        #expect(try !facts(askedIn: after.output).contains("backup_state"))
        let others = try Set(facts(askedIn: before.output)).symmetricDifference(facts(askedIn: after.output))
        #expect(others == ["backup_state"])
    }

    @Test func `several incidents make a queue, and one of them can be chosen`() throws {
        let input = sparse + "\n" + #"{"id":"P-2","type":"panne-electrique"}"# + "\n"
        let queue = try astreinte("--now", twoMinutesLater, input: input)
        #expect(queue.output.contains("INC-1"))
        #expect(queue.output.contains("P-2"))
        let one = try astreinte("--now", twoMinutesLater, "--id", "P-2", input: input)
        #expect(one.status == 0)
        #expect(!one.output.contains("INC-1"))
        #expect(try astreinte("--id", "P-3", input: input).status == 2)
    }

    @Test func `several incidents make one HTML file when all are asked for`() throws {
        let input = sparse + "\n" + #"{"id":"P-2","type":"panne-electrique"}"# + "\n"
        let all = try astreinte("--now", twoMinutesLater, "--format", "html", "--all", input: input)
        #expect(all.status == 0)
        #expect(all.output.hasPrefix("<!doctype html>\n<html lang=\"fr\">\n"))
        #expect(all.output.contains("INC-1") && all.output.contains("P-2"))
    }

    @Test func `several incidents make the queue in each format that has one, and nothing in the others`() throws {
        let input = sparse + "\n" + #"{"id":"P-2","type":"panne-electrique"}"# + "\n"
        for format in ["terminal", "html", "json", "csv"] {
            let bare = try astreinte("--now", twoMinutesLater, "--format", format, input: input)
            let triage = try astreinte("triage", "--now", twoMinutesLater, "--format", format, input: input)
            #expect(bare.status == 0)
            #expect(bare.output == triage.output)
        }
        for format in ["markdown", "ics", "call"] {
            let refused = try astreinte("--now", twoMinutesLater, "--format", format, input: input)
            #expect(refused.status == 64)
            #expect(refused.output == "")
            #expect(refused.errors.contains("--all"))
        }
    }

    @Test func `wrong usage is told apart from work that can't be done`() throws {
        #expect(try astreinte("--set", "backup_stat=saine", input: sparse).status == 64)
        #expect(try astreinte("--set", "backup_state=sane", input: sparse).status == 64)
        #expect(try astreinte("--role", "directeur", input: sparse).status == 64)
        #expect(try astreinte("--now", "demain", input: sparse).status == 64)
        let another = sparse.replacing("INC-1", with: "INC-2")
        #expect(try astreinte("--set", "exercise=true", input: sparse + "\n" + another).status == 64)
        #expect(try astreinte("--format", "pdf", input: sparse).status == 64)
        #expect(try astreinte(input: "{").status == 2)
        #expect(try astreinte(input: "").status == 2)
        #expect(try astreinte("no-such-file.json").status == 2)
        #expect(try astreinte("--rules", "no-such-folder", input: sparse).status == 2)
    }

    @Test func `a role gets a page of its own`() throws {
        let run = try astreinte("--now", twoMinutesLater, "--role", "administrateur-sauvegardes", input: sparse)
        let page = run.output.split(separator: "\n", omittingEmptySubsequences: false).prefix(24).joined(
            separator: "\n")
        #expect(page.contains("sauvegarde"))
        #expect(!page.contains("Prévenir le cadre de garde"))
    }

    @Test func `a file is written whole or not at all`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "page.md")
            let run = try astreinte(
                "--now", twoMinutesLater, "--format", "markdown", "--output", file.path(), input: sparse)
            #expect(run.status == 0)
            #expect(run.output == "")
            #expect(try String(contentsOf: file, encoding: .utf8).contains("CERT Santé"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["page.md"])
            #expect(try astreinte("--output", folder.path() + "/no/page.md", input: sparse).status == 2)
        }
    }

    @Test func `the same incident gives the same bytes in another zone and another locale`() throws {
        for format in ["terminal", "markdown", "html", "json"] {
            let here = try astreinte("--now", twoMinutesLater, "--format", format, input: sparse)
            let there = try astreinte(
                "--now", twoMinutesLater, "--format", format, input: sparse,
                environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "COLUMNS": "40"])
            #expect(here.output == there.output)
            let elsewhere = try astreinte("--now", "2026-10-25T00:12:00Z", "--format", format, input: sparse)
            #expect(here.output == elsewhere.output, "the same instant written with another offset")
        }
    }

    @Test func `a detection to come, and an incident that was dismissed, are said at the head of the page`() throws {
        let future = try astreinte(
            "--now", twoMinutesLater,
            input: #"{"id":"1","type":"chiffrement","detected_at":"2027-10-25T02:10:00+02:00"}"#)
        #expect(future.output.contains("T0 À VENIR"))
        #expect(future.output.contains("/2027"), "a year that isn't this one is shown")
        let dismissed = try astreinte(input: #"{"id":"1","type":"chiffrement","status":"ecarte"}"#)
        #expect(
            dismissed.output.split(separator: "\n").prefix(3).contains {
                $0.contains("statut : Écarté".replacing(" :", with: "\u{A0}:"))
            })
    }

    @Test func `the hour of a line of the queue is that of its most pressing lines`() throws {
        let queue = try astreinte(
            "--now", twoMinutesLater, input: sparse + "\n" + #"{"id":"P","type":"panne-electrique"}"# + "\n")
        let line = try #require(queue.output.split(separator: "\n").first { $0.contains("INC-1") })
        #expect(line.contains("02\u{A0}h\u{A0}25"), "the logbook is due at 02 h 15, but it is no vital line: \(line)")
    }
}
