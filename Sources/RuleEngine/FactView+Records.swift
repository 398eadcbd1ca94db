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
            view.show(record, of: facts)
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
        func shown(_ fact: PackIndex<Fact>) -> PackIndex<Fact> { facts.contains(fact) ? matches.collection : fact }
        let read = Set(matches.condition.facts.map { shown($0) })
        var view = self
        var found: Set<PackIndex<Fact>> = []
        // Of ten thousand records, a few give every fact that there is to find.
        for record in records where !found.isSuperset(of: read) {
            view.show(record, of: facts)
            for fact in view.unknowns(of: matches.condition) { found.insert(shown(fact)) }
        }
        return found
    }
}
