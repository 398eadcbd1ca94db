import RuleEngine
import Vocabularies

extension Situation {
    /// The same situation, with a remark on each name by which the pack looks for a record that the profile lacks:
    /// nothing follows from such a name, and that must not pass in silence.
    func remarkingStrangers(to establishment: Establishment, _ pack: RulePack) -> Situation {
        var situation = self
        for names in pack.recordNames {
            let fact = names.fact
            guard let known = establishment.ids(of: names.collection, pack) else { continue }
            let states = [initial[fact]] + changes.filter { $0.fact == fact }.map { $0.state }
            var said: Set<String> = known
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

extension Situation {
    /// The same situation, where what names a record of the profile by its label is its id: people write what they read.
    func namingRecords(of establishment: Establishment, _ pack: RulePack) -> Situation {
        var situation = self
        for names in pack.recordNames {
            let changed = changes.indices.filter { changes[$0].fact == names.fact }
            guard initial[names.fact].isKnown || !changed.isEmpty,
                let ids = establishment.idsByWords(of: names.collection, pack)
            else { continue }
            situation.initial[names.fact] = initial[names.fact].renamed(by: ids)
            for place in changed {
                let change = changes[place]
                situation.changes[place] = Change(
                    instant: change.instant, fact: change.fact, state: change.state.renamed(by: ids),
                    testimony: change.testimony, isWithdrawal: change.isWithdrawal, isEcho: change.isEcho)
            }
        }
        return situation
    }
}

extension FactState {
    fileprivate var isKnown: Bool { if case .known = self { true } else { false } }

    /// The same, where members that stand among `ids`, by their words, are named as there.
    fileprivate func renamed(by ids: [[String]: String?]) -> FactState {
        func renamed(_ value: FactValue) -> FactValue {
            guard case .string(let name) = value, let id = ids[foldedWords(name)] ?? nil else { return value }
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
    /// The id of each record by the words of its label and of its id; nil for words that two records share, and where the
    /// profile says nothing of the collection.
    fileprivate func idsByWords(of collection: PackIndex<Fact>, _ pack: RulePack) -> [[String]: String?]? {
        guard case .records(let facts) = pack.vocabulary.facts[collection].type,
            let form = pack.vocabulary.collection(collection), let identity = form.identity,
            let place = facts.firstIndex(of: identity),
            let entry = self.facts.first(where: { $0.fact == collection }),
            case .known(.records(let records)) = entry.state
        else { return nil }
        let label = form.label.flatMap { facts.firstIndex(of: $0) }
        var ids: [[String]: String?] = [:]
        for record in records {
            guard case .known(.string(let id)) = record.states[place] else { continue }
            for case .known(.string(let name)) in [place, label].compactMap({ $0 }).map({ record.states[$0] }) {
                let words = foldedWords(name)
                if let other = ids[words], other != id { ids[words] = .some(nil) } else { ids[words] = id }
            }
        }
        return ids
    }

    /// The ids of the records that the profile has; nil where it says nothing of the collection.
    fileprivate func ids(of collection: PackIndex<Fact>, _ pack: RulePack) -> Set<String>? {
        guard case .records(let facts) = pack.vocabulary.facts[collection].type,
            let identity = pack.vocabulary.collection(collection)?.identity,
            let place = facts.firstIndex(of: identity),
            let entry = self.facts.first(where: { $0.fact == collection }),
            case .known(.records(let records)) = entry.state
        else { return nil }
        var ids: Set<String> = []
        for record in records {
            if case .known(.string(let id)) = record.states[place] { ids.insert(id) }
        }
        return ids
    }
}
