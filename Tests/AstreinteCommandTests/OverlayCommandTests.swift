import Foundation
import Testing

/// What a site changes of the national pack, on the command line.
@Suite struct OverlayCommandTests {
    @Test(arguments: ["ch-600-lits", "la-reunion"])
    func `the sample overlays are clean, and their tests pass`(name: String) throws {
        let overlay = "samples/overlays/\(name).yaml"
        let check = try astreinte("check", "rules", "--overlay", overlay, "--now", "2026-11-28T12:00:00+01:00")
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.output + check.errors == "")
        let test = try astreinte("test", "rules", "--overlay", overlay)
        #expect(test.status == 0, "\(test.errors)")
        #expect(test.output.hasSuffix(" passed, 0 failed\n"))
    }

    @Test func `a page says what the site changed, and what of it is loosened`() throws {
        let run = try astreinte(
            "--now", "2026-11-15T02:20:00+01:00", "--overlay", "samples/overlays/ch-600-lits.yaml", "--format",
            "markdown", "samples/incidents/chiffrement-partiel.json")
        #expect(run.status == 0, "\(run.errors)")
        let page = run.output.replacing("\u{A0}", with: " ")
        #expect(page.contains("Règles adaptées par site.ch-600-lits 1 : "))
        #expect(page.contains("délai : valeur du site (10 min) au lieu de 15 min"))
        #expect(page.contains("Assoupli par site.ch-600-lits : règle « "))
        #expect(!page.contains("Assoupli par site.ch-600-lits : « "))
    }

    @Test func `the decision names the overlay, and keeps the digest of the pack`() throws {
        func fields(_ arguments: String...) throws -> String {
            try astreinte(["evaluate", "--fields", "pack,overlays"] + arguments, input: sparse).output
        }
        let (plain, changed) = (try fields(), try fields("--overlay", "samples/overlays/ch-600-lits.yaml"))
        #expect(plain.hasSuffix(#","overlays":[]}"# + "\n"))
        let pack = try #require(plain.split(separator: #","overlays""#).first)
        #expect(changed.hasPrefix(pack))
        #expect(changed.contains(#""overlays":[{"id":"site.ch-600-lits","version":"1","digest":"sha256:"#))
        #expect(changed.contains(#""loosened":[{"address":"continuite-services","reason":"#))
    }

    @Test func `an overlay of La Réunion shows the hours of the island`() throws {
        let run = try astreinte(
            "--now", "2026-11-15T02:20:00+01:00", "--overlay", "samples/overlays/la-reunion.yaml",
            "samples/incidents/chiffrement-partiel.json")
        #expect(run.output.contains("UTC+4"))
        #expect(run.output.contains("Alerter l'ARS La Réunion"))
    }

    @Test func `what is overdue is an error for check, and a warning for a page`() throws {
        let overlay = ["--overlay", "samples/overlays/ch-600-lits.yaml", "--now", "2027-07-01T12:00:00+02:00"]
        let check = try astreinte(["check", "rules"] + overlay)
        #expect(check.status == 1)
        #expect(check.errors.contains("error[review-overdue]"))
        let page = try astreinte(overlay, input: sparse)
        #expect(page.status == 0)
        #expect(page.errors.contains("warning[review-overdue]"))
        #expect(page.output.contains("À REVOIR DEPUIS LE 30/06/2027"))
    }

    @Test func `an overlay with a mistake ends the work, at its place`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "site.yaml")
            let text = try String(
                contentsOf: packageRoot.appending(path: "samples/overlays/ch-600-lits.yaml"), encoding: .utf8)
            try Data(text.replacing("expect: {within: 15 min}", with: "expect: {within: 20 min}").utf8).write(to: file)
            let page = try astreinte("--overlay", file.path(), input: sparse)
            #expect(page.status == 2)
            #expect(page.errors.contains("error[expect-mismatch]"))
            #expect(page.errors.contains("site.yaml:7:13"))
            #expect(page.errors.contains("the pack says `{within: 15 min}`"))
        }
    }
}
