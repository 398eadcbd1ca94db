extension DiagnosticEntry {
    /// What no file may hold, whatever it says: bytes, hidden characters, sizes.
    static let fileTexts: [DiagnosticEntry] = [
        DiagnosticEntry(
            "not-utf-8",
            fr: CodeExplanation(
                "Le fichier n'est pas en UTF-8 : un octet n'y est pas un caractère.",
                matters: """
                    Lu de travers, « réanimation » devient illisible sur la page de 3 h du matin ; et un service dont le nom
                    change d'octets n'est plus reconnu dans le profil.
                    """,
                remedy: "Enregistrer le fichier en UTF-8 : l'éditeur le propose dans « Enregistrer sous »."),
            en: CodeExplanation(
                "The file isn't UTF-8: a byte of it is no character.",
                matters: """
                    Read wrongly, accented names are garbled on the page that somebody reads at 3 a.m., and a ward whose name
                    has other bytes is no longer found in the profile.
                    """,
                remedy: "Save the file as UTF-8, under “Save as” in most editors."),
            bad: "actions: {isoler-rea: {label: \"R⟦é⟧animation\", phase: alerte, role: directeur, priority: vital}}",
            mended: "é"),
        DiagnosticEntry(
            "control-character",
            fr: CodeExplanation(
                "Un caractère de commande, invisible, s'est glissé dans le fichier.",
                matters: """
                    Un terminal lui obéit : il peut effacer la ligne, la colorer ou en montrer une autre. La consigne lue ne
                    serait plus celle du pack.
                    """,
                remedy: "L'effacer et retaper le passage : il vient souvent d'un copier-coller."),
            en: CodeExplanation(
                "An invisible control character got into the file.",
                matters: """
                    A terminal obeys it: it can erase the line, colour it or show another one. What is read would no longer be
                    what the pack says.
                    """,
                remedy: "Delete it and type the passage again: it often comes with a copy from another program."),
            bad: "roles: {cadre: {label: \"Cadre ⟦\u{1B}⟧de garde\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "unicode-line-break",
            fr: CodeExplanation(
                "Un saut de ligne caché (U+0085, U+2028 ou U+2029) coupe le texte.",
                matters: """
                    L'éditeur montre une seule ligne, le lecteur de YAML en voit deux : la fin de la consigne, parfois « ne pas
                    éteindre », passe à la trappe ou devient une autre clé.
                    """,
                remedy: "Effacer le caractère caché : il vient d'un traitement de texte ou d'une page web."),
            en: CodeExplanation(
                "A hidden line break (U+0085, U+2028 or U+2029) cuts the text.",
                matters: """
                    The editor shows one line and the YAML reader sees two: the end of the instruction, perhaps “do not switch
                    off”, is lost or becomes another key.
                    """,
                remedy: "Delete the hidden character: it comes from a word processor or a web page."),
            bad: "roles: {cadre: {label: \"Cadre⟦⟧\u{2028} de garde\"}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "escaped-control-character",
            fr: CodeExplanation(
                "Une séquence entre guillemets doubles, comme `\\e` ou `\\0`, y met un caractère de commande.",
                matters: "À l'écran de l'astreinte, le terminal obéirait au caractère au lieu de montrer la phrase.",
                remedy: "Écrire le texte sans cette séquence ; pour une barre oblique inverse, `\\\\`."),
            en: CodeExplanation(
                "An escape between double quotes, such as `\\e` or `\\0`, stands for a control character.",
                matters:
                    "On the screen of the person on call, the terminal would obey it rather than show the sentence.",
                remedy: "Write the text without it; a backslash is `\\\\`."),
            bad: #"roles: {cadre: {label: ⟦"Cadre \e[1mde garde"⟧}}"#,
            good: #"roles: {cadre: {label: "Cadre de garde"}}"#),
        DiagnosticEntry(
            "file-too-large",
            fr: CodeExplanation(
                "Le fichier dépasse 8 Mio, la limite d'un fichier de pack.",
                matters: """
                    Le programme tourne sur le portable qui reste, peut-être le plus lent de l'hôpital : chaque lecture est bornée,
                    pour qu'un fichier abîmé ne le bloque pas la nuit de la crise.
                    """,
                remedy: "Couper le fichier en plusieurs, par thème ; vérifier qu'il n'est pas abîmé."),
            en: CodeExplanation(
                "The file is larger than 8 MiB, the limit of a file of a pack.",
                matters: """
                    The program runs on the laptop that is left, perhaps the slowest of the hospital: every read has a bound, so
                    that a damaged file can't block it on the night of the crisis.
                    """,
                remedy: "Split the file by theme; check that it isn't damaged."),
            bad: "⟦#⟧ ⟪8388608×x⟫\nroles: {cadre: {label: \"Cadre de garde\"}}",
            good: "# Rôles de nuit\nroles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "text-too-long",
            fr: CodeExplanation(
                "Un texte dépasse 64 Kio.",
                matters: "Personne ne lit cent pages d'une seule consigne, et la page imprimée n'aurait plus de fin.",
                remedy: "Le raccourcir, ou le couper en étapes (`steps`) ; renvoyer au document par `source`."),
            en: CodeExplanation(
                "A text is longer than 64 KiB.",
                matters: "Nobody reads a hundred pages of one instruction, and the printed page would have no end.",
                remedy: "Shorten it, or cut it into `steps`; point to the document with `source`."),
            bad: "roles: {cadre: {label: ⟦\"⟪65537×a⟫\"⟧}}",
            good: "roles: {cadre: {label: \"Cadre de garde\"}}"),
        DiagnosticEntry(
            "too-deep",
            fr: CodeExplanation(
                "Plus de 64 niveaux sont emboîtés.",
                matters: """
                    Aucune condition d'un pack n'en demande tant : c'est un fichier abîmé, ou fait pour bloquer le programme. Une
                    condition que personne ne relit ne sera pas tenue non plus.
                    """,
                remedy: "Nommer les parties ailleurs, par exemple en faits calculés (`derived`)."),
            en: CodeExplanation(
                "More than 64 levels are nested.",
                matters: """
                    No condition of a pack needs so many: the file is damaged, or made to block the program. And a condition that
                    nobody can read again won't be trusted.
                    """,
                remedy: "Name the inner parts elsewhere, for instance as `derived` facts."),
            bad: "rules: ⟪63×[⟫⟦[⟧⟪63×]⟫]",
            good: "rules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: alerter}]}]"),
        DiagnosticEntry(
            "empty-file",
            fr: CodeExplanation(
                "Le fichier ne contient rien, ou seulement des commentaires.",
                matters: """
                    C'est souvent une copie interrompue ou une synchronisation ratée : les règles qui devaient s'y trouver manquent,
                    sans que rien d'autre ne le dise.
                    """,
                remedy: "Reprendre le fichier d'une sauvegarde, ou le supprimer s'il ne sert plus."),
            en: CodeExplanation(
                "The file holds nothing, or comments only.",
                matters: """
                    It is often an interrupted copy or a failed synchronisation: the rules that it should hold are missing, and
                    nothing else says so.
                    """,
                remedy: "Take the file back from a copy, or delete it if nothing needs it."),
            bad: "⟦#⟧ Règles du chiffrement",
            good:
                "# Règles du chiffrement\nrules: [{id: grave, title: \"Grave\", when: {grave: true}, require: [{action: alerter}]}]"
        ),
        DiagnosticEntry(
            "several-documents",
            fr: CodeExplanation(
                "Une ligne `---` ouvre un second document dans le même fichier.",
                matters:
                    "Beaucoup de lecteurs ne prennent que le premier : les règles du second seraient perdues sans bruit.",
                remedy: "Mettre chaque document dans son fichier, et effacer le `---`."),
            en: CodeExplanation(
                "A line `---` opens a second document in the same file.",
                matters: "Many readers take only the first: the rules of the second would be lost without a word.",
                remedy: "Put each document in its own file, and delete the `---`."),
            bad: """
                roles: {cadre: {label: "Cadre de garde"}}
                ⟦---⟧
                references: {care/crise: {label: "Exercice de crise"}}
                """,
            good: """
                roles: {cadre: {label: "Cadre de garde"}}
                references: {care/crise: {label: "Exercice de crise"}}
                """),
        DiagnosticEntry(
            "tab-indentation",
            fr: CodeExplanation(
                "Une tabulation sert de retrait.",
                matters: """
                    Sa largeur dépend de l'éditeur : deux collègues ne voient pas la même règle, et une consigne peut changer de
                    place d'un poste à l'autre.
                    """,
                remedy: "La remplacer par des espaces ; régler l'éditeur pour qu'il en mette."),
            en: CodeExplanation(
                "A tab is used as indentation.",
                matters: """
                    Its width depends on the editor: two colleagues don't see the same rule, and an instruction may move from one
                    machine to another.
                    """,
                remedy: "Replace it by spaces, and have the editor put spaces."),
            bad: "roles:\n⟦\t⟧cadre: {label: \"Cadre de garde\"}",
            good: "roles:\n  cadre: {label: \"Cadre de garde\"}"),
    ]
}
