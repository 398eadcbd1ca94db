extension DiagnosticEntry {
    /// What leads back to itself.
    static let circles: [DiagnosticEntry] = [
        DiagnosticEntry(
            "fact-cycle",
            fr: CodeExplanation(
                "Des faits dépendent les uns des autres en rond.",
                matters:
                    "Pour savoir l'un il faudrait déjà savoir l'autre : aucun des deux ne serait jamais connu ni demandé.",
                remedy: "Retirer l'un d'eux du `when` ou du `asked_if` qui le nomme."),
            en: CodeExplanation(
                "Facts depend on one another in a circle.",
                matters: "To know one, the other would have to be known already: neither would ever be known or asked.",
                remedy: "Remove one of them from the `when` or `asked_if` that names it."),
            bad: """
                derived:
                  perdu: {when: {arrete: true}}
                  ⟦arrete⟧: {when: {perdu: true}}
                """,
            good: """
                derived:
                  perdu: {when: {arrete: true}}
                  arrete: {when: {servers_hit: {at_least: 10}}}
                """),
        DiagnosticEntry(
            "group-cycle",
            fr: CodeExplanation(
                "Des groupes de règles attendent chacun de savoir si l'autre sert.",
                matters: "Chaque repli attendrait l'autre : la page dépendrait de l'ordre de lecture.",
                remedy: "Retirer un `no_rule`, ou sortir la règle de son groupe."),
            en: CodeExplanation(
                "Groups of rules each wait to know whether the other one serves.",
                matters: "Each fall-back would wait for the other: the page would depend on the order of reading.",
                remedy: "Remove one `no_rule`, or take the rule out of its group."),
            bad: """
                rules:
                  - {id: repli, title: "Repli", group: secours, when: {no_rule: ⟦secours⟧}, require: [{action: alerter}]}
                """,
            good: """
                rules:
                  - {id: compte, title: "Compte", group: secours, when: {type: compte}, require: [{action: isoler}]}
                  - {id: repli, title: "Repli", when: {no_rule: secours}, require: [{action: alerter}]}
                """),
        DiagnosticEntry(
            "parent-cycle",
            fr: CodeExplanation(
                "Des valeurs sont parentes les unes des autres en rond.",
                matters: "« Est une sorte de » n'aurait plus de réponse : toutes les règles en `_a` seraient en doute.",
                remedy: "Retirer un `parent`."),
            en: CodeExplanation(
                "Values are parents of one another in a circle.",
                matters: "“Is a kind of” would have no answer: every rule with an operator in `_a` would be in doubt.",
                remedy: "Remove one `parent`."),
            bad: "facts: {cause: {type: enum, values: {virus: {parent: rancon}, rancon: {parent: ⟦virus⟧}}}}",
            good: "facts: {cause: {type: enum, values: {virus: {}, rancon: {parent: virus}}}}"),
        DiagnosticEntry(
            "prerequisite-cycle",
            fr: CodeExplanation(
                "Des actions doivent chacune venir après l'autre.",
                matters: "Aucune ne pourrait commencer : toutes deux attendraient, pendant que le chiffrement avance.",
                remedy: "Retirer un `after`, ou en faire un `prefer_after`."),
            en: CodeExplanation(
                "Actions must each come after the other.",
                matters: "None could begin: both would wait while the encryption goes on.",
                remedy: "Remove one `after`, or make it a `prefer_after`."),
            bad: """
                actions:
                  couper: {label: "Couper", phase: alerte, role: directeur, priority: vital, after: [⟦prevenir⟧]}
                  prevenir: {label: "Prévenir", phase: alerte, role: directeur, priority: vital, after: [couper]}
                """,
            good: """
                actions:
                  couper: {label: "Couper", phase: alerte, role: directeur, priority: vital, prefer_after: [prevenir]}
                  prevenir: {label: "Prévenir", phase: alerte, role: directeur, priority: vital}
                """),
        DiagnosticEntry(
            "role-cycle",
            fr: CodeExplanation(
                "Des rôles retombent les uns sur les autres en rond.",
                matters: "Quand personne ne tient l'un, la page renverrait sans fin de l'un à l'autre.",
                remedy: "Retirer un `falls_to` : le dernier retombe sur le lecteur par défaut."),
            en: CodeExplanation(
                "Roles fall to one another in a circle.",
                matters: "Where nobody holds one, the page would send from one to the other without end.",
                remedy: "Remove one `falls_to`: the last of the chain falls to the default reader."),
            bad: """
                roles:
                  cadre: {label: "Cadre de garde", falls_to: ⟦medecin⟧}
                  medecin: {label: "Médecin de garde", falls_to: cadre}
                """,
            good: """
                roles:
                  cadre: {label: "Cadre de garde", falls_to: medecin}
                  medecin: {label: "Médecin de garde"}
                """),
        DiagnosticEntry(
            "overlay-cycle", in: .overlay,
            fr: CodeExplanation(
                "Des adaptations sont écrites chacune sur l'autre.",
                matters: "On ne saurait pas laquelle s'applique en dernier, donc quel délai est le bon.",
                remedy: "Faire partir l'une des deux du pack."),
            en: CodeExplanation(
                "Overlays are each written upon the other.",
                matters: "Nobody could tell which one applies last, hence which deadline is right.",
                remedy: "Have one of the two extend the pack."),
            bad: """
                overlay: ⟦region⟧
                version: 1
                extends: [{overlay: region, version: "1"}]
                changes:
                  - {disable: alerte, reason: "La régulation est prévenue par la région."}
                """,
            good: """
                overlay: region
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: alerte, reason: "La régulation est prévenue par la région."}
                """),
    ]
}
