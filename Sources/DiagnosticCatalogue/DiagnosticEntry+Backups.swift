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
            mended: "2026-10-01"),
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
            mended: "2026-10-01"),
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
            mended: "90 j"),
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
            mended: "hors-si"),
        DiagnosticEntry(
            "backup-older-than-test", in: .profile,
            fr: CodeExplanation(
                "La dernière sauvegarde réussie est plus ancienne que l'essai de sa restauration.",
                matters: """
                    Depuis l'essai, plus rien n'a été copié, ou personne ne l'a noté : ce qui reviendrait date d'avant.
                    """,
                remedy:
                    "Vérifier que la sauvegarde se fait encore, et noter le jour de la dernière dans `last_success`."),
            en: CodeExplanation(
                "The last backup that succeeded is older than the test of its restore.",
                matters: "Since the test nothing has been copied, or nobody noted it: what came back would be old.",
                remedy: "See that the backup is still made, and note the day of the last one in `last_success`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    backups:
                      - {type: image, offline: oui, frequency: 1 h, retention: 90 j, last_success: ⟦2026-09-30⟧, last_restore_test: 2026-10-01}
                """,
            mended: "2026-11-24"),
    ]
}
