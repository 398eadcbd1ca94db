import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// Each abbreviation of a page is written out once, where it is first used.
@Suite struct GlossaryTests {
    private static let glossary = """
        glossary:
          SAMU: {label: "service d'aide médicale urgente"}
          ARS: {label: "agence régionale de santé"}
          CERT: {label: "centre d'alerte"}
          CERT-FR: {label: "centre d'alerte de l'État"}
          OSE: {label: "opérateur de services essentiels"}

        """

    private func document(_ label: String, short: String = "Agir", title: String = "") throws -> RunbookDocument {
        let pack = try TestPack(
            TestPack.head.replacing("types: types}", with: "types: types, title: name}") + """
                actions:
                  act: {label: "\(label)", short: "\(short)", phase: first, role: chief, priority: normal}
                rules:
                  - {id: all, title: "Tout", require: [{action: act}]}

                """, Self.glossary, "facts: {name: {type: string}}\n")
        let plan = try pack.plan(#"{"id": "x", "name": "\#(title)", "detected_at": "2026-11-03T02:10:00+01:00"}"#)
        return RunbookDocument(plan, reader: .inCharge(try pack.role("chief")))
    }

    /// A page on one line.
    private func page(_ label: String, short: String = "Agir", title: String = "") throws -> String {
        plain(TerminalFormat.render(try document(label, short: short, title: title))).split(
            whereSeparator: \.isWhitespace
        ).joined(separator: " ")
    }

    @Test(arguments: [
        ("Appeler le SAMU", "Appeler le SAMU (service d'aide médicale urgente)"),
        ("SAMU, puis SAMU", "SAMU (service d'aide médicale urgente), puis SAMU"),
        ("Le service d'aide médicale urgente (SAMU)", "Le service d'aide médicale urgente (SAMU)"),
        ("L'Agence Régionale de Santé (ARS)", "L'Agence Régionale de Santé (ARS)"),
        ("Déclarer (OSE)", "Déclarer (OSE, opérateur de services essentiels)"),
        ("Le CERT-FR écrit", "Le CERT-FR (centre d'alerte de l'État) écrit"),
        ("Le CERT Santé", "Le CERT Santé (centre d'alerte)"),
        (
            "Le CERT Santé appelle le SAMU",
            "Le CERT Santé (centre d'alerte) appelle le SAMU (service d'aide médicale urgente)"
        ),
        ("Relire (CERT Haute-Marne Est)", "Relire (CERT Haute-Marne Est, centre d'alerte)"),
        ("Le SAMU À joindre", "Le SAMU (service d'aide médicale urgente) À joindre"),
        ("Le SAMU-ARS", "Le SAMU (service d'aide médicale urgente)-ARS (agence régionale de santé)"),
        ("Un Samur et un ars", "Un Samur et un ars"), ("Fiche ARS-2024-1", "Fiche ARS-2024-1"),
    ])
    func `the detail writes it out at its first use`(label: String, words: String) throws {
        #expect(try page(label).contains("== FIRST 1 [ ] N \(words) Chef · normal"))
    }

    @Test func `what page 1 abbreviates is listed right under it, and not written out again`() throws {
        let page = try page("Appeler le SAMU et l'ARS", short: "Appeler le SAMU")
        #expect(page.contains("== SIGLES DE LA PREMIÈRE PAGE - SAMU : service d'aide médicale urgente == FIRST"))
        #expect(page.contains("N Appeler le SAMU et l'ARS (agence régionale de santé) Chef"))
    }

    @Test func `a page without abbreviations has no list, and words of a feed are left as they are`() throws {
        let page = try page("Agir", title: "SAMU en panne")
        #expect(page.contains("SAMU en panne"))
        #expect(!page.contains("SIGLES"))
        #expect(!page.contains("aide médicale"))
    }
}
