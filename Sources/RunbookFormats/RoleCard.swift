import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// What is handed to one person: the lines that are that person's to do now.
struct RoleCard: Sendable {
    let title: Phrase

    /// Who holds the role, at which number; empty without a profile.
    let holder: Phrase

    /// The same with the deputy and what is doubtful of the numbers, and the roles that nobody else holds: what each line would
    /// say again.
    private(set) var duty: [Phrase]

    /// How many lines there are.
    let count: Int

    /// The earliest of their deadlines; empty where none has one.
    let first: Phrase

    private(set) var sections: [Section]

    /// A card for each role that has something to do: the reader's own, then in the order in which they have to start.
    static func all(lexicon: Lexicon, reader: Reader, actions: ActionSections) -> [RoleCard] {
        let bearers = actions.bearers
        return (bearers.filter { $0 == reader.role } + bearers.filter { $0 != reader.role }).map { role in
            RoleCard(role, lexicon: lexicon, actions: actions)
        }
    }

    /// Each abbreviation written out where the card first uses it.
    func expanded(_ glossary: Glossary) -> RoleCard {
        var glossary = glossary
        var card = self
        card.duty = duty.map { glossary.expand($0) }
        card.sections = sections.map { glossary.expand($0) }
        return card
    }

    private init(_ role: PackIndex<Role>, lexicon: Lexicon, actions: ActionSections) {
        let plan = lexicon.plan
        title = Phrase(lexicon.vocabulary.roles[role].label)
        holder = plan.holder(of: role).map { ContactWording(lexicon: lexicon).short($0) } ?? ""
        (sections, duty) = actions.card(of: role)
        count = sections.reduce(0) { $0 + $1.items.count }
        first =
            actions.firstDue(of: role).map { due -> Phrase in
                // From an hour that nobody has noted, as page 1 says it.
                guard let instant = due.instant else { return Phrase(DueWording(due: due, lexicon: lexicon).delay) }
                return Phrase(instant <= plan.now ? "tout de suite" : lexicon.local.brief(instant))
            } ?? ""
    }
}
