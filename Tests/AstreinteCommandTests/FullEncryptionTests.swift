import Foundation
import Testing

/// The night when everything is encrypted, at the 600-bed sample.
@Suite struct FullEncryptionTests {
    private static let incident = """
        {"id":"TOUT","type":"chiffrement","detected_at":"2026-11-15T02:10:00+01:00","propagation":"en-cours",
         "operation_impact":"interruption-prise-en-charge","patient_danger":"averee","phones_state":"perdu",
         "ransom_demanded":true,"directory_state":"perdu","data_natures":["patient","personnel"],
         "affected":{"applications":["reseau","annuaire","telephonie","surveillance","dialyse"],
                     "services":["samu","urgences-adultes","reanimation","bloc","maternite","laboratoire","depot-de-sang",
                                 "imagerie","pharmacie","medecine","dialyse","radiotherapie","sterilisation","restauration","paie"]},
         "establishment":{"finess":"990000041"}}
        """

    private func run(_ command: String, _ options: [String]) throws -> Run {
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "incident.json")
            try Data(Self.incident.utf8).write(to: file)
            return try astreinte(
                [
                    command, file.path(), "--profile", "samples/establishments/ch-600-lits.yaml", "--now",
                    "2026-11-15T02:15:00+01:00",
                ]
                    + options)
        }
    }

    @Test func `it calls for a hundred and fifty acts at least`() throws {
        let run = try run("runbook", ["--format", "json"])
        #expect(run.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let required = try #require(json["required"] as? [[String: Any]])
        #expect(required.count >= 150)
        #expect(Set(required.compactMap { $0["action"] as? String }).count >= 120)
    }

    @Test func `nothing of the recovery takes the place of care on the nurse manager's page`() throws {
        let page = try run("runbook", ["--format", "terminal", "--role", "cadre-garde"]).output.components(
            separatedBy: "\n== ")[0]
        for words in ["recette", "ordre de reprise", "Rétablir"] { #expect(!page.contains(words), "\(words)") }
    }

    @Test func `applications come back in the order of what each may be down for`() throws {
        let run = try run("runbook", ["--format", "json", "--set", "backup_state=saine"])
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let required = try #require(json["required"] as? [[String: Any]])
        let limits = required.filter { $0["action"] as? String == "retablir-application" }
            .compactMap { $0["limit"] as? String }
        #expect(Set(limits).count >= 5 && limits.count >= 15)
        #expect(limits == limits.sorted())
    }

    @Test func `where two come back by the same day, the page says which goes first`() throws {
        let page = try run("runbook", ["--format", "markdown", "--set", "backup_state=saine"]).output
        let names = ["Téléphonie", "Dossier des urgences", "Prescription"]
        let places = names.compactMap { page.range(of: "Rétablir \($0)")?.lowerBound }
        #expect(places.count == names.count && places == places.sorted())
        #expect(page.contains("à même échéance, la limite la plus proche d'abord"))
    }

    @Test(arguments: [
        ("directeur-garde", "tout couper ou isoler une partie"), ("dsi-astreinte", "Débrancher les machines touchées"),
        ("cadre-garde", "Vérifier la sécurité des patients"), ("rssi", "Fermer VPN et accès distants"),
        ("sage-femme-coordinatrice", "Surveiller le rythme fœtal au lit"),
    ])
    func `page 1 has nine lines at most, and the act that nobody else does`(role: String, act: String) throws {
        let page = try run("runbook", ["--format", "terminal", "--role", role]).output.components(separatedBy: "\n")
            .prefix(24)
        let lines = page.filter { $0.wholeMatch(of: /\d+ (\[ \]|>  |<> ) .*/) != nil }
        #expect((1...9).contains(lines.count))
        #expect(lines.contains { $0.contains(act) }, "\(role)")
    }
}
