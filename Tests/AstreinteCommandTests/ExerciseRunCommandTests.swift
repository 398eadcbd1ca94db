import Foundation
import Testing

@Suite struct ExerciseRunCommandTests {
    private static let sample = "samples/exercises/rancongiciel-dimanche-soir.yaml"

    private func play(_ journal: URL, _ arguments: String..., exercise: String = sample) throws -> Run {
        let run = try astreinte(["exercise", "run", exercise, "--journal", journal.path()] + arguments)
        return Run(status: run.status, output: run.output.replacing("\u{A0}", with: " "), errors: run.errors)
    }

    @Test func `injects arrive at their time, with who speaks and how`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            let early = try play(journal, "--now", "2026-12-06T21:45:00+01:00")
            #expect(early.status == 0, "\(early.errors)")
            let text = try String(contentsOf: journal, encoding: .utf8)
            #expect(text.hasPrefix(#"{"at":"2026-12-06T21:30:00+01:00","by":"EXERCICE, animateur","incident":{"#))
            #expect(text.contains(#""exercise":true"#))
            #expect(text.contains(#""by":"EXERCICE, inject 1, Infirmière d'accueil des urgences, par téléphone""#))
            #expect(text.contains(#""note":"remis à : Directeur de garde""#))
            #expect(!text.contains("inject 3"))
            #expect(!text.contains("FINEX"))
            #expect(early.output.contains("== 21 h 40, dim. 06/12 · inject 1 sur 8"))
            #expect(early.output.contains("ajoutée : "))
        }
    }

    @Test func `started again, it goes on without writing anything twice`() throws {
        try withTemporaryFolder { folder in
            let whole = folder.appending(path: "whole.ndjson")
            let parts = folder.appending(path: "parts.ndjson")
            #expect(try play(whole, "--all").status == 0)
            for minute in ["21:30", "21:40", "21:40", "22:30"] {
                #expect(try play(parts, "--now", "2026-12-06T\(minute):00+01:00").status == 0)
            }
            #expect(try play(parts, "--all").status == 0)
            #expect(try Data(contentsOf: parts) == Data(contentsOf: whole))
            let again = try play(parts, "--all")
            #expect(again.status == 0)
            #expect(again.output == "")
            #expect(try Data(contentsOf: parts) == Data(contentsOf: whole))
        }
    }

    @Test func `killed in the middle of an inject, or of a line, it writes the rest and no more`() throws {
        try withTemporaryFolder { folder in
            let whole = folder.appending(path: "whole.ndjson")
            #expect(try play(whole, "--all").status == 0)
            let lines = try String(contentsOf: whole, encoding: .utf8).split(separator: "\n").map { String($0) }
            for count in [1, 4] {
                let cut = folder.appending(path: "cut-\(count).ndjson")
                try Data((lines[..<count].joined(separator: "\n") + "\n").utf8).write(to: cut)
                #expect(try play(cut, "--all").status == 0)
                #expect(try String(contentsOf: cut, encoding: .utf8).split(separator: "\n").count == lines.count)
            }
            let torn = folder.appending(path: "torn.ndjson")
            try Data((lines[..<4].joined(separator: "\n") + "\n" + lines[4].prefix(40)).utf8).write(to: torn)
            #expect(try play(torn, "--all").status == 0)
            let mended = try String(contentsOf: torn, encoding: .utf8).split(separator: "\n").map { String($0) }
            // The torn line stays as evidence.
            #expect(mended.count == lines.count + 1)
            #expect(mended.filter { $0.contains(#""set":{"ransom_demanded""#) }.count == 1)
        }
    }

    @Test func `what the players note meanwhile stays, and the chain is whole`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            #expect(try play(journal, "--now", "2026-12-06T21:40:00+01:00").status == 0)
            let told = try astreinte(
                "update", "--journal", journal.path(), "--done", "ouvrir-main-courante", "--by", "Mme Aubrac", "--now",
                "2026-12-06T21:42:00+01:00")
            #expect(told.status == 0, "\(told.errors)")
            let rest = try play(journal, "--all")
            #expect(rest.status == 0)
            #expect(rest.errors == "")
            let page = try astreinte("runbook", "--journal", journal.path(), "--now", "2026-12-07T00:00:00+01:00")
            #expect(page.errors == "")
            #expect(page.output.contains("*** EXERCICE ***"))
            #expect(page.output.contains("Mme Aubrac"))
        }
    }

    @Test func `a rumour is in the plan until it is withdrawn`() throws {
        try withTemporaryFolder { folder in
            let run = try play(folder.appending(path: "j.ndjson"), "--all")
            let parts = run.output.components(separatedBy: "\n\n")
            #expect(parts.count == 11)
            let copy = try #require(parts.first { $0.contains("inject 4 sur 8") })
            let truth = try #require(parts.first { $0.contains("inject 6 sur 8") })
            #expect(copy.contains("ajoutée : Restaurer un serveur témoin"))
            #expect(truth.contains("retirée : Restaurer un serveur témoin"))
        }
    }

    @Test func `accelerated, it ends in its own time`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            let begin = Date()
            // Ten minutes of the exercise at 300 in one: two seconds, of clocks that tell whole ones.
            let run = try play(journal, "--speed", "300", "--until", "2026-12-06T21:40:00+01:00")
            #expect(run.status == 0, "\(run.errors)")
            #expect(Date().timeIntervalSince(begin) >= 1)
            #expect(try String(contentsOf: journal, encoding: .utf8).contains("inject 1"))
        }
    }

    @Test func `the players' journal and pages tell nobody what is said to others, nor who won't answer`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            #expect(try play(journal, "--all").status == 0)
            let now = ["--journal", journal.path(), "--now", "2026-12-07T00:00:00+01:00"]
            let pages =
                try ["terminal", "markdown", "json", "html", "csv"].map {
                    try astreinte(["runbook"] + now + ["--format", $0]).output
                } + [try astreinte(["handover"] + now).output, try String(contentsOf: journal, encoding: .utf8)]
            for page in pages.map({ $0.replacing(#/[\s\u{A0}]+/#, with: " ") }) {
                for words in [
                    "en anglais s'affiche", "dans le train", "ne répond pas : Responsable", "Je publie à minuit",
                    "automates tournent encore",
                ] {
                    #expect(!page.contains(words), "\(words)")
                }
            }
            // What is for everybody stays in it.
            #expect(pages.allSatisfy { !$0.isEmpty } && pages.last?.contains("depuis vingt minutes") == true)
        }
    }

    @Test func `what is noted without an hour has that of the run's clock, or is refused`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            func update() throws -> Run {
                try astreinte("update", "--journal", journal.path(), "--done", "ouvrir-main-courante", "--by", "M. Bo")
            }
            #expect(try play(journal, "--now", "2026-12-06T21:40:00+01:00").status == 0)
            let before = try Data(contentsOf: journal)
            let refused = try update()
            #expect(refused.status == 64)
            #expect(refused.errors.contains("say it by --now; its last line is of 2026-12-06T21:40:00+01:00"))
            #expect(try Data(contentsOf: journal) == before)

            // Five minutes at 300 in one; the clock goes on from the last line.
            #expect(try play(journal, "--speed", "300", "--until", "2026-12-06T21:45:00+01:00").status == 0)
            let told = try update()
            #expect(told.status == 0, "\(told.errors)")
            let text = try String(contentsOf: journal, encoding: .utf8)
            #expect(text.contains(#"{"at":"2026-12-06T21:40:00+01:00","by":"EXERCICE, animateur","clock":""#))
            #expect(text.contains(#""speed":300"#))
            let line = try #require(text.split(separator: "\n").last)
            #expect(line.hasPrefix(#"{"at":"2026-12-0"#) && line.contains("ouvrir-main-courante"))
            let at = try #require(line.firstMatch(of: #/"at":"([^"]+)"/#)).1
            #expect(String(at) >= "2026-12-06T21:45:00+01:00", "by the exercise's clock, which went on meanwhile")

            // Past FINEX no clock of an accelerated run tells the hour.
            #expect(try play(journal, "--all").status == 0)
            #expect(try update().status == 64)
        }
    }

    @Test func `moved to another day, the journal keeps that day when it is started again`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            let first = try play(journal, "--start", "2027-01-10T21:30:00+01:00", "--now", "2027-01-10T21:40:00+01:00")
            #expect(first.status == 0, "\(first.errors)")
            #expect(try play(journal, "--all").status == 0)
            let text = try String(contentsOf: journal, encoding: .utf8)
            #expect(text.contains(#""detected_at":"2027-01-10T21:28:00+01:00""#))
            #expect(text.contains(#"{"at":"2027-01-11T00:00:00+01:00","by":"EXERCICE, animateur","note":"FINEX"#))
            #expect(!text.contains("2026-12"))
        }
    }

    @Test func `another incident's journal is refused, and left as it is`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "j.ndjson")
            try FileManager.default.copyItem(
                at: packageRoot.appending(path: "samples/incidents/nuit-rumeur.ndjson"), to: journal)
            let before = try Data(contentsOf: journal)
            let run = try play(journal, "--all")
            #expect(run.status == 2)
            #expect(run.errors.contains("is the journal of another incident, `INC-8`"))
            #expect(try Data(contentsOf: journal) == before)
        }
    }

    @Test(arguments: [
        ["--all", "--now", "2026-12-06T21:40:00+01:00"], ["--all", "--speed", "2"], ["--speed", "0"],
        ["--speed", "3601"], ["--start", "demain"], [],
    ])
    func `wrong usage is said, and nothing is written`(arguments: [String]) throws {
        try withTemporaryFolder { folder in
            // An exercise of the past can't be waited for.
            let past = folder.appending(path: "past.yaml")
            let text = try String(
                contentsOf: packageRoot.appending(path: ExerciseRunCommandTests.sample), encoding: .utf8)
            try Data(
                text.replacing("2026-12", with: "2020-12").replacing(
                    "  profile: ../establishments/ch-600-lits.yaml\n", with: ""
                ).utf8
            ).write(to: past)
            let journal = folder.appending(path: "j.ndjson")
            let run = try astreinte(["exercise", "run", past.path(), "--journal", journal.path()] + arguments)
            #expect(run.status == 64, "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: journal.path()))
        }
    }
}
