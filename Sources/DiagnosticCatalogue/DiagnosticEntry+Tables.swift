extension DiagnosticEntry {
    /// Tables, and facts of records.
    static let tables: [DiagnosticEntry] = [
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
