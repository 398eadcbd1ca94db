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
        _ fact: PackIndex<Fact>, _ state: FactState, at instant: Instant, in vocabulary: Vocabulary
    ) -> Situation {
        learning(fact, state, at: instant).echoing(fact, at: instant, in: vocabulary)
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
        let sources = vocabulary.facts[set].sources.compactMap { vocabulary.fact(named: $0) }
        let told = sources.map { table[$0] }.filter { $0 != .absent }
        let members =
            (told.contains(.unreadable) ? listed(in: set, besides: sources, at: instant) : [])
            + told.flatMap { $0.members }
        guard !members.isEmpty || told.contains(where: { $0.isKnown }) else { return told.first ?? .absent }
        let holdsUnknown = told.contains { !$0.isWhole }
        return .known(.set(SetValue(members, isOpen: vocabulary.facts[set].isOpen, holdsUnknown: holdsUnknown)))
    }

    /// What a record lists where one value is expected: the set alone could read it, and it counts until that value is told.
    private func listed(
        in set: PackIndex<Fact>, besides sources: [PackIndex<Fact>], at instant: Instant
    ) -> [FactValue] {
        let said = changes.last { $0.fact == set && !$0.isEcho && $0.instant <= instant }?.state ?? initial[set]
        let others = sources.flatMap { source in
            initial[source].members + changes.filter { $0.fact == source }.flatMap { $0.state.members }
        }
        return said.members.filter { !others.contains($0) }
    }
}

extension FactState {
    /// The values that it is known to hold.
    fileprivate var members: [FactValue] {
        switch self {
        case .known(.set(let set)): set.members
        case .known(let value): [value]
        default: []
        }
    }

    var isKnown: Bool { if case .known = self { true } else { false } }

    /// True where it holds nothing beside.
    fileprivate var isWhole: Bool {
        if case .known(.set(let set)) = self { !set.holdsUnknown } else { isKnown }
    }
}
