import Foundation
import Testing

@Suite struct HandoverCommandTests {
    private func handover(_ arguments: [String]) throws -> Run {
        let run = try astreinte(["handover"] + arguments)
        #expect(run.status == 0, "\(run.errors)")
        return Run(status: run.status, output: run.output.replacing("\u{A0}", with: " "), errors: run.errors)
    }

    @Test(arguments: ["samples/incidents/nuit-rumeur.ndjson", "samples/incidents/nuit-deux-incidents.ndjson"])
    func `the sheet holds on one page`(journal: String) throws {
        let run = try handover(["--journal", journal, "--now", "2026-11-15T06:00:00+01:00"])
        #expect(run.lines.count <= 60)
        for line in run.lines { #expect(line.count <= 80) }
        for title in ["CASES", "À FAIRE D'ABORD", "PROCHAINES ÉCHÉANCES", "INCONNU", "IMPRESSIONS", "SIGNATURES"] {
            #expect(run.output.contains("== \(title)\n"))
        }
    }

    @Test func `a page holds until something changes, then it is to strike out`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "n.ndjson").path()
            func at(_ minute: Int) -> [String] { ["--now", "2026-11-15T03:\(minute):00+01:00"] }
            let incident = folder.appending(path: "i.json").path()
            try Data(#"{"id":"N","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00"}"#.utf8)
                .write(to: URL(filePath: incident))
            #expect(try astreinte(["update", "--journal", journal, incident] + at(10)).status == 0)
            #expect(try handover(["--journal", journal] + at(11)).output.contains("aucune notée dans le journal"))
            #expect(try astreinte(["--journal", journal, "--print"] + at(12)).status == 0)
            #expect(try handover(["--journal", journal] + at(12)).output.contains("03 h 12 : VALABLE"))
            let deed = ["--decide", "decider-coupure-generale=tout couper", "--by", "Mme X"]
            let told = try astreinte(["update", "--journal", journal] + deed + at(13))
            #expect(told.status == 0, "\(told.errors)")
            let after = try handover(["--journal", journal] + at(13)).output
            #expect(after.contains("03 h 12 : PÉRIMÉE, à rayer"))
            #expect(after.contains("Mme X : tout couper"))
        }
    }

    @Test func `what can't be done is named, with what stands in for it, on the sheet and on page 1`() throws {
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "n.ndjson").path()
            let incident = folder.appending(path: "i.json").path()
            let now = ["--now", "2026-11-15T03:10:00+01:00"]
            let text =
                #"{"id":"N","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","patient_danger":"potentielle"}"#
            try Data(text.utf8).write(to: URL(filePath: incident))
            #expect(try astreinte(["update", "--journal", journal, incident] + now).status == 0)
            let deed = ["--impossible", "isoler-serveur-sauvegarde"]
            #expect(try astreinte(["update", "--journal", journal] + deed + now).status == 0)
            let sheet = try handover(["--journal", journal] + now)
            #expect(sheet.lines.count <= 60)
            #expect(sheet.output.contains("== IMPOSSIBLE\n- Couper le réseau du serveur de sauvegarde · à la place : "))
            #expect(sheet.output.contains("== CONNU\n") && sheet.output.contains("Cela pourrait arriver"))
            let page = try astreinte(["--journal", journal] + now).output.components(separatedBy: "\n\n== ")[0]
            #expect(page.split(separator: "\n", omittingEmptySubsequences: false).count <= 24)
            #expect(page.contains("IMPOSSIBLE\u{A0}: Couper le réseau du serveur de sauvegarde"))
            for format in ["html", "markdown"] {
                let page = try astreinte(["--journal", journal, "--format", format] + now).output
                #expect(page.contains("IMPOSSIBLE\u{A0}: Couper le réseau du serveur de sauvegarde\u{A0}: à la place"))
            }
        }
    }

    @Test func `without a journal it is wrong usage, without an incident it can't be done`() throws {
        #expect(try astreinte(["handover"]).status == 64)
        try withTemporaryFolder { folder in
            let journal = folder.appending(path: "n.ndjson")
            try Data().write(to: journal)
            let run = try astreinte(["handover", "--journal", journal.path()])
            #expect(run.status == 2)
            #expect(run.errors.contains("no line of this journal describes the incident"))
        }
    }
}
