extension DiagnosticEntry {
    /// Names that lead to nothing.
    static let names: [DiagnosticEntry] = [
        DiagnosticEntry(
            "unknown-action",
            fr: CodeExplanation(
                "Une action nommée n'existe pas dans le pack.",
                matters: "La consigne ne serait sur aucune page, et personne ne s'apercevrait qu'elle manque.",
                remedy: "Corriger le nom, ou décrire l'action dans `actions`."),
            en: CodeExplanation(
                "An action that is named doesn't exist in the pack.",
                matters: "The instruction would be on no page, and nobody would notice that it is missing.",
                remedy: "Correct the name, or describe the action in `actions`."),
            bad: "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: ⟦isolre⟧}]}]",
            mended: "isoler"),
        DiagnosticEntry(
            "unknown-clock",
            fr: CodeExplanation(
                "L'horloge d'une échéance n'est pas déclarée.",
                matters:
                    "Les 72 heures de la déclaration partent de la connaissance de la violation, pas d'un instant inconnu.",
                remedy: "Nommer une horloge de `clocks`, ou y ajouter celle-ci."),
            en: CodeExplanation(
                "The clock of a deadline isn't declared.",
                matters:
                    "The 72 hours of a declaration run from when the breach was known, not from an unknown instant.",
                remedy: "Name a clock of `clocks`, or add this one there."),
            bad: """
                rules:
                  - id: grave
                    title: "Grave"
                    when: {grave: true}
                    require: [{action: declarer, deadline: {within: 72 h, of: ⟦reported_at⟧}}]
                """,
            mended: "known_at"),
        DiagnosticEntry(
            "unknown-contact",
            fr: CodeExplanation(
                "Une action s'adresse à quelqu'un qui n'est ni un contact ni un rôle du pack.",
                matters: "La page dirait d'appeler, sans numéro : c'est la minute qu'on n'a pas.",
                remedy: "Corriger le nom, ou l'ajouter à `contacts`."),
            en: CodeExplanation(
                "An action is for somebody who is neither a contact nor a role of the pack.",
                matters: "The page would say to call, without a number: that is the minute that nobody has.",
                remedy: "Correct the name, or add it to `contacts`."),
            bad:
                "actions: {appeler: {label: \"Appeler\", phase: alerte, role: directeur, priority: vital, to: ⟦samuu⟧}}",
            mended: "samu"),
        DiagnosticEntry(
            "unknown-fact",
            fr: CodeExplanation(
                "Un fait nommé n'est pas déclaré.",
                matters:
                    "Un fait que personne ne peut donner reste inconnu à jamais : l'ordre resterait en attente toute la nuit.",
                remedy: "Corriger le nom (le plus proche est proposé), ou déclarer le fait."),
            en: CodeExplanation(
                "A fact that is named isn't declared.",
                matters: "A fact that nobody can give stays unknown for ever: the order would wait all night.",
                remedy: "Correct the name (the nearest one is proposed), or declare the fact."),
            bad: "rules: [{id: grave, title: \"Grave\", when: {⟦propagaton⟧: en-cours}, require: [{action: isoler}]}]",
            mended: "propagation"),
        DiagnosticEntry(
            "unknown-group",
            fr: CodeExplanation(
                "`no_rule` nomme un groupe dont aucune règle ne fait partie.",
                matters: "La règle de repli servirait toujours, même quand une règle précise s'applique.",
                remedy: "Corriger le nom, ou mettre `group` sur les règles voulues."),
            en: CodeExplanation(
                "`no_rule` names a group that no rule belongs to.",
                matters: "The fall-back rule would always serve, even where a precise rule applies.",
                remedy: "Correct the name, or put `group` on the rules that are meant."),
            bad: """
                rules:
                  - {id: compte, title: "Compte", group: endiguer, when: {type: compte}, require: [{action: isoler}]}
                  - {id: repli, title: "Repli", when: {no_rule: ⟦endigue⟧}, require: [{action: alerter}]}
                """,
            mended: "endiguer"),
        DiagnosticEntry(
            "unknown-role",
            fr: CodeExplanation(
                "Un rôle n'est pas déclaré.",
                matters: "L'action ne serait sur la page de personne.",
                remedy: "Corriger le nom, ou déclarer le rôle dans `roles`."),
            en: CodeExplanation(
                "A role isn't declared.",
                matters: "The action would be on nobody's page.",
                remedy: "Correct the name, or declare the role in `roles`."),
            bad: "actions: {couper: {label: \"Couper\", phase: alerte, role: ⟦directuer⟧, priority: vital}}",
            mended: "directeur"),
        DiagnosticEntry(
            "unknown-rule",
            fr: CodeExplanation(
                "Une règle nommée n'existe pas, ou se nomme elle-même.",
                matters:
                    "Une règle remplacée doit dire par laquelle : sinon personne ne sait si la consigne tient toujours.",
                remedy: "Corriger le nom."),
            en: CodeExplanation(
                "A rule that is named doesn't exist, or is the rule itself.",
                matters:
                    "A rule that is replaced must say by which: else nobody knows whether the instruction still holds.",
                remedy: "Correct the name."),
            bad: """
                rules:
                  - id: ancienne
                    title: "Ancienne alerte"
                    status: deprecated
                    replaced_by: ⟦alert⟧
                    when: {grave: true}
                    recommend: [{action: alerter}]
                """,
            mended: "alerte"),
    ]
}
