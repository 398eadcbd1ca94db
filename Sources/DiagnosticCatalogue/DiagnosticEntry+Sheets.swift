extension DiagnosticEntry {
    /// Tables that go with a profile.
    static let sheets: [DiagnosticEntry] = [
        DiagnosticEntry(
            "missing-column", in: .callSheet,
            fr: CodeExplanation(
                "Une colonne manque dans la première ligne d'un tableau.",
                matters: "Sans elle, rien ne dit quel numéro a répondu, ni quand : le tableau n'est pas relu.",
                remedy: "Remettre les noms des colonnes tels que la feuille les donne, dans l'ordre voulu."),
            en: CodeExplanation(
                "A column is missing from the first row of a table.",
                matters: "Without it nothing says which number answered, or when: the table isn't read.",
                remedy: "Put back the names of the columns as the sheet gives them, in any order."),
            bad: """
                ⟦numéro⟧;répond (oui/non)
                06 39 98 00 01;oui
                """,
            good: """
                numéro;répond (oui/non);essayé le
                06 39 98 00 01;oui;2026-11-20
                """),
        DiagnosticEntry(
            "too-many-rows", in: .callSheet,
            fr: CodeExplanation(
                "Un tableau a plus de 5 000 lignes.",
                matters: "Aucun établissement n'a autant de numéros : le fichier n'est pas celui que l'on croit.",
                remedy: "Vérifier le fichier, et n'en garder que les lignes utiles."),
            en: CodeExplanation(
                "A table has more than 5,000 rows.",
                matters: "No establishment has as many numbers: the file isn't the one that it is taken for.",
                remedy: "Look at the file, and keep the rows that are of use."),
            bad: """
                numéro;répond (oui/non);essayé le
                ⟪4999×06 39 98 00 01;oui;2026-11-20
                ⟫⟦06 39 98 00 01⟧;oui;2026-11-20
                """,
            good: """
                numéro;répond (oui/non);essayé le
                06 39 98 00 01;oui;2026-11-20
                """),
        DiagnosticEntry(
            "unknown-number", in: .callSheet,
            fr: CodeExplanation(
                "La feuille porte un numéro que le profil n'a pas, ou n'a plus.",
                matters: "Noter un essai sous un autre numéro ferait passer pour bon celui que personne n'a appelé.",
                remedy: "Corriger le profil à la main, puis reprendre une feuille."),
            en: CodeExplanation(
                "The sheet has a number that the profile doesn't have, or has no longer.",
                matters: "A trial noted under another number would make one pass for good that nobody rang.",
                remedy: "Correct the profile by hand, then take a new sheet."),
            bad: """
                numéro;répond (oui/non);essayé le
                ⟦06 39 98 00 09⟧;oui;2026-11-20
                """,
            mended: "06 39 98 00 01"),
        DiagnosticEntry(
            "repeated-hour", in: .rota,
            fr: CodeExplanation(
                "Une garde commence ou finit à une heure que l'horloge montre deux fois.",
                matters: """
                    La nuit du passage à l'heure d'hiver, 02 h 30 existe deux fois : une heure pourrait rester à personne.
                    """,
                remedy: "Écrire l'heure avec son décalage, ou garder la lecture prudente : tôt au début, tard à la fin."
            ),
            en: CodeExplanation(
                "A turn begins or ends at a time that the clock shows twice.",
                matters: "The night the clock goes back, 02:30 comes twice: an hour could be left to nobody.",
                remedy: "Write the time with its offset, or keep the careful reading: early to begin, late to end."),
            bad: """
                rôle;début;fin;nom
                directeur;⟦2026-10-25 02:30⟧;2026-10-25 08:00;Mme A
                """,
            mended: "2026-10-25T02:30:00+01:00"),
    ]

    /// Whose turn it is.
    static let rota: [DiagnosticEntry] = [
        DiagnosticEntry(
            "rota-ended", in: .profile,
            fr: CodeExplanation(
                "Le tableau de garde d'un rôle est fini.",
                matters: "La page ne donne plus de nom pour ce rôle, seulement la fonction et son numéro.",
                remedy: "Importer le suivant : `astreinte profile rota`."),
            en: CodeExplanation(
                "The rota of a role has ended.",
                matters: "The page gives no name for that role any more, only the function and its number.",
                remedy: "Import the next one: `astreinte profile rota`."),
            bad: """
                rota:
                  - {role: directeur, from: "2026-11-01T20:00:00+01:00", to: ⟦"2026-11-02T08:00:00+01:00"⟧, name: "Mme A"}
                """,
            mended: "\"2026-12-01T08:00:00+01:00\""),
        DiagnosticEntry(
            "rota-overlap", in: .profile,
            fr: CodeExplanation(
                "Deux personnes sont de garde en même temps pour le même rôle.",
                matters: "La page appelle la première de la liste, qui dort peut-être à juste titre.",
                remedy: "Faire finir l'une quand l'autre commence."),
            en: CodeExplanation(
                "Two people are on duty at the same time for the same role.",
                matters: "The page calls the first that is listed, who may rightly be asleep.",
                remedy: "End the one where the other begins."),
            bad: """
                rota:
                  - {role: directeur, from: "2026-11-28T20:00:00+01:00", to: "2026-11-29T08:00:00+01:00", name: "Mme A"}
                  - {role: directeur, from: ⟦"2026-11-29T07:00:00+01:00"⟧, to: "2026-11-29T20:00:00+01:00", name: "M. B"}
                """,
            mended: "\"2026-11-29T08:00:00+01:00\""),
    ]
}
