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
            good:
                "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: noter, priority: normal}]}]"
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
        DiagnosticEntry(
            "record-fact-outside",
            fr: CodeExplanation(
                "Un fait d'une fiche (d'un service, d'une application) est lu hors de toute fiche.",
                matters: "« Le service est touché » : lequel ? Sans fiche, la règle ne pourrait jamais répondre.",
                remedy: "Écrire `some: {in: …, where: …}`, ou `for_each` pour une consigne par fiche."),
            en: CodeExplanation(
                "A fact of a record (of a ward, of an application) is read outside of any record.",
                matters: "“The ward is hit”: which one? Without a record the rule could never answer.",
                remedy: "Write `some: {in: …, where: …}`, or `for_each` for one instruction a record."),
            bad: """
                rules:
                  - {id: court, title: "DIMA courte", when: {⟦service.dima⟧: {at_most: 1 h}}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - id: court
                    title: "DIMA courte"
                    when: {some: {in: establishment.services, where: {service.dima: {at_most: 1 h}}}}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "value-without-rule",
            fr: CodeExplanation(
                "Le pack promet que chaque valeur est nommée par une règle, et l'une ne l'est pas.",
                matters: "Un type d'incident sans règle donne une page presque vide à celui qui en a le plus besoin.",
                remedy: "Écrire une règle qui la nomme, ou son parent avec un opérateur en `_a`."),
            en: CodeExplanation(
                "The pack promises that a rule names each value, and none names one of them.",
                matters: "A type of incident without a rule gives an almost empty page to whoever needs it most.",
                remedy: "Write a rule that names it, or its parent with an operator in `_a`."),
            bad: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: ⟦"chaque type"⟧, each: type-incident, named_by_rule: true}]
                """,
            good: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: "chaque type", each: type-incident, named_by_rule: true}]
                rules:
                  - {id: intrusion, title: "Intrusion", when: {types: {contains_a: compromission}}, require: [{action: isoler}]}
                """),
        DiagnosticEntry(
            "unsupported-construct",
            fr: CodeExplanation(
                "Cette version du programme ne sait pas lire cette tournure à cet endroit.",
                matters:
                    "Devinée, la condition pourrait être fausse : mieux vaut un refus aujourd'hui qu'un ordre manqué cette nuit-là.",
                remedy: "L'écrire autrement : l'aide le dit quand il y a un autre moyen."),
            en: CodeExplanation(
                "This version of the program can't read this construct at this place.",
                matters: "Guessed, the condition might be wrong: better refused today than an order missed that night.",
                remedy: "Write it in another way: the help says so where there is one."),
            bad: """
                rules:
                  - id: ⟦sans-repli⟧
                    title: "Application sans copie"
                    when: {some: {in: establishment.applications, where: {application.id: {fact: title}}}}
                    on_unknown: {precaution: [establishment.applications]}
                    require: [{action: alerter}]
                """,
            good: """
                rules:
                  - id: sans-repli
                    title: "Application sans copie"
                    when: {some: {in: establishment.applications, where: {application.id: {fact: title}}}}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "table-not-exhaustive",
            fr: CodeExplanation(
                "Une table ne prévoit pas toutes les valeurs du fait.",
                matters: "Le soir où la valeur oubliée arrive, l'action n'a ni priorité ni délai.",
                remedy: "Ajouter les cas que le message nomme, ou `otherwise`."),
            en: CodeExplanation(
                "A table doesn't provide for every value of the fact.",
                matters: "On the evening when the forgotten value comes, the action has neither priority nor deadline.",
                remedy: "Add the cases that the message names, or `otherwise`."),
            bad: """
                rules:
                  - id: noter
                    title: "Noter"
                    require:
                      - {action: noter, priority: {by: severity, ⟦cases⟧: {mineure: normal, majeure: vital}}}
                """,
            good: """
                rules:
                  - id: noter
                    title: "Noter"
                    require:
                      - {action: noter, priority: {by: severity, cases: {mineure: normal, moderee: normal, majeure: vital}}}
                """),
        DiagnosticEntry(
            "unreachable-case",
            fr: CodeExplanation(
                "Un cas d'une table ne servira jamais : ceux d'avant prennent tout.",
                matters: "Le délai court qu'on croit avoir prévu pour les cas graves ne serait jamais donné.",
                remedy: "Le remonter avant les autres, ou l'effacer."),
            en: CodeExplanation(
                "A case of a table will never serve: those before it take everything.",
                matters: "The short deadline that one believes to have set for grave cases would never be given.",
                remedy: "Move it before the others, or delete it."),
            bad: """
                rules:
                  - id: noter
                    title: "Noter"
                    require:
                      - action: noter
                        priority:
                          by: servers_hit
                          cases:
                            - {at_most: 50, use: normal}
                            - {at_most: ⟦10⟧, use: normal}
                            - {otherwise: vital}
                """,
            good: """
                rules:
                  - id: noter
                    title: "Noter"
                    require:
                      - action: noter
                        priority:
                          by: servers_hit
                          cases:
                            - {at_most: 50, use: normal}
                            - {otherwise: vital}
                """),
    ]
}
