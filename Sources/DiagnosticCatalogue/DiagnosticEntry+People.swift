extension DiagnosticEntry {
    /// Whom a profile has answer, and who decides.
    static let people: [DiagnosticEntry] = [
        DiagnosticEntry(
            "contact-without-card", in: .profile,
            fr: CodeExplanation(
                "Les règles font appeler quelqu'un dont le profil ne donne pas le numéro.",
                matters: """
                    Annuaire et messagerie sont chiffrés : le numéro qui n'est pas sur la page est à chercher dehors.
                    """,
                remedy: "Ajouter `{contact: …, fixed: …, verified_on: …}`."),
            en: CodeExplanation(
                "The rules have somebody called whose number the profile doesn't give.",
                matters: """
                    Directory and mail are encrypted: a number that isn't on the page has to be looked for outside.
                    """,
                remedy: "Add `{contact: …, fixed: …, verified_on: …}`."),
            bad: """
                ⟦contacts⟧:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
        DiagnosticEntry(
            "role-not-held", in: .profile,
            fr: CodeExplanation(
                "Personne ne tient un rôle sur lequel les règles comptent.",
                matters: "Ses consignes iraient au lecteur de la page, qui ne sait peut-être pas les faire.",
                remedy: "Ajouter un contact ou une astreinte partagée (`shared_duties`) pour ce rôle."),
            en: CodeExplanation(
                "Nobody holds a role that the rules count on.",
                matters: "Its instructions would go to the reader of the page, who may not know how to do them.",
                remedy: "Add a contact or a shared duty (`shared_duties`) for that role."),
            bad: """
                ⟦contacts⟧:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
        DiagnosticEntry(
            "role-without-phone", in: .profile,
            fr: CodeExplanation(
                "Quelqu'un tient un rôle et n'a pas de numéro de téléphone.",
                matters: "Réseau coupé, il ne reste que le téléphone : sans numéro, personne ne le réveille.",
                remedy: "Ajouter `mobile` ou `fixed` (ou `phone` dans une astreinte partagée)."),
            en: CodeExplanation(
                "Somebody holds a role and has no telephone number.",
                matters: "With the network down the telephone is what is left: without a number nobody wakes them.",
                remedy: "Add `mobile` or `fixed` (or `phone` in a shared duty)."),
            bad: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: ⟦informatique⟧, deputy: "M. B"}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
        DiagnosticEntry(
            "role-without-deputy", in: .profile,
            fr: CodeExplanation(
                "Un rôle n'a pas de suppléant.",
                matters: "Si le titulaire ne répond pas, la page n'a personne d'autre à proposer.",
                remedy: "Ajouter `deputy`, et `deputy_phone`."),
            en: CodeExplanation(
                "A role has no deputy.",
                matters: "If its holder doesn't answer, the page has nobody else to propose.",
                remedy: "Add `deputy`, and `deputy_phone`."),
            bad: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: ⟦informatique⟧, mobile: "06 39 98 00 02", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
        DiagnosticEntry(
            "number-not-verified", in: .profile,
            fr: CodeExplanation(
                "Un numéro ou un portail n'a pas été essayé depuis plus de six mois, ou jamais.",
                matters: "Un numéro changé se découvre à 3 heures du matin, quand il ne répond plus.",
                remedy: "L'appeler, puis noter le jour dans `verified_on`."),
            en: CodeExplanation(
                "A number or a portal hasn't been tried for more than six months, or ever.",
                matters: "That a number has changed is found out at 3 a.m., when nobody answers it.",
                remedy: "Ring it, then note the day in `verified_on`."),
            bad: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: ⟦2026-02-01⟧}
                """,
            mended: "2026-11-01"),
        DiagnosticEntry(
            "delegation-not-dated", in: .profile,
            fr: CodeExplanation(
                "Une délégation n'a pas de date.",
                matters: "La nuit, ce qui n'est ni écrit ni daté se conteste : on attendrait un accord pour couper.",
                remedy: "Ajouter `written_on`."),
            en: CodeExplanation(
                "A delegation has no date.",
                matters: "At night, what isn't written and dated is contested: people would wait for leave to cut.",
                remedy: "Add `written_on`."),
            bad: "delegations: [{action: ⟦isoler⟧, holder: directeur, deputy: informatique}]",
            good: "delegations: [{action: isoler, holder: directeur, deputy: informatique, written_on: 2026-01-15}]"),
        DiagnosticEntry(
            "delegation-without-deputy", in: .profile,
            fr: CodeExplanation(
                "Une délégation n'a pas de suppléant.",
                matters: "Si le délégataire est injoignable, plus personne n'a le droit de décider la coupure.",
                remedy: "Ajouter `deputy`."),
            en: CodeExplanation(
                "A delegation has no deputy.",
                matters: "If its holder can't be reached, nobody has the right to decide the cut any more.",
                remedy: "Add `deputy`."),
            bad: "delegations: [{action: ⟦isoler⟧, holder: directeur, written_on: 2026-01-15}]",
            good: "delegations: [{action: isoler, holder: directeur, deputy: informatique, written_on: 2026-01-15}]"),
        DiagnosticEntry(
            "other-version-validated", in: .profile,
            fr: CodeExplanation(
                "L'établissement a validé une autre version des règles que celle qui est là.",
                matters: """
                    La page porterait une validation qui n'est pas la sienne : une consigne a pu changer depuis.
                    """,
                remedy: "Faire relire et valider la version présente."),
            en: CodeExplanation(
                "The establishment has validated another version of the rules than the one that is here.",
                matters: "The page would bear a validation that isn't its own: an instruction may have changed since.",
                remedy: "Have the present version read and validated."),
            bad: "validation: {by: \"Mme A\", pack_version: ⟦0.9.0⟧, on: 2026-01-15}",
            mended: "1.0.0"),
        DiagnosticEntry(
            "profile-not-validated", in: .profile,
            fr: CodeExplanation(
                "Le profil ne dit pas qui, dans l'établissement, a validé les règles.",
                matters: """
                    Chaque page porte « NON VALIDÉ PAR L'ÉTABLISSEMENT » : la nuit, qui la lit hésite à couper.
                    """,
                remedy: "Faire lire les règles, puis ajouter `validation: {by: …, pack_version: …, on: …}`."),
            en: CodeExplanation(
                "The profile doesn't say who in the establishment has validated the rules.",
                matters: "Each page says that it isn't validated: at night, whoever reads it hesitates to cut.",
                remedy: "Have the rules read, then add `validation: {by: …, pack_version: …, on: …}`."),
            bad: "validation: ⟦inconnu⟧",
            mended: "{by: \"Mme A\", pack_version: 1.0.0, on: 2026-11-01}"),
        DiagnosticEntry(
            "profile-not-revised", in: .profile,
            fr: CodeExplanation(
                "Personne n'a relu le profil depuis plus d'un an.",
                matters:
                    "En un an, des personnes partent, des locaux et des machines changent : la page en dirait d'anciens.",
                remedy: "Le relire en entier, puis noter le jour dans `revised_on`."),
            en: CodeExplanation(
                "Nobody has gone through the profile for more than a year.",
                matters: "In a year people leave, rooms and machines change: the page would name former ones.",
                remedy: "Go through all of it, then note the day in `revised_on`."),
            bad: "revised_on: ⟦2025-11-01⟧", mended: "2026-11-01"),
        DiagnosticEntry(
            "left-to-fill", in: .profile,
            fr: CodeExplanation(
                "Une valeur du profil de départ n'a pas été remplie.",
                matters: "La page porterait « À REMPLIR » là où quelqu'un attend un nom ou un lieu.",
                remedy: "Écrire la valeur, ou `inconnu` si personne ne la sait."),
            en: CodeExplanation(
                "A value of the starting profile was never filled in.",
                matters: "The page would have the blank where somebody needs a name or a place.",
                remedy: "Write the value, or `inconnu` where nobody knows it."),
            bad: "establishment: {name: ⟦\"À REMPLIR\"⟧, finess: {legal: \"990000017\"}}",
            mended: "\"Hôpital inventé\""),
    ]
}
