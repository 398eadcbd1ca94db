import RuleEngine
import Runbooks
import Vocabularies

/// The numbers that the lines of page 1 need, each once, in the order of the lines.
struct PageCalls {
    let lexicon: Lexicon
    let reader: Reader

    func numbers(for lines: [Line]) -> [Phrase] {
        var seen: Set<Phrase> = []
        return lines.flatMap { calls(for: $0) }.filter { seen.insert($0).inserted }
    }

    private var plan: Plan { lexicon.plan }

    /// Whoever is to do the line, then whom it speaks to.
    private func calls(for line: Line) -> [Phrase] {
        guard let establishment = plan.establishment else { return [] }
        let action = lexicon.action(line.action)
        let doer = call(action.role)
        let hearer: Phrase? =
            switch action.addressee {
            case .role(let role)?: call(role)
            // In an exercise nobody outside is called.
            case .contact(let contact)?:
                lexicon.isExercise
                    ? nil
                    : establishment.card(of: contact, at: plan.now, in: plan.zone).flatMap {
                        contacts.call($0, as: lexicon.vocabulary.contacts[contact].label)
                    }
            case nil: nil
            }
        return [doer, hearer].compactMap { $0 }
    }

    /// Nobody calls himself, by whatever role.
    private func call(_ role: PackIndex<Role>) -> Phrase? {
        if let own = reader.role, plan.isAnswered(role, by: own) { return nil }
        guard let bearer = plan.bearer(of: role), let holder = plan.holder(of: bearer) else { return nil }
        return contacts.call(holder, as: lexicon.vocabulary.roles[bearer].short)
    }

    private var contacts: ContactWording { ContactWording(lexicon: lexicon) }
}
