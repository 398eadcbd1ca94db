extension DiagnosticEntry {
    /// How long a profile says that one may do without, and lose.
    static let outages: [DiagnosticEntry] = [
        DiagnosticEntry(
            "dima-under-restore", in: .profile,
            fr: CodeExplanation(
                "La restauration mesurée est plus longue que la durée d'interruption admise (DIMA).",
                matters: """
                    Le service croit tenir 4 heures sur papier ; il en faudra davantage, et il faut le préparer.
                    """,
                remedy: "Raccourcir la restauration, ou revoir la DIMA et la procédure dégradée."),
            en: CodeExplanation(
                "The restore that was measured is longer than the outage that is admitted (DIMA).",
                matters: "The ward believes in 4 hours on paper; it will take more, and that has to be prepared.",
                remedy: "Shorten the restore, or review the DIMA and the degraded procedure."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    measured_restore: ⟦9 h⟧
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """,
            mended: "3 h"),
        DiagnosticEntry(
            "dima-under-restore-test", in: .profile,
            fr: CodeExplanation(
                "L'essai de restauration a duré plus que l'interruption admise (DIMA).",
                matters: "Ce qui a pris 9 heures un jour calme n'en prendra pas 4 pendant la crise.",
                remedy: "Raccourcir la restauration, ou revoir la DIMA et la procédure dégradée."),
            en: CodeExplanation(
                "The trial of the restore took longer than the outage that is admitted (DIMA).",
                matters: "What took 9 hours on a quiet day won't take 4 in the crisis.",
                remedy: "Shorten the restore, or review the DIMA and the degraded procedure."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01, restore_test_duration: ⟦9 h⟧}
                """,
            mended: "3 h"),
        DiagnosticEntry(
            "pdma-under-frequency", in: .profile,
            fr: CodeExplanation(
                "Les copies sont plus espacées que la perte de données admise (PDMA).",
                matters: "On perdrait plus de prescriptions que ce que le service a dit pouvoir ressaisir.",
                remedy: "Copier plus souvent, ou revoir la PDMA avec le service."),
            en: CodeExplanation(
                "Copies are further apart than the loss of data that is admitted (PDMA).",
                matters: "More prescriptions would be lost than the ward said it could type again.",
                remedy: "Copy more often, or review the PDMA with the ward."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    pdma: ⟦1 h⟧
                    backups:
                      - {type: image, offline: oui, frequency: 24 h, retention: 90 j, last_restore_test: 2026-10-01}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    pdma: 1 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "criticality-unlike-dima", in: .profile,
            fr: CodeExplanation(
                "La criticité déclarée ne va pas avec la durée d'interruption admise (DIMA).",
                matters: """
                    Une application dite vitale qui peut manquer deux jours prendrait la place d'une autre dans la
                    reprise.
                    """,
                remedy: "Corriger l'une ou l'autre."),
            en: CodeExplanation(
                "The declared criticality doesn't go with the outage that is admitted (DIMA).",
                matters: """
                    An application called vital that may be missing for two days would take another's place in
                    recovery.
                    """,
                remedy: "Correct one or the other."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 48 h
                    declared_criticality: ⟦vitale⟧
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """,
            mended: "normale"),
        DiagnosticEntry(
            "service-dima-under-application", in: .profile,
            fr: CodeExplanation(
                "Un service admet moins d'interruption que l'application dont il dépend, et n'a pas de procédure.",
                matters: "Entre les deux durées, le service n'aurait ni application ni consigne sur papier.",
                remedy: "Écrire la procédure dégradée (`procedure`), ou accorder les deux durées."),
            en: CodeExplanation(
                "A ward admits less outage than the application that it depends on, and has no procedure.",
                matters: "Between the two, the ward would have neither application nor paper instructions.",
                remedy: "Write the degraded procedure (`procedure`), or bring the two together."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                services:
                  - {id: urgences, dima: ⟦2 h⟧, applications: [dpi]}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                services:
                  - {id: urgences, dima: 2 h, applications: [dpi], procedure: "PD-1"}
                """),
    ]
}
