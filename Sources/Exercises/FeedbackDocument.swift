import CivilTime
import RuleEngine
package import RunbookFormats
import Runbooks
import Vocabularies

/// The report for people: a part for each thing measured, and tables left to fill in.
package struct FeedbackDocument: Sendable {
    /// What a report is worth.
    package static let notice = "élément de preuve à joindre ; ne vaut pas atteinte d'objectif"

    let feedback: Feedback
    let sources: FeedbackSources
    let lexicon: Lexicon

    /// A report to lay out.
    package init(_ feedback: Feedback, _ sources: FeedbackSources) {
        self.feedback = feedback
        self.sources = sources
        lexicon = Lexicon(plan: feedback.plan)
    }

    /// The report, in the order in which it is read.
    package var report: Report {
        Report(
            title:
                "\(lexicon.isExercise ? "EXERCICE : compte rendu" : "Retour d'expérience") · \(Phrase.joined(lexicon.types, by: " · "))",
            notice: Phrase("Élément de preuve à joindre ; ne vaut pas atteinte d'objectif"), facts: facts,
            parts: planned + outside + measured, foot: foot, isExercise: lexicon.isExercise
        ).expanded(in: feedback.plan.pack.vocabulary).replacingTexts { lexicon.printed($0) }
    }

    private var measured: [Report.Part] {
        [milestones, timeline, participants, acts] + retracted
            + [forgotten, interruptions, unknowns, lateAnswers, themes, plan, furtherTests]
    }

    private var facts: [Phrase] {
        let plan = feedback.plan
        let establishment: Phrase? = plan.establishment.map { "Établissement : \($0.name)" }
        let timeZero: Phrase = plan.timeZero.map { "T0 : \(dated($0.instant))" } ?? "T0 : inconnu"
        return ["Incident : \(lexicon.id)", establishment, timeZero].compactMap { $0 } + [
            "Première ligne de la main courante : \(dated(feedback.start))",
            "Fin du compte rendu : \(dated(feedback.end))",
            "Les heures sans date sont du jour de T0, à son heure légale.",
        ] + (sources.remarks + plan.situation.remarks).map { "À vérifier, \(fed: $0.path) : \(fed: $0.message)" }
    }

    private var foot: [Phrase] {
        let pack = feedback.plan.pack
        let overlays = pack.overlays.map { "Surcouche \($0.id) \($0.version) \($0.digest)" as Phrase }
        return ["Règles \(pack.header.id) \(pack.header.version) \(code: pack.digest)"] + overlays
            + [
                feedback.plan.establishment.map { "Profil \(code: $0.digest)" as Phrase } ?? "Aucun profil",
                sources.isRedacted
                    ? EvidenceWording.redacted
                    : sources.journalHead.map { "Main courante, dernière ligne sha256:\($0)" as Phrase }
                        ?? "Main courante vide",
                sources.exercise.map { "Fichier d'exercice \(code: $0.digest)" as Phrase },
            ].compactMap { $0 }
    }

    private var participants: Report.Part {
        Report.Part(
            "Participants par fonction", notes: ["Lus dans la main courante ; la fonction qui manque est à compléter."],
            columns: ["Fonction", "Signature", "Lignes", "Actes", "Faits appris", "De", "À"],
            rows: feedback.participants.filter { !animation.contains($0.author ?? "") }.map { participant in
                [
                    .joined(participant.functions.map(name), by: ", "),
                    participant.author.map { Phrase(fed: $0) } ?? "non signé", number(participant.lines),
                    number(participant.deeds), number(participant.facts), Phrase(brief(participant.first)),
                    Phrase(brief(participant.last)),
                ]
            })
    }

    private var milestones: Report.Part {
        Report.Part(
            "Délais mesurés depuis T0", columns: ["Repère", "Délai", "Heure", "Par quel acte", "Par qui"],
            rows: feedback.milestones.map { milestone in
                guard let reached = milestone.reached else {
                    return [Phrase(milestone.name), "non mesuré", "", "", ""]
                }
                return [
                    Phrase(milestone.name), Phrase(feedback.elapsed(to: milestone).map(span) ?? "T0 inconnu"),
                    Phrase(brief(reached.word.instant)), lexicon.short(reached.instance), author(reached.word),
                ]
            })
    }

    private var acts: Report.Part {
        Report.Part(
            "Échéances et heures réelles, acte par acte",
            notes: [
                "« Demandé » et « à faire avant » : ce que le moteur calculait à cette heure-là ; « fait » : la main courante."
            ],
            columns: ["Acte", "Rôle", "Demandé", "À faire avant", "Dernière échéance", "Fait", "Par qui", "Écart"],
            rows: feedback.acts.map { act in
                let role = feedback.plan.pack.vocabulary.roles[feedback.plan.pack.actions[act.instance.action].role]
                return [
                    lexicon.short(act.instance), Phrase(role.short), time(act.requiredAt), time(act.firstDue),
                    lastDue(of: act), word(of: act), author(act.word),
                    gap(of: act),
                ]
            })
    }

    /// Nothing where nobody took anything back.
    private var retracted: [Report.Part] {
        let retractions = feedback.plan.situation.retractions
        guard !retractions.isEmpty else { return [] }
        return [
            Report.Part(
                "Dit, puis repris", notes: ["Ce qui est repris n'est compté nulle part ailleurs."],
                columns: ["Acte", "Dit", "À", "Par qui", "Repris à", "Par qui"],
                rows: retractions.map { retraction in
                    [
                        lexicon.short(retraction.action), said(retraction), Phrase(brief(retraction.deed.instant)),
                        retraction.deed.author.map { Phrase(fed: $0) } ?? "", Phrase(brief(retraction.instant)),
                        retraction.author.map { Phrase(fed: $0) } ?? "",
                    ]
                })
        ]
    }

    private func said(_ retraction: Retraction) -> Phrase {
        switch retraction.deed.kind {
        case .done:
            let decision = feedback.plan.pack.actions[retraction.action.action].decision
            guard let option = retraction.deed.option, let decision else { return "fait" }
            return "décidé : \(decision.options[option])"
        case .impossible: return "impossible"
        case .notApplicable: return "sans objet"
        }
    }

    private var forgotten: Report.Part {
        let acts = feedback.acts.filter { $0.outcome == .forgotten || $0.outcome == .open }
        return Report.Part(
            "Demandé, et sans suite dans la main courante",
            notes: acts.isEmpty
                ? ["Rien : chaque acte demandé a été fait, ou dit impossible ou sans objet."]
                : [
                    "Oublié : l'échéance est passée sans un mot. En cours : demandé à la fin, échéance à venir ou sans heure."
                ],
            columns: acts.isEmpty ? [] : ["Acte", "Demandé", "Échéance", "État"],
            rows: acts.map { act in
                [
                    lexicon.short(act.instance), time(act.requiredAt), time(act.lastDue),
                    act.outcome == .forgotten ? "oublié" : "en cours",
                ]
            })
    }

    private var unknowns: Report.Part {
        Report.Part(
            "Resté inconnu",
            notes: feedback.unknowns.isEmpty ? ["Rien de ce qui change la suite n'est resté inconnu."] : [],
            columns: feedback.unknowns.isEmpty ? [] : ["Question", "Ouverte depuis", "Demandée"],
            rows: feedback.unknowns.map { unknown in
                [
                    lexicon.question(unknown.fact), time(unknown.since),
                    unknown.wasAsked ? "oui, sans réponse" : "non notée",
                ]
            })
    }

    private var lateAnswers: Report.Part {
        Report.Part(
            "Réponses venues trop tard",
            notes: [
                "Une réponse est tardive quand ce qui était inconnu, ou ce qui est démenti, fait demander un acte dont l'échéance était déjà passée, ou en retire un encore attendu après la sienne."
            ] + (feedback.lateAnswers.isEmpty ? ["Aucune."] : []),
            columns: feedback.lateAnswers.isEmpty
                ? [] : ["Question", "Ouverte depuis", "Apprise", "Ce qu'elle a changé"],
            rows: feedback.lateAnswers.map { answer in
                let turned = answer.turned.map { turned -> Phrase in
                    "\(lexicon.short(turned.instance)), \(turned.isWanted ? "demandé" : "retiré") ; échéance \(brief(turned.due))"
                }
                return [
                    lexicon.question(answer.fact), time(answer.since), time(answer.instant), .joined(turned, by: " · "),
                ]
            })
    }

    private var themes: Report.Part {
        let references = feedback.plan.pack.vocabulary.references
        let families = references.packIndices.filter { head in
            references.contains { $0.id.hasPrefix(references[head].id + "/") }
        }
        return Report.Part(
            "Thèmes exercés",
            notes: [
                "\(Phrase.joined(families.map { Phrase(references[$0].label) }, by: ", ")). Un thème est exercé quand un acte demandé par une de ses règles, ou sur un service de son genre, a été fait ; quand aucun n'a été demandé, rien ne dit s'il l'a été. Un identifiant officiel n'est écrit que s'il a été vérifié."
            ],
            columns: ["Thème", "Identifiant officiel", "Actes demandés", "Dont faits"],
            rows: feedback.themes.filter { $0.required > 0 }.map { theme in
                [
                    Phrase(references[theme.reference].label),
                    references[theme.reference].official.map { Phrase($0) } ?? "non vérifié", number(theme.required),
                    number(theme.done),
                ]
            })
    }
}
