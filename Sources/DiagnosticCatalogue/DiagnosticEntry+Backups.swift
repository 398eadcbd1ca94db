extension DiagnosticEntry {
    /// What a profile can count on to restore, and in what time.
    static let backups: [DiagnosticEntry] = [
        DiagnosticEntry(
            "backup-not-declared", in: .profile,
            fr: CodeExplanation(
                "Une application hébergée ici n'a aucune sauvegarde déclarée.",
                matters: "Personne ne saurait, la nuit, s'il y a quelque chose à restaurer, ni où.",
                remedy: "Décrire `backups`, ou l'hébergement s'il est ailleurs (`hosting`)."),
            en: CodeExplanation(
                "An application hosted here has no backup declared.",
                matters: "At night nobody would know whether there is something to restore, nor where.",
                remedy: "Describe `backups`, or the hosting if it is elsewhere (`hosting`)."),
            bad: """
                applications:
                  - {id: ⟦dpi⟧, function: dpi}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "no-offline-copy", in: .profile,
            fr: CodeExplanation(
                "Aucune copie d'une application n'est hors ligne.",
                matters: "L'attaquant chiffre d'abord les sauvegardes en ligne : il ne resterait rien à restaurer.",
                remedy: "Tenir une copie débranchée, et l'écrire `offline: oui`."),
            en: CodeExplanation(
                "No copy of an application is offline.",
                matters: "Attackers encrypt online backups first: nothing would be left to restore.",
                remedy: "Keep an unplugged copy, and write `offline: oui`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    ⟦backups⟧:
                      - {type: image, offline: non, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "replication-only", in: .profile,
            fr: CodeExplanation(
                "Une application n'est que répliquée.",
                matters: "La réplique recopie le chiffrement en quelques secondes : ce n'est pas une sauvegarde.",
                remedy: "Ajouter une sauvegarde d'un autre type (`image`, `base`, `fichier`)."),
            en: CodeExplanation(
                "An application is only replicated.",
                matters: "The replica copies the encryption within seconds: it is no backup.",
                remedy: "Add a backup of another type (`image`, `base`, `fichier`)."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    ⟦backups⟧:
                      - {type: replication, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "restore-never-tested", in: .profile,
            fr: CodeExplanation(
                "Une restauration n'a jamais été essayée.",
                matters: """
                    Une sauvegarde jamais restaurée est un espoir ; le délai annoncé aux soignants serait inventé.
                    """,
                remedy: "L'essayer, et noter le jour dans `last_restore_test`."),
            en: CodeExplanation(
                "A restore was never tried.",
                matters: "A backup never restored is a hope; the time told to the wards would be made up.",
                remedy: "Try it, and note the day in `last_restore_test`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: ⟦jamais⟧}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "restore-test-too-old", in: .profile,
            fr: CodeExplanation(
                "Le dernier essai de restauration date de plus d'un an.",
                matters: "Volumes, versions et mots de passe ont changé : rien ne dit que cela marche encore.",
                remedy: "L'essayer de nouveau, et noter le jour."),
            en: CodeExplanation(
                "The last trial of a restore is more than a year old.",
                matters: "Volumes, versions and passwords have changed: nothing says that it still works.",
                remedy: "Try it again, and note the day."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: ⟦2025-06-01⟧}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "retention-too-short", in: .profile,
            fr: CodeExplanation(
                "Une copie est gardée moins de 60 jours.",
                matters: """
                    Un intrus reste souvent des semaines avant de chiffrer : toutes les copies gardées seraient déjà
                    atteintes.
                    """,
                remedy: "Garder au moins une copie plus longtemps."),
            en: CodeExplanation(
                "A copy is kept for less than 60 days.",
                matters: """
                    Intruders often stay for weeks before they encrypt: every copy kept would be reached already.
                    """,
                remedy: "Keep one copy at least for longer."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: ⟦30 j⟧, last_restore_test: 2026-10-01}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
        DiagnosticEntry(
            "key-inside-system", in: .profile,
            fr: CodeExplanation(
                "La clé d'une sauvegarde chiffrée est dans le système qu'elle doit sauver.",
                matters: "Le système chiffré emporterait la clé : les copies seraient intactes et illisibles.",
                remedy: "La tenir hors du système, au coffre : `encryption_key: hors-si`."),
            en: CodeExplanation(
                "The key of an encrypted backup lies in the system that it is to save.",
                matters: "The encrypted system would take the key along: copies intact, and unreadable.",
                remedy: "Keep it outside, in the safe: `encryption_key: hors-si`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01, encryption_key: ⟦dans-le-si⟧}
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01, encryption_key: hors-si}
                """),
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
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    measured_restore: 3 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
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
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 4 h
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01, restore_test_duration: 3 h}
                """),
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
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    dima: 48 h
                    declared_criticality: normale
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}
                """),
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
