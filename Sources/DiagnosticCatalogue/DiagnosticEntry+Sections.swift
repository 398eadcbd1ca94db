extension DiagnosticEntry {
    /// Sections, keys and the form of values.
    static let sections: [DiagnosticEntry] = [
        DiagnosticEntry(
            "unknown-key",
            fr: CodeExplanation(
                "Une clé n'existe pas à cet endroit : faute de frappe, ou clé d'ailleurs.",
                matters: """
                    Ignorée en silence, `impossible_fi` laisserait l'ordre d'isoler un respirateur qu'on ne peut pas débrancher. Rien
                    n'est donc ignoré.
                    """,
                remedy: "Corriger le nom (le plus proche est proposé), ou effacer la clé."),
            en: CodeExplanation(
                "A key doesn't exist at this place: it is mistyped, or belongs elsewhere.",
                matters: """
                    Ignored in silence, `impossible_fi` would leave the order to unplug a ventilator that can't be unplugged. So
                    nothing is ignored.
                    """,
                remedy: "Correct the name (the nearest one is proposed), or delete the key."),
            bad:
                "rules: [{id: grave, title: \"Grave\", when: {grave: true}, ⟦requier⟧: [], recommend: [{action: alerter}]}]",
            good: "rules: [{id: grave, title: \"Grave\", when: {grave: true}, recommend: [{action: alerter}]}]"),
        DiagnosticEntry(
            "misplaced-key",
            fr: CodeExplanation(
                "Une clé connue est à une place où elle ne change rien, ou contredit sa voisine.",
                matters: "On croit avoir donné un choix à faire ou une cible ; la page n'en montrerait rien.",
                remedy: "La mettre à sa place, ou l'effacer : l'aide dit ce qui lui manque à côté."),
            en: CodeExplanation(
                "A known key stands where it changes nothing, or contradicts the one beside it.",
                matters: "One believes that a choice or a target has been given; the page would show nothing of it.",
                remedy: "Move it to its place, or delete it: the help says what it lacks beside it."),
            bad: """
                actions:
                  couper:
                    {label: "Couper Internet", phase: alerte, role: directeur, priority: vital, ⟦options⟧: ["Tout", "Une partie"]}
                """,
            good: """
                actions:
                  couper:
                    label: "Couper Internet"
                    phase: alerte
                    role: directeur
                    priority: vital
                    kind: decide
                    options: ["Tout", "Une partie"]
                    criterion: "Cela s'étend, ou on ne sait pas : tout"
                """),
        DiagnosticEntry(
            "missing-key",
            fr: CodeExplanation(
                "Il manque une clé obligatoire.",
                matters:
                    "Une action sans rôle n'a personne pour la faire : à 3 heures du matin, elle ne serait pas faite.",
                remedy: "Ajouter la clé que l'aide nomme."),
            en: CodeExplanation(
                "A required key is missing.",
                matters: "An action without a role has nobody to do it: at 3 a.m. it would not be done.",
                remedy: "Add the key that the help names."),
            bad: "actions: {⟦couper⟧: {label: \"Couper Internet\", phase: alerte, priority: vital}}",
            good: "actions: {couper: {label: \"Couper Internet\", phase: alerte, role: directeur, priority: vital}}"),
        DiagnosticEntry(
            "missing-value",
            fr: CodeExplanation(
                "Une valeur est vide, `null` ou `~`.",
                matters:
                    "Une consigne vide s'imprime comme une ligne blanche : celui qui lit ne sait pas qu'il manque quelque chose.",
                remedy: "Écrire la valeur, ou retirer la clé ; pour tester l'ignorance, `known: false`."),
            en: CodeExplanation(
                "A value is empty, `null` or `~`.",
                matters:
                    "An empty instruction prints as a blank line: the reader can't know that something is missing.",
                remedy: "Write the value, or remove the key; to test for what nobody knows, use `known: false`."),
            bad: "roles: {cadre: {label: ⟦\" \"⟧}}",
            mended: "\"Cadre de garde\""),
        DiagnosticEntry(
            "missing-section", in: .wholePack,
            fr: CodeExplanation(
                "Il manque au pack une section sans laquelle il n'est pas un pack.",
                matters:
                    "C'est souvent un fichier resté sur un poste chiffré : sans lui, le pack ne donnerait qu'une part des ordres.",
                remedy: "Ajouter la section, ou retrouver le fichier qui la contient."),
            en: CodeExplanation(
                "The pack lacks a section without which it is no pack.",
                matters:
                    "Often a file was left on a machine that is now encrypted: without it the pack would give part of the orders.",
                remedy: "Add the section, or find the file that holds it."),
            bad: """
                ⟦p⟧ack: {id: nuit, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}
                priorities: [vital]
                phases: [alerte]
                roles: {directeur: {label: "Directeur de garde"}}
                clocks: {detected_at: {label: "la détection"}}
                facts: {id: {type: string}}
                actions: {alerter: {label: "Alerter", phase: alerte, role: directeur, priority: vital}}
                """,
            good: """
                pack: {id: nuit, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}
                priorities: [vital]
                phases: [alerte]
                roles: {directeur: {label: "Directeur de garde"}}
                clocks: {detected_at: {label: "la détection"}}
                facts: {id: {type: string}}
                actions: {alerter: {label: "Alerter", phase: alerte, role: directeur, priority: vital}}
                rules: [{id: alerte, title: "Alerte", require: [{action: alerter}]}]
                """),
        DiagnosticEntry(
            "split-section", in: .secondPack,
            fr: CodeExplanation(
                "Une section dont l'ordre compte est écrite à deux endroits.",
                matters:
                    "L'ordre des priorités décide des lignes de la page 1 : venu de deux fichiers, il dépendrait du hasard.",
                remedy: "L'écrire en entier à un seul endroit."),
            en: CodeExplanation(
                "A section whose order matters is written in two places.",
                matters:
                    "The order of priorities decides which lines are on page 1: from two files, it would depend on chance.",
                remedy: "Write it whole in one place."),
            bad: """
                pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: hopital, version: ">=1 <2"}}
                ⟦priorities⟧: [urgent]
                """,
            good: """
                pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: hopital, version: ">=1 <2"}}
                roles: {cadre: {label: "Cadre de garde"}}
                """),
        DiagnosticEntry(
            "wrong-shape",
            fr: CodeExplanation(
                "La valeur n'a pas la forme attendue : un texte pour une liste, une liste pour des clés…",
                matters: "Lue de force, une condition mal formée serait vraie ou fausse au hasard.",
                remedy: "L'écrire comme l'aide le montre, souvent avec `[…]` ou `{…}` autour."),
            en: CodeExplanation(
                "The value hasn't the form expected: a text for a list, a list for a mapping…",
                matters: "Read by force, a condition of the wrong form would be true or false by chance.",
                remedy: "Write it as the help shows, often with `[…]` or `{…}` around it."),
            bad: """
                actions:
                  couper: {label: "Couper", phase: alerte, role: directeur, priority: vital, steps: ⟦"Prévenir, puis couper"⟧}
                """,
            mended: "[\"Prévenir\", \"Couper\"]"),
        DiagnosticEntry(
            "empty-list",
            fr: CodeExplanation(
                "Une liste qui doit dire quelque chose est vide.",
                matters:
                    "« Aucun de ces types » ou « rien à faire » n'est jamais ce que l'auteur voulait : la règle ne servirait à rien.",
                remedy: "La remplir, ou retirer la clé."),
            en: CodeExplanation(
                "A list that must say something is empty.",
                matters:
                    "“None of these types” or “nothing to do” is never what the author meant: the rule would be of no use.",
                remedy: "Fill it, or remove the key."),
            bad: "rules: [{id: grave, title: \"Grave\", when: {type: {in: ⟦[]⟧}}, require: [{action: alerter}]}]",
            mended: "[compte]"),
    ]
}
