extension DiagnosticEntry {
    /// What a site or a region changes.
    static let overlays: [DiagnosticEntry] = [
        DiagnosticEntry(
            "expect-mismatch", in: .overlay,
            fr: CodeExplanation(
                "La valeur du pack n'est plus celle que l'adaptation disait modifier.",
                matters:
                    "Le pack national a changé sous l'adaptation : la garder en aveugle remettrait un ancien délai.",
                remedy: "Lire la nouvelle valeur, décider de nouveau, puis corriger `expect`."),
            en: CodeExplanation(
                "The value of the pack is no longer the one that the overlay says it changes.",
                matters:
                    "The national pack has changed under the overlay: kept blindly, it would bring an old deadline back.",
                remedy: "Read the new value, decide again, then correct `expect`."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {override: actions/isoler/deadline, expect: ⟦{within: 20 min}⟧, set: {within: 10 min}, reason: "Astreinte sur place."}
                """,
            mended: "{within: 15 min}"),
        DiagnosticEntry(
            "overlapping-changes", in: .overlay,
            fr: CodeExplanation(
                "Deux modifications touchent la même chose.",
                matters: "Leur résultat dépendrait de l'ordre d'écriture : une nuit l'une, une nuit l'autre.",
                remedy: "N'en garder qu'une, ou les réunir."),
            en: CodeExplanation(
                "Two changes touch the same thing.",
                matters: "Their result would depend on the order of writing: one on one night, the other on the next.",
                remedy: "Keep one of them, or join the two."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: alerte, reason: "La région prévient."}
                  - {disable: ⟦alerte/alerter⟧, reason: "La région prévient."}
                """,
            good: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: alerte, reason: "La région prévient."}
                """),
        DiagnosticEntry(
            "unknown-address", in: .overlay,
            fr: CodeExplanation(
                "L'adresse d'une modification ne mène à rien dans le pack.",
                matters: "L'hôpital croirait avoir raccourci un délai ; la page donnerait celui du pack.",
                remedy: "Corriger l'adresse : `actions/ACTION/ATTRIBUT`, ou `RÈGLE/ACTION/ATTRIBUT`."),
            en: CodeExplanation(
                "The address of a change leads nowhere in the pack.",
                matters: "The hospital would believe a deadline shortened; the page would give that of the pack.",
                remedy: "Correct the address: `actions/ACTION/ATTRIBUTE`, or `RULE/ACTION/ATTRIBUTE`."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: ⟦alertes⟧, reason: "La région prévient."}
                """,
            mended: "alerte"),
        DiagnosticEntry(
            "unknown-overlay", in: .overlay,
            fr: CodeExplanation(
                "L'adaptation sur laquelle celle-ci s'appuie n'est pas donnée.",
                matters:
                    "Il manquerait un étage entre le pack et le site : les valeurs modifiées ne seraient pas celles qu'on a lues.",
                remedy: "Donner aussi l'autre adaptation (`--overlay`), ou corriger son nom."),
            en: CodeExplanation(
                "The overlay that this one is written upon isn't given.",
                matters:
                    "A level would be missing between the pack and the site: the values changed would not be those that were read.",
                remedy: "Give the other overlay too (`--overlay`), or correct its name."),
            bad: """
                overlay: site
                version: 1
                extends: [{overlay: ⟦region⟧, version: "1"}]
                changes:
                  - {disable: alerte, reason: "La région prévient."}
                """,
            good: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: alerte, reason: "La région prévient."}
                """),
    ]
}
