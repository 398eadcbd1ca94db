extension DiagnosticEntry {
    /// What rules ask for, on what and by when.
    static let rules: [DiagnosticEntry] = [
        DiagnosticEntry(
            "missing-priority",
            fr: CodeExplanation(
                "Ni la règle ni l'action ne donne de priorité.",
                matters: "La page 1 se choisit par priorité : la consigne n'y aurait aucune place sûre.",
                remedy: "Ajouter `priority` à l'action, ou à cette consigne de la règle."),
            en: CodeExplanation(
                "Neither the rule nor the action gives a priority.",
                matters: "Page 1 is chosen by priority: the instruction would have no sure place on it.",
                remedy: "Add `priority` to the action, or to this consequence of the rule."),
            bad: "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: ⟦noter⟧}]}]",
            mended: "noter, priority: normal"
        ),
        DiagnosticEntry(
            "duplicate-action",
            fr: CodeExplanation(
                "Une règle demande, ou interdit, deux fois la même action.",
                matters: "Deux délais pour un seul geste : on ne saurait plus lequel une adaptation locale modifie.",
                remedy: "Réunir les deux par `any` dans `if`, ou nommer chacune par `as`."),
            en: CodeExplanation(
                "A rule asks for, or forbids, the same action twice.",
                matters: "Two deadlines for one gesture: nobody could tell which one an overlay changes.",
                remedy: "Join the two with `any` in `if`, or name each by `as`."),
            bad: """
                rules:
                  - id: grave
                    title: "Grave"
                    require:
                      - {action: alerter, if: {grave: true}}
                      - {action: ⟦alerter⟧, if: {propagation: en-cours}}
                """,
            good: """
                rules:
                  - id: grave
                    title: "Grave"
                    require:
                      - {action: alerter, if: {any: [{grave: true}, {propagation: en-cours}]}}
                """),
        DiagnosticEntry(
            "precaution-on-irreversible",
            fr: CodeExplanation(
                "Une action irréversible est demandée par précaution, sur un fait qu'on ne connaît pas.",
                matters:
                    "Éteindre un serveur « au cas où » efface la mémoire vive : rien d'irréversible ne se fait sur une ignorance.",
                remedy: "Laisser `ask` : la question passe en tête, et l'action attend la réponse."),
            en: CodeExplanation(
                "An irreversible action is required by precaution, on a fact that nobody knows.",
                matters:
                    "To switch a server off “in case” erases its memory: nothing irreversible is done on what isn't known.",
                remedy: "Leave `ask`: the question goes first, and the action waits for the answer."),
            bad: """
                rules:
                  - id: eteindre
                    title: "Éteindre ce qui ne s'isole pas"
                    when: {isolation_possible: false}
                    on_unknown: {precaution: [isolation_possible]}
                    require: [{action: ⟦eteindre⟧}]
                """,
            good: """
                rules:
                  - id: eteindre
                    title: "Éteindre ce qui ne s'isole pas"
                    when: {isolation_possible: false}
                    require: [{action: eteindre}]
                """),
        DiagnosticEntry(
            "precaution-unread",
            fr: CodeExplanation(
                "Une précaution nomme un fait que la condition ne lit pas, ou un fait calculé.",
                matters: "On croit l'action acquise tant qu'on ignore ce fait ; en réalité elle attendrait.",
                remedy: "Nommer les faits de base que la condition lit."),
            en: CodeExplanation(
                "A precaution names a fact that the condition doesn't read, or a derived one.",
                matters: "One believes that the action stands while the fact isn't known; in truth it would wait.",
                remedy: "Name the base facts that the condition reads."),
            bad: """
                rules:
                  - id: suite
                    title: "Cela s'étend"
                    when: {propagation: en-cours}
                    on_unknown: {precaution: [propagation, ⟦servers_hit⟧]}
                    require: [{action: isoler}]
                """,
            good: """
                rules:
                  - id: suite
                    title: "Cela s'étend"
                    when: {propagation: en-cours}
                    on_unknown: {precaution: [propagation]}
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "precaution-too-wide",
            fr: CodeExplanation(
                "Une précaution nomme tant de faits que trop de combinaisons seraient à essayer (plus de 4 096).",
                matters: "La page doit sortir en moins d'une seconde, même sur un vieux portable.",
                remedy: "Nommer moins de faits, ou en tester moins de valeurs."),
            en: CodeExplanation(
                "A precaution names so many facts that too many combinations would have to be tried (over 4,096).",
                matters: "The page must come in less than a second, on an old laptop too.",
                remedy: "Name fewer facts, or test fewer values of them."),
            bad: """
                facts: {⟪13×f#: {type: boolean}, ⟫f14: {type: boolean}}
                rules:
                  - id: ⟦tout⟧
                    title: "Tout est touché"
                    when: {⟪13×f#: true, ⟫f14: true}
                    on_unknown: {precaution: [⟪13×f#, ⟫f14]}
                    require: [{action: isoler}]
                """,
            good: """
                facts: {f1: {type: boolean}, f2: {type: boolean}}
                rules:
                  - id: tout
                    title: "Tout est touché"
                    when: {f1: true, f2: true}
                    on_unknown: {precaution: [f1, f2]}
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "deadline-without-clock",
            fr: CodeExplanation(
                "Une échéance légale ou de contrat ne dit pas de quelle horloge elle part.",
                matters: "72 heures de quoi ? De la détection ou de la connaissance, la date limite change d'un jour.",
                remedy: "Ajouter `of:` avec l'horloge que le texte nomme."),
            en: CodeExplanation(
                "A legal or contractual deadline doesn't say which clock it runs from.",
                matters: "72 hours from what? From detection or from knowledge, the last hour moves by a day.",
                remedy: "Add `of:` with the clock that the text names."),
            bad: """
                rules:
                  - id: fuite
                    title: "Fuite"
                    when: {type: compte}
                    require: [{action: noter, priority: vital, deadline: {within: 72 h, kind: ⟦legal⟧}}]
                """,
            good: """
                rules:
                  - id: fuite
                    title: "Fuite"
                    when: {type: compte}
                    require: [{action: noter, priority: vital, deadline: {within: 72 h, of: known_at, kind: legal}}]
                """),
    ]
}
