extension DiagnosticEntry {
    /// Who hosts what, across the profiles of a folder.
    static let hosts: [DiagnosticEntry] = [
        DiagnosticEntry(
            "host-is-itself", in: .profile,
            fr: CodeExplanation(
                "Le profil dit qu'un autre établissement héberge une application, et donne son propre numéro.",
                matters: "Une panne chez le vrai hébergeur ne se verrait pas ici.",
                remedy: "Écrire le numéro de l'établissement qui héberge, ou effacer `host`."),
            en: CodeExplanation(
                "The profile says that another establishment hosts an application, and gives its own number.",
                matters: "An outage at the real host would not be seen here.",
                remedy: "Write the number of the establishment that hosts it, or delete `host`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    hosting: ght
                    host: {finess: ⟦"990000017"⟧}
                    backups: [{type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}]
                """,
            mended: "\"990000025\""),
        DiagnosticEntry(
            "host-not-declared", in: .profile,
            fr: CodeExplanation(
                "Une application est hébergée par le groupement, et rien ne dit par quel établissement.",
                matters: "Quand le support tombe, la page ne dirait pas que cette application est arrêtée ici.",
                remedy: "Ajouter `host: {finess: …, application: …}`, ou `host: inconnu`."),
            en: CodeExplanation(
                "An application is hosted by the group, and nothing says by which establishment.",
                matters: "When the support falls, the page would not say that this application is down here.",
                remedy: "Add `host: {finess: …, application: …}`, or `host: inconnu`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    hosting: ⟦ght⟧
                    backups: [{type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}]
                """,
            good: """
                applications:
                  - id: dpi
                    function: dpi
                    hosting: ght
                    host: {finess: "990000025"}
                    backups: [{type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}]
                """),
        DiagnosticEntry(
            "host-unlike-hosting", in: .profile,
            fr: CodeExplanation(
                "Une application est dite hébergée ici et par un autre établissement.",
                matters: "On ne saurait pas qui redémarre, ni chez qui regarder.",
                remedy: "Écrire `hosting: ght`, ou effacer `host`."),
            en: CodeExplanation(
                "An application is said to be hosted here and by another establishment.",
                matters: "Nobody could tell who starts it again, nor where to look.",
                remedy: "Write `hosting: ght`, or delete `host`."),
            bad: """
                applications:
                  - id: dpi
                    function: dpi
                    hosting: ⟦local⟧
                    host: {finess: "990000025"}
                    backups: [{type: image, offline: oui, frequency: 1 h, retention: 90 j, last_restore_test: 2026-10-01}]
                """,
            mended: "ght"),
        DiagnosticEntry(
            "unknown-host", in: .profiles,
            fr: CodeExplanation(
                "Aucun profil du dossier n'est celui de l'hébergeur nommé.",
                matters: "Sans son profil, tout ce qu'il héberge passe pour arrêté avec lui, ou rien ne se voit.",
                remedy: "Ajouter son profil au dossier, ou corriger le numéro FINESS."),
            en: CodeExplanation(
                "No profile of the folder is that of the host that is named.",
                matters: "Without its profile, all that it hosts is taken for stopped with it.",
                remedy: "Add its profile to the folder, or correct the FINESS number."),
            bad: "applications: [{id: dpi, function: dpi, hosting: ght, host: {finess: ⟦\"990000033\"⟧}}]",
            mended: "\"990000025\""),
        DiagnosticEntry(
            "unknown-host-application", in: .profiles,
            fr: CodeExplanation(
                "Le profil de l'hébergeur n'a pas l'application nommée.",
                matters: "Elle serait arrêtée là-bas sans que la page le dise ici.",
                remedy: "Nommer une de ses `applications`."),
            en: CodeExplanation(
                "The profile of the host lacks the application that is named.",
                matters: "It would be down there, and the page here would not say so.",
                remedy: "Name one of its `applications`."),
            bad: """
                applications: [{id: dpi, function: dpi, hosting: ght, host: {finess: "990000025", application: ⟦dosier⟧}}]
                """,
            mended: "dossier"),
    ]
}
