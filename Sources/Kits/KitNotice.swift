import CivilTime
import RuleEngine
import RunbookFormats

/// The page to read first: what to open, on which machine, and until when it counts.
struct KitNotice {
    private let pack: RulePack
    private let establishment: Establishment
    private let expiry: KitExpiry
    private let isShared: Bool
    private let today: CivilDate

    init(
        _ pack: RulePack, _ establishment: Establishment, _ expiry: KitExpiry, isShared: Bool, at now: Instant
    ) {
        self.pack = pack
        self.establishment = establishment
        self.expiry = expiry
        self.isShared = isShared
        today = pack.zone(of: establishment).civil(now).date
    }

    /// Lays the page out, with what leads to the other pages.
    func page(
        asking: PageName?, incidents: [(label: Phrase, name: PageName)], paper: [(label: Phrase, name: PageName)]
    ) -> String {
        let isDue = expiry.day <= today
        let due: Phrase =
            isDue
            ? "À REFAIRE SANS ATTENDRE : \(expiry.reasons[0].text)"
            : "À REFAIRE AVANT LE \(expiry.day.french) : \(expiry.reasons[0].text)"
        let scope: Phrase = isShared ? "copie sans noms de serveurs, ni lieux, ni clés" : "DIFFUSION RESTREINTE"
        let report = Report(
            title: "Kit de nuit : \(establishment.name)", notice: due,
            facts: ["fait le \(today.french)", scope, "règles \(pack.header.id) \(pack.header.version)"],
            parts: [material, again],
            foot: [pack.header.disclaimer.map { Phrase($0) }].compactMap { $0 },
            edge: [
                "Profil : \(code: establishment.digest)", "Pack : \(code: pack.digest)",
                "Moteur astreinte \(engineVersion)",
            ], isExercise: false)
        let answering = asking.map {
            ReportPage.Links(
                "QUE VOYEZ-VOUS ?", to: [("Le dire à cet ordinateur : il fait le runbook, sans réseau", $0)])
        }
        let known: Phrase = asking == nil ? "QUE VOYEZ-VOUS ?" : "OU CHOISIR SANS ORDINATEUR : runbooks faits d'avance"
        return ReportPage.render(
            report,
            links: [answering].compactMap { $0 }
                + [ReportPage.Links(known, to: incidents), ReportPage.Links("À IMPRIMER", to: paper)])
    }

    /// What has to be ready where the network isn't.
    private var material: Report.Part {
        Report.Part(
            "À TENIR PRÊT", columns: ["quoi", "comment", "où (à remplir)", "vu le"],
            rows: [
                [
                    "Un ordinateur portable", "jamais relié au réseau de la maison ; chargé ; un navigateur suffit", "",
                    "",
                ],
                [
                    "Deux clés USB identiques", "protégées en écriture, ce dossier sur chacune ; l'une loin de l'autre",
                    "", "",
                ],
                ["Une imprimante à câble USB", "essayée avec cet ordinateur ; papier et encre à côté", "", ""],
                ["Le jeu de papier", "imprimé d'avance, sous enveloppe, un par lieu de clé", "", ""],
                ["Des téléphones hors du réseau", "chargés ; numéros de la liste essayés", "", ""],
            ], isStacked: true)
    }

    /// Why and when it is made again.
    private var again: Report.Part {
        Report.Part(
            "QUAND LE REFAIRE", columns: ["avant le", "parce que"],
            rows: expiry.reasons.map { reason in
                [Phrase(reason.day <= today ? "sans attendre" : reason.day.french), reason.text]
            })
    }
}
