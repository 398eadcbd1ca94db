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
