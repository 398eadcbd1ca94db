import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What the journal adds to the page: who learnt what, when and how, and what was written down.
struct JournalSections {
    let lexicon: Lexicon

    /// Notes of months stay in the journal: the page holds the last ones.
    static let noteLimit = 12

    /// What was learnt since the beginning and still counts.
    var learnt: Section {
        Section("APPRIS", items { $0.testimony.manner != .assumed })
    }

    /// The same, for what nobody knows and one acts as if.
    var assumed: [Section.Item] {
        items { $0.testimony.manner == .assumed }
    }

    var handovers: Section { notes("RELÈVE", .handover) }

    var notes: Section { notes("NOTES", .note) }

    private func items(where isShown: (Situation.Change) -> Bool) -> [Section.Item] {
        lexicon.incidents.flatMap { letter, lexicon in
            lexicon.plan.learnt.filter(isShown).map { change in
                let finding = lexicon.finding(change.fact)
                let incident: Phrase = letter.map { "\($0) · " } ?? ""
                return Section.Item(
                    "\(incident)\(finding) (\(lexicon.words(of: change.testimony, at: change.instant)))")
            }
        }
    }

    private func notes(_ title: String, _ kind: Note.Kind) -> Section {
        let notes = lexicon.plan.situation.notes.filter { $0.kind == kind }
        let shown = notes.suffix(JournalSections.noteLimit)
        let items = shown.map { note in
            let author: Phrase = note.author.map { ", \(lexicon.fed($0))" } ?? ""
            return Section.Item("\(lexicon.local.brief(note.instant))\(author) : \(lexicon.fed(french(note.text)))")
        }
        let earlier = notes.count - shown.count
        return Section(
            title, items, note: earlier > 0 ? "plus tôt, dans la main courante : \(earlier)" : nil)
    }
}

extension Lexicon {
    /// Each incident, with its letter where there are several.
    var incidents: [(letter: String?, lexicon: Lexicon)] {
        if plan.parts.isEmpty { return [(nil, self)] }
        return plan.parts.enumerated().map { (letters([$0.offset]), Lexicon(plan: $0.element)) }
    }

    /// How something is known, from whom and since when: « dit, RSSI, 03 h 10 ».
    func words(of testimony: Testimony, at instant: Instant) -> Phrase {
        let manner = testimony.manner.map { Phrase($0.rawValue) }
        let author = testimony.author.map { fed($0) }
        return .joined([manner, author, Phrase(local.brief(instant))].compactMap { $0 }, by: ", ")
    }
}
