import RuleEngine
import Runbooks
import Vocabularies

/// The numbers that the lines of page 1 need, each once, in the order of the lines.
struct PageCalls {
    let lexicon: Lexicon
    let reader: Reader

    func numbers(for lines: [Line]) -> [Phrase] {
        lines.flatMap { [doer(of: $0), hearer(of: $0)] }.compactMap { $0 }.distinct()
    }

    /// Those of whom the lines speak to alone, for a page whose lines bear the number of whoever does them.
    func addressees(of lines: [Line]) -> [Phrase] {
        let doers = Set(lines.compactMap { doer(of: $0) })
        return lines.compactMap { hearer(of: $0) }.distinct().filter { !doers.contains($0) }
    }

    private var plan: Plan { lexicon.plan }

    private func doer(of line: Line) -> Phrase? { call(lexicon.action(line.action).role) }

    private func hearer(of line: Line) -> Phrase? {
        guard let establishment = plan.establishment else { return nil }
        switch lexicon.action(line.action).addressee {
        case .role(let role)?: return call(role)
        case .contact(let contact)?:
            // In an exercise nobody outside is called.
            guard !lexicon.isExercise, let card = establishment.card(of: contact, at: plan.now, in: plan.zone) else {
                return nil
            }
            return contacts.call(card, as: lexicon.vocabulary.contacts[contact].label)
        case nil: return nil
        }
    }

    /// Nobody calls himself, by whatever role.
    private func call(_ role: PackIndex<Role>) -> Phrase? {
        if let own = reader.role, plan.isAnswered(role, by: own) { return nil }
        guard let bearer = plan.bearer(of: role), let holder = plan.holder(of: bearer) else { return nil }
        return contacts.call(holder, as: lexicon.vocabulary.roles[bearer].short)
    }

    private var contacts: ContactWording { ContactWording(lexicon: lexicon) }
}
