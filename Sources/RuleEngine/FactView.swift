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
            return test.predicate.verdict(on: self[test.fact], now: now)
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
            return bases[test.fact] ?? [test.fact]
        }
    }

    private func reading(resolving fact: PackIndex<Fact>) -> Reading {
        if let derivation = pack.derivations[fact.position] {
            switch verdict(on: derivation) {
            case .met: return .known(.boolean(true))
            case .notMet: return .known(.boolean(false))
            case .unknown: return .unknown
            }
        }
        switch table[fact] {
        case .known(let value): return .known(value)
        case .unknown, .unreadable: return .unknown
        case .absent:
            guard let askedIf = pack.askedIf[fact.position], verdict(on: askedIf) == .notMet else { return .unknown }
            return .notApplicable
        }
    }
}
