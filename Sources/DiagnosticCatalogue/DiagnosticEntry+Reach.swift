extension DiagnosticEntry {
    /// What reaches somebody outside.
    static let reach: [DiagnosticEntry] = [
        DiagnosticEntry(
            "outside-reach",
            fr: CodeExplanation(
                "Un nom du pack, ou un texte d'exercice, porte un numéro, une adresse ou un site.",
                matters: """
                    Pendant un exercice, quelqu'un appellerait vraiment : un exercice ne doit joindre personne dehors.
                    """,
                remedy: "Le mettre dans le profil (`contacts`), d'où l'exercice sait le cacher ; ou l'effacer."),
            en: CodeExplanation(
                "A name of the pack, or a text of an exercise, bears a number, an address or a site.",
                matters: "During an exercise somebody would really ring: an exercise must reach nobody outside.",
                remedy: "Put it into the profile (`contacts`), from where an exercise can hide it; or delete it."),
            bad: "roles: {cadre: {label: ⟦\"Cadre de garde, 01 99 00 00 20\"⟧}}",
            mended: "\"Cadre de garde\"")
    ]
}
