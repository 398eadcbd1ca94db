package import Vocabularies

/// What would have to be otherwise, all of it together, for a condition to come out as wanted.
package struct Reversal: Hashable, Sendable {
    /// The least that must change; never empty.
    package let requirements: [Requirement]

    /// Values of the facts concerned under which the engine comes out so; empty where it was not tried.
    package let example: [Assumption]

    /// True where the engine was seen to come out so.
    package var isProved: Bool { !example.isEmpty }

    /// A fact taken to have a value.
    package struct Assumption: Hashable, Sendable {
        package let fact: PackIndex<Fact>
        package let value: FactValue
    }

    /// One thing that would have to be so.
    package enum Requirement: Hashable, Sendable {
        /// A fact whose values are listed has one of these.
        case value(PackIndex<Fact>, [FactValue])
        /// A test of any other fact is met, or is not.
        case test(FactTest, Bool)
        /// Enough records of a collection meet a condition, or do not.
        case records(RecordMatches, Bool)
        /// No rule of a group is met, or one is.
        case noRule(PackIndex<RuleGroup>, Bool)
        case done([PackIndex<Action>], Bool)
        case workingHours(Bool)
    }
}

/// A leaf that would have to come out otherwise, and the fact that somebody could answer to make it so.
private struct Leaf: Hashable {
    let condition: Condition
    let isMet: Bool

    /// Nil for what no answer about one fact decides.
    let fact: PackIndex<Fact>?
}

extension FactView {
    /// The smallest sets of changes under which a condition would be met, or would not be; none where it comes out so.
    ///
    /// The smallest come first, and a few at most.
    /// Each change to facts of the incident is tried on the engine; what hangs on records, on time, on deeds or on other
    /// rules is named without being tried.
    package func reversals(making condition: Condition, met isMet: Bool, limit: Int = 6) -> [Reversal] {
        guard verdict(on: condition) != Verdict(isMet) else { return [] }
        let tests = pack.baseTests(of: condition)
        var found: [Reversal] = []
        for leaves in leafSets(making: condition, met: isMet, opened: []).minimal where found.count < limit {
            let own = reversal(of: leaves, making: condition, met: isMet, told: tests)
            let completed = own == nil ? completions(of: leaves, making: condition, met: isMet, told: tests) : []
            let kept =
                own ?? completed.lazy.compactMap { reversal(of: $0, making: condition, met: isMet, told: tests) }.first
            if let kept, !found.contains(kept) { found.append(kept) }
        }
        return found
    }

    /// The leaves with others that come out otherwise once they do: an answer may make another question arise.
    private func completions(
        of leaves: [Leaf], making condition: Condition, met isMet: Bool, told tests: [FactTest]
    ) -> [[Leaf]] {
        let view = leaves.reduce(self) { view, leaf in
            guard let fact = leaf.fact, let value = fitting([leaf], fact, told: tests)?.first else { return view }
            return view.assuming(fact, is: value, forVerdicts: true)
        }
        let more = view.leafSets(making: condition, met: isMet, opened: []).minimal
        return more.prefix(4).map { more in leaves + more.filter { !leaves.contains($0) } }
    }

    /// Sets of leaves that by Kleene's laws make the condition come out as wanted; one empty set where it does already.
    private func leafSets(making condition: Condition, met isMet: Bool, opened: Set<PackIndex<Fact>>) -> [[Leaf]] {
        guard verdict(on: condition) != Verdict(isMet) else { return [[]] }
        switch condition {
        case .all(let parts) where isMet, .any(let parts) where !isMet:
            return parts.reduce([[]]) { sets, part in
                let own = leafSets(making: part, met: isMet, opened: opened)
                return sets.flatMap { set in own.map { set + $0.filter { !set.contains($0) } } }.minimal
            }
        case .all(let parts), .any(let parts):
            return parts.flatMap { leafSets(making: $0, met: isMet, opened: opened) }.minimal
        case .not(let part): return leafSets(making: part, met: !isMet, opened: opened)
        case .unlessRefuted(let part): return leafSets(making: part, met: isMet, opened: opened)
        case .test(let test): return leafSets(making: test, met: isMet, opened: opened)
        case .matches, .noRule, .done, .workingHours:
            return [[Leaf(condition: condition, isMet: isMet, fact: nil)]]
        }
    }

    private func leafSets(making test: FactTest, met isMet: Bool, opened: Set<PackIndex<Fact>>) -> [[Leaf]] {
        let leaf = Condition.test(test)
        let isAlone = test.facts.count == 1
        guard let derivation = pack.derivations[test.fact.position] else {
            return [[Leaf(condition: leaf, isMet: isMet, fact: isAlone && canBeTried(test.fact) ? test.fact : nil)]]
        }
        if case .condition(let condition) = derivation, case .isAmong(let values) = test.predicate, values.count == 1,
            !opened.contains(test.fact)
        {
            let isWanted = (values[0] == .boolean(true)) == isMet
            return leafSets(making: condition, met: isWanted, opened: opened.union([test.fact]))
        }
        // Nothing that one would answer takes a value away from what follows from others.
        if test.predicate == .known, !isMet { return [] }
        // Computed otherwise: whichever one of the facts under it would do, the engine tells.
        let bases = Set(pack.baseTests(of: leaf).map { $0.fact }).filter { canBeTried($0) }.sorted()
        let sets = bases.map { [Leaf(condition: leaf, isMet: isMet, fact: $0)] }
        return sets.isEmpty ? [[Leaf(condition: leaf, isMet: isMet, fact: nil)]] : sets
    }

    /// True for a fact of the incident itself, no list of records, that an answer could tell.
    private func canBeTried(_ fact: PackIndex<Fact>) -> Bool {
        if case .records = pack.vocabulary.facts[fact].type { return false }
        return pack.vocabulary.facts[fact].canBeLearnt
    }

    /// What a set of leaves asks for; nil where no value of the facts makes the condition come out so.
    private func reversal(
        of leaves: [Leaf], making condition: Condition, met isMet: Bool, told tests: [FactTest]
    ) -> Reversal? {
        var isTried = !leaves.contains { $0.fact == nil }
        let untried = leaves.filter { $0.fact == nil }
        let facts = Set(leaves.compactMap { $0.fact }).sorted()
        var values: [PackIndex<Fact>: [FactValue]] = [:]
        for fact in facts {
            let own = leaves.filter { $0.fact == fact }
            guard let fitting = fitting(own, fact, told: tests) else {
                isTried = false
                continue
            }
            guard !fitting.isEmpty else { return nil }
            values[fact] = fitting
        }
        if isTried {
            guard let kept = proved(facts, values, making: condition, met: isMet) else { return nil }
            values = kept
        }
        let known = facts.flatMap { fact -> [Reversal.Requirement] in
            if pack.vocabulary.facts[fact].type.isListed, let values = values[fact] { return [.value(fact, values)] }
            return leaves.filter { $0.fact == fact }.compactMap { requirement(of: $0) }
        }
        return Reversal(
            requirements: known + untried.compactMap { requirement(of: $0) },
            example: isTried
                ? facts.compactMap { fact in
                    values[fact]?.first.map { Reversal.Assumption(fact: fact, value: $0) }
                } : [])
    }

    /// Of the values of each fact those under which the condition comes out as wanted, the other facts having one that
    /// does; nil where none do.
    private func proved(
        _ facts: [PackIndex<Fact>], _ values: [PackIndex<Fact>: [FactValue]], making condition: Condition,
        met isMet: Bool
    ) -> [PackIndex<Fact>: [FactValue]]? {
        guard let last = facts.last else { return nil }
        let others = facts.dropLast().compactMap { fact in values[fact]?.first.map { (fact, $0) } }
        let view = others.reduce(self) { $0.assuming($1.0, is: $1.1, forVerdicts: true) }
        func holds(_ view: FactView) -> Bool { view.verdict(on: condition) == Verdict(isMet) }
        var kept = values
        kept[last] = values[last]?.filter { holds(view.assuming(last, is: $0, forVerdicts: true)) }
        guard let witness = kept[last]?.first else { return nil }
        for (fact, _) in others {
            let rest = others.filter { $0.0 != fact } + [(last, witness)]
            let view = rest.reduce(self) { $0.assuming($1.0, is: $1.1, forVerdicts: true) }
            kept[fact] = values[fact]?.filter { holds(view.assuming(fact, is: $0, forVerdicts: true)) }
        }
        return kept
    }

    private func requirement(of leaf: Leaf) -> Reversal.Requirement? {
        switch leaf.condition {
        case .test(let test): .test(test, leaf.isMet)
        case .matches(let matches): .records(matches, leaf.isMet)
        case .noRule(let group): .noRule(group, leaf.isMet)
        case .done(let actions): .done(actions, leaf.isMet)
        case .workingHours: .workingHours(leaf.isMet)
        case .all, .any, .not, .unlessRefuted: nil
        }
    }

    /// The values of a fact under which some leaves come out as wanted; nil where there are too many to try.
    private func fitting(_ leaves: [Leaf], _ fact: PackIndex<Fact>, told tests: [FactTest]) -> [FactValue]? {
        candidates(for: fact, told: tests)?.filter { value in
            let view = assuming(fact, is: value, forVerdicts: true)
            return leaves.allSatisfy { view.verdict(on: $0.condition) == Verdict($0.isMet) }
        }
    }

    /// The values of a fact that are tried, those of a set nearest to what it holds first; nil where there are too many
    /// to tell apart.
    private func candidates(for fact: PackIndex<Fact>, told tests: [FactTest]) -> [FactValue]? {
        let cells = pack.cells(of: fact, told: tests, now: now)
        guard case .set(.enumeration(let enumeration)) = pack.vocabulary.facts[fact].type else {
            return cells.map { Array($0.prefix(FactView.candidateLimit)) }
        }
        var held: [FactValue] = []
        if case .known(.set(let set)) = self[fact] { held = set.members }
        let members = enumeration.knownPositions.map { FactValue.member($0) }
        let near = members.map { member in held.contains(member) ? held.filter { $0 != member } : held + [member] }
        let sets = near + members.map { [$0] } + [[]]
        return sets.map { .set(SetValue($0)) } + (cells ?? []).prefix(FactView.candidateLimit)
    }

    private static var candidateLimit: Int { 64 }
}

extension [[Leaf]] {
    /// Those that hold no other one, the smallest first, otherwise in the order of the condition; a few at most.
    fileprivate var minimal: [[Leaf]] {
        let sorted = enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
        var kept: [[Leaf]] = []
        for (_, set) in sorted where kept.count < 24 {
            if !kept.contains(where: { $0.allSatisfy { set.contains($0) } }) { kept.append(set) }
        }
        return kept
    }
}
