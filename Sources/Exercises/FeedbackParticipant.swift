package import CivilTime
package import RuleEngine
import Runbooks
import Vocabularies

extension Feedback {
    /// Somebody who wrote in the journal.
    package struct Participant: Hashable, Sendable {
        /// As they signed; nil for the lines that nobody did.
        package let author: String?

        /// What they hold, as the pack or the profile tells; empty where nothing does.
        package let functions: [Action.Addressee]

        /// Lines of the journal.
        package let lines: Int

        /// What they said was done, impossible, needless or decided.
        package let deeds: Int

        /// What they learnt or took back.
        package let facts: Int
        package let first: Instant
        package let last: Instant
    }

    static func participants(
        in records: [JournalRecord], _ pack: RulePack, _ establishment: Establishment?
    ) -> [Participant] {
        var authors: [String?] = []
        for record in records where !authors.contains(record.author) { authors.append(record.author) }
        return authors.compactMap { author in
            let own = records.filter { $0.author == author }
            guard let first = own.first, let last = own.last else { return nil }
            return Participant(
                author: author, functions: author.map { functions(of: $0, pack, establishment) } ?? [],
                lines: Set(own.map { $0.line }).count,
                deeds: own.filter { $0.entry.instance != nil }.count,
                facts: own.filter { $0.entry.fact != nil }.count, first: first.instant, last: last.instant)
        }
    }

    /// What somebody who signs so holds: by the words of the pack, else by a name of the profile.
    private static func functions(
        of author: String, _ pack: RulePack, _ establishment: Establishment?
    ) -> [Action.Addressee] {
        let name = Feedback.signature(author)
        func isNamed(_ texts: [String?]) -> Bool {
            texts.contains { $0.map { Feedback.signature($0) == name } ?? false }
        }
        let roles = pack.vocabulary.roles.packIndices.filter { place in
            let role = pack.vocabulary.roles[place]
            // Nobody signs with the abbreviation that explains a function: « Informaticien d'astreinte (DSI) ».
            return isNamed([role.id, role.label, role.short, String(role.label.prefix { $0 != "(" })])
        }
        let contacts = pack.vocabulary.contacts.packIndices.filter { place in
            isNamed([pack.vocabulary.contacts[place].id, pack.vocabulary.contacts[place].label])
        }
        let own = roles.map { Action.Addressee.role($0) } + contacts.map { .contact($0) }
        guard own.isEmpty, let establishment else { return own }
        let shared = establishment.sharedDuties.filter { isNamed([$0.person]) }.flatMap { $0.roles }
        let held = establishment.cards.filter { isNamed([$0.name]) }.map { $0.owner } + shared.map { .role($0) }
        return held.distinct()
    }

    /// A signature as it is compared: « DSI d'astreinte » is the « DSI astreinte » of the page.
    private static func signature(_ text: String) -> [Substring] {
        let words = slug(text).split(separator: "-")
        let kept = words.filter { !["d", "de", "du", "des", "l", "la", "le", "les"].contains($0) }
        return kept.isEmpty ? words : kept
    }
}
