import RuleEngine
import Vocabularies

extension Situation {
    /// The same situation, with a remark on each name by which the pack looks for a record that the profile lacks:
    /// nothing follows from such a name, and that must not pass in silence.
    func remarkingStrangers(to establishment: Establishment, _ pack: RulePack) -> Situation {
        var situation = self
        for (fact, collection) in pack.recordNames {
            guard let known = establishment.ids(of: collection, pack) else { continue }
            let states = [initial[fact]] + changes.filter { $0.fact == fact }.map { $0.state }
            var said: Set<String> = known
            for case .known(.set(let set)) in states {
                for case .string(let name) in set.members where said.insert(name).inserted {
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

extension RulePack {
    /// The sets of names by which derived facts look for records, and the collections where they look, in order.
    fileprivate var recordNames: [(fact: PackIndex<Fact>, collection: PackIndex<Fact>)] {
        var pairs: [(fact: PackIndex<Fact>, collection: PackIndex<Fact>)] = []
        func add(_ fact: PackIndex<Fact>, _ collection: PackIndex<Fact>) {
            let isTold = derivations[fact.position] == nil && vocabulary.facts[fact].collection == nil
            if isTold, !pairs.contains(where: { $0.fact == fact && $0.collection == collection }) {
                pairs.append((fact, collection))
            }
        }
        for derivation in derivations.compactMap({ $0 }) {
            if case .closure(let closure) = derivation, case .fact(let start) = closure.start {
                add(start, closure.collection)
            }
            for test in derivation.tests {
                guard case .compares(.belongsTo, let names) = test.predicate,
                    let collection = vocabulary.facts[test.fact].collection,
                    vocabulary.collection(collection)?.identity == test.fact
                else { continue }
                add(names, collection)
            }
        }
        return pairs
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
