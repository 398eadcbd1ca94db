import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// Deadlines that others set: by law first said to be without delay, then in the order of time, none before what it waits for.
struct LegalSection {
    let lexicon: Lexicon
    let numbering: Numbering

    var section: Section {
        let sorted = entries.sorted { left, right in
            (left.due.isWithoutDelay ? 0 : 1, left.due.placing?.secondsSinceEpoch ?? .max, left.instance)
                < (right.due.isWithoutDelay ? 0 : 1, right.due.placing?.secondsSinceEpoch ?? .max, right.instance)
        }
        let ordered = prerequisitesFirst(sorted) { $0.line.waitsFor.contains($1.instance) }
        return Section(
            "ÉCHÉANCES LÉGALES", ordered.map(item),
            note: lexicon.pack.header.legalNotice.map { Phrase(lexicon.printed($0)) })
    }

    private struct Entry {
        let due: Due
        let line: Line

        var instance: ActionInstance { line.instance }
    }

    private var entries: [Entry] {
        lexicon.plan.placed.flatMap { line in
            line.dues.filter { $0.kind != .house }.map { Entry(due: $0, line: line) }
        }
    }

    private func item(of entry: Entry) -> Section.Item {
        let number = numbering.list([entry.instance])
        let kind = entry.due.kind == .legal ? "LÉGAL" : "CONTRAT"
        let text: Phrase = "\(priority: kind) \(lexicon.label(of: entry.line)) (\(number))"
        let notices = lexicon.notices(of: entry.line.wantedBy)
        let certainty: [Phrase] = entry.due.isCertain ? [] : ["préparé par précaution"]
        let action = lexicon.action(entry.instance)
        let proof = action.doneWhen.map { "récépissé : \(lexicon.text($0, of: entry.instance)) ____________" as Phrase }
        return Section.Item(
            text,
            details: [DueWording(due: entry.due, lexicon: lexicon).full] + certainty + duty(action)
                + [proof].compactMap { $0 }
                + notices)
    }

    /// To whom, by which text, and how surely it was read.
    private func duty(_ action: Action) -> [Phrase] {
        guard let duty = action.duty else { return [] }
        let date = lexicon.local.date(duty.verifiedOn)
        let age = lexicon.plan.zone.civil(lexicon.plan.now).date.dayNumber - duty.verifiedOn.dayNumber
        let reading: Phrase =
            switch duty.certainty {
            case .read where age <= LegalDuty.freshDays: "lu (texte ou page de l'autorité), le \(date)"
            case .read: "lu (texte ou page de l'autorité), le \(date) : à vérifier depuis"
            case .summarised: "lu dans un résumé seulement, le \(date) : à vérifier"
            case .recalled: "non relu (écrit le \(date)) : à vérifier"
            }
        let unread: Phrase = duty.unread.map { " ; non relu : \(lexicon.printed($0)), à vérifier" } ?? ""
        return [
            "à : \(lexicon.addressee(duty.addressee))", "base : \(lexicon.printed(duty.basis)) ; \(reading)\(unread)",
        ]
    }
}
