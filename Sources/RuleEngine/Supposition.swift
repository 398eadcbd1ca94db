import Vocabularies

/// What a value of one fact makes of every fact that rests on it; or, while the value is supposed, what they said before.
struct Supposition: Sendable {
    let fact: PackIndex<Fact>
    fileprivate var state: FactState
    fileprivate var resting: [(fact: PackIndex<Fact>, reading: FactView.Reading, index: RecordIndex?)]
}

extension FactView {
    /// Supposes a value of a fact, for verdicts alone, and gives what takes it back.
    mutating func suppose(_ fact: PackIndex<Fact>, is value: FactValue) -> Supposition {
        let former = Supposition(
            fact: fact, state: table[fact],
            resting: pack.dependents.readings(restingOn: fact).map { fact in
                (fact, self[fact], isIndexed(fact) ? indexes[fact] : nil)
            })
        table[fact] = .known(value)
        for fact in pack.dependents.facts(restingOn: fact) {
            if isIndexed(fact) { indexes[fact] = nil }
            resolve(fact, forVerdicts: true)
        }
        return former
    }

    /// Puts what a supposition says in the place of what is said now, which it keeps: a second time takes it back.
    mutating func exchange(with supposition: inout Supposition) {
        swap(&table[supposition.fact], &supposition.state)
        for place in supposition.resting.indices {
            let fact = supposition.resting[place].fact
            exchange(&supposition.resting[place].reading, of: fact)
            guard supposition.resting[place].index != nil || isIndexed(fact) else { continue }
            let index = indexes[fact]
            indexes[fact] = supposition.resting[place].index
            supposition.resting[place].index = index
        }
    }

    /// Told without looking it up where nothing is: few packs look records up.
    private func isIndexed(_ fact: PackIndex<Fact>) -> Bool { !indexes.isEmpty && indexes[fact] != nil }
}
