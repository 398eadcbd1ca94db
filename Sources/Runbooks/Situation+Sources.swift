package import CivilTime
import RuleEngine
package import Vocabularies

extension Vocabulary {
    /// The sets that a record's reader fills from this fact too, as the types of an incident from its first type.
    package func sets(readFrom fact: PackIndex<Fact>) -> [PackIndex<Fact>] {
        facts.packIndices.filter { set in
            if case .set = facts[set].type {
                set != fact && facts[set].sources.contains(facts[fact].name)
            } else {
                false
            }
        }
    }
}

extension Situation {
    /// The same situation with a fact learnt at an instant, and with it what the vocabulary reads from that fact.
    package func learning(
        _ fact: PackIndex<Fact>, _ state: FactState, at instant: Instant, from testimony: Testimony = Testimony(),
        in vocabulary: Vocabulary
    ) -> Situation {
        learning(fact, state, at: instant, from: testimony).echoing(fact, at: instant, in: vocabulary)
    }

    /// The same situation, where the sets read from a fact say what the fact has come to say at an instant.
    func echoing(_ fact: PackIndex<Fact>, at instant: Instant, in vocabulary: Vocabulary) -> Situation {
        guard let change = changes.last(where: { $0.fact == fact && $0.instant == instant }) else { return self }
        return vocabulary.sets(readFrom: fact).reduce(self) { changed, set in
            changed.echoing(change, set, changed.gathered(set, at: instant, vocabulary))
        }
    }

    /// What the facts that a set is read from make of it: an absent one adds nothing.
    private func gathered(_ set: PackIndex<Fact>, at instant: Instant, _ vocabulary: Vocabulary) -> FactState {
        let table = table(at: instant)
        let states = vocabulary.facts[set].sources.compactMap { vocabulary.fact(named: $0) }.map { table[$0] }
        let told = states.filter { $0 != .absent }
        let values = told.compactMap { if case .known(let value) = $0 { value } else { nil } }
        guard !values.isEmpty else { return told.first ?? .absent }
        var members: [FactValue] = []
        var holdsUnknown = values.count < told.count
        for value in values {
            guard case .set(let part) = value else {
                members.append(value)
                continue
            }
            members += part.members
            holdsUnknown = holdsUnknown || part.holdsUnknown
        }
        return .known(.set(SetValue(members, isOpen: vocabulary.facts[set].isOpen, holdsUnknown: holdsUnknown)))
    }
}
