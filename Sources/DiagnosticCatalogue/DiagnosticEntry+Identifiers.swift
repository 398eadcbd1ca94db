extension DiagnosticEntry {
    /// The names that a pack gives, and the packs themselves.
    static let identifiers: [DiagnosticEntry] = [
        DiagnosticEntry(
            "invalid-id",
            fr: CodeExplanation(
                "Un nom contient autre chose que des minuscules, des chiffres, `-` ou `.` (pour un fait : `_`).",
                matters:
                    "Le nom se dicte au téléphone et se tape dans une commande : espaces et accents y font des erreurs.",
                remedy: "Écrire le nom proposé ; le texte à lire va dans `label`."),
            en: CodeExplanation(
                "A name holds something other than small letters, digits, `-` or `.` (for a fact: `_`).",
                matters: "Names are spelt on the phone and typed in commands: spaces and accents make mistakes there.",
                remedy: "Write the name that is proposed; what people read goes into `label`."),
            bad: "roles: {⟦Cadre de garde⟧: {label: \"Cadre de garde\"}}",
            mended: "cadre-de-garde"),
        DiagnosticEntry(
            "duplicate-id",
            fr: CodeExplanation(
                "Deux choses portent le même nom.",
                matters: "« Faire `isoler` » désignerait deux actions : l'une serait cochée, et l'autre oubliée.",
                remedy: "Renommer l'une des deux, ou n'en garder qu'une."),
            en: CodeExplanation(
                "Two things have the same name.",
                matters: "“Do `isoler`” would mean two actions: one would be ticked, and the other forgotten.",
                remedy: "Rename one of the two, or keep only one."),
            bad: "actions: {⟦isoler⟧: {label: \"Isoler le bloc\", phase: alerte, role: directeur, priority: vital}}",
            mended: "isoler-bloc"
        ),
        DiagnosticEntry(
            "case-only-difference",
            fr: CodeExplanation(
                "Deux noms ne diffèrent que par les majuscules.",
                matters:
                    "Personne ne les distingue à l'oral : « Vital » et « vital » donneraient deux urgences différentes.",
                remedy: "Changer l'un des deux."),
            en: CodeExplanation(
                "Two names differ only by capital letters.",
                matters: "Nobody can tell them apart aloud: “Vital” and “vital” would be two different priorities.",
                remedy: "Change one of the two."),
            bad: "priorities: [vital, normal, ⟦Vital⟧]",
            mended: "soutien"),
        DiagnosticEntry(
            "duplicate-alias",
            fr: CodeExplanation(
                "Une autre façon d'écrire une valeur en désigne déjà une autre.",
                matters:
                    "« ransomware » dans l'alerte serait lu tantôt chiffrement, tantôt compromission : pas les mêmes gestes.",
                remedy: "La garder pour une seule valeur."),
            en: CodeExplanation(
                "Another spelling of a value already stands for another one.",
                matters:
                    "“ransomware” in an alert would be read as encryption or as an intrusion: not the same gestures.",
                remedy: "Keep it for one value."),
            bad: "facts: {cause: {type: enum, values: {chiffrement: {aliases: [ransom]}, vol: {aliases: [⟦Ransom⟧]}}}}",
            mended: "fuite"),
        DiagnosticEntry(
            "reserved-name",
            fr: CodeExplanation(
                "Ce nom est réservé : `actions` et `pack` pour une règle, `canonical` pour un format.",
                matters:
                    "Les adaptations locales s'adressent à `actions/…` : une règle de ce nom serait modifiée à sa place.",
                remedy: "Choisir un autre nom."),
            en: CodeExplanation(
                "The name is reserved: `actions` and `pack` for a rule, `canonical` for a format.",
                matters: "Overlays address `actions/…`: a rule of that name would be changed in its place.",
                remedy: "Choose another name."),
            bad: "rules: [{id: ⟦actions⟧, title: \"Grave\", when: {grave: true}, require: [{action: alerter}]}]",
            mended: "actions-graves"),
        DiagnosticEntry(
            "ambiguous-scalar",
            fr: CodeExplanation(
                "Un texte sans guillemets se lit différemment selon la version de YAML : `no`, `012`, `1:30`…",
                matters:
                    "Le numéro FINESS 010000024 deviendrait 2097172 dans un autre outil : l'hôpital ne se reconnaîtrait pas.",
                remedy: "Le mettre entre guillemets doubles."),
            en: CodeExplanation(
                "A text without quotes reads differently in versions of YAML: `no`, `012`, `1:30`…",
                matters:
                    "The FINESS number 010000024 would be 2097172 in another tool: the hospital would not be recognised.",
                remedy: "Put it between double quotes."),
            bad: """
                rules:
                  - id: nous
                    title: "Notre hôpital"
                    when: {establishment.finess: ⟦010000024⟧}
                    require: [{action: alerter}]
                """,
            mended: "\"010000024\""),
        DiagnosticEntry(
            "missing-language",
            fr: CodeExplanation(
                "Un texte en plusieurs langues n'a pas celle du pack.",
                matters: "La page sort dans la langue du pack : la consigne n'y serait pas.",
                remedy: "Ajouter le texte dans la langue du pack."),
            en: CodeExplanation(
                "A text in several languages lacks that of the pack.",
                matters: "The page comes in the language of the pack: the instruction would not be on it.",
                remedy: "Add the text in the language of the pack."),
            bad: "roles: {cadre: {label: ⟦{⟧en: \"Duty nurse manager\"}}}",
            mended: "{fr: \"Cadre de garde\", "),
        DiagnosticEntry(
            "invalid-version", in: .secondPack,
            fr: CodeExplanation(
                "Une version, ou un intervalle de versions, est mal écrite.",
                matters:
                    "Sans version comparable, une adaptation locale s'appliquerait à un pack pour lequel elle n'est pas écrite.",
                remedy: "Écrire des nombres et des points, `1.2.0` ; pour un intervalle, `>=1 <2`."),
            en: CodeExplanation(
                "A version, or a range of versions, is badly written.",
                matters: "Without a version to compare, an overlay would apply to a pack that it wasn't written for.",
                remedy: "Write numbers and dots, `1.2.0`; for a range, `>=1 <2`."),
            bad: "pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: hopital, version: ⟦\"~1\"⟧}}",
            mended: "\">=1 <2\""),
        DiagnosticEntry(
            "missing-pack", in: .secondPack,
            fr: CodeExplanation(
                "Le pack auquel celui-ci s'ajoute n'est pas là.",
                matters: "Seul, il n'a ni rôles ni priorités : il ne donnerait aucun ordre.",
                remedy: "Donner aussi l'autre pack (un `--rules` par pack), ou corriger son nom."),
            en: CodeExplanation(
                "The pack that this one adds to isn't there.",
                matters: "Alone it has neither roles nor priorities: it would give no order.",
                remedy: "Give the other pack too (one `--rules` each), or correct its name."),
            bad: "pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: ⟦hopitaux⟧, version: \">=1 <2\"}}",
            mended: "hopital"),
        DiagnosticEntry(
            "several-packs", in: .secondPack,
            fr: CodeExplanation(
                "Deux packs sont donnés, et aucun ne s'ajoute à l'autre.",
                matters: "Deux vocabulaires mêlés donneraient deux sens aux mêmes mots, donc deux ordres contraires.",
                remedy: "N'en donner qu'un, ou écrire `uses` dans celui qui complète l'autre."),
            en: CodeExplanation(
                "Two packs are given, and neither adds to the other.",
                matters: "Two vocabularies mixed would give two meanings to the same words, hence contrary orders.",
                remedy: "Give one of them, or write `uses` in the one that adds to the other."),
            bad: "pack: ⟦{⟧id: plus, version: 1.0.0, language: fr, time_zero: detected_at, bindings: {id: id}}",
            good: "pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: hopital, version: \">=1 <2\"}}"),
        DiagnosticEntry(
            "wrong-base-version", in: .secondPack,
            fr: CodeExplanation(
                "Le pack, ou l'adaptation, n'est pas écrit pour cette version-là.",
                matters:
                    "Ce qui était juste pour l'ancienne version peut défaire une consigne nouvelle de la suivante.",
                remedy: "Lire ce qui a changé (`astreinte diff`), puis élargir l'intervalle."),
            en: CodeExplanation(
                "The pack or overlay isn't written for that version.",
                matters: "What was right for the old version may undo a new instruction of the next.",
                remedy: "Read what has changed (`astreinte diff`), then widen the range."),
            bad: "pack: {id: plus, version: 1.0.0, language: fr, uses: {pack: hopital, version: ⟦\">=2\"⟧}}",
            mended: "\">=1 <2\""),
    ]
}
