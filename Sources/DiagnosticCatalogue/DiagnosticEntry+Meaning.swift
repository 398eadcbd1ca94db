extension DiagnosticEntry {
    /// What rules mean together, over every incident.
    static let meaning: [DiagnosticEntry] = [
        DiagnosticEntry(
            "condition-never-met", in: .meaning,
            fr: CodeExplanation(
                "Aucun incident ne remplit cette condition, quoi qu'on en sache.",
                matters: """
                    Ce qui en dépend ne sera jamais demandé : l'auteur croit les urgences protégées, et rien ne
                    viendra.
                    """,
                remedy: "Corriger la partie montrée, qui contredit les autres, ou l'effacer."),
            en: CodeExplanation(
                "No incident meets this condition, whatever is known of it.",
                matters: """
                    What hangs on it will never be asked for: the author believes the emergency ward covered, and
                    nothing will come.
                    """,
                remedy: "Correct the part that is shown, which contradicts the others, or delete it."),
            bad: """
                rules:
                  - id: suite
                    title: "Suite"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours, all: [{⟦propagation⟧: arretee}]}
                    require: [{action: isoler}]
                """,
            good: """
                rules:
                  - id: suite
                    title: "Suite"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours, all: [{isolation_possible: true}]}
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "rule-implied", in: .meaning,
            fr: CodeExplanation(
                """
                Une autre règle demande déjà tout ce que celle-ci demande, aussi fortement, chaque fois qu'elle
                sert.
                """,
                matters: """
                    Elle ne change aucune page ; corrigée seule, elle donnera l'illusion d'avoir changé la consigne.
                    """,
                remedy: "L'effacer, ou dire ce qu'elle ajoute."),
            en: CodeExplanation(
                "Another rule already asks for all that this one asks for, as strongly, whenever it holds.",
                matters: "It changes no page; corrected alone, it will seem to have changed the instruction.",
                remedy: "Delete it, or say what it adds."),
            bad: """
                rules:
                  - id: ⟦precis⟧
                    title: "Precis"
                    source: "Retour d'expérience"
                    when: {types: {contains: chiffrement}, propagation: en-cours}
                    require: [{action: isoler}]
                """,
            good: """
                rules:
                  - id: precis
                    title: "Precis"
                    source: "Retour d'expérience"
                    when: {types: {contains: compte}, propagation: en-cours}
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "unsettled-clash", in: .meaning,
            fr: CodeExplanation(
                "Un même incident demande une action et l'interdit, et rien ne dit lequel des deux l'emporte.",
                matters: "La page afficherait un arbitrage à un directeur réveillé, au lieu d'une consigne.",
                remedy: "Dire `until` ou `unless` dans l'interdiction, ou donner aux deux des intérêts différents."),
            en: CodeExplanation(
                "One incident asks for an action and forbids it, and nothing says which of the two holds.",
                matters: """
                    The page would show a director who was just woken a choice to settle rather than an instruction.
                    """,
                remedy: "Say `until` or `unless` on the ban, or give the two different interests."),
            bad: """
                rules:
                  - id: garder
                    title: "Garder"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    forbid: [{action: ⟦alerter⟧, because: "Attendre le constat.", interest: preuves}]
                """,
            good: """
                rules:
                  - id: garder
                    title: "Garder"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    forbid: [{action: alerter, because: "Attendre le constat.", interest: preuves, until: {done: noter}}]
                """),
        DiagnosticEntry(
            "promise-broken", in: .meaning,
            fr: CodeExplanation(
                "Un incident rompt une promesse de `must_cover`.",
                matters: "Ce que l'établissement croit garanti ne l'est pas : l'incident montré le prouve.",
                remedy: "Corriger une règle, ou promettre moins."),
            en: CodeExplanation(
                "Some incident breaks a promise of `must_cover`.",
                matters: "What the establishment believes certain isn't: the incident that is shown proves it.",
                remedy: "Mend a rule, or promise less."),
            bad: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  default_reader: directeur
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: ⟦"la régulation"⟧, when: {propagation: en-cours}, require: [alerter]}]
                """,
            good: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  default_reader: directeur
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: "la régulation", when: {grave: true}, require: [alerter]}]
                """),
        DiagnosticEntry(
            "not-decided", in: .meaning,
            fr: CodeExplanation(
                "Une question de sens n'a pu être ni prouvée, ni montrée sur un incident.",
                matters: "Ne rien dire passerait pour une preuve : ce qui n'est pas décidé reste à essayer à la main.",
                remedy: "Écrire un test pour ce qui compte."),
            en: CodeExplanation(
                "A question of meaning could be neither proved nor shown on an incident.",
                matters: "To say nothing would pass for a proof: what isn't decided remains to be tried by hand.",
                remedy: "Write a test for what matters."),
            bad: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  default_reader: directeur
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: ⟦"isoler ensuite"⟧, when: {done: alerter}, require: [isoler]}]
                """,
            good: """
                pack:
                  id: hopital
                  version: 1.0.0
                  language: fr
                  time_zero: detected_at
                  default_reader: directeur
                  bindings: {id: id, types: types, exercise: exercise}
                  must_cover: [{name: "isoler ensuite", when: {types: {contains: chiffrement}}, require: [isoler]}]
                """),
    ]
}
