import Foundation
import Testing

@Suite struct UpdateCommandTests {
    /// A journal begun with the sparse incident, two minutes after it was seen.
    private func withJournal(_ body: (String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let incident = folder.appending(path: "incident.json")
            try Data(sparse.utf8).write(to: incident)
            let journal = folder.appending(path: "night.ndjson").path()
            #expect(try update(journal, "02:12", incident.path()).status == 0)
            try body(journal)
        }
    }

    private func update(_ journal: String, _ time: String, _ arguments: String...) throws -> Run {
        try astreinte(["update", "--journal", journal, "--now", "2026-10-25T\(time):00+02:00"] + arguments)
    }

    private func decision(_ journal: String, _ time: String) throws -> [String: Any] {
        let run = try astreinte(
            "--journal", journal, "--now", "2026-10-25T\(time):00+02:00", "--format", "json")
        #expect(run.status == 0)
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }

    private func line(_ action: String, _ list: String, in decision: [String: Any]) -> [String: Any]? {
        (decision[list] as? [[String: Any]])?.first { $0["action"] as? String == action }
    }

    @Test func `a fact learnt later gives no target already past, and one confirmed moves nothing`() throws {
        try withJournal { journal in
            let before = try decision(journal, "02:20")
            #expect(
                try update(
                    journal, "02:30", "--set", "propagation=en-cours", "--set", "medical_devices_shared_network=true"
                ).status == 0)
            let after = try decision(journal, "02:31")
            let confirmed = line("couper-internet", "required", in: after)
            #expect(confirmed?["due"] as? String == line("couper-internet", "required", in: before)?["due"] as? String)
            #expect(line("couper-internet", "required", in: before)?["basis"] as? String == "precaution")
            #expect(confirmed?["basis"] as? String == "certain")
            #expect(line("isoler-biomedical", "required", in: before) == nil)
            #expect(line("isoler-biomedical", "required", in: after)?["due"] as? String == "2026-10-25T02:30:00+01:00")
        }
    }

    @Test func `since when each service has been down is told as an object, and counts from then`() throws {
        try withJournal { journal in
            let profile = ["--profile", packageRoot.appending(path: "samples/establishments/ch-600-lits.yaml").path()]
            func update(_ time: String, _ value: String) throws -> Run {
                try astreinte(
                    ["update", "--journal", journal, "--now", "2026-10-25T\(time):00+02:00", "--set", value] + profile)
            }
            func dialysis() throws -> [String: Any] {
                let run = try astreinte(
                    ["--journal", journal, "--now", "2026-10-25T02:30:00+02:00", "--format", "json"] + profile)
                let decision = try #require(
                    try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
                let plan = try #require(decision["plan"] as? [String: Any])
                let learnt = try #require(plan["learnt"] as? [[String: Any]])
                var line = try #require(
                    (decision["required"] as? [[String: Any]])?.first { $0["target"] as? String == "dialyse" })
                line["learnt"] = learnt.first { $0["fact"] as? String == "affected.lost_at" }?["value"]
                return line
            }
            #expect(try update("02:13", "affected.services=dialyse").status == 0)
            #expect(try dialysis()["read_from"] as? String == "detected_at")
            #expect(
                try update("02:14", "affected.lost_at={dialyse: 2026-10-25T01:10:00+02:00, bloc: null}").status == 0)
            let told = try dialysis()
            #expect(told["read_from"] == nil && told["clock"] as? String == "service.lost_at")
            #expect(
                (told["learnt"] as? [String: Any])?["dialyse"] as? String == "2026-10-25T01:10:00+02:00")
            #expect((told["learnt"] as? [String: Any])?["bloc"] is NSNull)
            let page = try astreinte(["--journal", journal, "--now", "2026-10-25T02:30:00+02:00"] + profile).output
            #expect(page.replacing("\u{A0}", with: " ").contains("affected.lost_at → dialyse : 01 h 10"))
            // One entry leaves the others.
            #expect(try update("02:14", "affected.lost_at.bloc=2026-10-25T01:20:00+02:00").status == 0)
            let both = try dialysis()["learnt"] as? [String: String]
            #expect(both == ["dialyse": "2026-10-25T01:10:00+02:00", "bloc": "2026-10-25T01:20:00+02:00"])
            #expect(try update("02:15", #"affected.lost_at={"dialyse":"2026-10-25T02:00:00+02:00"}"#).status == 0)
            let corrected = try dialysis()["learnt"] as? [String: String]
            #expect(corrected == ["dialyse": "2026-10-25T02:00:00+02:00", "bloc": "2026-10-25T01:20:00+02:00"])
        }
    }

    @Test func `an hour told after the fact stays, and where a line of a later hour counts it is said`() throws {
        try withJournal { journal in
            func lost() throws -> [String: String]? {
                let plan = try decision(journal, "02:30")["plan"] as? [String: Any]
                let learnt = plan?["learnt"] as? [[String: Any]]
                return learnt?.first { $0["fact"] as? String == "affected.lost_at" }?["value"] as? [String: String]
            }
            let theatre = "affected.lost_at.bloc=2026-10-25T02:15:00+02:00"
            #expect(try update(journal, "02:20", "--set", theatre).status == 0)
            let late = try update(journal, "02:14", "--set", "affected.lost_at.dialyse=2026-10-25T02:11:00+02:00")
            #expect(late.status == 0 && late.errors == "")
            let told = ["bloc": "2026-10-25T02:15:00+02:00", "dialyse": "2026-10-25T02:11:00+02:00"]
            #expect(try lost() == told)
            let vain = try update(journal, "02:14", "--set", "affected.lost_at.bloc=2026-10-25T02:12:00+02:00")
            #expect(vain.errors.contains("`affected.lost_at`: line 2 speaks of it at a later hour"))
            #expect(try lost() == told)
            #expect(try update(journal, "02:21", "--set", "affected.services=bloc").errors == "")
            let hidden = try update(journal, "02:15", "--set", "affected.services=dialyse")
            #expect(hidden.status == 0)
            #expect(hidden.errors.contains("`affected.services`: line 5 speaks of it at a later hour"))
            // A record of the incident, and what is told beside it, leave what was told before.
            let record = sparse.replacing(
                #"{"id""#, with: #"{"affected":{"lost_at":{"labo":"2026-10-25T02:16:00+02:00"}},"id""#)
            let file = journal + ".json"
            try Data(record.utf8).write(to: URL(filePath: file))
            #expect(
                try update(journal, "02:22", file, "--set", "affected.lost_at.urgences=2026-10-25T02:17:00+02:00")
                    .status == 0)
            #expect(try lost()?.keys.sorted() == ["bloc", "dialyse", "labo", "urgences"])
        }
    }

    @Test(
        arguments: [
            ("{dialyse: 2 h}", "--set affected.lost_at:1:11"), ("dialyse", "given as `id: value` pairs"),
            ("[dialyse]", "given as `id: value` pairs"), ("{dialyse: ", "is not closed"),
            ("{dialyse: null, dialyse: null}", "--set affected.lost_at:1:17"),
            ("{dyalise: 2026-10-25T02:00:00+02:00}", "unknown id `dyalise`; did you mean `dialyse`?"),
        ])
    func `an object that can't be read, or that names no record, is refused at its place`(
        value: String, message: String
    ) throws {
        try refused("affected.lost_at=" + value, message)
    }

    @Test(
        arguments: [
            ("affected.lost_at.dyalise=2026-10-25T02:00:00+02:00", "unknown id `dyalise`; did you mean `dialyse`?"),
            ("affected.lost_at.dialyse=2 h", "`2 h` is not a date and time"), ("affected.lost_at.=?", "unknown fact"),
        ])
    func `an entry that can't be read, or that names no record, is refused`(value: String, message: String) throws {
        try refused(value, message)
    }

    private func refused(_ value: String, _ message: String) throws {
        try withJournal { journal in
            let profile = packageRoot.appending(path: "samples/establishments/ch-600-lits.yaml").path()
            let run = try update(journal, "02:14", "--set", value, "--profile", profile)
            #expect(run.status == 64)
            #expect(run.errors.contains(message), "\(run.errors)")
        }
    }

    @Test func `in a page made for once, an object that names no record is said`() throws {
        try withJournal { journal in
            let run = try astreinte([
                "--journal", journal, "--now", "2026-10-25T02:30:00+02:00",
                "--set", "affected.lost_at={ici: 2026-10-25T02:00:00+02:00}",
                "--profile", packageRoot.appending(path: "samples/establishments/ch-600-lits.yaml").path(),
            ])
            #expect(run.output.contains("ici"), "the name that nothing follows from")
            #expect(run.output.replacing("\u{A0}", with: " ").contains("« ici » n'est pas dans le profil"))
        }
    }

    @Test func `what is done, impossible or without object leaves the list, and is said with its hour`() throws {
        try withJournal { journal in
            let run = try update(
                journal, "02:15", "--done", "ouvrir-main-courante", "--impossible", "couper-internet",
                "--not-applicable",
                "couper-interconnexions", "--note", "rien à signaler", "--by", "Mme Arnal")
            #expect(run.status == 0)
            let decision = try decision(journal, "02:16")
            let actions = try #require(decision["actions"] as? [String])
            for (list, action) in [
                ("done", "ouvrir-main-courante"), ("infeasible", "couper-internet"),
                ("not_applicable", "couper-interconnexions"),
            ] {
                #expect(line(action, list, in: decision)?["at"] as? String == "2026-10-25T02:15:00+02:00")
                #expect(!actions.contains(action))
            }
            let page = try astreinte("--journal", journal, "--now", "2026-10-25T02:16:00+02:00")
            #expect(page.output.replacing("\u{A0}", with: " ").contains("fait à 02 h 15"))
            let earlier = try self.decision(journal, "02:14")
            #expect(line("ouvrir-main-courante", "required", in: earlier) != nil, "at 02:14 it was not done yet")
        }
    }

    @Test func `a rumour that is withdrawn leaves the decision as it was`() throws {
        try withJournal { journal in
            let before = try decision(journal, "02:40")
            #expect(
                try update(journal, "02:45", "--set", "backup_state=atteinte", "--set", "propagation=arretee").status
                    == 0)
            let meanwhile = try decision(journal, "02:46")
            #expect(meanwhile["actions"] as? [String] != before["actions"] as? [String])
            #expect(try update(journal, "02:50", "--withdraw", "backup_state", "--withdraw", "propagation").status == 0)
            let after = try decision(journal, "02:51")
            #expect(after["actions"] as? [String] == before["actions"] as? [String])
        }
    }

    @Test func `each line carries the digest of the one before, and a changed line is noticed`() throws {
        try withJournal { journal in
            for note in ["un", "deux"] { #expect(try update(journal, "02:20", "--note", note).status == 0) }
            #expect(try astreinte("--journal", journal).errors == "")
            let text = try String(contentsOfFile: journal, encoding: .utf8)
            try text.replacing("\"un\"", with: "\"UN\"").write(toFile: journal, atomically: true, encoding: .utf8)
            let run = try astreinte("--journal", journal)
            #expect(run.status == 0)
            #expect(run.errors.contains(":3: the chain is broken"))
            #expect(run.output.contains("la ligne 3 ne suit plus"))
            #expect(
                !run.output.contains("n'est pas comptée"), "a changed line still counts, and the page must not deny it")
        }
    }

    @Test func `a last line cut short is left out, kept as evidence, and the next one is added whole`() throws {
        try withJournal { journal in
            #expect(try update(journal, "02:20", "--done", "ouvrir-main-courante").status == 0)
            let whole = try String(contentsOfFile: journal, encoding: .utf8)
            try String(whole.dropLast(40)).write(toFile: journal, atomically: true, encoding: .utf8)
            let torn = try astreinte("--journal", journal)
            #expect(torn.status == 0)
            #expect(torn.errors.contains("cut short"))
            #expect(try update(journal, "02:25", "--note", "reprise").status == 0)
            let lines = try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 3)
            #expect(whole.hasPrefix(lines[0] + "\n" + lines[1]), "what was there is still there")
            #expect(try astreinte("--journal", journal).errors.contains(":3:") == false)
        }
    }

    @Test func `a last line that lost its newline alone counts, and the next one is chained to it`() throws {
        try withJournal { journal in
            #expect(try update(journal, "02:20", "--done", "ouvrir-main-courante").status == 0)
            let whole = try String(contentsOfFile: journal, encoding: .utf8)
            try String(whole.dropLast()).write(toFile: journal, atomically: true, encoding: .utf8)
            #expect(try astreinte("--journal", journal).errors == "")
            #expect(try update(journal, "02:25", "--note", "reprise").status == 0)
            #expect(try String(contentsOfFile: journal, encoding: .utf8).hasPrefix(whole))
            #expect(try astreinte("--journal", journal).errors == "")
        }
    }

    @Test func `writers at the same time are kept apart`() throws {
        try withJournal { journal in
            let writers = try (0..<8).map { number in
                let process = Process()
                process.executableURL = program
                process.arguments = ["update", "--journal", journal, "--note", "n° \(number)"]
                process.currentDirectoryURL = packageRoot
                try process.run()
                return process
            }
            for writer in writers {
                writer.waitUntilExit()
                #expect(writer.terminationStatus == 0)
            }
            let run = try astreinte("--journal", journal)
            #expect(run.errors == "", "the chain is whole")
            #expect(try String(contentsOfFile: journal, encoding: .utf8).split(separator: "\n").count == 9)
        }
    }

    @Test func `wrong usage writes nothing`() throws {
        try withJournal { journal in
            let before = try String(contentsOfFile: journal, encoding: .utf8)
            #expect(try update(journal, "02:20", "--done", "ouvrir-main").status == 64)
            #expect(try update(journal, "02:20", "--set", "propagation=vite").status == 64)
            #expect(try update(journal, "02:20", "--withdraw", "propagate").status == 64)
            #expect(try update(journal, "02:20", "--decide", "decider-coupure-generale").status == 64)
            #expect(try update(journal, "02:20", "--decide", "ouvrir-main-courante=oui").status == 64)
            #expect(try update(journal, "02:20", "--how", "vu").status == 64)
            #expect(try update(journal, "02:20", "--set", "propagation=en-cours", "--how", "lu").status == 64)
            #expect(try update(journal, "02:20", "--note", String(repeating: "é", count: 32_769)).status == 64)
            #expect(try update(journal, "02:20", "--note", " ").status == 64)
            #expect(try update(journal, "02:20").status == 64)
            #expect(try String(contentsOfFile: journal, encoding: .utf8) == before)
            #expect(try update(journal + "-new", "02:20", "--note", "x").status == 2)
            #expect(!FileManager.default.fileExists(atPath: journal + "-new"))
            #expect(try astreinte("--journal", journal, "samples/incidents/chiffrement-minimal.json").status == 64)
        }
    }

    @Test func `only what the journal has learnt, and not withdrawn since, is withdrawn`() throws {
        try withJournal { journal in
            let never = try update(journal, "02:20", "--withdraw", "types")
            #expect(never.status == 64, "the incident's record says it: nothing was learnt")
            #expect(never.errors.contains("the journal never learnt `types`"))
            #expect(try update(journal, "02:30", "--set", "backup_state=atteinte").status == 0)
            #expect(try update(journal, "02:25", "--withdraw", "backup_state").status == 64, "not yet")
            #expect(try update(journal, "02:40", "--withdraw", "backup_state").status == 0)
            #expect(try update(journal, "02:41", "--withdraw", "backup_state").status == 64)
        }
    }

    @Test func `what was said of an action is taken back, with what a decision settled, and once`() throws {
        try withJournal { journal in
            let before = try decision(journal, "02:31")
            let never = try update(journal, "02:20", "--withdraw", "isoler-serveur-sauvegarde")
            #expect(never.status == 64)
            #expect(never.errors.contains("the journal says nothing of `isoler-serveur-sauvegarde`"))
            let said = ["--not-applicable", "isoler-serveur-sauvegarde", "--done", "basculer-service@bloc"]
            #expect(
                try astreinte(
                    ["update", "--journal", journal, "--now", "2026-10-25T02:20:00+02:00"] + said
                        + ["--decide", "decider-coupure-generale=tout couper"]
                ).status == 0)
            #expect(try decision(journal, "02:31")["actions"] as? [String] != before["actions"] as? [String])
            for name in ["isoler-serveur-sauvegarde", "decider-coupure-generale", "basculer-service@bloc"] {
                #expect(try update(journal, "02:30", "--withdraw", name, "--by", "RSSI").status == 0)
            }
            let after = try decision(journal, "02:31")
            #expect(after["actions"] as? [String] == before["actions"] as? [String])
            for list in ["done", "not_applicable", "data_diagnostics"] { #expect((after[list] as? [Any])?.count == 0) }
            let due = { (decision: [String: Any]) in
                line("isoler-serveur-sauvegarde", "required", in: decision)?["due"] as? String
            }
            #expect(due(after) == due(before) && due(after) != nil)
            let text = try String(contentsOfFile: journal, encoding: .utf8)
            #expect(text.contains(#""by":"RSSI","retract":"decider-coupure-generale""#))
            #expect(text.contains(#""by":"RSSI","withdraw":["cut_decision"]"#))
            let again = try update(journal, "02:32", "--withdraw", "basculer-service@bloc")
            #expect(again.status == 64 && again.errors.contains("or it was taken back already"))
            let unknown = try update(journal, "02:32", "--withdraw", "isoler-serveur-sauvegard")
            #expect(unknown.status == 64)
            #expect(unknown.errors.contains("did you mean isoler-serveur-sauvegarde?"))
            #expect(try String(contentsOfFile: journal, encoding: .utf8) == text)
        }
    }

    @Test func `an act about a record that the profile lacks is refused, with the nearest`() throws {
        try withJournal { journal in
            func refusal(_ arguments: String...) throws -> String {
                let profile = ["--profile", "samples/establishments/ch-600-lits.yaml"]
                let run = try astreinte(
                    ["update", "--journal", journal, "--now", twoMinutesLater] + profile + arguments)
                #expect(run.status == (run.errors.isEmpty ? 0 : 64))
                return run.errors
            }
            let before = try String(contentsOfFile: journal, encoding: .utf8)
            #expect(
                try refusal("--done", "faire-sans-application@pac").contains(
                    "did you mean faire-sans-application@pacs?"))
            #expect(try refusal("--impossible", "basculer-service@x").contains("one of: blanchisserie, bloc,"))
            #expect(try refusal("--not-applicable", "basculer-service@x").contains("unknown target `x`"))
            #expect(try refusal("--done", "basculer-service").contains("basculer-service@ID, one of: blanchisserie,"))
            #expect(try String(contentsOfFile: journal, encoding: .utf8) == before)
            #expect(try refusal("--done", "basculer-service@bloc") == "")
            #expect(
                try update(journal, "02:20", "--done", "basculer-service@x").status == 0, "no profile: it may be one")
        }
    }

    @Test func `a service that is told by its name is shown by its label, and one that nobody knows as written`() throws
    {
        try withJournal { journal in
            #expect(try update(journal, "02:30", "--set", "affected.services=bloc,labo").status == 0)
            let page = { (profile: [String]) in
                let run = try astreinte(["--journal", journal, "--now", "2026-10-25T02:31:00+02:00"] + profile)
                return run.output.replacing("\u{A0}", with: " ")
            }
            let known = try page(["--profile", "samples/establishments/ch-600-lits.yaml"])
            #expect(known.contains("Quels services sont gênés ? → Bloc opératoire, labo"))
            #expect(try page([]).contains("Quels services sont gênés ? → bloc, labo"))
        }
    }

    @Test func `a set with something unknown in it stays open, given at once or through a journal`() throws {
        let direct = try astreinte(
            "--now", twoMinutesLater, "--format", "json", "--set", "types=chiffrement,indetermine", input: sparse)
        #expect(direct.output.contains(#""types":["chiffrement"]"#))
        try withJournal { journal in
            #expect(try update(journal, "02:15", "--set", "types=compromission,indetermine").status == 0)
            #expect(try String(contentsOfFile: journal, encoding: .utf8).contains(#"["compromission","indetermine"]"#))
            let decision = try decision(journal, "02:16")
            #expect(decision["types"] as? [String] == ["compromission"])
            let pending = (decision["pending"] as? [[String: Any]] ?? []).compactMap { $0["action"] as? String }
            #expect(pending.contains("suspendre-acces-tiers"), "it may be a provider's compromise too")
        }
    }

    @Test func `what two people add at once is all kept, each after the other`() throws {
        try withTemporaryFolder { folder in
            let now = "--now 2026-10-25T02:20:00+02:00"
            try Data(sparse.utf8).write(to: folder.appending(path: "i.json"))
            let lost = ["bloc", "dialyse"].map {
                "$A update --journal $D/n.ndjson \(now) --set affected.lost_at.\($0)=2026-10-25T02:15:00+02:00 &"
            }
            // Both read the journal while somebody else holds it, so that neither knows the other's line.
            let run = try shell(
                "$A update --journal $D/n.ndjson \(now) $D/i.json; (flock $D/n.ndjson sleep 2) & sleep 0.3; "
                    + lost.joined(separator: " ") + " wait",
                in: folder)
            #expect(run.status == 0 && run.errors == "")
            let lines = try String(contentsOf: folder.appending(path: "n.ndjson"), encoding: .utf8).split(
                separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[2].contains(#""bloc":"#) && lines[2].contains(#""dialyse":"#))
        }
    }

    @Test func `another file than a journal stays as it is`() throws {
        try withTemporaryFolder { folder in
            for text in ["establishment: {}\n", sparse, "\u{0}\u{0}", "{\"at\":1}\n"] {
                let file = folder.appending(path: "f")
                try Data(text.utf8).write(to: file)
                let run = try update(file.path(), "02:12", "--note", "x")
                // What may be the first line of a journal, cut short, is evidence.
                guard !text.hasPrefix("{\"at\":") else { continue }
                #expect(run.status == 2 && run.errors.contains("is another file than a journal"))
                #expect(try Data(contentsOf: file) == Data(text.utf8))
            }
        }
    }

    @Test func `what tells incidents apart is not learnt, nor a count below zero`() throws {
        try withJournal { journal in
            #expect(try update(journal, "02:13", "--set", "id=autre").status == 64)
            let negative = try update(journal, "02:13", "--set", "servers_hit_count=-1")
            #expect(negative.status == 64 && negative.errors.contains("`-1` is not a whole number"))
        }
    }

    @Test func `a journal past what is read is refused whole, not chained on a part of it`() throws {
        try withJournal { journal in
            let file = try FileHandle(forWritingTo: URL(filePath: journal))
            try file.truncate(atOffset: (64 << 20) + 1)
            try file.close()
            for run in [try update(journal, "02:20", "--note", "x"), try astreinte("--journal", journal)] {
                #expect(run.status == 2)
                #expect(run.errors.contains("File too large"))
            }
            let size = try FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int
            #expect(size == (64 << 20) + 1)
        }
    }
}
