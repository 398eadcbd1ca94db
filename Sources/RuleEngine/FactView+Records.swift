import Vocabularies

extension FactView {
    /// Kleene's verdict on how many records meet a condition: each undecided one may or may not.
    func verdict(on matches: RecordMatches) -> Verdict {
        guard case .known(.records(let records)) = self[matches.collection],
            case .records(let facts) = pack.vocabulary.facts[matches.collection].type
        else { return self[matches.collection] == .notApplicable ? .notMet : .unknown }
        var view = self
        var met = 0
        var undecided = 0
        for record in records where met < matches.atLeast {
            view.place(record, of: facts)
            switch view.verdict(on: matches.condition) {
            case .met: met += 1
            case .unknown: undecided += 1
            case .notMet: break
            }
        }
        if met >= matches.atLeast { return .met }
        return met + undecided >= matches.atLeast ? .unknown : .notMet
    }

    /// The facts on which an undecided look through a collection rests; those of records are the collection's.
    func unknowns(of matches: RecordMatches) -> Set<PackIndex<Fact>> {
        guard case .known(.records(let records)) = self[matches.collection],
            case .records(let facts) = pack.vocabulary.facts[matches.collection].type
        else { return [matches.collection] }
        let read = Set(pack.baseTests(of: matches.condition).flatMap { $0.facts }.map { owner(of: $0) })
        var view = self
        var found: Set<PackIndex<Fact>> = []
        // Of ten thousand records, a few give every fact that there is to find.
        for record in records where !found.isSuperset(of: read) {
            view.show(record, of: facts)
            found.formUnion(view.unknowns(of: matches.condition).map { owner(of: $0) })
        }
        return found
    }

    /// The collection of a fact of records, which is what somebody can be asked for; any other fact itself.
    func owner(of fact: PackIndex<Fact>) -> PackIndex<Fact> {
        pack.vocabulary.facts[fact].collection ?? fact
    }

    /// Puts the facts of one record in the place of the former one's.
    mutating func show(_ record: FactRecord, of facts: [PackIndex<Fact>]) {
        place(record, of: facts)
        guard !pack.recordDerivations.isEmpty, let collection = facts.first.map({ owner(of: $0) }) else { return }
        for fact in pack.recordDerivations[collection] ?? [] {
            guard let derivation = pack.derivations[fact.position] else { continue }
            bases[fact] = self[fact].isSettled ? nil : unknowns(of: derivation, for: fact)
        }
    }

    /// The same where nobody asks on what an undecided fact of the record rests.
    mutating func place(_ record: FactRecord, of facts: [PackIndex<Fact>]) {
        for (fact, state) in zip(facts, record.states) { readings[fact.position] = reading(of: fact, in: state) }
    }
}
