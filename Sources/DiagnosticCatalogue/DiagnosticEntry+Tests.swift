extension DiagnosticEntry {
    /// What may be wrong in the tests of a pack.
    static let tests: [DiagnosticEntry] = [
        DiagnosticEntry(
            "test-failed", in: .tests,
            fr: CodeExplanation(
                "Un test du pack ne donne pas ce qu'il attend.",
                matters: """
                    La consigne que l'auteur croyait garantie n'est pas sur la page, ou pas comme il le pensait.
                    """,
                remedy: "Lire la différence ; corriger la règle, ou le test si c'est lui qui se trompe."),
            en: CodeExplanation(
                "A test of the pack doesn't give what it expects.",
                matters: "The instruction that the author believed certain isn't on the page, or not as was meant.",
                remedy: "Read the difference; correct the rule, or the test if it is the one that is wrong."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [⟦{action: alerter}⟧]}
                """,
            mended: "{action: isoler}"),
        DiagnosticEntry(
            "derived-fact", in: .tests,
            fr: CodeExplanation(
                "Un test donne un fait que le pack calcule.",
                matters: "Le test passerait sans que le calcul ait été fait une seule fois.",
                remedy: "Donner les faits dont il se calcule."),
            en: CodeExplanation(
                "A test gives a fact that the pack computes.",
                matters: "The test would pass without the computation having been done once.",
                remedy: "Give the facts that it is computed from."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, ⟦grave⟧: true}
                    expect: {required: [{action: alerter}]}
                """,
            good: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, severity: majeure}
                    expect: {required: [{action: alerter}]}
                """),
        DiagnosticEntry(
            "given-twice", in: .tests,
            fr: CodeExplanation(
                "Une même chose est donnée, ou nommée, deux fois.",
                matters: "Laquelle des deux valeurs le test essaie-t-il ? Il prouverait autre chose que ce qu'on lit.",
                remedy: "N'en garder qu'une."),
            en: CodeExplanation(
                "The same thing is given, or named, twice.",
                matters: """
                    Which of the two values does the test try? It would prove something else than what one reads.
                    """,
                remedy: "Keep one of them."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    without: [⟦type⟧]
                    expect: {required: [{action: isoler}]}
                """,
            good: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [{action: isoler}]}
                """),
        DiagnosticEntry(
            "told-twice", in: .tests,
            fr: CodeExplanation(
                "Une même action est dite à la fois faite et autre chose.",
                matters: "Faite et impossible ne vont pas ensemble : le test essaierait une nuit qui n'existe pas.",
                remedy: "N'en garder qu'une."),
            en: CodeExplanation(
                "The same action is said to be done and something else too.",
                matters: "Done and impossible don't go together: the test would try a night that doesn't exist.",
                remedy: "Keep one of them."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    done: {isoler: "2026-11-03T02:45:00+01:00"}
                    impossible: {⟦isoler⟧: "2026-11-03T02:46:00+01:00"}
                    expect: {done: [{action: isoler}]}
                """,
            good: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    done: {isoler: "2026-11-03T02:45:00+01:00"}
                    expect: {done: [{action: isoler}]}
                """),
        DiagnosticEntry(
            "no-target", in: .tests,
            fr: CodeExplanation(
                "Une action est visée sur une fiche, alors qu'elle n'en concerne aucune, ou la fiche est vide.",
                matters: "Le test attendrait « isoler les urgences » d'une action qui isole tout.",
                remedy: "Retirer `@…` ou `target`, ou nommer la fiche."),
            en: CodeExplanation(
                "An action is aimed at a record though it is about none, or the record is empty.",
                matters: "The test would expect “unplug the emergency ward” of an action that unplugs everything.",
                remedy: "Remove `@…` or `target`, or name the record."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [{action: isoler, target: ⟦urgences⟧}]}
                """,
            good: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [{action: isoler}]}
                """),
        DiagnosticEntry(
            "unreadable-file", in: .tests,
            fr: CodeExplanation(
                "Un fichier que le test nomme ne peut pas être lu.",
                matters: "Le test ne s'exécute pas : ce qu'il prouvait n'est plus prouvé.",
                remedy: "Corriger le chemin, écrit à partir du dossier du test, ou le fichier."),
            en: CodeExplanation(
                "A file that the test names can't be read.",
                matters: "The test doesn't run: what it proved is no longer proved.",
                remedy: "Correct the path, which starts from the folder of the test, or the file."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    profile: ⟦ch-600-lits.yaml⟧
                    expect: {required: [{action: isoler}]}
                """,
            good: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [{action: isoler}]}
                """),
        DiagnosticEntry(
            "unknown-basis", in: .tests,
            fr: CodeExplanation(
                "La certitude attendue d'une action n'est ni `certain` ni `precaution`.",
                matters: "Le test ne dirait pas si l'ordre est acquis ou seulement prudent.",
                remedy: "Écrire l'un des deux."),
            en: CodeExplanation(
                "The basis expected of an action is neither `certain` nor `precaution`.",
                matters: "The test would not say whether the order is sure or only careful.",
                remedy: "Write one of the two."),
            bad: """
                tests:
                  - name: "Chiffrement"
                    now: "2026-11-03T02:50:00+01:00"
                    given: {id: T-1, type: chiffrement}
                    expect: {required: [{action: isoler, basis: ⟦certains⟧}]}
                """,
            mended: "certain"),
    ]
}
