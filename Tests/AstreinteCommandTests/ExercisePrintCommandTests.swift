import Foundation
import Testing

@Suite struct ExercisePrintCommandTests {
    private static let folder = "samples/exercises/"

    static let samples = [
        "rancongiciel-dimanche-soir", "messagerie-puis-chiffrement", "hebergeur-en-panne-ght", "samu-sans-telecom",
    ]

    @Test(arguments: samples)
    func `each sheet is a file of its own, and players' give nothing away`(name: String) throws {
        try withTemporaryFolder { folder in
            let place = folder.appending(path: "fiches").path()
            let exercise = ExercisePrintCommandTests.folder + name + ".yaml"
            let run = try astreinte("exercise", "print", exercise, "--format", "html", "--folder", place)
            #expect(run.status == 0, "\(run.errors)")
            let files = try FileManager.default.contentsOfDirectory(atPath: place)
            #expect(files.contains("animateur.html"))
            #expect(files.contains("observateurs.html"))
            let written = try String(contentsOf: packageRoot.appending(path: exercise), encoding: .utf8)
            let quotes = written.matches(of: #/(?:name|text|from|title): "([^"]*)"/#).map { String($0.1) }
            #expect(quotes.count > 15)
            let players = files.filter { $0.hasPrefix("joueur-") }
            #expect(players.count >= 4)
            for file in files {
                let page = try String(contentsOfFile: place + "/" + file, encoding: .utf8)
                    .replacing("\u{A0}", with: " ").replacing("&#39;", with: "'")
                #expect(page.contains("EXERCICE"))
                let told = quotes.filter { page.contains($0) }
                if file.hasPrefix("joueur-") { #expect(told.isEmpty, "\(file): \(told)") }
                if file == "animateur.html" { #expect(told.count > 12) }
            }
        }
    }

    @Test func `a link among the sheets is replaced, and not what it leads to`() throws {
        try withTemporaryFolder { folder in
            let (mine, sheet) = (folder.appending(path: "mine"), folder.appending(path: "animateur.md"))
            try Data("mine".utf8).write(to: mine)
            try FileManager.default.createSymbolicLink(at: sheet, withDestinationURL: mine)
            let exercise = ExercisePrintCommandTests.folder + "samu-sans-telecom.yaml"
            for _ in 1...2 {
                let run = try astreinte("exercise", "print", exercise, "--folder", folder.path())
                #expect(run.status == 0, "\(run.errors)")
                #expect(try String(contentsOf: mine, encoding: .utf8) == "mine")
                #expect(try String(contentsOf: sheet, encoding: .utf8).contains("fiche de l'animateur"))
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            #expect(!names.contains { $0.contains("partial") })
        }
    }

    @Test func `sheets are chosen, and moved to another day`() throws {
        let exercise = ExercisePrintCommandTests.folder + "samu-sans-telecom.yaml"
        let run = try astreinte(
            "exercise", "print", exercise, "--sheet", "player", "--role", "standard", "--start",
            "2027-02-01T05:00:00+01:00")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("# EXERCICE du lun. 01/02/2027"))
        #expect(run.output.components(separatedBy: "\n# ").count == 1)
        let table = try astreinte("exercise", "print", exercise, "--sheet", "observers", "--format", "csv")
        #expect(table.output.contains("action attendue"))
    }

    @Test(arguments: [
        ["--format", "html"], ["--role", "standard"], ["--sheet", "player", "--role", "rssi"], ["--sheet", "nobody"],
        ["--profile", "samples/establishments/ehpad.yaml", "--profile", "samples/establishments/ch-600-lits.yaml"],
    ])
    func `wrong usage is said`(arguments: [String]) throws {
        let exercise = ExercisePrintCommandTests.folder + "samu-sans-telecom.yaml"
        let run = try astreinte(["exercise", "print", exercise] + arguments)
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.output == "")
    }
}
