extension DiagnosticEntry {
    /// What may be wrong in an exercise.
    static let exercises: [DiagnosticEntry] = [
        DiagnosticEntry(
            "no-exercise", in: .exercise,
            fr: CodeExplanation(
                "L'exercice donne un incident qui n'en est pas un, ou le pack ne sait pas ce qu'est un exercice.",
                matters: """
                    Un vrai appel au SAMU partirait d'un exercice : la mention EXERCICE doit être sur chaque page.
                    """,
                remedy: "Retirer la ligne ; ou lier `exercise` dans `bindings` du pack."),
            en: CodeExplanation(
                "The exercise gives an incident that isn't one, or the pack doesn't know what an exercise is.",
                matters: "A real call would come of an exercise: each page must say that it is one.",
                remedy: "Leave the line out; or bind `exercise` in the `bindings` of the pack."),
            bad: """
                exercise:
                  given: {id: EXO-1, exercise: ⟦false⟧, type: chiffrement, detected_at: "2026-11-29T19:50:00+01:00"}
                """,
            good: """
                exercise:
                  given: {id: EXO-1, type: chiffrement, detected_at: "2026-11-29T19:50:00+01:00"}
                """),
        DiagnosticEntry(
            "no-incident", in: .exercise,
            fr: CodeExplanation(
                "Ce que l'exercice donne ne fait pas un incident lisible.",
                matters: "Rien ne partirait à l'heure du début, devant toute la cellule de crise.",
                remedy: "Corriger `given` : au moins un `id`, court et sans caractère de commande."),
            en: CodeExplanation(
                "What the exercise gives makes no incident that can be read.",
                matters: "Nothing would start at the hour, in front of the whole crisis cell.",
                remedy: "Correct `given`: an `id` at least, short and without control characters."),
            bad: """
                exercise:
                  given: ⟦{⟧id: "", type: chiffrement}
                """,
            good: """
                exercise:
                  given: {id: EXO-1, type: chiffrement}
                """),
        DiagnosticEntry(
            "outside-exercise", in: .exercise,
            fr: CodeExplanation(
                "Un inject arrive avant le début ou après la fin de l'exercice.",
                matters: "Les joueurs seraient rentrés chez eux quand il tombe.",
                remedy: "Changer son heure, ou celle du début ou de la fin."),
            en: CodeExplanation(
                "An inject arrives before the exercise begins or after it ends.",
                matters: "The players would have gone home when it comes.",
                remedy: "Change its time, or that of the start or the end."),
            bad: """
                exercise:
                  injects:
                    - {at: ⟦"2026-11-29T23:10:00+01:00"⟧, from: "Urgences", channel: telephone, text: "Les écrans sont noirs."}
                """,
            mended: "\"2026-11-29T20:10:00+01:00\""),
        DiagnosticEntry(
            "out-of-order", in: .exercise,
            fr: CodeExplanation(
                "Un inject est écrit après un autre qui arrive plus tard, ou l'exercice finit avant de commencer.",
                matters: "L'animateur lit sa feuille de haut en bas : il donnerait l'information trop tard.",
                remedy: "Écrire les injects dans l'ordre des heures."),
            en: CodeExplanation(
                "An inject is written after another that arrives later, or the exercise ends before it begins.",
                matters: "The animator reads the sheet from top to bottom: the news would be given too late.",
                remedy: "Write the injects in the order of time."),
            bad: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs."}
                    - {at: ⟦"2026-11-29T20:05:00+01:00"⟧, from: "SAMU", channel: telephone, text: "Que dérouter ?"}
                """,
            mended: "\"2026-11-29T20:15:00+01:00\""),
        DiagnosticEntry(
            "no-player", in: .exercise,
            fr: CodeExplanation(
                "Un inject s'adresse à un rôle que personne ne joue.",
                matters: "L'information ne serait donnée à personne, et l'objectif ne serait pas essayé.",
                remedy: "Ajouter le rôle à `players`, ou changer le destinataire."),
            en: CodeExplanation(
                "An inject is for a role that nobody plays.",
                matters: "The news would be given to nobody, and the objective would not be tried.",
                remedy: "Add the role to `players`, or change the addressee."),
            bad: """
                exercise:
                  players: [directeur]
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", to: [⟦informatique⟧]}
                """,
            good: """
                exercise:
                  players: [directeur, informatique]
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", to: [informatique]}
                """),
        DiagnosticEntry(
            "no-fact", in: .exercise,
            fr: CodeExplanation(
                "`how` dit comment un fait est connu, et l'inject n'en donne aucun.",
                matters: "Un « vu » sans fait ne change rien à la page, alors que l'animateur croit avoir informé.",
                remedy: "Donner les faits (`given`), ou retirer `how`."),
            en: CodeExplanation(
                "`how` says how a fact is known, and the inject gives none.",
                matters: """
                    A “seen” without a fact changes nothing on the page, though the animator believes to have told.
                    """,
                remedy: "Give the facts (`given`), or remove `how`."),
            bad: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", how: ⟦dit⟧}
                """,
            good: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", given: {propagation: en-cours}, how: dit}
                """),
        DiagnosticEntry(
            "never-learnt", in: .exercise,
            fr: CodeExplanation(
                "Un inject retire un fait qu'aucun autre n'a dit avant lui.",
                matters: "Démentir une rumeur que personne n'a entendue n'apprend rien aux joueurs.",
                remedy: "Le dire d'abord ; ce que l'alerte donne au départ se corrige par `given`."),
            en: CodeExplanation(
                "An inject withdraws a fact that none before has told.",
                matters: "To deny a rumour that nobody has heard teaches the players nothing.",
                remedy: "Tell it first; what the alert gives at the start is corrected with `given`."),
            bad: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", withdraw: [⟦propagation⟧]}
                """,
            good: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", given: {propagation: en-cours}}
                    - {at: "2026-11-29T20:20:00+01:00", from: "DSI", channel: telephone, text: "Non.", withdraw: [propagation]}
                """),
        DiagnosticEntry(
            "never-expected", in: .exercise,
            fr: CodeExplanation(
                "Une action attendue n'est demandée à aucun moment de l'exercice.",
                matters: "Les observateurs noteraient un manque que personne ne pouvait éviter.",
                remedy: "Donner les faits qui la demandent, ou la retirer de `expected`."),
            en: CodeExplanation(
                "An action that is expected is asked for at no moment of the exercise.",
                matters: "Observers would note a lack that nobody could avoid.",
                remedy: "Give the facts that call for it, or take it out of `expected`."),
            bad: """
                exercise:
                  expected: [⟦alerter⟧]
                """,
            mended: "isoler"),
        DiagnosticEntry(
            "unknown-channel", in: .exercise,
            fr: CodeExplanation(
                "Le moyen par lequel un inject arrive n'existe pas.",
                matters: "L'animateur ne saurait pas s'il doit appeler ou entrer dans la salle.",
                remedy: "Écrire un des moyens connus (le plus proche est proposé)."),
            en: CodeExplanation(
                "The way in which an inject arrives doesn't exist.",
                matters: "The animator could not tell whether to ring or to walk into the room.",
                remedy: "Write one of the known ways (the nearest one is proposed)."),
            bad: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: ⟦telefone⟧, text: "Les écrans sont noirs."}
                """,
            mended: "telephone"),
        DiagnosticEntry(
            "unknown-manner", in: .exercise,
            fr: CodeExplanation(
                "`how` n'est ni `vu`, ni `dit`, ni `supposé`.",
                matters: "Une rumeur passerait pour un constat : la page ne dirait pas de la vérifier.",
                remedy: "Écrire l'un des trois."),
            en: CodeExplanation(
                "`how` is neither `vu`, nor `dit`, nor `supposé`.",
                matters: "A rumour would pass for something seen: the page would not say to check it.",
                remedy: "Write one of the three."),
            bad: """
                exercise:
                  injects:
                    - {at: "2026-11-29T20:10:00+01:00", from: "Urgences", channel: telephone, text: "Les écrans sont noirs.", given: {propagation: en-cours}, how: ⟦lu⟧}
                """,
            mended: "vu"),
        DiagnosticEntry(
            "unknown-record", in: .exercise,
            fr: CodeExplanation(
                "Un service, une application ou un lieu nommé n'est pas dans le profil de l'établissement.",
                matters: """
                    L'exercice toucherait un service qui n'existe pas, et ceux qui existent joueraient sans lui.
                    """,
                remedy: "Corriger le nom, ou l'ajouter au profil."),
            en: CodeExplanation(
                "A ward, an application or a place that is named isn't in the profile of the establishment.",
                matters: "The exercise would hit a ward that doesn't exist, and the real ones would play without it.",
                remedy: "Correct the name, or add it to the profile."),
            bad: """
                exercise:
                  profile: ch.yaml
                  perimeter: {care: [⟦urgence⟧]}
                """,
            mended: "urgences"),
    ]
}
