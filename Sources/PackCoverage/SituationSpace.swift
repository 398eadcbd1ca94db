package import CivilTime
package import RuleEngine
package import Vocabularies

/// The situations that some conditions can tell apart: each base fact under them never asked, or with one value for each
/// way in which they tell its values apart.
package struct SituationSpace: Sendable {
    /// A fact, and what may be known of it; nothing comes first.
    package struct Axis: Sendable {
        package let fact: PackIndex<Fact>
        package let states: [FactState]
    }

    package let pack: RulePack
    package let now: Instant
    package let axes: [Axis]

    /// True where these are all the situations: no list of values was too long, and nothing else than facts is read.
    package let isWhole: Bool

    /// What the facts of these conditions may be at an instant.
    package init(of conditions: [Condition], in pack: RulePack, now: Instant) {
        self.pack = pack
        self.now = now
        let tests = SituationSpace.tests(under: conditions, in: pack)
        let read = Set(tests.flatMap { $0.facts })
        let facts = Set(
            read.filter { !pack.vocabulary.facts[$0].isDerived }.map { pack.vocabulary.facts[$0].collection ?? $0 })
        var isWhole = !conditions.contains { $0.readsMoreThanFacts(in: pack) }
        axes = facts.sorted().map { fact in
            let own = pack.cells(of: fact, told: tests, now: now)
            if own == nil { isWhole = false }
            return Axis(fact: fact, states: pack.states(of: fact, own ?? pack.fewValues(of: fact, told: tests)))
        }
        self.isWhole = isWhole && read.allSatisfy { pack.isToldByCells($0) }
    }

    /// How many situations there are; the greatest number where there are more.
    package var count: Int {
        axes.reduce(1) { count, axis in
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.states.count)
            return overflow ? .max : product
        }
    }

    /// The facts of the situation with this number, from 0.
    package func table(_ number: Int) -> FactTable {
        var table = FactTable(factCount: pack.vocabulary.facts.count)
        var rest = number
        for axis in axes {
            table[axis.fact] = axis.states[rest % axis.states.count]
            rest /= axis.states.count
        }
        return table
    }

    /// At most so many situations: all of them where there are no more, else those that differ by one fact or by two from
    /// nothing known and from these.
    package func tables(limit: Int, from seeds: [FactTable] = []) -> AnySequence<FactTable> {
        if count <= limit { return AnySequence((0..<count).lazy.map { table($0) }) }
        let starts = [FactTable(factCount: pack.vocabulary.facts.count)] + seeds
        let single = starts.lazy.flatMap { start in [start] + changes(of: start) }
        let double = starts.lazy.flatMap { start in changes(of: start).lazy.flatMap { changes(of: $0) } }
        return AnySequence([AnySequence(single), AnySequence(double)].lazy.joined().prefix(limit))
    }

    /// The same situation as an incident tells it: nothing in a list that could not be told, and of the incident's types one
    /// that no condition names in place of none; nil where each is named.
    package func cleaned(_ table: FactTable) -> FactTable? {
        var clean = table
        for axis in axes {
            guard case .known(.set(let set)) = table[axis.fact] else { continue }
            var members = set.members
            if members.isEmpty, axis.fact == pack.header.bindings.types {
                guard let other = unnamedMember(of: axis) else { return nil }
                members = [other]
            }
            clean[axis.fact] = .known(.set(SetValue(members, isOpen: pack.vocabulary.facts[axis.fact].isOpen)))
        }
        return clean
    }

    /// A member of a listed set that no state of it holds.
    private func unnamedMember(of axis: Axis) -> FactValue? {
        let named = axis.states.flatMap { state in
            if case .known(.set(let set)) = state { set.members } else { [FactValue]() }
        }
        return pack.vocabulary.facts[axis.fact].type.listedValues.first { !named.contains($0) }
    }

    private func changes(of table: FactTable) -> [FactTable] {
        axes.flatMap { axis in
            axis.states.filter { $0 != table[axis.fact] }.map { state in
                var changed = table
                changed[axis.fact] = state
                return changed
            }
        }
    }

    /// Every test of base facts under conditions, with those that tell whether their facts make sense, or are whole.
    private static func tests(under conditions: [Condition], in pack: RulePack) -> [FactTest] {
        var tests: [FactTest] = []
        var opened: Set<PackIndex<Fact>> = []
        var waiting = conditions.flatMap { pack.baseTests(of: $0) }
        while let test = waiting.popLast() {
            tests.append(test)
            for fact in test.facts where opened.insert(fact).inserted {
                if let askedIf = pack.askedIf[fact.position] { waiting += pack.baseTests(of: askedIf) }
                if let closing = pack.vocabulary.facts[fact].closedBy {
                    waiting.append(FactTest(closing, .isAmong([.boolean(true)])))
                }
            }
        }
        return tests
    }
}

extension RulePack {
    /// What may be known of a fact that has one of these values.
    fileprivate func states(of fact: PackIndex<Fact>, _ values: [FactValue]) -> [FactState] {
        let declared = vocabulary.facts[fact]
        let known = values.flatMap { value -> [FactState] in
            guard case .set(let set) = value else { return [.known(value)] }
            // As a feed gives it, and with something in it that could not be told.
            return [
                .known(.set(SetValue(set.members, isOpen: declared.isOpen))),
                .known(.set(SetValue(set.members, holdsUnknown: true))),
            ]
        }
        // Told not to be known, a fact is asked for whatever else would make it senseless, or closed.
        let isUnknownTold = askedIf[fact.position] != nil || declared.closedBy != nil
        // One record of which nothing is known.
        let blank: [FactState] =
            if case .records(let facts) = declared.type, !values.isEmpty {
                [.known(.records([FactRecord(facts.map { _ in .absent })]))]
            } else {
                []
            }
        return [.absent] + known + blank + (isUnknownTold ? [.unknown] : [])
    }

    /// Where a list of values would be too long: each member that a test names, alone.
    fileprivate func fewValues(of fact: PackIndex<Fact>, told tests: [FactTest]) -> [FactValue] {
        guard case .set = vocabulary.facts[fact].type else { return [] }
        let members = tests.filter { $0.fact == fact }.flatMap { test in
            if case .containsAny(let members) = test.predicate { members } else { [FactValue]() }
        }
        return ([[]] + members.distinct().map { [$0] }).map { .set(SetValue($0)) }
    }

    /// False for what rests on what records say of one another, or on which of them there are.
    fileprivate func isToldByCells(_ fact: PackIndex<Fact>) -> Bool {
        let declared = vocabulary.facts[fact]
        if case .records = declared.type { return false }
        switch derivations[fact.position] {
        case nil, .condition, .raise: return declared.collection == nil
        case .closure, .collect, .least, .entry: return false
        }
    }
}

extension Condition {
    /// True where something else than facts decides: deeds, the hour, other rules' records.
    fileprivate func readsMoreThanFacts(in pack: RulePack) -> Bool {
        switch self {
        case .all(let parts), .any(let parts): parts.contains { $0.readsMoreThanFacts(in: pack) }
        case .not(let part), .unlessRefuted(let part): part.readsMoreThanFacts(in: pack)
        case .test(let test):
            test.facts.contains { fact in
                switch pack.derivations[fact.position] {
                case .condition(let condition): condition.readsMoreThanFacts(in: pack)
                case .raise(_, let levels): levels.contains { $0.condition.readsMoreThanFacts(in: pack) }
                case nil, .closure, .collect, .least, .entry: false
                }
            }
        case .noRule(let group):
            pack.groups[group].rules.contains { rule in
                pack.rules[rule].forEach != nil || pack.rules[rule].condition.readsMoreThanFacts(in: pack)
            }
        case .matches, .done, .workingHours: true
        }
    }
}
