package import CivilTime
package import Vocabularies

extension RulePack {
    /// Every test of base facts under a condition, derived facts opened, each once however often it is used.
    package func baseTests(of condition: Condition) -> [FactTest] {
        var base: [FactTest] = []
        var opened: Set<PackIndex<Fact>> = []
        var openedGroups: Set<PackIndex<RuleGroup>> = []
        var waiting: [FactTest] = []
        func open(_ tests: [FactTest], _ groups: [PackIndex<RuleGroup>]) {
            waiting += tests
            for group in groups where openedGroups.insert(group).inserted {
                for rule in self.groups[group].rules { open(rules[rule].condition.tests, rules[rule].condition.groups) }
            }
        }
        open(condition.tests, condition.groups)
        while let test = waiting.popLast() {
            for fact in test.facts {
                guard let derivation = derivations[fact.position] else { continue }
                if opened.insert(fact).inserted { open(derivation.tests, derivation.groups) }
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

    /// One value for each way in which `tests` can tell the values of a fact apart; nil when there are too many.
    ///
    /// The values of a closed list come whole; a threshold gives a value on each side. A set gives every choice among
    /// the members that tests name, with as many others as its sizes tell apart. A text gives what tests name, alone
    /// and joined: a test that such joins can't satisfy is not tried further. A collection gives no record, each kind of
    /// record as often as it is counted, and all of them together.
    package func cells(of fact: PackIndex<Fact>, told tests: [FactTest], now: Instant) -> [FactValue]? {
        let predicates = tests.filter { $0.fact == fact }.map { $0.predicate }
        let type = vocabulary.facts[fact].type
        switch type {
        case .boolean, .enumeration, .ordinal: return type.listedValues
        case .integer: return thresholdCells(predicates, else: .integer(0))
        case .number: return thresholdCells(predicates, else: .number(0))
        case .duration: return thresholdCells(predicates, else: .duration(.zero))
        case .datetime:
            let ages = ages(in: tests, of: fact, now: now)
            return thresholdCells(predicates, else: .datetime(now)) + ages.flatMap { [$0.before, $0, $0.after] }
        case .string: return textCells(predicates)
        case .set(let members): return setCells(predicates, of: members)
        case .records(let facts): return contents(of: fact, facts, told: tests, now: now)
        }
    }

    /// The values of an ordered fact at which a test may change its verdict, there or just past them.
    package func thresholds(of fact: PackIndex<Fact>, told tests: [FactTest], now: Instant) -> [FactValue] {
        (tests.filter { $0.fact == fact }.flatMap { $0.predicate.values } + ages(in: tests, of: fact, now: now))
            .distinct()
    }

    private func ages(in tests: [FactTest], of fact: PackIndex<Fact>, now: Instant) -> [FactValue] {
        tests.filter { $0.fact == fact }.flatMap { $0.turningPoints }.map { .datetime(now - $0) }
    }

    /// The sizes at which a test of a set changes its verdict, each the least on its side.
    package func sizeThresholds(of fact: PackIndex<Fact>, told tests: [FactTest]) -> [Int] {
        let sizes = tests.filter { $0.fact == fact }.compactMap { test -> Int? in
            switch test.predicate {
            case .sizeAtLeast(let size): size
            case .sizeAtMost(let size): size + 1
            default: nil
            }
        }
        return Set(sizes.filter { $0 > 0 }).sorted()
    }

    /// Members of a set of texts that no test names.
    package func unnamedTexts(_ count: Int) -> [FactValue] { unnamed(count, of: .string, not: []) }

    private func thresholdCells(_ predicates: [Predicate], else value: FactValue) -> [FactValue] {
        ([value] + predicates.flatMap { predicate in predicate.values.flatMap { [$0.before, $0, $0.after] } })
            .distinct()
    }

    private func textCells(_ predicates: [Predicate]) -> [FactValue]? {
        var starts = [""]
        var parts: [String] = []
        var whole: [FactValue] = []
        for predicate in predicates {
            switch predicate {
            case .startsWith(let text): starts.append(text)
            case .containsText(let text): parts.append(text)
            case .mentions(let phrases): parts += phrases
            default: whole += predicate.values
            }
        }
        guard let choices = choices(among: parts) else { return nil }
        let joined = starts.flatMap { start in
            choices.map { FactValue.string(([start] + $0).filter { !$0.isEmpty }.joined(separator: " ")) }
        }
        return (whole + joined).distinct()
    }

    private func setCells(_ predicates: [Predicate], of type: SetMemberType) -> [FactValue]? {
        let named = predicates.flatMap { $0.values }.distinct()
        let representatives = oneOfEach(named, by: predicates)
        let sizes = predicates.compactMap { $0.size }
        guard let choices = choices(among: representatives), let largest = [0, (sizes.max() ?? -1) + 1].max(),
            largest <= 64
        else {
            return nil
        }
        let others = unnamed(largest, of: type, not: named)
        return choices.flatMap { choice in
            (0...others.count).map { .set(SetValue(choice + others.prefix($0))) }
        }.distinct()
    }

    /// One of the members that the same tests name: no test tells them apart.
    private func oneOfEach(_ members: [FactValue], by predicates: [Predicate]) -> [FactValue] {
        var seen: Set<[Bool]> = []
        return members.filter { member in
            seen.insert(predicates.map { $0.values.contains(member) }).inserted
        }
    }

    /// Members that no test names, as many as `count` if the type has so many.
    private func unnamed(_ count: Int, of type: SetMemberType, not named: [FactValue]) -> [FactValue] {
        switch type {
        case .string: (0..<count).map { .string("\u{FFFF}\($0)") }
        case .enumeration(let enumeration):
            Array(enumeration.knownPositions.map { .member($0) }.filter { !named.contains($0) }.prefix(count))
        }
    }

    /// Every choice among some values; nil past what a precaution may try.
    private func choices<Value>(among values: [Value]) -> [[Value]]? {
        guard values.count <= 12 else { return nil }
        return (0..<(1 << values.count)).map { choice in
            values.indices.filter { choice & (1 << $0) != 0 }.map { values[$0] }
        }
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
    /// The size that the predicate compares with.
    fileprivate var size: Int? {
        switch self {
        case .sizeAtLeast(let size), .sizeAtMost(let size): size
        default: nil
        }
    }

    /// The values that the predicate compares with.
    package var values: [FactValue] {
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
