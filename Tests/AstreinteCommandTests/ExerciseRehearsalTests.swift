import Foundation
import Testing

/// Each sample exercise played through, with what players of a good evening and of a hurried one do: the plan moves as the
/// scenario means it to, and the journal holds all of it.
@Suite struct ExerciseRehearsalTests {
    /// What a player notes: `--done ACTION` and the like.
    struct Deed {
        let time: String
        let words: [String]

        init(_ time: String, _ words: String...) {
            self.time = time
            self.words = words
        }
    }

    struct Rehearsal: CustomTestStringConvertible {
        let name: String
        let house: String
        let day: String
        let end: String
        let deeds: [Deed]

        /// Acts that the script does after their limit.
        let late: Set<String>

        /// Of two consecutive moments, acts that are asked for at the second and not at the first, or the other way round.
        let turns: [(before: String, after: String, added: Set<String>, removed: Set<String>)]

        /// What nobody did, though it was due by FINEX.
        let forgotten: Set<String>

        /// Whose telephones stop answering, in order.
        let silent: [String]

        var testDescription: String { name }
    }

    static let rehearsals = [
        Rehearsal(
            name: "rancongiciel-dimanche-soir", house: "ch-600-lits", day: "2026-12-06",
            end: "2026-12-07T00:00:00+01:00",
            deeds: [
                Deed("21:32", "--done", "ouvrir-main-courante"), Deed("21:36", "--done", "prevenir-directeur-garde"),
                Deed("21:41", "--done", "isoler-machines-touchees"),
                Deed("21:55", "--done", "suspendre-purge-sauvegardes"),
                Deed("22:20", "--done", "couper-acces-distants"), Deed("22:40", "--done", "prevenir-cadre-garde"),
                Deed("22:41", "--impossible", "couper-interconnexions"), Deed("23:30", "--done", "declarer-portail"),
            ], late: ["couper-acces-distants", "prevenir-cadre-garde"],
            turns: [
                ("22:04", "22:06", ["tester-restauration-isolee"], []),
                ("22:29", "22:31", [], ["tester-restauration-isolee"]),
            ], forgotten: ["verifier-securite-patients"], silent: ["rssi"]),
        Rehearsal(
            name: "messagerie-puis-chiffrement", house: "ch-300-lits", day: "2026-12-08",
            end: "2026-12-08T18:45:00+01:00",
            deeds: [
                Deed("15:48", "--done", "prevenir-directeur-garde"),
                Deed("16:00", "--done", "desactiver-comptes-suspects"),
                Deed("16:45", "--done", "exporter-journaux"), Deed("17:50", "--done", "isoler-machines-touchees"),
                Deed("18:10", "--done", "declarer-portail"),
            ], late: ["isoler-machines-touchees"],
            turns: [("17:19", "17:21", ["isoler-machines-touchees", "suspendre-purge-sauvegardes"], [])],
            forgotten: ["suspendre-purge-sauvegardes"], silent: ["ars"]),
        Rehearsal(
            name: "hebergeur-en-panne-ght", house: "ght-support", day: "2026-12-10", end: "2026-12-10T09:45:00+01:00",
            deeds: [
                Deed("07:16", "--done", "ouvrir-main-courante"), Deed("07:30", "--done", "prevenir-clients-hds"),
                Deed("07:45", "--done", "interroger-hebergeur"), Deed("09:20", "--done", "alerter-ars"),
            ], late: ["alerter-ars"],
            turns: [
                ("07:24", "07:26", ["prevenir-clients-hds"], []),
                ("08:29", "08:31", ["limiter-biologie-urgente"], []),
            ],
            forgotten: ["verifier-securite-patients"], silent: ["editeur-hebergeur"]),
        Rehearsal(
            name: "samu-sans-telecom", house: "ch-600-lits", day: "2026-12-11", end: "2026-12-11T07:00:00+01:00",
            deeds: [
                Deed("05:02", "--done", "ouvrir-main-courante"), Deed("05:05", "--done", "prevenir-directeur-garde"),
                Deed("05:20", "--done", "basculer-appels-samu"), Deed("06:30", "--done", "alerter-ars"),
            ], late: ["basculer-appels-samu"], turns: [("06:04", "06:06", ["lire-sur-console"], [])],
            forgotten: ["verifier-securite-patients"], silent: ["cadre-garde"]),
    ]

    @Test(arguments: rehearsals)
    func `played through, the plan follows the scenario and what players do`(rehearsal: Rehearsal) throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson").path()
            func instant(_ time: String) -> String { "\(rehearsal.day)T\(time):00+01:00" }
            func play(until time: String) throws {
                let run = try astreinte(
                    "exercise", "run", "samples/exercises/\(rehearsal.name).yaml", "--journal", journal, "--now", time)
                #expect(run.status == 0, "\(run.errors)")
            }
            func decision(at time: String) throws -> [String: Any] {
                let run = try astreinte(
                    "runbook", "--journal", journal, "--profile", "samples/establishments/\(rehearsal.house).yaml",
                    "--format", "json", "--now", time)
                #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
                return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            }
            func entries(_ decision: [String: Any], _ keys: String...) -> [[String: Any]] {
                keys.flatMap { decision[$0] as? [[String: Any]] ?? [] }
            }
            func asked(_ decision: [String: Any]) -> Set<String> {
                Set(entries(decision, "required", "recommended", "deferred").compactMap { $0["action"] as? String })
            }

            var late: Set<String> = []
            for deed in rehearsal.deeds {
                try play(until: instant(deed.time))
                let plan = try decision(at: instant(deed.time))
                let line = try #require(
                    entries(plan, "required", "recommended").first { $0["action"] as? String == deed.words[1] },
                    "\(deed.words[1]) isn't asked for at \(deed.time)")
                // Instants of one day and one offset compare as texts.
                if deed.words[0] == "--done", let due = line["due"] as? String, due < instant(deed.time) {
                    late.insert(deed.words[1])
                }
                let told = try astreinte(
                    ["update", "--journal", journal, "--by", "joueur", "--now", instant(deed.time)] + deed.words)
                #expect(told.status == 0, "\(told.errors)")
            }
            #expect(late == rehearsal.late)
            try play(until: rehearsal.end)

            for turn in rehearsal.turns {
                let before = asked(try decision(at: instant(turn.before)))
                let after = asked(try decision(at: instant(turn.after)))
                #expect(turn.added.isSubset(of: after.subtracting(before)), "\(turn.added) at \(turn.after)")
                #expect(turn.removed.isSubset(of: before.subtracting(after)), "\(turn.removed) at \(turn.after)")
            }
            let end = try decision(at: rehearsal.end)
            let done = Set(entries(end, "done").compactMap { $0["action"] as? String })
            #expect(done == Set(rehearsal.deeds.filter { $0.words[0] == "--done" }.map { $0.words[1] }))
            let overdue = entries(end, "required").filter { ($0["due"] as? String).map { $0 < rehearsal.end } ?? false }
            #expect(rehearsal.forgotten.isSubset(of: Set(overdue.compactMap { $0["action"] as? String })))
            #expect(end["exercise"] as? Bool == true)
            try expectReport(of: journal, rehearsal)
        }
    }

    /// The report tells what the script did, when, and how late.
    private func expectReport(of journal: String, _ rehearsal: Rehearsal) throws {
        let run = try astreinte(
            "exercise", "report", journal, "--exercise", "samples/exercises/\(rehearsal.name).yaml", "--format", "json")
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let acts = try #require(report["actions"] as? [[String: Any]])
        func named(_ act: [String: Any]) -> String { act["action"] as? String ?? "" }
        let told = acts.filter { ["done", "impossible"].contains($0["outcome"] as? String) }
        let times = Dictionary(told.map { (named($0), $0["at"] as? String ?? "") }) { first, _ in first }
        #expect(
            times
                == Dictionary(
                    uniqueKeysWithValues: rehearsal.deeds.map { ($0.words[1], "\(rehearsal.day)T\($0.time):00+01:00") })
        )
        let late = told.filter { $0["outcome"] as? String == "done" && ($0["late_seconds"] as? Int ?? 0) > 0 }
        #expect(Set(late.map { named($0) }) == rehearsal.late)
        let forgotten = try #require(report["forgotten"] as? [String])
        #expect(rehearsal.forgotten.isSubset(of: Set(forgotten)))
        #expect(forgotten.allSatisfy { name in !times.keys.contains(String(name.prefix { $0 != "@" })) })
        let planned = try #require(report["planned"] as? [String: Any])
        let injects = try #require(planned["injects"] as? [[String: Any]])
        #expect(!injects.isEmpty)
        for inject in injects { #expect(inject["written"] as? String == inject["planned"] as? String) }
        let silent = injects.flatMap { $0["no_answer"] as? [String] ?? [] }
        #expect(silent == rehearsal.silent)
    }
}
