import Foundation
import Testing

/// `astreinte profile call-sheet`, there and back.
@Suite struct ProfileCallSheetCommandTests {
    private let now = ["--now", "2026-11-25T12:00:00+01:00"]

    @Test(arguments: ["ch-600-lits", "ch-300-lits", "ehpad", "ght-support"])
    func `every number that answered makes the profile's days new, and nothing else`(name: String) throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            let old = try String(
                contentsOf: packageRoot.appending(path: "samples/establishments/\(name).yaml"), encoding: .utf8)
            try Data(old.utf8).write(to: profile)
            let table = folder.appending(path: "s.csv")
            let sheet = try astreinte(["profile", "call-sheet", profile.path(), "--format", "csv"] + now)
            #expect(sheet.status == 0 && sheet.errors == "")
            let filled = sheet.output.replacing("\"\";\"\";\"\"", with: "\"oui\";\"2026-11-25\";\"\"")
            try Data(filled.utf8).write(to: table)
            let run = try astreinte(["profile", "call-sheet", profile.path(), "--filled", table.path()] + now)
            #expect(run.status == 0 && run.output == "" && !run.errors.contains("keeps its day"), "\(run.errors)")
            let new = try String(contentsOf: profile, encoding: .utf8)
            let days = /,? ?verified_on: [0-9a-z-]+/
            #expect(new != old && new.replacing(days, with: "") == old.replacing(days, with: ""))
            let check = try astreinte(["profile", "check", profile.path(), "--fail-on", "number-not-verified"] + now)
            #expect(check.status == 0)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == ["p.yaml", "s.csv"])
        }
    }

    @Test func `what a sheet leaves blank is said, numbers of the rota among it`() throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            let sample = packageRoot.appending(path: "samples/establishments/ch-300-lits.yaml")
            try FileManager.default.copyItem(at: sample, to: profile)
            let rota = folder.appending(path: "r.csv")
            let turn = "directeur-garde;2026-11-28 20:00;2026-11-29 08:00;Mme Rota;06 39 98 30 77\n"
            try Data(("rôle;début;fin;nom;téléphone\n" + turn).utf8).write(to: rota)
            #expect(try astreinte(["profile", "rota", profile.path(), rota.path()] + now).status == 0)
            let table = folder.appending(path: "s.csv")
            let sheet = try astreinte(["profile", "call-sheet", profile.path(), "--format", "csv"] + now)
            #expect(sheet.lines.contains { $0.contains("06 39 98 30 77") && $0.contains("Mme Rota") })
            try Data(sheet.output.utf8).write(to: table)
            let blank = try astreinte(["profile", "call-sheet", profile.path(), "--filled", table.path()] + now)
            #expect(blank.status == 0)
            #expect(blank.errors.contains("`Mme Rota` keeps its day; not tried, or no answer: 06 39 98 30 77"))
        }
    }

    @Test func `a sheet is for people, as a page or raw`() throws {
        let profile = "samples/establishments/ehpad.yaml"
        let raw = try astreinte(["profile", "call-sheet", profile] + now)
        #expect(raw.status == 0 && raw.output.contains("| n° | numéro | qui |"))
        let page = try astreinte(["profile", "call-sheet", profile, "--format", "html"] + now)
        #expect(page.output.hasPrefix("<!doctype html>") && page.output.contains("DIFFUSION RESTREINTE"))
    }

    @Test func `a sheet with a mistake changes nothing`() throws {
        try withTemporaryFolder { folder in
            let profile = folder.appending(path: "p.yaml")
            let text = "establishment: {name: A, finess: {legal: \"990000017\"}}\n"
            try Data(text.utf8).write(to: profile)
            let table = folder.appending(path: "s.csv")
            try Data("numéro;répond (oui/non);essayé le\n\u{1B}[31m;oui;2026-11-25\n".utf8).write(to: table)
            let run = try astreinte(["profile", "call-sheet", profile.path(), "--filled", table.path()] + now)
            #expect(run.status == 2 && run.errors.contains("error[unknown-number]") && !run.errors.contains("\u{1B}"))
            #expect(try String(contentsOf: profile, encoding: .utf8) == text)
        }
    }

    @Test func `what can't be written back is wrong usage`() throws {
        #expect(try astreinte(["profile", "call-sheet", "-", "--filled", "x"]).status == 64)
        #expect(try astreinte(["profile", "call-sheet", "a", "--filled", "x", "--output", "y"]).status == 64)
    }
}
