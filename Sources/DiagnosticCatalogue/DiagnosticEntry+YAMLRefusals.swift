extension DiagnosticEntry {
    /// Parts of YAML that packs do without: each hides what is really written.
    static let yamlRefusals: [DiagnosticEntry] = [
        DiagnosticEntry(
            "yaml-alias",
            fr: CodeExplanation(
                "Un texte sans guillemets commence par `*` : YAML y voit le renvoi à une valeur écrite ailleurs.",
                matters: """
                    La valeur dépend d'une autre ligne : en corrigeant un délai pour un service, on le changerait pour un autre
                    sans le voir.
                    """,
                remedy: "Écrire la valeur en entier ; si c'est un texte, le mettre entre guillemets doubles."),
            en: CodeExplanation(
                "A text without quotes starts with `*`: YAML takes it for a value written elsewhere.",
                matters: """
                    The value depends on another line: who corrects a deadline for one ward would change it for another without
                    seeing it.
                    """,
                remedy: "Write the value in full; put a text between double quotes."),
            bad: "roles: {cadre: {label: ⟦*urgent⟧}}",
            mended: "\"*urgent\""),
        DiagnosticEntry(
            "yaml-anchor",
            fr: CodeExplanation(
                "Un texte sans guillemets commence par `&` : YAML y voit le nom d'une valeur à reprendre ailleurs.",
                matters: "Une valeur partagée en cachette change à plusieurs endroits quand on n'en corrige qu'un.",
                remedy:
                    "Retirer le nom et écrire la valeur là où il la faut ; mettre un texte entre guillemets doubles."),
            en: CodeExplanation(
                "A text without quotes starts with `&`: YAML takes it for the name of a value used elsewhere.",
                matters: "A value shared out of sight changes in several places when one of them is corrected.",
                remedy: "Remove the name and write the value where it is needed; put a text between double quotes."),
            bad: "roles: {cadre: {label: ⟦&garde⟧ \"Cadre de garde\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "merge-key",
            fr: CodeExplanation(
                "La clé `<<` demande de fondre une autre valeur dans celle-ci.",
                matters:
                    "Ce qui s'applique n'est plus écrit à l'endroit qu'on lit, et chaque outil le fond à sa façon.",
                remedy: "Écrire les clés en entier."),
            en: CodeExplanation(
                "The key `<<` asks for another value to be merged into this one.",
                matters: "What applies is no longer written where one reads, and each tool merges in its own way.",
                remedy: "Write the keys in full."),
            bad: "roles: {cadre: {⟦<<⟧: {label: \"Cadre de garde\"}}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "yaml-tag",
            fr: CodeExplanation(
                "Un mot qui commence par `!` impose un type à la valeur.",
                matters:
                    "Le type vient du vocabulaire du pack, le même pour tous ; imposé à la main, il peut le contredire.",
                remedy: "Le retirer ; si c'est un texte, le mettre entre guillemets doubles."),
            en: CodeExplanation(
                "A word that starts with `!` forces a type on the value.",
                matters:
                    "Types come from the vocabulary of the pack, the same for all; forced by hand, one may contradict it.",
                remedy: "Remove it; put a text between double quotes."),
            bad: "roles: {cadre: {label: ⟦!urgent⟧ \"Cadre de garde\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "yaml-directive",
            fr: CodeExplanation(
                "Une ligne commence par `%` : c'est une directive, qui change la façon de lire le fichier.",
                matters: "Deux outils liraient deux packs différents dans le même fichier.",
                remedy: "Effacer la ligne ; si elle appartient à un texte, la mettre en retrait."),
            en: CodeExplanation(
                "A line starts with `%`: it is a directive, which changes how the file is read.",
                matters: "Two tools would read two different packs from the same file.",
                remedy: "Delete the line; indent it if it belongs to a text."),
            bad: "⟦%⟧YAML 1.1\n---\nroles: {cadre: {label: \"Cadre de garde\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "complex-key",
            fr: CodeExplanation(
                "Une clé est autre chose qu'un texte simple : une liste, des accolades, ou un `?` seul.",
                matters:
                    "La phrase qui commence par `?` était un texte : lue comme une clé, elle disparaît de la page.",
                remedy: "Écrire `clé: valeur` ; si c'est un texte, le mettre entre guillemets doubles."),
            en: CodeExplanation(
                "A key is something other than a simple text: a list, a mapping, or a lone `?`.",
                matters: "The sentence that starts with `?` was a text: read as a key, it is gone from the page.",
                remedy: "Write `key: value`; put a text between double quotes."),
            bad: "roles:\n  ⟦?⟧ cadre\n  : {label: \"Cadre de garde\"}",
            good: "roles:\n  cadre: {label: \"Cadre de garde\"}"),
        DiagnosticEntry(
            "question-mark-in-brackets",
            fr: CodeExplanation(
                "Entre crochets ou accolades, un texte sans guillemets commence par `?`.",
                matters:
                    "Le lecteur de YAML perd le `?` sans rien dire : la valeur comparée n'est plus celle qui est écrite.",
                remedy: "Mettre le texte entre guillemets doubles."),
            en: CodeExplanation(
                "Between brackets or braces, a text without quotes starts with `?`.",
                matters:
                    "The YAML reader loses the `?` without a word: the value compared is no longer the one written.",
                remedy: "Put the text between double quotes."),
            bad: "rules: [{id: doute, title: \"Doute\", when: {title: {in: [⟦?⟧virus]}}, require: [{action: isoler}]}]",
            good:
                "rules: [{id: doute, title: \"Doute\", when: {title: {in: [\"?virus\"]}}, require: [{action: isoler}]}]"
        ),
        DiagnosticEntry(
            "duplicate-key",
            fr: CodeExplanation(
                "Une clé est écrite deux fois dans le même groupe.",
                matters: """
                    YAML ne garderait qu'une des deux valeurs, sans dire laquelle : une condition sur le service touché disparaîtrait,
                    et l'ordre d'isoler partirait pour tous.
                    """,
                remedy: "Garder une des deux ; pour deux conditions `any`, les mettre dans une liste `all`."),
            en: CodeExplanation(
                "A key is written twice in the same mapping.",
                matters: """
                    YAML would keep one of the two values without saying which: a condition on the ward that is hit would vanish, and
                    all of them be told to unplug.
                    """,
                remedy: "Keep one of the two; put two `any` into a list under `all`."),
            bad: """
                rules:
                  - id: deux-faits
                    title: "Grave et sans fin"
                    when:
                      any: [{grave: true}, {severity: moderee}]
                      ⟦any⟧: [{propagation: en-cours}, {servers_hit: {at_least: 3}}]
                    require: [{action: alerter}]
                """,
            good: """
                rules:
                  - id: deux-faits
                    title: "Grave et sans fin"
                    when:
                      all:
                        - any: [{grave: true}, {severity: moderee}]
                        - any: [{propagation: en-cours}, {servers_hit: {at_least: 3}}]
                    require: [{action: alerter}]
                """),
        DiagnosticEntry(
            "reserved-character",
            fr: CodeExplanation(
                "Un texte sans guillemets commence par un signe que YAML se réserve : `@`, `%`, `>`, un accent grave…",
                matters:
                    "« > 4 h sans le dossier patient » est une consigne ; YAML y voit le début d'un bloc et refuse la suite.",
                remedy: "Mettre le texte entre guillemets doubles."),
            en: CodeExplanation(
                "A text without quotes starts with a sign that YAML reserves: `@`, `%`, `>`, a backquote…",
                matters: "“> 4 h without patient records” is an instruction; YAML takes it for the start of a block.",
                remedy: "Put the text between double quotes."),
            bad: "roles: {cadre: {label: ⟦@⟧garde}}",
            good: "roles: {cadre: {label: \"@garde\"}}"),
    ]
}
