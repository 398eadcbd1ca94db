import Foundation
import Testing
import Vocabularies

/// What the national pack makes of the first thing that somebody sees.
@Suite struct SymptomTests {
    /// What it says, its page shows and it asks of whoever is there, by the name of the symptom.
    private static let pages: [String: (facts: [String], shows: [String])] = [
        "message-de-rancon": (
            ["encryption=true", "ransom_demanded=true"],
            ["TYPE À CONFIRMER", "Débrancher les machines touchées", "Vérifier la sécurité des patients"]
        ),
        "fichiers-illisibles": (
            ["encryption=true"],
            ["TYPE À CONFIRMER", "Débrancher les machines touchées", "éteindre une machine touchée"]
        ),
        "plus-de-connexion": ([], ["Chercher les signes d'un chiffrement", "Chercher une cause simple"]),
        "telephones-muets": (["phones_state=perdu"], ["Communiquer hors du système", "téléphones de secours"]),
        "logiciel-arrete": (["types=indisponibilite-application"], ["Saisir l'éditeur", "Geler tous les changements"]),
        "alerte-prestataire": (["types=prestataire-compromis"], ["Suspendre les accès du prestataire"]),
        "appel-du-soc": (
            ["types=compromission", "status=suspecte"], ["Fermer VPN et accès distants", "Suspecté"]
        ),
        "maintenance-prevue": (["recent_change=true"], ["Chercher une cause simple", "Trancher le type"]),
        "exercice-prevu": (["exercise=true"], ["*** EXERCICE ***", "Ouvrir la main courante"]),
    ]

    @Test func `each has its page`() throws {
        #expect(try NationalVocabulary.loaded.get().symptoms.map { $0.id }.sorted() == Self.pages.keys.sorted())
    }

    @Test(arguments: pages.keys.sorted())
    func `what is seen calls for acts on page 1`(_ id: String) throws {
        let page = try #require(Self.pages[id])
        let vocabulary = try NationalVocabulary.loaded.get()
        let symptom = try #require(vocabulary.symptoms.first { $0.id == id })
        let told = Set(page.facts.map { $0.prefix { $0 != "=" } }.map { String($0) })
        #expect(Set(symptom.signs.map { vocabulary.facts[$0.fact].name }) == told)
        let run = try astreinte(
            ["runbook", "--now", "2026-11-15T02:14:00+01:00"] + page.facts.flatMap { ["--set", $0] },
            input: #"{"id":"X","detected_at":"2026-11-15T02:10:00+01:00"}"#)
        let first = run.lines.prefix(24).joined(separator: "\n").replacing("\u{A0}", with: " ")
        #expect(run.status == 0)
        for words in page.shows { #expect(first.contains(words), "\(first)") }
        #expect(first.contains("\n9 "), "nine lines: \(first)")
    }

    @Test func `the manual lists them`() throws {
        let docs = try astreinte("docs", "rules")
        #expect(docs.lines.contains("## Que voyez-vous ?"))
        #expect(
            docs.lines.contains(
                "| Un seul logiciel arrêté, le reste marche | `logiciel-arrete` | `types` : "
                    + #"\["indisponibilite-application"\] |"#))
    }
}
