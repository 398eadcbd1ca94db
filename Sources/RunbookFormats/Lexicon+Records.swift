package import RuleEngine
import Runbooks
package import Vocabularies

extension Lexicon {
    /// A text of an action, with what the record that it is about says in place of each `{…}`.
    ///
    /// Where no record is known, its name is the words that stand for all of them, and the rest is left to write.
    func text(_ text: String, of instance: ActionInstance) -> Phrase { self.text(text, of: [instance]) }

    /// The same text for several records, whose words are joined.
    func text(_ text: String, of instances: [ActionInstance]) -> Phrase {
        let template = TextTemplate(text)
        guard !template.names.isEmpty else { return Phrase(printed(text)) }
        let parts = template.parts.map { part -> Phrase in
            switch part {
            case .text(let text): Phrase(printed(text))
            case .place(let name):
                Phrase.joined(instances.map { filling(name, of: $0, in: plan.view.showing($0)) }, by: ", ")
            }
        }
        return .joined(parts, by: "")
    }

    private func filling(_ name: String, of instance: ActionInstance, in view: FactView) -> Phrase {
        guard let fact = vocabulary.fact(named: name) else { return Phrase("{\(name)}") }
        if vocabulary.facts[fact].collection == nil {
            // Of the establishment only its profile is believed: a feed's text is never part of ours.
            guard case .known(let value)? = plan.establishment?.state(of: fact) else { return "____________" }
            return self.value(value, of: fact)
        }
        if case .known(let value) = view[fact] { return self.value(value, of: fact) }
        guard let collection = action(instance).target.flatMap({ vocabulary.collection($0) }), fact == collection.label
        else { return "____________" }
        // A name that no profile explains is what somebody wrote, and is shown as such.
        return instance.target.map { "« \(fed($0)) »" } ?? generic(collection.fact)
    }

    /// The words that stand for every record of a collection.
    func generic(_ collection: PackIndex<Fact>) -> Phrase {
        Phrase(vocabulary.collection(collection)?.generic ?? vocabulary.facts[collection].name)
    }

    /// What a record of the profile is called, by the name that a fact of the incident gives it; nil for another text.
    func name(_ text: String, toldBy fact: PackIndex<Fact>) -> Phrase? {
        guard let collection = pack.recordNames.first(where: { $0.fact == fact })?.collection else { return nil }
        return plan.view.record(text, in: collection).map { name(of: $0, in: collection) }
    }

    /// A value as an answer proposes it: where the profile has no record of that name, what the pack calls those of that kind.
    ///
    /// What people told is theirs, and stays as they wrote it.
    package func proposal(_ value: FactValue, of fact: PackIndex<Fact>) -> Phrase {
        var text = value
        if case .set(let set) = value, let only = set.members.first, set.members.count == 1 { text = only }
        guard case .string(let id) = text, name(id, toldBy: fact) == nil,
            let collection = pack.recordNames.first(where: { $0.fact == fact })?.collection,
            case .records(let facts) = vocabulary.facts[collection].type
        else { return self.value(value, of: fact) }
        for case .enumeration(let list) in facts.map({ vocabulary.facts[$0].type }) {
            if let member = list.position(ofID: id) { return Phrase(list.members[member].label) }
        }
        return self.value(value, of: fact)
    }

    /// What a record is called, by a view that shows it.
    package func name(of record: FactView, in collection: PackIndex<Fact>) -> Phrase {
        let names = [vocabulary.collection(collection)?.label, vocabulary.collection(collection)?.identity]
        for fact in names.compactMap({ $0 }) {
            if case .known(let value) = record[fact] { return self.value(value, of: fact) }
        }
        return generic(collection)
    }
}
