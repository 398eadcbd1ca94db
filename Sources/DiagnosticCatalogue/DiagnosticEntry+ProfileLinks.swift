extension DiagnosticEntry {
    /// What hangs together in a profile, and what each of its cards must say.
    static let profileLinks: [DiagnosticEntry] = [
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
            mended: "{id: labo, kind: soft}"),
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
            mended: "dpi"),
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
            mended: "nord"),
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
    ]
}
