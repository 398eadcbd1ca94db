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
            good: "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: isoler}]}]"),
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
            good: """
                rules:
                  - id: grave
                    title: "Grave"
                    when: {grave: true}
                    require: [{action: declarer, deadline: {within: 72 h, of: known_at}}]
                """),
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
            good: "actions: {appeler: {label: \"Appeler\", phase: alerte, role: directeur, priority: vital, to: samu}}"),
        DiagnosticEntry(
            "unknown-enumeration",
            fr: CodeExplanation(
                "Une liste de valeurs nommée n'est pas déclarée.",
                matters: "Le fait n'aurait aucune valeur possible : tout ce que dit l'alerte serait inconnu.",
                remedy: "Corriger le nom, ou la déclarer dans `enumerations`."),
            en: CodeExplanation(
                "An enumeration that is named isn't declared.",
                matters: "The fact would have no possible value: whatever the alert says would be unknown.",
                remedy: "Correct the name, or declare it in `enumerations`."),
            bad: "facts: {first_type: {type: enum, of: ⟦types-incident⟧}}",
            good: "facts: {first_type: {type: enum, of: type-incident}}"),
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
            good: "rules: [{id: grave, title: \"Grave\", when: {propagation: en-cours}, require: [{action: isoler}]}]"),
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
            good: """
                rules:
                  - {id: compte, title: "Compte", group: endiguer, when: {type: compte}, require: [{action: isoler}]}
                  - {id: repli, title: "Repli", when: {no_rule: endiguer}, require: [{action: alerter}]}
                """),
        DiagnosticEntry(
            "unknown-interest",
            fr: CodeExplanation(
                "L'intérêt que sert une consigne n'est pas déclaré.",
                matters:
                    "Quand deux consignes s'opposent, l'ordre des intérêts tranche : sans rang, elle perdrait à tort.",
                remedy: "Nommer un intérêt de `interests`, ou l'y ajouter à son rang."),
            en: CodeExplanation(
                "The interest that an instruction serves isn't declared.",
                matters:
                    "Where two instructions clash, the order of interests decides: without a rank it would lose wrongly.",
                remedy: "Name an interest of `interests`, or add it there at its rank."),
            bad: """
                actions:
                  couper: {label: "Couper", phase: alerte, role: directeur, priority: vital, interest: ⟦soin⟧}
                """,
            good: """
                actions:
                  couper: {label: "Couper", phase: alerte, role: directeur, priority: vital, interest: soins}
                """),
        DiagnosticEntry(
            "unknown-phase",
            fr: CodeExplanation(
                "La phase d'une action n'est pas déclarée.",
                matters: "L'action n'aurait de place sous aucun titre de la page.",
                remedy: "Nommer une phase de `phases`."),
            en: CodeExplanation(
                "The phase of an action isn't declared.",
                matters: "The action would have no place under any heading of the page.",
                remedy: "Name a phase of `phases`."),
            bad: "actions: {couper: {label: \"Couper\", phase: ⟦alert⟧, role: directeur, priority: vital}}",
            good: "actions: {couper: {label: \"Couper\", phase: alerte, role: directeur, priority: vital}}"),
        DiagnosticEntry(
            "unknown-priority",
            fr: CodeExplanation(
                "Une priorité n'est pas de l'échelle du pack.",
                matters: "La page 1 n'a que neuf lignes : sans rang, une action vitale n'y serait pas.",
                remedy: "Nommer une priorité de `priorities`."),
            en: CodeExplanation(
                "A priority isn't on the scale of the pack.",
                matters: "Page 1 has nine lines only: without a rank, a vital action would not be there.",
                remedy: "Name a priority of `priorities`."),
            bad:
                "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: noter, priority: ⟦vitale⟧}]}]",
            good:
                "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: noter, priority: vital}]}]"
        ),
        DiagnosticEntry(
            "unknown-reference",
            fr: CodeExplanation(
                "Une référence citée n'est pas déclarée.",
                matters:
                    "L'auditeur cherchera quelle exigence la règle couvre : un nom qui ne mène nulle part ne prouve rien.",
                remedy: "Corriger le nom, ou l'ajouter à `references` avec sa source."),
            en: CodeExplanation(
                "A reference that is cited isn't declared.",
                matters:
                    "An auditor will ask which requirement the rule meets: a name that leads nowhere proves nothing.",
                remedy: "Correct the name, or add it to `references` with its source."),
            bad: """
                rules:
                  - {id: grave, title: "Grave", references: [⟦care/restore⟧], when: {grave: true}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - id: grave
                    title: "Grave"
                    references: [care/restauration]
                    when: {grave: true}
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "unknown-resource",
            fr: CodeExplanation(
                "Ce qu'une action détruit, ou dont elle a besoin, n'est pas déclaré.",
                matters:
                    "Éteindre un serveur efface sa mémoire vive : sans ce lien, la page ferait perdre la preuve avant la capture.",
                remedy: "Nommer une ressource de `resources`, ou l'y ajouter."),
            en: CodeExplanation(
                "What an action destroys or needs isn't declared.",
                matters:
                    "To switch a server off erases its memory: without this link the proof would be lost before it is captured.",
                remedy: "Name a resource of `resources`, or add it there."),
            bad: """
                resources: {memoire-vive: {label: "Contenu de la mémoire vive"}}
                actions:
                  capturer: {label: "Capturer", phase: alerte, role: informatique, priority: vital, needs: [⟦memoire⟧]}
                """,
            good: """
                resources: {memoire-vive: {label: "Contenu de la mémoire vive"}}
                actions:
                  capturer: {label: "Capturer", phase: alerte, role: informatique, priority: vital, needs: [memoire-vive]}
                """),
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
            good: "actions: {couper: {label: \"Couper\", phase: alerte, role: directeur, priority: vital}}"),
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
            good: """
                rules:
                  - id: ancienne
                    title: "Ancienne alerte"
                    status: deprecated
                    replaced_by: alerte
                    when: {grave: true}
                    recommend: [{action: alerter}]
                """),
        DiagnosticEntry(
            "unknown-abbreviation",
            fr: CodeExplanation(
                "Un sigle en capitales n'est pas au glossaire du pack.",
                matters: "Le cadre de nuit qui lit « EDR » ou « PRA » n'a personne à qui demander ce que c'est.",
                remedy: "L'ajouter à `glossary`, ou l'écrire en toutes lettres."),
            en: CodeExplanation(
                "An abbreviation in capitals isn't in the glossary of the pack.",
                matters: "The night manager who reads “EDR” or “PRA” has nobody to ask what it is.",
                remedy: "Add it to `glossary`, or write it out."),
            bad: """
                glossary: {ARS: {label: "agence régionale de santé"}}
                roles: {cadre: {label: ⟦"Correspondant de l'ARS et du SAMU"⟧}}
                """,
            good: """
                glossary: {ARS: {label: "agence régionale de santé"}, SAMU: {label: "service d'aide médicale urgente"}}
                roles: {cadre: {label: "Correspondant de l'ARS et du SAMU"}}
                """),
    ]
}
