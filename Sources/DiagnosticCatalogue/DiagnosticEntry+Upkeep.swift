extension DiagnosticEntry {
    /// What a pack lacks to be kept up, and what in it serves nothing.
    static let upkeep: [DiagnosticEntry] = [
        DiagnosticEntry(
            "split-domain", in: .meaning,
            fr: CodeExplanation(
                "Deux consignes d'une règle partagent les valeurs d'un seul fait, par leurs `if`.",
                matters: """
                    Quand ce fait est inconnu, aucune des deux ne vaut ; une table donne alors la plus exigeante.
                    """,
                remedy: "Écrire une seule consigne avec une table : `{by: …, cases: {…}}`."),
            en: CodeExplanation(
                "Two consequences of a rule share out the values of one fact by their `if`.",
                matters: "While the fact isn't known neither holds; a table then gives the most demanding.",
                remedy: "Write one consequence with a table: `{by: …, cases: {…}}`."),
            bad: """
                rules:
                  - id: isoler
                    title: "Isoler"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require:
                      - {action: noter, as: vite, if: {isolation_possible: true}, priority: vital}
                      - {action: ⟦noter⟧, as: sinon, if: {isolation_possible: false}, priority: normal}
                """,
            good: """
                rules:
                  - id: isoler
                    title: "Isoler"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require:
                      - {action: noter, priority: {by: isolation_possible, cases: {true: vital, false: normal}}}
                """),
        DiagnosticEntry(
            "older-than-in-rule", in: .meaning,
            fr: CodeExplanation(
                "Une règle demande une action à partir d'un certain âge d'un fait (`older_than`).",
                matters: "Avant cet âge, l'action n'est sur aucune page : personne ne peut la préparer.",
                remedy: "Demander l'action tout de suite, avec `start: {after: …, of: …}`."),
            en: CodeExplanation(
                "A rule asks for an action from a certain age of a fact on (`older_than`).",
                matters: "Before that age the action is on no page: nobody can prepare it.",
                remedy: "Ask for the action at once, with `start: {after: …, of: …}`."),
            bad: """
                rules:
                  - id: relance
                    title: "Relance"
                    source: "Retour d'expérience"
                    when: {⟦reported_at⟧: {older_than: 2 h}}
                    require: [{action: alerter}]
                """,
            good: """
                rules:
                  - id: relance
                    title: "Relance"
                    source: "Retour d'expérience"
                    when: {reported_at: {known: true}}
                    require: [{action: alerter, start: {after: 2 h, of: detected_at}}]
                """),
        DiagnosticEntry(
            "action-never-required", in: .meaning,
            fr: CodeExplanation(
                "Aucune règle ne demande ni n'interdit cette action.",
                matters: "Elle est écrite, relue, et ne sera sur aucune page.",
                remedy: "La nommer dans une règle, ou l'effacer."),
            en: CodeExplanation(
                "No rule asks for this action, nor forbids it.",
                matters: "It is written, reviewed, and will be on no page.",
                remedy: "Name it in a rule, or delete it."),
            bad: "actions: {⟦couper⟧: {label: \"Couper Internet\", phase: alerte, role: directeur, priority: vital}}",
            good: """
                actions: {couper: {label: "Couper Internet", phase: alerte, role: directeur, priority: vital}}
                rules:
                  - id: couper
                    title: "Couper"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: couper}]
                """),
        DiagnosticEntry(
            "fact-never-used", in: .meaning,
            fr: CodeExplanation(
                "Rien ne lit ce fait.",
                matters: "L'astreinte le cherche, le donne, et rien ne change sur la page : une minute perdue.",
                remedy: "Le lire dans une règle, ou l'effacer."),
            en: CodeExplanation(
                "Nothing reads this fact.",
                matters: "The person on call looks for it, tells it, and nothing changes on the page: a minute lost.",
                remedy: "Read it in a rule, or delete it."),
            bad: "facts: {⟦vpn_open⟧: {type: boolean}}",
            good: """
                facts: {vpn_open: {type: boolean}}
                rules:
                  - id: tunnel
                    title: "Tunnel"
                    source: "Retour d'expérience"
                    when: {vpn_open: true}
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "rule-without-test", in: .testedPack,
            fr: CodeExplanation(
                "Aucun test ne fait servir cette règle.",
                matters: "Le jour où quelqu'un la casse, rien ne le dira avant la nuit où elle manque.",
                remedy: "Écrire un test dont l'incident la remplit."),
            en: CodeExplanation(
                "No test has this rule ask for anything.",
                matters: """
                    On the day when somebody breaks it, nothing will say so before the night when it is missing.
                    """,
                remedy: "Write a test whose incident meets it."),
            bad: """
                rules:
                  - id: ⟦suite⟧
                    title: "Suite"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    require: [{action: alerter}]
                # exemple.test.yaml
                tests:
                  - name: "Cela s'étend"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, propagation: arretee}
                    expect: {}
                """,
            good: """
                rules:
                  - id: suite
                    title: "Suite"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    require: [{action: alerter}]
                # exemple.test.yaml
                tests:
                  - name: "Cela s'étend"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, propagation: en-cours}
                    expect: {}
                """),
        DiagnosticEntry(
            "rule-without-source", in: .meaning,
            fr: CodeExplanation(
                "Une règle ne nomme aucune source.",
                matters: "Personne ne pourra dire si elle vaut encore quand le texte ou la doctrine change.",
                remedy: "Ajouter `source:`, le document et l'endroit."),
            en: CodeExplanation(
                "A rule names no source.",
                matters: "Nobody can tell whether it still holds when the law or the doctrine changes.",
                remedy: "Add `source:`, the document and the place in it."),
            bad: """
                rules: [{id: ⟦suite⟧, title: "Suite", when: {propagation: en-cours}, require: [{action: alerter}]}]
                """,
            good: """
                rules:
                  - id: suite
                    title: "Suite"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "duty-review-overdue", in: .meaning,
            fr: CodeExplanation(
                "Le texte d'une obligation n'a pas été relu depuis plus d'un an.",
                matters: "Un délai ou un destinataire a pu changer : la déclaration partirait au mauvais endroit.",
                remedy: "Relire le texte, et écrire le jour dans `verified_on`."),
            en: CodeExplanation(
                "The text of a duty hasn't been read again for more than a year.",
                matters: "A deadline or an addressee may have changed: the declaration would go to the wrong place.",
                remedy: "Read the text again, and write the day in `verified_on`."),
            bad: """
                actions:
                  ⟦notifier⟧:
                    label: "Notifier"
                    phase: alerte
                    role: directeur
                    priority: normal
                    source: "Code de la santé publique"
                    duty: {to: samu, certainty: A, verified_on: 2025-01-15}
                rules:
                  - id: notifier
                    title: "Notifier"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: notifier}]
                """,
            good: """
                actions:
                  notifier:
                    label: "Notifier"
                    phase: alerte
                    role: directeur
                    priority: normal
                    source: "Code de la santé publique"
                    duty: {to: samu, certainty: A, verified_on: 2026-11-01}
                rules:
                  - id: notifier
                    title: "Notifier"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: notifier}]
                """),
    ]
}
