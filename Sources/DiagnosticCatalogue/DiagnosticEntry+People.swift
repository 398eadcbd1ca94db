extension DiagnosticEntry {
    /// Whom a profile has answer, and what hangs together in it.
    static let people: [DiagnosticEntry] = [
        DiagnosticEntry(
            "dependency-cycle", in: .profile,
            fr: CodeExplanation(
                "Des applications dépendent les unes des autres en rond.",
                matters: "Aucune ne peut être rétablie la première : l'ordre de reprise imprimé n'existerait pas.",
                remedy: "Revoir le lien le moins fort et l'écrire `{id: …, kind: soft}`."),
            en: CodeExplanation(
                "Applications depend on one another in a circle.",
                matters: "None can be restored first: the printed order of recovery would not exist.",
                remedy: "Look again at the weaker link, and write it `{id: …, kind: soft}`."),
            bad: """
                applications:
                  - {id: dpi, function: dpi, hosting: saas, depends_on: [⟦labo⟧]}
                  - {id: labo, function: laboratoire, hosting: saas, depends_on: [dpi]}
                """,
            good: """
                applications:
                  - {id: dpi, function: dpi, hosting: saas, depends_on: [{id: labo, kind: soft}]}
                  - {id: labo, function: laboratoire, hosting: saas, depends_on: [dpi]}
                """),
        DiagnosticEntry(
            "missing-owner", in: .profile,
            fr: CodeExplanation(
                "Une fiche de contact n'est ni celle d'un rôle de la maison, ni celle d'un contact extérieur.",
                matters: "Le numéro existe, mais la page ne saurait pas à quelle consigne le joindre.",
                remedy: "Écrire `role` ou `contact`, l'un des deux."),
            en: CodeExplanation(
                "A contact card is neither that of a role of the house nor that of a contact outside.",
                matters: "The number exists, but the page could not tell which instruction it goes with.",
                remedy: "Write `role` or `contact`, one of the two."),
            bad: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                  - ⟦{⟧fixed: "01 99 00 00 20", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
        DiagnosticEntry(
            "unknown-application", in: .profile,
            fr: CodeExplanation(
                "Un service ou une application s'appuie sur une application que le profil ne décrit pas.",
                matters: "Le jour où elle tombe, la page ne dirait pas que ce service est touché.",
                remedy: "Corriger le nom, ou l'ajouter à `applications`."),
            en: CodeExplanation(
                "A ward or an application relies on an application that the profile doesn't describe.",
                matters: "On the day when it fails, the page would not say that this ward is hit.",
                remedy: "Correct the name, or add it to `applications`."),
            bad: """
                applications: [{id: dpi, function: dpi, hosting: saas}]
                services: [{id: urgences, applications: [⟦dip⟧]}]
                """,
            good: """
                applications: [{id: dpi, function: dpi, hosting: saas}]
                services: [{id: urgences, applications: [dpi]}]
                """),
        DiagnosticEntry(
            "unknown-site", in: .profile,
            fr: CodeExplanation(
                "Un service est sur un site que le profil ne décrit pas.",
                matters: "La consigne enverrait quelqu'un couper un réseau sans dire dans quel bâtiment.",
                remedy: "Corriger le nom, ou l'ajouter aux `sites` de `establishment`."),
            en: CodeExplanation(
                "A ward is on a site that the profile doesn't describe.",
                matters: "The instruction would send somebody to cut a network without saying in which building.",
                remedy: "Correct the name, or add it to the `sites` of `establishment`."),
            bad: """
                establishment: {name: "Hôpital inventé", finess: {legal: "990000017"}, sites: [{id: nord}]}
                services: [{id: urgences, site: ⟦nordd⟧}]
                """,
            good: """
                establishment: {name: "Hôpital inventé", finess: {legal: "990000017"}, sites: [{id: nord}]}
                services: [{id: urgences, site: nord}]
                """),
        DiagnosticEntry(
            "unreachable-contact", in: .profile,
            fr: CodeExplanation(
                "Une fiche de contact n'a ni numéro, ni portail, ni suppléant.",
                matters: """
                    « Appeler l'informaticien d'astreinte » sans numéro : la minute perdue est celle du chiffrement.
                    """,
                remedy: "Ajouter `mobile`, `fixed`, `portal` ou `deputy`."),
            en: CodeExplanation(
                "A contact card has no number, no portal and no deputy.",
                matters: """
                    “Ring the computer engineer on call” without a number: the minute lost is one of encryption.
                    """,
                remedy: "Add `mobile`, `fixed`, `portal` or `deputy`."),
            bad: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - ⟦{⟧role: informatique, name: "M. B"}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """,
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
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
            good: """
                contacts:
                  - {role: directeur, mobile: "06 39 98 00 01", deputy: "Mme A", verified_on: 2026-11-01}
                  - {role: informatique, mobile: "06 39 98 00 02", deputy: "M. B", verified_on: 2026-11-01}
                  - {contact: samu, fixed: "01 99 00 00 15", verified_on: 2026-11-01}
                """),
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
            good: "validation: {by: \"Mme A\", pack_version: 1.0.0, on: 2026-01-15}"),
    ]
}
