import RuleEngine
import Vocabularies

extension Situation {
    /// The same situation, where what names a record of the profile by its label is its id: people write what they read.
    ///
    /// A name by which the pack looks for a record that the profile lacks is remarked on: nothing follows from it, and that
    /// must not pass in silence.
    func namingRecords(of establishment: Establishment, _ pack: RulePack) -> Situation {
        var situation = self
        for names in pack.recordNames {
            let fact = names.fact
            let changed = changes.indices.filter { changes[$0].fact == fact }
            guard initial[fact].isKnown || !changed.isEmpty,
                let records = establishment.names(of: names.collection, pack)
            else { continue }
            situation.initial[fact] = initial[fact].renamed(by: records)
            for place in changed {
                let change = changes[place]
                situation.changes[place] = Change(
                    instant: change.instant, fact: fact, state: change.state.renamed(by: records),
                    testimony: change.testimony, isWithdrawal: change.isWithdrawal, isEcho: change.isEcho)
            }
            let states = [situation.initial[fact]] + changed.map { situation.changes[$0].state }
            var said = Set(records.map { $0.id })
            for case .known(let value) in states {
                for name in value.recordNames where said.insert(name).inserted {
                    situation = situation.remarking(
                        DataRemark(
                            code: "unknown-record", path: pack.vocabulary.facts[fact].name,
                            message: "« \(name) » n'est pas dans le profil : ce qui en dépend n'est pas déduit"))
                }
            }
        }
        return situation
    }
}

extension FactState {
    /// The same, where members whose words stand among `names` are the ids there.
    fileprivate func renamed(by names: [(words: [String], id: String)]) -> FactState {
        func renamed(_ value: FactValue) -> FactValue {
            guard case .string(let name) = value else { return value }
            let words = foldedWords(name)
            let ids = names.filter { $0.words == words }.map { $0.id }
            // Of two records with the same name neither is meant.
            guard let id = ids.first, ids.allSatisfy({ $0 == id }) else { return value }
            return .string(id)
        }
        switch self {
        case .known(.set(let set)):
            return .known(
                .set(SetValue(set.members.map(renamed), isOpen: set.isOpen, holdsUnknown: set.holdsUnknown)))
        case .known(.records(let records)):
            return .known(
                .records(
                    records.map { record in
                        guard case .known(let key)? = record.states.first else { return record }
                        return FactRecord([.known(renamed(key))] + record.states.dropFirst())
                    }))
        default: return self
        }
    }
}

extension FactValue {
    /// The names that a set lists, or the keys of an object.
    fileprivate var recordNames: [String] {
        let values: [FactValue] =
            switch self {
            case .set(let set): set.members
            case .records(let records):
                records.compactMap { if case .known(let key)? = $0.states.first { key } else { nil } }
            default: []
            }
        return values.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }
}

extension Establishment {
    /// The words of each record's label and id, with its id; nil where the profile says nothing of the collection.
    fileprivate func names(of collection: PackIndex<Fact>, _ pack: RulePack) -> [(words: [String], id: String)]? {
        guard case .records(let facts) = pack.vocabulary.facts[collection].type,
            let form = pack.vocabulary.collection(collection), let identity = form.identity,
            let place = facts.firstIndex(of: identity),
            let entry = self.facts.first(where: { $0.fact == collection }),
            case .known(.records(let records)) = entry.state
        else { return nil }
        let label = form.label.flatMap { facts.firstIndex(of: $0) } ?? place
        var names: [(words: [String], id: String)] = []
        for record in records {
            guard case .known(.string(let id)) = record.states[place] else { continue }
            names.append((foldedWords(id), id))
            if case .known(.string(let name)) = record.states[label] { names.append((foldedWords(name), id)) }
        }
        return names
    }
}
