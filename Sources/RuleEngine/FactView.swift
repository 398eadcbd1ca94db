package import CivilTime
package import Vocabularies

/// The facts of one moment as conditions see them: derived facts computed, facts that make no sense here set apart.
package struct FactView: Sendable {
    /// What a condition finds in place of a fact.
    package enum Reading: Hashable, Sendable {
        /// The fact is *sans objet*: its `asked_if` is not met and nobody gave it; it equals nothing.
        case notApplicable
        case unknown
        case known(FactValue)
    }

    package let pack: RulePack
    package let table: FactTable
    package let now: Instant
    private var readings: [Reading]

    /// For each undecided derived fact, the facts on which it rests.
    private var bases: [PackIndex<Fact>: Set<PackIndex<Fact>>] = [:]

    /// Resolves every fact, those that others depend on first.
    package init(pack: RulePack, table: FactTable, now: Instant) {
        self.pack = pack
        self.table = table
        self.now = now
        readings = Array(repeating: .unknown, count: pack.vocabulary.facts.count)
        for fact in pack.resolutionOrder {
            readings[fact.position] = reading(resolving: fact)
            guard let derivation = pack.derivations[fact.position], readings[fact.position] == .unknown else {
                continue
            }
            bases[fact] = unknowns(of: derivation)
        }
    }

    /// What conditions find in place of `fact`.
    package subscript(fact: PackIndex<Fact>) -> Reading {
        readings[fact.position]
    }

    /// Kleene's verdict on a condition: the plain walk of its tree, kept as the reference for any faster way.
    package func verdict(on condition: Condition) -> Verdict {
        switch condition {
        case .all(let parts):
            var result = Verdict.met
            for part in parts where result != .notMet {
                result = result && verdict(on: part)
            }
            return result
        case .any(let parts):
            var result = Verdict.notMet
            for part in parts where result != .met {
                result = result || verdict(on: part)
            }
            return result
        case .not(let part):
            return !verdict(on: part)
        case .test(let test):
            return verdict(on: test)
        case .matches(let matches):
            return verdict(on: matches)
        }
    }

    private func verdict(on test: FactTest) -> Verdict {
        if case .compares(let relation, let operand) = test.predicate {
            relation.verdict(on: self[test.fact], to: self[operand], now: now)
        } else {
            test.predicate.verdict(on: self[test.fact], now: now)
        }
    }

    /// The facts, none derived, on which an undecided condition rests; empty for a decided one.
    package func unknowns(of condition: Condition) -> Set<PackIndex<Fact>> {
        guard verdict(on: condition) == .unknown else { return [] }
        switch condition {
        case .all(let parts), .any(let parts):
            return parts.reduce(into: []) { $0.formUnion(unknowns(of: $1)) }
        case .not(let part):
            return unknowns(of: part)
        case .test(let test):
            return test.facts.filter { !isSettled($0) }.reduce(into: []) { $0.formUnion(bases[$1] ?? [$1]) }
        case .matches(let matches):
            return unknowns(of: matches)
        }
    }

    /// True for a fact about which nothing is left to learn.
    private func isSettled(_ fact: PackIndex<Fact>) -> Bool {
        switch self[fact] {
        case .notApplicable: true
        case .unknown: false
        case .known(.set(let set)): !set.isOpen
        case .known: true
        }
    }

    /// Puts the facts of one record in the place of the former one's.
    mutating func show(_ record: FactRecord, of facts: [PackIndex<Fact>]) {
        for (fact, state) in zip(facts, record.states) { readings[fact.position] = reading(of: fact, in: state) }
    }

    private func reading(resolving fact: PackIndex<Fact>) -> Reading {
        if let derivation = pack.derivations[fact.position] {
            switch verdict(on: derivation) {
            case .met: return .known(.boolean(true))
            case .notMet: return .known(.boolean(false))
            case .unknown: return .unknown
            }
        }
        if table[fact] == .absent, let askedIf = pack.askedIf[fact.position], verdict(on: askedIf) == .notMet {
            return .notApplicable
        }
        return reading(of: fact, in: table[fact])
    }

    /// What a state comes to; a fact that says that a set is listed whole closes it.
    private func reading(of fact: PackIndex<Fact>, in state: FactState) -> Reading {
        let isClosed = pack.vocabulary.facts[fact].closedBy.map { self[$0] == .known(.boolean(true)) } ?? false
        switch state {
        case .known(.set(let set)) where isClosed: return .known(.set(set.closed))
        case .known(let value): return .known(value)
        case .absent where isClosed: return .known(.set(SetValue([])))
        case .absent, .unknown, .unreadable: return .unknown
        }
    }
}
