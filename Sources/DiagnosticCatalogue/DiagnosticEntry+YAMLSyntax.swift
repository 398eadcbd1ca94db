extension DiagnosticEntry {
    /// Slips of the pen: quotes, colons, brackets, indentation.
    static let yamlSyntax: [DiagnosticEntry] = [
        DiagnosticEntry(
            "bad-escape",
            fr: CodeExplanation(
                "Entre guillemets doubles, une barre oblique inverse est suivie de rien de connu.",
                matters:
                    "Un chemin comme `\\\\serveur\\plans` doit s'imprimer tel quel : c'est là que se trouve la procédure papier.",
                remedy: "Doubler la barre, `\\\\`, ou mettre le texte entre apostrophes."),
            en: CodeExplanation(
                "Between double quotes, a backslash is followed by nothing that is known.",
                matters:
                    "A path such as `\\\\server\\plans` must be printed as it is: that is where the paper procedure lies.",
                remedy: "Write `\\\\` for a backslash, or put the text between single quotes."),
            bad: #"roles: {cadre: {label: "Voir ⟦\p⟧lans"}}"#,
            good: #"roles: {cadre: {label: 'Voir \plans'}}"#),
        DiagnosticEntry(
            "bad-indentation",
            fr: CodeExplanation(
                "Une ligne n'est alignée sur rien de ce qui précède, ou une espace insécable y tient lieu d'espace.",
                matters:
                    "Le retrait dit à quelle règle appartient une consigne : de travers, elle passerait à la règle voisine.",
                remedy: "Aligner la ligne, avec des espaces, sur les clés ou les `-` de son niveau."),
            en: CodeExplanation(
                "A line is aligned with nothing above it, or holds a no-break space in place of a space.",
                matters:
                    "Indentation says which rule an instruction belongs to: askew, it would go to the rule beside it.",
                remedy: "Align the line, with spaces, with the keys or the `-` of its level."),
            bad: """
                rules:
                  - id: grave
                    title: "Grave"
                   ⟦r⟧equire: [{action: alerter}]
                """,
            mended: " r"),
        DiagnosticEntry(
            "colon-in-text",
            fr: CodeExplanation(
                "Un texte sans guillemets contient `:` suivi d'une espace.",
                matters:
                    "« Attention : ne pas éteindre » est une phrase ; YAML y voit une clé, et la consigne serait coupée.",
                remedy: "Mettre la phrase entre guillemets doubles."),
            en: CodeExplanation(
                "A text without quotes holds `:` followed by a space.",
                matters:
                    "“Caution: do not switch off” is a sentence; YAML sees a key, and the instruction would be cut.",
                remedy: "Put the sentence between double quotes."),
            bad: "rules:\n  - id: grave\n    title: Attention ⟦:⟧ ne pas éteindre\n    require: [{action: alerter}]",
            good: "rules:\n  - id: grave\n    title: \"Attention : ne pas éteindre\"\n    require: [{action: alerter}]"),
        DiagnosticEntry(
            "missing-colon",
            fr: CodeExplanation(
                "Une ligne n'a pas de `:`, là où une clé est attendue.",
                matters:
                    "Une phrase commencée à la ligne précédente et non alignée serait perdue, avec la consigne qu'elle porte.",
                remedy: "Écrire `clé: valeur` ; mettre davantage en retrait la suite d'un texte."),
            en: CodeExplanation(
                "A line has no `:`, where a key is expected.",
                matters:
                    "A sentence begun on the line before and not indented would be lost, with what it tells to do.",
                remedy: "Write `key: value`; indent further a text that goes on from the line above."),
            bad: "references:\n  care/crise: {label: \"Exercice de crise\"}\n  ⟦care/reprise⟧\n",
            mended: "care/reprise: {label: \"Plan de reprise\"}"
        ),
        DiagnosticEntry(
            "missing-comma",
            fr: CodeExplanation(
                "Entre crochets ou accolades, il manque une virgule.",
                matters: "Deux actions se liraient comme une seule, inconnue : aucune des deux ne serait sur la page.",
                remedy: "Séparer par `,` ; un texte qui contient `,` ou `:` va entre guillemets doubles."),
            en: CodeExplanation(
                "Between brackets or braces, a comma is missing.",
                matters: "Two actions would read as one that doesn't exist: neither would be on the page.",
                remedy: "Separate the values with `,`; put a text that holds `,` or `:` between double quotes."),
            bad: "roles: {cadre: {label: \"Cadre de garde\" ⟦s⟧hort: \"Cadre\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\", short: \"Cadre\"}}"),
        DiagnosticEntry(
            "text-after-value",
            fr: CodeExplanation(
                "Du texte suit le guillemet, l'apostrophe, le crochet ou l'accolade qui fermait la valeur.",
                matters:
                    "L'apostrophe de « l'hôpital » ferme le texte trop tôt : le reste de la consigne serait perdu.",
                remedy: "Mettre tout le texte entre guillemets doubles ; un guillemet à l'intérieur s'écrit `\\\"`."),
            en: CodeExplanation(
                "Text follows the quote or bracket that closed the value.",
                matters: "The apostrophe of “l'hôpital” closes the text too early: the rest of it would be lost.",
                remedy: "Put the whole text between double quotes; a quote inside it is written `\\\"`."),
            bad: "references:\n  care/crise:\n    label: 'Le plan de l'⟦h⟧ôpital'",
            good: "references:\n  care/crise:\n    label: \"Le plan de l'hôpital\""),
        DiagnosticEntry(
            "unclosed-bracket",
            fr: CodeExplanation(
                "Un crochet ou une accolade n'est pas refermé, ou une virgule manque avant la ligne suivante.",
                matters:
                    "Tout ce qui suit serait pris pour la fin de cette ligne : les règles d'après disparaîtraient.",
                remedy: "Ajouter le crochet ou l'accolade, ou la virgule."),
            en: CodeExplanation(
                "A bracket or brace is not closed, or a comma is missing before the next line.",
                matters: "All that follows would be taken for the end of this line: the rules after it would be gone.",
                remedy: "Add the closing bracket, or the missing comma."),
            bad: """
                rules:
                  - id: grave
                    title: "Grave"
                    require: ⟦[⟧{action: alerter}
                  - id: suite
                    title: "Suite"
                    require: [{action: isoler}]
                """,
            good: """
                rules:
                  - id: grave
                    title: "Grave"
                    require: [{action: alerter}]
                  - id: suite
                    title: "Suite"
                    require: [{action: isoler}]
                """),
        DiagnosticEntry(
            "unclosed-quote",
            fr: CodeExplanation(
                "Un guillemet ouvert n'est pas refermé.",
                matters: "Le reste du fichier serait lu comme la suite de cette phrase : plus aucune règle après elle.",
                remedy: "Ajouter le guillemet fermant."),
            en: CodeExplanation(
                "A quote that is opened is not closed.",
                matters:
                    "The rest of the file would be read as the end of this sentence: no rule would be left after it.",
                remedy: "Add the closing quote."),
            bad: "roles: {cadre: {label: ⟦\"⟧Cadre de garde}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "yaml-syntax",
            fr: CodeExplanation(
                "YAML ne peut pas lire ce passage, pour une raison plus rare que celles qui ont un code à elles.",
                matters:
                    "Tant qu'un fichier ne se lit pas, le pack entier est refusé : mieux vaut l'apprendre avant la nuit.",
                remedy: "Relire les crochets, les guillemets et les retraits autour du passage montré."),
            en: CodeExplanation(
                "YAML can't read this passage, for a reason rarer than those that have a code of their own.",
                matters: "While one file can't be read the whole pack is refused: better to learn it before the night.",
                remedy: "Look again at the brackets, quotes and indentation around the place that is shown."),
            bad: "phases: [alerte,⟦,⟧ confinement]",
            mended: ""),
    ]
}
