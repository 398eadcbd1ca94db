import CivilTime
import RuleEngine
package import Runbooks
import Vocabularies

/// A page that somebody holds already, and what differs from it now.
package struct EarlierPrint: Sendable {
    let fingerprint: Fingerprint
    let instant: Instant
    let change: PlanChange

    /// False where today's rules, profile or engine don't give the page that was printed.
    let isReproduced: Bool

    /// True where whoever holds the page has nothing to learn.
    package var isUnchanged: Bool { change.isEmpty && isReproduced }

    /// What a reader of `printed`, made at `instant`, has to learn of `later`; `earlier` is the plan of that time.
    package init(_ printed: Fingerprint, from earlier: Plan, to later: Plan) {
        fingerprint = printed
        instant = earlier.now
        change = PlanChange(from: earlier, to: later)
        isReproduced = DecisionFormat.fingerprint(of: earlier) == printed
    }
}

/// What has changed since a page was printed.
struct PrintSection {
    let print: EarlierPrint
    let wording: ChangeWording

    init(_ print: EarlierPrint, lexicon: Lexicon, numbering: Numbering) {
        self.print = print
        wording = ChangeWording(change: print.change, lexicon: lexicon, numbering: numbering)
    }

    /// « Depuis l'impression 7F3A-91C2 de 03 h 10 : 7 lignes ajoutées, 2 retirées, 1 déjà faite ».
    var summary: Phrase {
        let time = wording.lexicon.local.brief(print.instant)
        return "Depuis l'impression \(print.fingerprint.text) de \(time) : \(wording.counts ?? "rien n'a changé")"
    }

    var section: Section {
        let note: Phrase =
            "Cette impression ne se refait pas à l'identique : les règles, le profil ou le moteur ont changé depuis."
        return Section(
            "CE QUI A CHANGÉ", [Section.Item(summary)] + wording.items, note: print.isReproduced ? nil : note)
    }
}
