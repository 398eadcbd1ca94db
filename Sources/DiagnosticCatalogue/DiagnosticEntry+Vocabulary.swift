extension DiagnosticEntry {
    /// Names of the vocabulary that lead to nothing.
    static let vocabulary: [DiagnosticEntry] = [
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
            mended: "type-incident"),
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
            mended: "soins"),
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
            mended: "alerte"),
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
            mended: "vital"
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
            mended: "memoire-vive"),
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
