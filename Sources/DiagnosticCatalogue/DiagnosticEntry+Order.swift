extension DiagnosticEntry {
    /// What must come before what, over every incident.
    static let order: [DiagnosticEntry] = [
        DiagnosticEntry(
            "order-cycle", in: .meaning,
            fr: CodeExplanation(
                "Des actions s'attendent l'une l'autre, par une interdiction « pas avant » et par `after`.",
                matters: """
                    Sur certains incidents, aucune ne peut commencer : la page les met en arbitrage pendant que le mal
                    s'étend.
                    """,
                remedy: "Retirer l'une des attentes."),
            en: CodeExplanation(
                "Actions wait for one another, by a ban that says “not before” and by `after`.",
                matters: """
                    On some incidents none can begin: the page leaves them to be settled while the damage spreads.
                    """,
                remedy: "Remove one of the waits."),
            bad: """
                actions:
                  sauver:
                    label: "Sauvegarder les preuves"
                    phase: confinement
                    role: informatique
                    priority: normal
                    after: [alerter]
                rules:
                  - id: sauver
                    title: "Sauver"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: sauver}]
                  - id: attendre
                    title: "Attendre"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    forbid: [{action: ⟦alerter⟧, because: "Preuves.", interest: preuves, until: {done: sauver}}]
                """,
            good: """
                actions:
                  sauver:
                    label: "Sauvegarder les preuves"
                    phase: confinement
                    role: informatique
                    priority: normal
                rules:
                  - id: sauver
                    title: "Sauver"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: sauver}]
                  - id: attendre
                    title: "Attendre"
                    source: "Retour d'expérience"
                    when: {propagation: en-cours}
                    forbid: [{action: alerter, because: "Preuves.", interest: preuves, until: {done: sauver}}]
                """),
        DiagnosticEntry(
            "deadline-inversion", in: .meaning,
            fr: CodeExplanation(
                "Une action est due avant que ce qui doit la précéder puisse commencer.",
                matters: "L'échéance sera dépassée quoi qu'on fasse, et l'équipe de nuit cherchera sa faute.",
                remedy: "Laisser commencer la première plus tôt, ou donner plus de temps à l'autre."),
            en: CodeExplanation(
                "An action is due before what must be done first may start.",
                matters: """
                    The deadline will be missed whatever is done, and the night team will look for its own fault.
                    """,
                remedy: "Let the first start earlier, or give the other more time."),
            bad: """
                actions:
                  restaurer: {label: "Restaurer", phase: confinement, role: informatique, priority: normal, after: [noter]}
                rules:
                  - id: noter
                    title: "Noter"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: noter, priority: normal, start: {after: 4 h, of: detected_at}}]
                  - id: restaurer
                    title: "Restaurer"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: ⟦restaurer⟧, deadline: {within: 1 h, of: detected_at}}]
                """,
            good: """
                actions:
                  restaurer: {label: "Restaurer", phase: confinement, role: informatique, priority: normal, after: [noter]}
                rules:
                  - id: noter
                    title: "Noter"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: noter, priority: normal, start: {after: 4 h, of: detected_at}}]
                  - id: restaurer
                    title: "Restaurer"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: restaurer, deadline: {within: 8 h, of: detected_at}}]
                """),
        DiagnosticEntry(
            "never-waits-behind-another", in: .meaning,
            fr: CodeExplanation(
                "Une action d'une priorité qui n'attend jamais est derrière l'action d'un autre rôle, due plus tard.",
                matters: "Le directeur attendrait l'informaticien pour prévenir le SAMU.",
                remedy: "En faire un `prefer_after`, ou confier les deux au même rôle."),
            en: CodeExplanation(
                "An action of a priority that never waits stands behind that of another role, due later.",
                matters: "The director would wait for the computer engineer before telling the emergency dispatchers.",
                remedy: "Make it `prefer_after`, or give both to one role."),
            bad: """
                priorities:
                  vital: {label: "VITAL", never_waits: true}
                  normal: {label: "normal"}
                actions:
                  relever: {label: "Relever les traces", phase: alerte, role: informatique, priority: normal}
                  prevenir:
                    label: "Prévenir la régulation"
                    phase: alerte
                    role: directeur
                    priority: vital
                    deadline: {within: 1 h}
                    after: [relever]
                rules:
                  - id: prevenir
                    title: "Prevenir"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: ⟦prevenir⟧}]
                  - id: relever
                    title: "Relever"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: relever, deadline: {within: 2 h}}]
                """,
            good: """
                priorities:
                  vital: {label: "VITAL", never_waits: true}
                  normal: {label: "normal"}
                actions:
                  relever: {label: "Relever les traces", phase: alerte, role: informatique, priority: normal}
                  prevenir:
                    label: "Prévenir la régulation"
                    phase: alerte
                    role: directeur
                    priority: vital
                    deadline: {within: 1 h}
                    prefer_after: [relever]
                rules:
                  - id: prevenir
                    title: "Prevenir"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: prevenir}]
                  - id: relever
                    title: "Relever"
                    source: "Retour d'expérience"
                    when: {grave: true}
                    require: [{action: relever, deadline: {within: 2 h}}]
                """),
    ]
}
