extension DiagnosticEntry {
    /// What a site may loosen, and until when.
    static let derogations: [DiagnosticEntry] = [
        DiagnosticEntry(
            "derogation-expired", in: .overlay,
            fr: CodeExplanation(
                "Une dérogation est arrivée à son terme : ce qu'elle permettait est mis de côté.",
                matters:
                    "Le délai légal plein s'applique de nouveau ; mieux vaut le savoir que le découvrir à la 73e heure.",
                remedy: "La faire renouveler, ou retirer la modification."),
            en: CodeExplanation(
                "A derogation has run out: what it allowed is set aside.",
                matters: "The full legal deadline applies again; better to know than to find out in the 73rd hour.",
                remedy: "Have it renewed, or take the change out."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - override: declaration/declarer/deadline/within
                    expect: 72 h
                    set: 80 h
                    reason: "Accord de l'autorité."
                    derogation: ⟦{⟧ref: "D-2025-12", until: 2026-06-30}
                """,
            good: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - override: declaration/declarer/deadline/within
                    expect: 72 h
                    set: 80 h
                    reason: "Accord de l'autorité."
                    derogation: {ref: "D-2025-12", until: 2027-06-30}
                """),
        DiagnosticEntry(
            "protected-loosened", in: .overlay,
            fr: CodeExplanation(
                "Une obligation protégée est affaiblie ou retirée sans dérogation.",
                matters: "Une déclaration due à la CNIL n'est pas au choix de l'hôpital : l'oublier se paie.",
                remedy: "La laisser, la durcir, ou citer la dérogation : `derogation: {ref, until}`."),
            en: CodeExplanation(
                "A protected duty is loosened or removed without a derogation.",
                matters:
                    "A declaration due to the data protection authority isn't for the hospital to choose: missing it is paid for.",
                remedy: "Leave it, tighten it, or cite the derogation: `derogation: {ref, until}`."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: ⟦declaration⟧, reason: "Jamais eu de fuite."}
                """,
            good: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {override: declaration/declarer/deadline/within, expect: 72 h, set: 48 h, reason: "Règle du groupement."}
                """),
        DiagnosticEntry(
            "rests-on-derogation", in: .overlay,
            fr: CodeExplanation(
                "Une autre modification ne tient que tant qu'une dérogation dure.",
                matters:
                    "Le jour où la dérogation tombe, l'adaptation entière ne se lirait plus : ce serait peut-être la nuit de l'incident.",
                remedy: "Écrire l'autre modification de sorte qu'elle tienne sans elle."),
            en: CodeExplanation(
                "Another change holds only as long as a derogation does.",
                matters:
                    "On the day when the derogation ends, the whole overlay could not be read: perhaps the night of the incident.",
                remedy: "Write the other change such that it holds without it."),
            bad: """
                overlay: region
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - override: declaration/declarer/deadline/within
                    expect: 72 h
                    set: 80 h
                    reason: "Accord de l'autorité."
                    derogation: ⟦{⟧ref: "D-2026-04", until: 2027-06-30}
                # site.yaml
                overlay: site
                version: 1
                extends: [{overlay: region, version: "1"}]
                changes:
                  - {override: declaration/declarer/deadline/within, expect: 80 h, set: 60 h, reason: "Règle du groupement."}
                """,
            good: """
                overlay: region
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - override: declaration/declarer/deadline/within
                    expect: 72 h
                    set: 80 h
                    reason: "Accord de l'autorité."
                    derogation: {ref: "D-2026-04", until: 2027-06-30}
                # site.yaml
                overlay: site
                version: 1
                extends: [{overlay: region, version: "1"}]
                changes:
                  - {disable: alerte, reason: "La région prévient."}
                """),
        DiagnosticEntry(
            "review-overdue", in: .overlay,
            fr: CodeExplanation(
                "Une modification devait être relue avant une date qui est passée.",
                matters:
                    "Elle tient toujours, mais l'accord d'astreinte ou le numéro sur lequel elle repose a pu changer.",
                remedy: "La relire et reporter `review_by`, ou la retirer."),
            en: CodeExplanation(
                "A change was to be reviewed by a date that has passed.",
                matters: "It still holds, but the on-call agreement or the number that it rests on may have changed.",
                remedy: "Review it and move `review_by`, or take it out."),
            bad: """
                overlay: site
                version: 1
                extends: [{pack: hopital, version: ">=1 <2"}]
                changes:
                  - {disable: alerte, reason: "La région prévient.", review_by: ⟦2026-06-30⟧}
                """,
            mended: "2027-06-30"),
    ]
}
