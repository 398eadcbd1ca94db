extension DiagnosticEntry {
    /// Values: numbers, dates, words of the vocabulary, tables.
    static let values: [DiagnosticEntry] = [
        DiagnosticEntry(
            "not-a-boolean",
            fr: CodeExplanation(
                "Une valeur qui doit être vraie ou fausse est autre chose, ou s'écrit `yes`, `no`, `on`, `off`.",
                matters:
                    "`no` est faux pour un lecteur de YAML et un texte pour un autre : l'isolement serait possible ou non selon l'outil.",
                remedy: "Écrire `true` ou `false`, `oui` ou `non`."),
            en: CodeExplanation(
                "A value that must be true or false is something else, or is written `yes`, `no`, `on`, `off`.",
                matters:
                    "`no` is false to one YAML reader and a text to another: isolation would be possible or not by the tool.",
                remedy: "Write `true` or `false`, `oui` or `non`."),
            bad: "rules: [{id: seul, title: \"Seul\", when: {isolation_possible: ⟦no⟧}, require: [{action: alerter}]}]",
            mended: "false"),
        DiagnosticEntry(
            "not-a-number",
            fr: CodeExplanation(
                "Une valeur qui doit être un nombre n'en est pas un, ou s'écrit `012`, `0x1F`, `1_000`.",
                matters: "`012` vaut 10 pour certains lecteurs de YAML : le seuil qui déclenche la coupure changerait.",
                remedy: "N'écrire que des chiffres, sans zéro devant : `12`."),
            en: CodeExplanation(
                "A value that must be a number isn't one, or is written `012`, `0x1F`, `1_000`.",
                matters: "`012` is 10 to some YAML readers: the threshold that starts the cut would change.",
                remedy: "Write decimal digits only, without a leading zero: `12`."),
            bad:
                "rules: [{id: large, title: \"Large\", when: {servers_hit: {at_least: ⟦012⟧}}, require: [{action: alerter}]}]",
            mended: "12"
        ),
        DiagnosticEntry(
            "not-a-duration",
            fr: CodeExplanation(
                "Une durée n'a pas d'unité claire : `1:30`, `1m`, `1 mois`.",
                matters:
                    "`1m` est une minute ou un mois : un ordre de couper à faire dans l'heure se lirait pour la fin du mois.",
                remedy: "Écrire les unités, de la plus grande à la plus petite : `1 h 30 min`, `3 j`."),
            en: CodeExplanation(
                "A duration has no clear unit: `1:30`, `1m`, `1 mois`.",
                matters:
                    "`1m` is a minute or a month: an order to cut within the hour would be read for the end of the month.",
                remedy: "Write the units, from the largest to the smallest: `1 h 30 min`, `3 j`."),
            bad: """
                rules:
                  - {id: grave, title: "Grave", when: {grave: true}, require: [{action: alerter, deadline: {within: ⟦1:30⟧}}]}
                """,
            mended: "90 min"),
        DiagnosticEntry(
            "not-a-date",
            fr: CodeExplanation(
                "Une date n'existe pas, ou n'est pas écrite `2026-11-23`.",
                matters:
                    "03/11 est le 3 novembre ou le 11 mars : la date d'une relecture juridique ne doit pas se deviner.",
                remedy: "L'écrire année, mois, jour : `2026-11-23`."),
            en: CodeExplanation(
                "A date doesn't exist, or isn't written `2026-11-23`.",
                matters: "03/11 is 3 November or 11 March: the date of a legal review is not to be guessed.",
                remedy: "Write it year, month, day: `2026-11-23`."),
            bad:
                "rules: [{id: grave, title: \"Grave\", reviewed: ⟦23/11/2026⟧, when: {grave: true}, require: [{action: alerter}]}]",
            mended: "2026-11-23"
        ),
        DiagnosticEntry(
            "not-a-datetime",
            fr: CodeExplanation(
                "Un instant n'est pas écrit avec sa date, son heure et son décalage.",
                matters:
                    "La nuit du changement d'heure, « 2 h 30 » arrive deux fois : une échéance de 72 h se tromperait d'une heure.",
                remedy: "L'écrire comme `2026-11-03T02:50:00+01:00`."),
            en: CodeExplanation(
                "An instant isn't written with its date, time and offset.",
                matters:
                    "In the night when clocks go back, 2:30 comes twice: a deadline of 72 hours would be an hour wrong.",
                remedy: "Write it as `2026-11-03T02:50:00+01:00`."),
            bad: """
                rules:
                  - {id: tard, title: "Tard", when: {reported_at: {after: ⟦"2026-10-25 02:30"⟧}}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - id: tard
                    title: "Tard"
                    when: {reported_at: {after: "2026-10-25T02:30:00+01:00"}}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "out-of-range",
            fr: CodeExplanation(
                "Un nombre sort de ce qui a un sens ici.",
                matters:
                    "« Toutes les 0 minutes » ou « effort 9 » ne veut rien dire : la page rappellerait sans fin, ou jamais.",
                remedy: "Rester entre les bornes que l'aide donne."),
            en: CodeExplanation(
                "A number is outside what makes sense here.",
                matters: "“Every 0 minutes” or “effort 9” means nothing: the page would remind without end, or never.",
                remedy: "Keep between the bounds that the help gives."),
            bad: "facts: {vpn_open: {type: boolean, question: \"Le VPN est-il ouvert ?\", effort: ⟦9⟧}}",
            mended: "2"),
        DiagnosticEntry(
            "reversed-bounds",
            fr: CodeExplanation(
                "Dans `between`, la première borne est au-dessus de la seconde.",
                matters:
                    "Aucun nombre n'est à la fois au-dessus de 9 et au-dessous de 2 : la règle ne servirait jamais.",
                remedy: "Échanger les deux bornes."),
            en: CodeExplanation(
                "In `between`, the first bound is above the second.",
                matters: "No number is both above 9 and below 2: the rule would never serve.",
                remedy: "Swap the two bounds."),
            bad: """
                rules:
                  - {id: large, title: "Large", when: {servers_hit: {between: [⟦9⟧, 2]}}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - {id: large, title: "Large", when: {servers_hit: {between: [2, 9]}}, require: [{action: alerter}]}
                """),
        DiagnosticEntry(
            "unknown-value",
            fr: CodeExplanation(
                "Une valeur n'est pas de celles que le vocabulaire déclare.",
                matters: "`chifrement` ne sera jamais égal à `chiffrement` : la règle dormirait pendant l'attaque.",
                remedy: "Écrire une des valeurs déclarées (la plus proche est proposée), ou la déclarer."),
            en: CodeExplanation(
                "A value is not one that the vocabulary declares.",
                matters: "`chifrement` will never equal `chiffrement`: the rule would sleep through the attack.",
                remedy: "Write one of the declared values (the nearest one is proposed), or declare it."),
            bad:
                "rules: [{id: virus, title: \"Virus\", when: {types: {contains: ⟦chifrement⟧}}, require: [{action: alerter}]}]",
            mended: "chiffrement"
        ),
        DiagnosticEntry(
            "test-on-unknown",
            fr: CodeExplanation(
                "Une condition compare à une valeur qui veut dire « on ne sait pas ».",
                matters: "Ne pas savoir n'est ni oui ni non ; comparée, l'ignorance cacherait une question à poser.",
                remedy: "Tester `known: false`, ou une vraie valeur."),
            en: CodeExplanation(
                "A condition compares with a value that means “not known”.",
                matters: "Not to know is neither yes nor no; compared, it would hide a question that should be asked.",
                remedy: "Test `known: false`, or a real value."),
            bad:
                "rules: [{id: doute, title: \"Doute\", when: {propagation: ⟦inconnue⟧}, require: [{action: alerter}]}]",
            mended: "{known: false}"
        ),
        DiagnosticEntry(
            "unknown-operator",
            fr: CodeExplanation(
                "L'opérateur n'existe pas, ou pas pour un fait de ce type.",
                matters: "Demander si une gravité « contient » un niveau n'a pas de réponse : la règle ne dirait rien.",
                remedy: "Prendre un opérateur de ce type de fait : l'aide les donne."),
            en: CodeExplanation(
                "The operator doesn't exist, or not for a fact of this type.",
                matters: "Whether a severity “contains” a level has no answer: the rule would say nothing.",
                remedy: "Take an operator of this type of fact: the help lists them."),
            bad:
                "rules: [{id: haut, title: \"Haut\", when: {severity: {⟦at_lest⟧: majeure}}, require: [{action: alerter}]}]",
            mended: "at_least"
        ),
        DiagnosticEntry(
            "wrong-fact-type",
            fr: CodeExplanation(
                "Un fait est employé là où il en faut un d'un autre type.",
                matters:
                    "Un nombre de serveurs n'est pas une heure : l'échéance partirait d'un instant qui n'existe pas.",
                remedy: "Nommer un fait du type attendu."),
            en: CodeExplanation(
                "A fact is used where one of another type is needed.",
                matters: "A number of servers is no time: the deadline would count from an instant that doesn't exist.",
                remedy: "Name a fact of the type expected."),
            bad:
                "rules: [{id: haut, title: \"Haut\", when: {servers_hit: {fact: ⟦severity⟧}}, require: [{action: alerter}]}]",
            good:
                "rules: [{id: haut, title: \"Haut\", when: {servers_hit: {at_least: 3}}, require: [{action: alerter}]}]"
        ),
    ]
}
