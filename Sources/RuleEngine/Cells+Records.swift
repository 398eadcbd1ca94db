import CivilTime
package import Vocabularies

extension RulePack {
    /// How many values `cells` gives, told without making those of a collection; `Int.max` where there are too many.
    func cellCount(of fact: PackIndex<Fact>, told tests: [FactTest]) -> Int {
        // How many cells there are doesn't depend on the time.
        let now = Instant(secondsSinceEpoch: 0)
        guard case .records(let facts) = vocabulary.facts[fact].type else {
            return cells(of: fact, told: tests, now: now)?.count ?? .max
        }
        // Each record of each content counts, so that what is tried stays small too.
        return facts.reduce(most(of: fact, told: tests)) { product, fact in
            product.multiplied(by: recordStates(of: fact, told: tests, now: now)?.count ?? .max)
        }
    }

    /// True where a precaution on `fact` would have to guess a value that only another fact tells.
    package func isComparedFreely(_ fact: PackIndex<Fact>, under condition: Condition) -> Bool {
        baseTests(of: condition).contains { test in
            test.facts.count > 1
                && test.facts.contains { compared in
                    (compared == fact || vocabulary.facts[compared].collection == fact)
                        && !vocabulary.facts[compared].type.isListed
                }
        }
    }

    /// What a collection may hold, as far as `tests` can tell; nil when there is too much to try.
    func contents(
        of collection: PackIndex<Fact>, _ facts: [PackIndex<Fact>], told tests: [FactTest], now: Instant
    ) -> [FactValue]? {
        let most = most(of: collection, told: tests)
        guard let kinds = recordKinds(facts, told: tests, now: now) else { return nil }
        let repeated = kinds.map { Array(repeating: $0, count: most) }
        return [.records([])] + repeated.map { .records($0) } + [.records(repeated.flatMap { $0 })]
    }

    /// One record for each way in which `tests` can tell records apart; nil when there are too many.
    func recordKinds(_ facts: [PackIndex<Fact>], told tests: [FactTest], now: Instant) -> [FactRecord]? {
        var kinds: [[FactState]] = [[]]
        for fact in facts {
            guard let states = recordStates(of: fact, told: tests, now: now) else { return nil }
            kinds = kinds.flatMap { kind in states.map { kind + [$0] } }
        }
        return kinds.map { FactRecord($0) }
    }

    private func recordStates(of fact: PackIndex<Fact>, told tests: [FactTest], now: Instant) -> [FactState]? {
        guard derivations[fact.position] == nil, tests.contains(where: { $0.facts.contains(fact) }) else {
            return [.absent]
        }
        guard let cells = cells(of: fact, told: tests, now: now) else { return nil }
        return cells.isEmpty ? [.absent] : cells.map { .known($0) }
    }

    /// The greatest number of records for which a test asks.
    private func most(of collection: PackIndex<Fact>, told tests: [FactTest]) -> Int {
        tests.reduce(1) { most, test in
            guard test.fact == collection, case .sizeAtLeast(let count) = test.predicate else { return most }
            return max(most, count)
        }
    }
}

extension FactRecord {
    /// True where something of the record is not known.
    var holdsUnknown: Bool { states.contains { if case .known = $0 { false } else { true } } }

    /// The same record, with what is not known taken from another.
    func filled(from other: FactRecord) -> FactRecord {
        FactRecord(
            zip(states, other.states).map { own, other in
                if case .known = own { own } else { other }
            })
    }
}
