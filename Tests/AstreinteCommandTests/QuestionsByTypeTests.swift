import Foundation
import Testing

/// What one line of feed has people asked, by its type.
@Suite struct QuestionsByTypeTests {
    /// The facts that are asked for an incident of which only the type and the hour are known.
    private func questions(_ type: String) throws -> [String] {
        let run = try astreinte(
            "evaluate", "--fields", "id,questions", "--now", "2026-11-15T02:15:00+01:00",
            input: #"{"id":"X","type":"\#(type)","detected_at":"2026-11-15T02:10:00+01:00"}"# + "\n")
        #expect(run.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        return (json["questions"] as? [[String: Any]] ?? []).compactMap { $0["fact"] as? String }
    }

    @Test(arguments: [
        "perte-lien-telecom", "dysfonctionnement-infrastructure", "incident-reseau-interne", "bogue-applicatif",
        "indisponibilite-application", "panne-electrique", "panne-climatisation", "sinistre-physique",
        "defaillance-prestataire", "perte-donnees", "erreur-humaine", "sabotage", "defiguration", "deni-service",
        "vol-equipement", "usurpation-fraude", "acces-illegitime",
    ])
    func `nobody is asked about a ransom or about encrypted files for what is no intrusion`(type: String) throws {
        let asked = try questions(type)
        #expect(asked.contains("patient_danger"))
        #expect(Set(asked).isDisjoint(with: ["ransom_demanded", "encryption", "propagation", "exfiltration"]))
    }

    @Test func `what is not known yet is asked whether files are encrypted`() throws {
        #expect(try questions("indetermine").contains("types"))
        #expect(try questions("maliciel").contains("encryption"))
    }
}
