extension DiagnosticEntry {
    /// Texts of actions, and how many of what a pack may hold.
    static let actions: [DiagnosticEntry] = [
        DiagnosticEntry(
            "label-too-long",
            fr: CodeExplanation(
                "Un libellé dépasse la place qu'il a : 90 caractères, 45 pour `short`, 18 pour `short` d'un rôle.",
                matters: "Sur la page 1, la fin serait coupée : « Isoler les serveurs, sauf… », sans la suite.",
                remedy: "Le raccourcir ; mettre le détail dans `steps`."),
            en: CodeExplanation(
                "A label is longer than its room: 90 characters, 45 for `short`, 18 for the `short` of a role.",
                matters: "On page 1 its end would be cut: “Unplug the servers, except…”, and nothing after.",
                remedy: "Shorten it; put details into `steps`."),
            bad: """
                actions:
                  isoler-bloc:
                    label: "Isoler les postes du bloc opératoire"
                    short: ⟦"Isoler tous les postes des salles du bloc opératoire"⟧
                    phase: confinement
                    role: informatique
                    priority: vital
                """,
            good: """
                actions:
                  isoler-bloc:
                    label: "Isoler tous les postes des salles du bloc opératoire"
                    short: "Isoler les postes du bloc"
                    phase: confinement
                    role: informatique
                    priority: vital
                """),
        DiagnosticEntry(
            "missing-short",
            fr: CodeExplanation(
                "Un libellé de plus de 45 caractères n'a pas de forme courte.",
                matters: "La page 1 n'a de place que pour 45 caractères par ligne : il y serait coupé n'importe où.",
                remedy: "Ajouter `short`, 45 caractères au plus."),
            en: CodeExplanation(
                "A label of more than 45 characters has no short form.",
                matters: "Page 1 has room for 45 characters a line: it would be cut anywhere.",
                remedy: "Add `short`, of at most 45 characters."),
            bad: """
                actions:
                  isoler-bloc:
                    label: ⟦"Isoler tous les postes des salles du bloc opératoire"⟧
                    phase: confinement
                    role: informatique
                    priority: vital
                """,
            good: """
                actions:
                  isoler-bloc:
                    label: "Isoler tous les postes des salles du bloc opératoire"
                    short: "Isoler les postes du bloc"
                    phase: confinement
                    role: informatique
                    priority: vital
                """),
        DiagnosticEntry(
            "say-too-long",
            fr: CodeExplanation(
                "Ce qu'il faut dire au téléphone dépasse 40 mots.",
                matters:
                    "À la régulation, personne n'écoute plus d'un quart de minute : l'essentiel viendrait trop tard.",
                remedy: "Garder qui appelle, ce qui est arrêté et ce qu'on demande."),
            en: CodeExplanation(
                "What is to be said on the phone has more than 40 words.",
                matters:
                    "A dispatcher won't listen for more than a quarter of a minute: what matters would come too late.",
                remedy: "Keep who calls, what is down, and what is asked for."),
            bad: """
                actions:
                  detourner:
                    label: "Faire détourner les ambulances"
                    phase: alerte
                    role: directeur
                    priority: vital
                    say: ⟦"⟪41×mot ⟫"⟧
                """,
            good: """
                actions:
                  detourner:
                    label: "Faire détourner les ambulances"
                    phase: alerte
                    role: directeur
                    priority: vital
                    say: "Ici le directeur de garde. Notre informatique est arrêtée. Merci de détourner les urgences vitales."
                """),
        DiagnosticEntry(
            "too-few-options",
            fr: CodeExplanation(
                "Une décision n'offre pas au moins deux choix.",
                matters:
                    "Réveiller un directeur pour décider sans rien lui donner à choisir fait perdre du temps et sa confiance.",
                remedy: "Donner les choix, « ne rien faire » compris ; ou retirer `kind: decide`."),
            en: CodeExplanation(
                "A decision doesn't offer two choices at least.",
                matters: "To wake a director for a decision with nothing to choose wastes time, and trust.",
                remedy: "Give the choices, doing nothing included; or remove `kind: decide`."),
            bad: """
                actions:
                  couper:
                    label: "Décider de la coupure"
                    phase: alerte
                    role: directeur
                    priority: vital
                    kind: decide
                    criterion: "Cela s'étend : tout couper"
                    options: ⟦["Tout couper"]⟧
                """,
            mended: "[\"Tout couper\", \"Ne rien couper\"]"),
        DiagnosticEntry(
            "undo-on-irreversible",
            fr: CodeExplanation(
                "Une action irréversible dit comment revenir en arrière.",
                matters: "Après une fausse alerte, la page promettrait de défaire ce qui ne se défait pas.",
                remedy: "Effacer `undo`, ou `reversible: false` si l'on peut vraiment revenir."),
            en: CodeExplanation(
                "An irreversible action says how to go back.",
                matters: "After a false alarm, the page would promise to undo what can't be undone.",
                remedy: "Delete `undo`, or `reversible: false` if one can really go back."),
            bad: """
                actions:
                  effacer:
                    label: "Réinstaller les postes"
                    phase: confinement
                    role: informatique
                    priority: normal
                    reversible: false
                    ⟦undo⟧: "Remettre les postes comme avant"
                """,
            good: """
                actions:
                  effacer:
                    label: "Réinstaller les postes"
                    phase: confinement
                    role: informatique
                    priority: normal
                    reversible: false
                """),
        DiagnosticEntry(
            "too-many-leaves",
            fr: CodeExplanation(
                "Les conditions d'une règle font plus de 200 tests.",
                matters: "Personne ne relit une telle règle : une erreur y resterait jusqu'à la nuit de l'incident.",
                remedy: "La couper en plusieurs, ou nommer des parties en faits calculés (`derived`)."),
            en: CodeExplanation(
                "The conditions of a rule make more than 200 tests.",
                matters: "Nobody reads such a rule again: a mistake would stay in it until the night of the incident.",
                remedy: "Cut it into several, or name parts of it as `derived` facts."),
            bad: """
                rules:
                  - id: ⟦tous⟧
                    title: "Chaque nombre à part"
                    when: {any: [⟪200×{servers_hit: #}, ⟫{servers_hit: 201}]}
                    require: [{action: alerter}]
                """,
            good: """
                rules:
                  - id: tous
                    title: "Un nombre suffit"
                    when: {servers_hit: {between: [1, 201]}}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "too-many-rules",
            fr: CodeExplanation(
                "Le pack a plus de 20 000 règles.",
                matters: "C'est un fichier engendré par erreur plutôt qu'un travail d'équipe, et la page tarderait.",
                remedy: "Réunir les règles qui ne diffèrent que par une valeur : `in`, table ou `for_each`."),
            en: CodeExplanation(
                "The pack has more than 20,000 rules.",
                matters:
                    "It is a file generated by mistake rather than the work of a team, and the page would be late.",
                remedy: "Join rules that differ by one value only: `in`, a table or `for_each`."),
            bad: """
                rules:
                ⟪19997×  - {id: r#, title: "Serveur", when: {servers_hit: #}, require: [{action: alerter}]}
                ⟫  - ⟦{⟧id: r19998, title: "Serveur", when: {servers_hit: 19998}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - {id: serveurs, title: "Serveurs", when: {servers_hit: {at_least: 1}}, require: [{action: alerter}]}
                """),
        DiagnosticEntry(
            "too-many-mistakes",
            fr: CodeExplanation(
                "Plus de mille erreurs : la suite n'est pas montrée.",
                matters:
                    "Une seule cause en donne souvent mille, comme un fichier d'un autre outil mis à la place du pack.",
                remedy: "Corriger les premières, puis relancer."),
            en: CodeExplanation(
                "More than a thousand mistakes: the rest isn't shown.",
                matters:
                    "One cause often gives a thousand, such as a file of another tool put in the place of the pack.",
                remedy: "Correct the first ones, then run again."),
            bad: "⟪1000×cle#: 1\n⟫⟦cle1001⟧: 1\n",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
    ]
}
