import Foundation
import Testing

/// What the page says of who told what, and how.
@Suite struct JournalCommandTests {
    @Test func `a decision is one of the options, and the page says which, by whom and when`() throws {
        try Night.begin { night in
            let wrong = try night.update("02:20", "--decide", "decider-coupure-generale=tout éteindre")
            #expect(wrong.status == 64)
            #expect(
                wrong.errors.contains(
                    "none of the options: `tout couper`, `isoler une partie`, `ne rien couper pour l'instant`"))
            #expect(
                try night.update("02:21", "--decide", "decider-coupure-generale=Isoler une partie", "--by", "Mme Arnal")
                    .status == 0)
            #expect(
                try night.page("02:25").contains("décidé à 02 h 21 (dim. 25/10, UTC+2), Mme Arnal : isoler une partie"))
            #expect(
                try night.page("02:25").contains("partielle ou générale ? → Coupure partielle (Mme Arnal, 02 h 21)"))
            let required = try #require(try night.decision("02:25")["required"] as? [[String: Any]])
            #expect(required.contains { $0["action"] as? String == "executer-coupure" }, "nobody is asked again")
            let done = try #require(try night.decision("02:25")["done"] as? [[String: Any]])
            #expect(done.map { $0["option"] as? String } == ["isoler une partie"])
            #expect(done.map { $0["by"] as? String } == ["Mme Arnal"])
        }
    }

    @Test func `a fact says how it is known, by whom and since when`() throws {
        try Night.begin { night in
            #expect(
                try night.update("02:20", "--set", "propagation=en-cours", "--how", "dit", "--by", "RSSI").status == 0)
            #expect(try night.update("02:21", "--set", "backup_state=saine", "--how", "suppose").status == 0)
            let page = try night.page("02:25")
            #expect(
                night.section("APPRIS", in: page)
                    == "- Est-ce que cela continue de s'étendre ? → Oui (dit, RSSI, 02 h 20)")
            let assumed = try #require(night.section("SUPPOSÉ", in: page))
            #expect(assumed.contains("(supposé, 02 h 21)"))
            #expect(try night.update("02:26", "--withdraw", "propagation").status == 0)
            #expect(night.section("APPRIS", in: try night.page("02:27")) == nil, "withdrawn, it is known no more")
        }
    }

    @Test func `notes and handovers are on the page, harmless whatever they hold`() throws {
        try Night.begin { night in
            let hostile = "\u{1B}[2J\u{202E}fin **gras** [x](http://x) <b>\n# titre"
            #expect(
                try night.update("02:20", "--note", hostile, "--handover", "voir la salle B", "--by", hostile).status
                    == 0)
            for format in ["terminal", "markdown", "json"] {
                let run = try astreinte(
                    "--journal", night.journal, "--now", "2026-10-25T02:25:00+02:00", "--format", format)
                #expect(run.status == 0)
                let words = run.output.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
                #expect(words.contains("voir la salle B"))
                #expect(!run.output.contains("\u{1B}") && !run.output.contains("\u{202E}"))
                if format == "markdown" {
                    #expect(
                        !run.output.contains("**gras**") && !run.output.contains("[x](") && !run.output.contains("<b>"))
                    #expect(!run.output.contains("\n# titre"))
                }
            }
            #expect(night.section("RELÈVE", in: try night.page("02:25"))?.hasSuffix(": voir la salle B") == true)
        }
    }

    @Test func `what was done and is then said impossible is impossible, and the page says that words differ`() throws {
        try Night.begin { night in
            #expect(try night.update("02:20", "--done", "couper-internet").status == 0)
            #expect(try night.update("02:30", "--impossible", "couper-internet").status == 0)
            let decision = try night.decision("02:40")
            let infeasible = try #require(decision["infeasible"] as? [[String: Any]])
            #expect(infeasible.map { $0["action"] as? String } == ["couper-internet"])
            let remarks = try #require(decision["data_diagnostics"] as? [[String: Any]])
            #expect(remarks.map { $0["code"] as? String } == ["journal-contradiction"])
            let page = try night.page("02:40")
            #expect(page.contains("main courante : la ligne 3 dit impossible ce qui était dit fait"))
        }
    }

    @Test func `a line of an hour to come doesn't count yet, and the page says so`() throws {
        try Night.begin { night in
            #expect(try night.update("02:50", "--done", "couper-internet").status == 0)
            let page = try night.page("02:40")
            #expect(page.contains("main courante : la ligne 2 est d'une heure à venir"))
            #expect(try night.decision("02:40")["done"] as? [String] == [])
        }
    }
}

/// Two incidents of one house in one journal.
@Suite struct TwoIncidentsTests {
    private static let second = #"{"id":"C-1","type":"compromission-compte","detected_at":"2026-10-25T02:30:00+02:00"}"#

    private func withTwo(_ body: (Night) throws -> Void) throws {
        try Night.begin { night in
            try withTemporaryFolder { folder in
                let second = folder.appending(path: "second.json")
                try Data(TwoIncidentsTests.second.utf8).write(to: second)
                #expect(try night.update("02:31", second.path()).status == 0)
            }
            try body(night)
        }
    }

    @Test func `one runbook, in which each line names its incidents and each incident has its own T0`() throws {
        try withTwo { night in
            let page = try night.page("02:35")
            #expect(page.contains("A = INC-1, B = C-1"))
            #expect(page.contains("A B · Ouvrir la main courante sur papier"))
            let decision = try night.decision("02:35")
            #expect(decision["incidents"] as? [String] == ["INC-1", "C-1"])
            #expect(decision["types"] as? [String] == ["chiffrement", "compromission-compte"])
            let each = try #require(decision["by_incident"] as? [[String: Any]])
            #expect(each.map { $0["id"] as? String } == ["INC-1", "C-1"])
            #expect(each.map { $0["types"] as? [String] } == [["chiffrement"], ["compromission-compte"]])
            #expect(
                each.map { $0["time_zero"] as? String } == ["2026-10-25T02:10:00+02:00", "2026-10-25T02:30:00+02:00"])
            let required = try #require(decision["required"] as? [[String: Any]])
            let zero = try #require(ISO8601DateFormatter().date(from: "2026-10-25T02:30:00+02:00"))
            let dues = required.filter { $0["incidents"] as? [String] == ["C-1"] }.compactMap { $0["due"] as? String }
                .compactMap { ISO8601DateFormatter().date(from: $0) }
            #expect(!dues.isEmpty && dues.allSatisfy { $0 > zero })
            #expect(required.contains { $0["incidents"] as? [String] == ["INC-1", "C-1"] })
        }
    }

    @Test func `a fact names its incident, a deed needn't, and one incident can be opened alone`() throws {
        try withTwo { night in
            let unsaid = try night.update("02:35", "--set", "propagation=en-cours")
            #expect(unsaid.status == 64)
            #expect(unsaid.errors.contains("say which by --for (INC-1, C-1)"))
            #expect(try night.update("02:35", "--set", "propagation=en-cours", "--for", "INC-2").status == 64)
            #expect(try night.update("02:35", "--set", "propagation=en-cours", "--for", "INC-1").status == 0)
            #expect(try night.update("02:36", "--done", "ouvrir-main-courante").status == 0)
            #expect(try night.page("02:40").contains("- A · Est-ce que cela continue de s'étendre ? → Oui (02 h 35)"))
            for id in ["INC-1", "C-1"] {
                let alone = try night.decision("02:40", "--id", id)
                #expect(alone["id"] as? String == id)
                #expect(alone["incidents"] == nil && alone["by_incident"] == nil)
                let done = try #require(alone["done"] as? [[String: Any]])
                #expect(done.map { $0["action"] as? String } == ["ouvrir-main-courante"], "done for the whole house")
            }
        }
    }

    @Test func `a decision tells each incident what it settles`() throws {
        try withTwo { night in
            #expect(try night.update("02:36", "--decide", "decider-coupure-generale=tout couper").status == 0)
            let learnt = try #require(night.section("APPRIS", in: try night.page("02:40")))
            for letter in ["A", "B"] {
                #expect(learnt.contains("- \(letter) · Quelle coupure a été décidée : aucune, partielle ou générale ?"))
            }
        }
    }

    @Test func `a decision that is taken back settles nothing for any incident`() throws {
        try withTwo { night in
            let before = try night.decision("02:40")["actions"] as? [String]
            #expect(try night.update("02:36", "--decide", "decider-coupure-generale=tout couper").status == 0)
            #expect(try night.update("02:38", "--withdraw", "decider-coupure-generale").status == 0)
            let decision = try night.decision("02:40")
            #expect(decision["actions"] as? [String] == before)
            #expect((decision["data_diagnostics"] as? [Any])?.count == 0)
            let page = try night.page("02:40")
            #expect(night.section("APPRIS", in: page) == nil)
            #expect(night.section("REPRIS", in: page)?.contains("repris à 02 h 38") == true)
        }
    }

    @Test func `an incident of another establishment is refused`() throws {
        let record = { (id: String, finess: String) in
            #"{"id":"\#(id)","type":"chiffrement","establishment":{"finess":"\#(finess)"}}"#
        }
        try withTemporaryFolder { folder in
            let files = try [record("1", "990000017"), record("2", "990000025")].enumerated().map { place, text in
                let file = folder.appending(path: "\(place).json")
                try Data(text.utf8).write(to: file)
                return file.path()
            }
            let night = Night(journal: folder.appending(path: "night.ndjson").path())
            #expect(try night.update("02:12", files[0]).status == 0)
            let run = try night.update("02:20", files[1])
            #expect(run.status == 2)
            #expect(run.errors.contains("the journal of another establishment, `990000017`"))
            // Written by another hand, the two are never one page.
            let lines = [record("1", "990000017"), record("2", "990000025")].map {
                #"{"at":"2026-10-25T02:12:00+02:00","incident":\#($0)}"# + "\n"
            }
            try lines.joined().write(toFile: night.journal, atomically: true, encoding: .utf8)
            let page = try astreinte("--journal", night.journal)
            #expect(page.status == 2)
            #expect(page.errors.contains("(`1` of `990000017`, `2` of `990000025`)"))
            #expect(page.errors.contains("give its profile by --profile, else choose one by --id ID"))
        }
    }

    /// A journal that tells two incidents, the second of a house that it doesn't name where `finess` is nil.
    private func withTwoOf(_ finess: String?, profile: String?, _ body: (Night, Run) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let files = try ["990000041", finess].enumerated().map { place, number in
                let house = number.map { #","establishment":{"finess":"\#($0)"}"# } ?? ""
                let file = folder.appending(path: "\(place).json")
                try Data(
                    #"{"id":"X\#(place + 1)","type":"chiffrement","detected_at":"2026-10-25T02:10:00+02:00"\#(house)}"#
                        .utf8
                ).write(to: file)
                return file.path()
            }
            let night = Night(journal: folder.appending(path: "night.ndjson").path())
            #expect(try night.update("02:12", files[0]).status == 0)
            let options = profile.map { ["--profile", "samples/establishments/\($0).yaml"] } ?? []
            try body(
                night,
                try astreinte(
                    ["update", "--journal", night.journal, "--now", "2026-10-25T02:20:00+02:00", files[1]] + options))
        }
    }

    @Test func `what one incident says of the house holds for the other: another's profile gives no number`() throws {
        try withTwoOf(nil, profile: nil) { night, run in
            #expect(run.status == 0)
            for choice in [[], ["--id", "X1"], ["--id", "X2"]] {
                func page(_ profile: String) throws -> String {
                    let run = try astreinte(
                        ["--journal", night.journal, "--now", "2026-10-25T02:30:00+02:00"] + choice
                            + ["--profile", "samples/establishments/\(profile).yaml"])
                    #expect(run.status == 0)
                    return run.output.replacing("\u{A0}", with: " ")
                }
                let other = try page("ehpad")
                #expect(other.contains("aucun contact n'est affiché"))
                #expect(!other.contains("06 39 98"))
                let own = try page("ch-600-lits")
                #expect(!own.contains("aucun contact n'est affiché"))
                #expect(own.contains("06 39 98"))
            }
        }
    }

    @Test(arguments: [("ch-600-lits", Int32(0)), ("ehpad", 2), (nil, 2)])
    func `a site of the same house isn't another one, where its profile says so`(
        profile: String?, status: Int32
    ) throws {
        try withTwoOf("990000058", profile: profile) { night, run in
            #expect(run.status == status)
            if let profile, status == 0 {
                let page = { (options: [String]) in
                    try astreinte(["--journal", night.journal, "--now", "2026-10-25T02:30:00+02:00"] + options)
                }
                let joined = try page(["--profile", "samples/establishments/\(profile).yaml"])
                #expect(joined.status == 0 && joined.output.contains("A = X1, B = X2"))
                // Without the profile nobody can tell two sites from two hospitals: one is shown at a time.
                let alone = try page([])
                #expect(alone.status == 2 && alone.output.isEmpty)
                #expect(alone.errors.contains("(`X1` of `990000041`, `X2` of `990000058`)"))
                #expect(try page(["--id", "X2"]).status == 0)
            }
            #expect(run.errors.contains("the journal of another establishment, `990000041`") == (status == 2))
        }
    }

    @Test func `an incident that is ruled out leaves the page to the other, and what was done for it alone to undo`()
        throws
    {
        try withTwo { night in
            for action in ["couper-internet", "desactiver-comptes-suspects", "ouvrir-main-courante"] {
                #expect(try night.update("02:35", "--done", action).status == 0)
            }
            #expect(try night.update("02:40", "--set", "status=ecarte", "--for", "C-1").status == 0)
            #expect(try night.update("02:42", "--done", "reinitialiser-compte-messagerie").status == 0)
            let run = try astreinte("--journal", night.journal, "--now", "2026-10-25T02:45:00+02:00")
            #expect(run.errors == "incident `C-1` calls for no runbook, and is left out\n")
            let page = run.output.replacing("\u{A0}", with: " ")
            #expect(page.contains("\nINC-1\n"))
            let undone = try #require(night.section("À DÉFAIRE : INCIDENT ÉCARTÉ", in: page))
            #expect(undone.contains("Désactiver les comptes"))
            #expect(undone.contains("à défaire : Réactiver compte par compte"))
            #expect(undone.contains("C-1 est écarté"))
            #expect(!undone.contains("Couper Internet"), "the other calls for it")
            #expect(!undone.contains("main courante"), "kept")
            #expect(!undone.contains("Suspendre le compte"), "done later, and not for what was ruled out")
            let done = try #require(night.section("FAIT", in: page))
            #expect(done.contains("Couper Internet") && done.contains("main courante"))
            #expect(done.contains("Suspendre le compte") && !done.contains("Désactiver les comptes"))
        }
    }

    @Test func `what the other incident may call for isn't undone before that is known`() throws {
        try withTwo { night in
            #expect(try night.update("02:35", "--done", "couper-internet").status == 0)
            #expect(try night.update("02:40", "--set", "status=ecarte", "--for", "INC-1").status == 0)
            let run = try astreinte("--journal", night.journal, "--now", "2026-10-25T02:45:00+02:00")
            let page = run.output.replacing("\u{A0}", with: " ")
            let undone = try #require(night.section("À DÉFAIRE : INCIDENT ÉCARTÉ", in: page))
            #expect(undone.contains("Couper Internet"))
            #expect(undone.contains("pas avant de savoir si un incident ouvert le demande"))
        }
    }

    @Test func `an incident that is ruled out leaves what was done for it, and how to go back`() throws {
        try Night.begin { night in
            for action in ["prevenir-directeur-garde", "couper-internet"] {
                #expect(try night.update("02:20", "--done", action).status == 0)
            }
            #expect(try night.page("02:35").contains("À FAIRE, DANS L'ORDRE"))
            #expect(try night.update("02:40", "--set", "status=ecarte").status == 0)
            let page = try night.page("02:41")
            #expect(page.contains("== FAIT, À DÉFAIRE"))
            #expect(page.contains("Retirer la règle posée, lien par lien"))
            #expect(page.contains("Rappeler le directeur de garde"))
            #expect(!page.contains("DANS L'ORDRE"), "nothing more is asked for a false alarm")
            #expect(!page.contains("Débrancher"), "what nobody did needs no way back")
        }
    }

    @Test func `with a profile, what is to undo has its records by name, who does it and whom to call back`() throws {
        let profile = ["--profile", "samples/establishments/ch-600-lits.yaml"]
        try Night.begin { night in
            let acts = [
                "prevenir-directeur-garde", "basculer-service@urgences-adultes", "basculer-service@samu",
                "exporter-journaux",
            ]
            for (minute, action) in acts.enumerated() {
                #expect(try night.update("02:2\(minute)", "--done", action).status == 0)
            }
            #expect(try night.update("02:40", "--set", "status=ecarte").status == 0)
            for format in ["terminal", "markdown", "html"] {
                let run = try astreinte(
                    ["--journal", night.journal, "--now", "2026-10-25T02:41:00+02:00", "--format", format] + profile)
                #expect(run.status == 0)
                let page = ["<bdi>", "</bdi>"].reduce(run.output.replacing("\u{A0}", with: " ")) { page, mark in
                    page.replacing(mark, with: "")
                }
                #expect(!page.contains("{service"))
                #expect(page.contains("Passer Urgences adultes en procédure dégradée"))
            }
            let page = try night.page("02:41", profile[0], profile[1])
            let undone = try #require(night.section("FAIT, À DÉFAIRE", in: page))
            let order = ["Passer Régulation du SAMU", "Passer Urgences adultes", "Appeler le directeur de garde"]
            let places = try order.map { try #require(undone.range(of: $0)).lowerBound }
            #expect(places == places.sorted(), "the last done comes first")
            #expect(undone.contains("par : Cadre de santé de garde · tenu par : 06 39 98 10 03"))
            #expect(undone.contains("à rappeler : Directeur de garde, tenu par : Mme Aubrac, 06 39 98 10 01"))
            #expect(night.section("FAIT, À GARDER", in: page)?.contains("Exporter et figer les journaux") == true)
        }
    }
}

/// A journal of the sparse incident, in a folder of its own.
struct Night {
    let journal: String

    /// Begins the journal two minutes after the incident was seen.
    static func begin(_ body: (Night) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let incident = folder.appending(path: "incident.json")
            try Data(sparse.utf8).write(to: incident)
            let night = Night(journal: folder.appending(path: "night.ndjson").path())
            #expect(try night.update("02:12", incident.path()).status == 0)
            try body(night)
        }
    }

    /// Adds to the journal at an hour of that night, before the clocks go back.
    func update(_ time: String, _ arguments: String...) throws -> Run {
        try astreinte(["update", "--journal", journal, "--now", "2026-10-25T\(time):00+02:00"] + arguments)
    }

    /// The runbook for a terminal, on one line where it is wrapped, with plain spaces.
    func page(_ time: String, _ arguments: String...) throws -> String {
        let run = try astreinte(["--journal", journal, "--now", "2026-10-25T\(time):00+02:00"] + arguments)
        #expect(run.status == 0)
        #expect(run.errors == "")
        return unwrapped(run.output)
    }

    /// The runbook as JSON.
    func decision(_ time: String, _ arguments: String...) throws -> [String: Any] {
        let run = try astreinte(
            ["--journal", journal, "--now", "2026-10-25T\(time):00+02:00", "--format", "json"] + arguments)
        #expect(run.status == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    /// What a page says under a title; nil where it has no such section.
    func section(_ title: String, in page: String) -> String? {
        guard let start = page.range(of: "\n== \(title)\n") else { return nil }
        let rest = page[start.upperBound...]
        let end = rest.range(of: "\n\n")?.lowerBound ?? rest.endIndex
        return String(rest[..<end])
    }

    /// Joins the lines that were wrapped: only a marker, a title or a blank line begins another.
    private func unwrapped(_ text: String) -> String {
        var lines: [String] = []
        for line in text.replacing("\u{A0}", with: " ").components(separatedBy: "\n") {
            if line.hasPrefix("    "), let last = lines.last, !last.isEmpty {
                lines[lines.count - 1] = last + " " + line.trimmingCharacters(in: .whitespaces)
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }
}
