import Runbooks

/// What is handed out beside the page, worked out when a format asks for it: most print none of it.
struct Sheets: Sendable {
    let lexicon: Lexicon
    let reader: Reader
    let numbering: Numbering
    let actions: ActionSections

    /// Roles that nobody holds, and the deadlines that others set, nothing written out yet.
    let plainDuties: [Section]

    /// True before any night.
    let isPrepared: Bool

    /// What page 1 has written out: each sheet writes out the rest for whoever holds it.
    let glossary: Glossary

    /// The lines of each person.
    var cards: [RoleCard] {
        RoleCard.all(lexicon: lexicon, reader: reader, actions: actions).map { $0.expanded(glossary) }
    }

    /// Roles that nobody holds, and the deadlines that others set, where they stand before the lines to do.
    var duties: [Section] {
        var glossary = glossary
        return plainDuties.map { glossary.expand($0) }
    }

    /// What is read aloud, and when.
    var pauses: [PauseSheet] {
        let sheets = PauseSheet.all(lexicon: lexicon, numbering: numbering).map(glossary.expanded)
        return isPrepared ? sheets.enumerated().map { $1.prepared(number: $0 + 1) } : sheets
    }
}
