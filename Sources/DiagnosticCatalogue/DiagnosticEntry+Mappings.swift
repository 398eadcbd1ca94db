extension DiagnosticEntry {
    /// How the alerts of other tools are read.
    static let mappings: [DiagnosticEntry] = [
        DiagnosticEntry(
            "duplicate-entry", in: .mapping,
            fr: CodeExplanation(
                "Deux lignes d'une table désignent les mêmes valeurs : casse, accents et séparateurs ne comptent pas.",
                matters: """
                    « Ransomware » et « ransomware » donneraient deux types d'incident selon l'ordre des lignes.
                    """,
                remedy: "N'en garder qu'une."),
            en: CodeExplanation(
                "Two lines of a table stand for the same values: case, accents and separators don't count.",
                matters: "“Ransomware” and “ransomware” would give two types of incident by the order of lines.",
                remedy: "Keep one of them."),
            bad: """
                facts: {id: {path: ref}, severity: {path: s, values: {High: majeure, ⟦HIGH⟧: mineure, default: absent}}}
                """,
            mended: "Low"),
        DiagnosticEntry(
            "duplicate-format", in: .mapping,
            fr: CodeExplanation(
                "Deux correspondances portent le même nom de format.",
                matters: "Une alerte du même outil serait lue d'une façon ou de l'autre, sans qu'on sache laquelle.",
                remedy: "Renommer l'une des deux, ou n'en garder qu'une dans le dossier."),
            en: CodeExplanation(
                "Two mappings have the same name of format.",
                matters: """
                    An alert of the same tool would be read in one way or the other, and nobody could tell which.
                    """,
                remedy: "Rename one of the two, or keep only one in the folder."),
            bad: "format: ⟦autre⟧",
            mended: "outil"),
        DiagnosticEntry(
            "invalid-path", in: .mapping,
            fr: CodeExplanation(
                "Un chemin vers un champ est mal écrit.",
                matters: "Il ne mènerait à aucun champ : le fait resterait inconnu dans chaque alerte.",
                remedy: "Écrire des noms séparés par un point, `[]` après une liste."),
            en: CodeExplanation(
                "A path to a field is badly written.",
                matters: "It would lead to no field: the fact would stay unknown in every alert.",
                remedy: "Write names with a dot between them, and `[]` after a list."),
            bad: "facts: {id: {path: ref}, title: {path: ⟦alerte..titre⟧}}",
            mended: "alerte.titre"),
        DiagnosticEntry(
            "mapping-without-sample", in: .mapping,
            fr: CodeExplanation(
                "Une correspondance n'a pas d'échantillon, ou aucun de ses enregistrements ne passe par elle.",
                matters: """
                    L'outil change de version, la correspondance ne lit plus rien, et personne ne le voit avant l'alerte
                    vraie.
                    """,
                remedy: "Mettre un vrai enregistrement, rendu anonyme, et ce qu'il doit donner."),
            en: CodeExplanation(
                "A mapping has no sample, or no record of the sample is read by it.",
                matters: """
                    The tool changes its version, the mapping reads nothing, and nobody sees it before the real alert.
                    """,
                remedy: "Put a real record there, made anonymous, and what must come of it."),
            bad: "format: ⟦nouvel-outil⟧",
            mended: "outil"),
        DiagnosticEntry(
            "no-default-type", in: .mapping,
            fr: CodeExplanation(
                "La dernière façon de trouver le type n'est pas sans condition.",
                matters: "Une alerte d'un genre nouveau n'aurait aucun type : aucune règle ne la prendrait.",
                remedy: "Finir par `{basis: default, value: …}`, au besoin le type non qualifié."),
            en: CodeExplanation(
                "The last way to the type isn't without condition.",
                matters: "An alert of a new kind would have no type: no rule would take it.",
                remedy: "End with `{basis: default, value: …}`, the unqualified type if need be."),
            bad: "type: [⟦{⟧basis: field, path: kind, values: {ransom: chiffrement}}]",
            good: """
                type: [{basis: field, path: kind, values: {ransom: chiffrement}}, {basis: default, value: indetermine}]
                """),
        DiagnosticEntry(
            "sample-differs", in: .sample,
            fr: CodeExplanation(
                "Un échantillon ne donne plus ce qui est attendu de lui.",
                matters: """
                    La correspondance lit autrement qu'avant : une gravité perdue, et l'incident descend dans la file.
                    """,
                remedy: "Lire la différence ; corriger la correspondance, ou ce qui est attendu s'il a vieilli."),
            en: CodeExplanation(
                "A sample no longer gives what is expected of it.",
                matters: """
                    The mapping reads otherwise than before: a severity lost, and the incident sinks in the queue.
                    """,
                remedy: "Read the difference; correct the mapping, or the expected result if the new one is right."),
            bad: """
                {"schema":"incident/1","source":{"format":"outil"},"id":⟦"⟧A-2","type":"indetermine","type_basis":"default"}
                """,
            good: """
                {"schema":"incident/1","source":{"format":"outil"},"id":"A-1","type":"indetermine","type_basis":"default"}
                """),
        DiagnosticEntry(
            "several-sources", in: .mapping,
            fr: CodeExplanation(
                "Un fait dit deux fois d'où il vient, ou un type n'a pas une seule façon d'être trouvé.",
                matters: "On ne saurait pas laquelle des deux valeurs l'emporte.",
                remedy: "N'en garder qu'une ; pour essayer l'une puis l'autre, `any: […]`."),
            en: CodeExplanation(
                "A fact says twice where it comes from, or a type hasn't exactly one way to be found.",
                matters: "Nobody could tell which of the two values wins.",
                remedy: "Keep one; to try one then the other, `any: […]`."),
            bad: "facts: {id: {path: ref}, ⟦title⟧: {path: titre, const: \"Alerte\"}}",
            good: "facts: {id: {path: ref}, title: {any: [{path: titre}, {const: \"Alerte\"}]}}"),
        DiagnosticEntry(
            "table-without-default", in: .mapping,
            fr: CodeExplanation(
                "Une table de valeurs ne dit pas que faire d'une valeur inconnue.",
                matters: "L'outil ajoute un niveau « critical+ » : la gravité la plus haute serait perdue en silence.",
                remedy: "Ajouter `default: absent`, ou la valeur à prendre (`otherwise` pour des nombres)."),
            en: CodeExplanation(
                "A table of values doesn't say what to do with a value that it lacks.",
                matters: "The tool adds a level “critical+”: the highest severity would be lost in silence.",
                remedy: "Add `default: absent`, or the value to take (`otherwise` for numbers)."),
            bad: "facts: {id: {path: ref}, severity: {path: s, values: ⟦{⟧High: majeure}}}",
            good: "facts: {id: {path: ref}, severity: {path: s, values: {High: majeure, default: absent}}}"),
        DiagnosticEntry(
            "time-without-form", in: .mapping,
            fr: CodeExplanation(
                "Une date venue de l'outil n'a pas de forme indiquée.",
                matters: """
                    Des millisecondes lues pour des secondes mettent l'incident en l'an 58000 : aucune échéance ne
                    tient.
                    """,
                remedy: "Ajouter `time: epoch-ms`, `epoch-s` ou `rfc3339`."),
            en: CodeExplanation(
                "A date from the tool has no form told.",
                matters: "Milliseconds read as seconds put the incident into the year 58000: no deadline holds.",
                remedy: "Add `time: epoch-ms`, `epoch-s` or `rfc3339`."),
            bad: "facts: {id: {path: ref}, ⟦reported_at⟧: {path: date}}",
            good: "facts: {id: {path: ref}, reported_at: {path: date, time: epoch-ms}}"),
        DiagnosticEntry(
            "unknown-field", in: .mapping,
            fr: CodeExplanation(
                "Une correspondance remplit un fait qui n'existe pas, ou qui n'est pas à remplir.",
                matters: "L'outil dirait que cela s'étend, et aucune règle ne l'entendrait.",
                remedy: "Corriger le nom : celui d'un fait du pack qui se donne."),
            en: CodeExplanation(
                "A mapping fills a fact that doesn't exist, or isn't to be given.",
                matters: "The tool would say that it spreads, and no rule would hear it.",
                remedy: "Correct the name: that of a fact of the pack that can be given."),
            bad: "facts: {id: {path: ref}, ⟦severty⟧: {path: s, values: {High: majeure, default: absent}}}",
            mended: "severity"),
        DiagnosticEntry(
            "unknown-table", in: .mapping,
            fr: CodeExplanation(
                "Une correspondance nomme une table partagée qui n'existe pas.",
                matters: "Aucune étiquette de l'outil ne donnerait de type : tout serait « non qualifié ».",
                remedy: "Corriger le nom, ou ajouter la table dans `tables/`."),
            en: CodeExplanation(
                "A mapping names a shared table that doesn't exist.",
                matters: "No tag of the tool would give a type: everything would be unqualified.",
                remedy: "Correct the name, or add the table in `tables/`."),
            bad: "type: [{basis: tag, path: tags, table: ⟦rsti⟧}, {basis: default, value: indetermine}]",
            good: """
                type: [{basis: field, path: tags, values: {rancon: chiffrement}}, {basis: default, value: indetermine}]
                """),
        DiagnosticEntry(
            "unknown-time-form", in: .mapping,
            fr: CodeExplanation(
                "La forme d'une date n'est pas de celles que le programme lit.",
                matters: "L'heure de détection resterait inconnue : chaque échéance partirait de l'heure de lecture.",
                remedy: "Écrire une des formes que l'aide donne."),
            en: CodeExplanation(
                "The form of a date isn't one that the program reads.",
                matters: """
                    The time of detection would stay unknown: every deadline would run from the time of reading.
                    """,
                remedy: "Write one of the forms that the help gives."),
            bad: "facts: {id: {path: ref}, reported_at: {path: date, time: ⟦epoch-sm⟧}}",
            mended: "epoch-ms"),
        DiagnosticEntry(
            "unknown-zone", in: .mapping,
            fr: CodeExplanation(
                "Le fuseau horaire n'est pas un fuseau français connu du programme.",
                matters: """
                    À La Réunion, trois heures d'écart : une échéance légale serait affichée déjà passée, ou trop
                    tard.
                    """,
                remedy: "Écrire un des fuseaux que l'aide donne, comme `Europe/Paris` ou `Indian/Reunion`."),
            en: CodeExplanation(
                "The time zone isn't a French one that the program knows.",
                matters: "In La Réunion, three hours apart: a legal deadline would be shown as past, or too late.",
                remedy: "Write one of the zones that the help gives, such as `Europe/Paris` or `Indian/Reunion`."),
            bad: "facts: {id: {path: ref}, reported_at: {path: date, time: rfc3339, assume_zone: ⟦Europe/Pari⟧}}",
            mended: "Europe/Paris"),
    ]
}
