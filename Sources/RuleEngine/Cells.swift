import CivilTime
package import Vocabularies

extension RulePack {
    /// Every test of base facts under a condition, derived facts opened, each once however often it is used.
    package func baseTests(of condition: Condition) -> [FactTest] {
        var base: [FactTest] = []
        var opened: Set<PackIndex<Fact>> = []
        var waiting = condition.tests
        while let test = waiting.popLast() {
            for fact in test.facts {
                guard let derivation = derivations[fact.position] else { continue }
                if opened.insert(fact).inserted { waiting += derivation.tests }
            }
            if derivations[test.fact.position] == nil { base.append(test) }
        }
        return base
    }

    /// In how many ways a precaution must try the facts that it names; one at least for each fact.
    package func trials(of facts: [PackIndex<Fact>], under condition: Condition) -> Int {
        let tests = baseTests(of: condition)
        return facts.reduce(1) { product, fact in
            product.multiplied(by: max(1, cellCount(of: fact, told: tests)))
        }
    }

    /// One value for each way in which `tests` can tell the values of a fact apart.
    ///
    /// The values of a closed list come whole; a free type gives a value on each side of every threshold. A set gives
    /// every choice among the members that tests name, or, past ten of these, each alone, none, and all of them; a
    /// collection gives no record, each kind of record as often as it is counted, and all of them together.
    package func cells(of fact: PackIndex<Fact>, told tests: [FactTest]) -> [FactValue] {
        let predicates = tests.filter { $0.fact == fact }.map { $0.predicate }
        switch vocabulary.facts[fact].type {
        case .boolean: return [.boolean(true), .boolean(false)]
        case .enumeration(let enumeration), .ordinal(let enumeration):
            return enumeration.knownPositions.map { .member($0) }
        case .integer, .number, .duration, .datetime: return thresholdCells(predicates)
        case .string: return textCells(predicates)
        case .set: return setCells(predicates)
        case .records(let facts): return contents(of: fact, facts, told: tests)
        }
    }

    private func thresholdCells(_ predicates: [Predicate]) -> [FactValue] {
        distinct(predicates.flatMap { predicate in predicate.values.flatMap { [$0.before, $0, $0.after] } })
    }

    private func textCells(_ predicates: [Predicate]) -> [FactValue] {
        distinct(
            predicates.flatMap { predicate -> [FactValue] in
                switch predicate {
                case .startsWith(let text), .containsText(let text): [.string(text)]
                case .mentions(let phrases): phrases.map { .string($0) }
                default: predicate.values
                }
            } + [.string("")])
    }

    private func setCells(_ predicates: [Predicate]) -> [FactValue] {
        let members = distinct(predicates.flatMap { $0.values })
        guard members.count <= 10 else {
            return ([[], members] + members.map { [$0] }).map { .set(SetValue($0)) }
        }
        return (0..<(1 << members.count)).map { choice in
            .set(SetValue(members.indices.filter { choice & (1 << $0) != 0 }.map { members[$0] }))
        }
    }

    private func distinct(_ values: [FactValue]) -> [FactValue] {
        var seen: Set<FactValue> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension Int {
    /// The product, or the greatest number where it is past it.
    func multiplied(by other: Int) -> Int {
        let (value, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : value
    }
}

extension Predicate {
    /// The values that the predicate compares with.
    fileprivate var values: [FactValue] {
        switch self {
        case .isAmong(let values), .containsAny(let values): values
        case .atLeast(let value), .moreThan(let value), .atMost(let value), .lessThan(let value): [value]
        default: []
        }
    }
}

extension FactValue {
    fileprivate var before: FactValue { moved(by: -1) }
    fileprivate var after: FactValue { moved(by: 1) }

    private func moved(by step: Int) -> FactValue {
        switch self {
        case .integer(let value): .integer(step < 0 ? max(value, .min + 1) - 1 : min(value, .max - 1) + 1)
        case .number(let value): .number(step < 0 ? value.nextDown : value.nextUp)
        case .duration(let value): .duration(value + .seconds(step))
        case .datetime(let value): .datetime(value + .seconds(step))
        default: self
        }
    }
}
