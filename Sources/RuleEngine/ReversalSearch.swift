import Vocabularies

/// Looks for what would turn the verdict on one condition.
struct ReversalSearch {
    /// A leaf that would have to come out otherwise, and the fact that somebody could answer to make it so.
    fileprivate struct Leaf: Hashable {
        let condition: Condition
        let isMet: Bool

        /// Nil for what no answer about one fact decides.
        let fact: PackIndex<Fact>?
    }

    private let base: FactView
    private let condition: Condition
    private let isMet: Bool
    private let subject: RecordSubject?

    /// The facts as the record sees them.
    private let view: FactView

    /// Every test of base facts under the condition.
    private let tests: [FactTest]

    private var pack: RulePack { base.pack }

    init(on view: FactView, _ condition: Condition, met isMet: Bool, for subject: RecordSubject?) {
        base = view
        self.condition = condition
        self.isMet = isMet
        self.subject = subject
        self.view = view.showing(subject)
        tests = view.pack.baseTests(of: condition)
    }

    func reversals(limit: Int) -> [Reversal] {
        guard !isTurned(view) else { return [] }
        var found: [Reversal] = []
        for leaves in leafSets(condition, isMet, in: view).minimal where found.count < limit {
            let own = reversal(of: leaves)
            let kept = own ?? completions(of: leaves).lazy.compactMap { reversal(of: $0) }.first
            if let kept, !found.contains(kept) { found.append(kept) }
        }
        return found
    }

    private func isTurned(_ view: FactView) -> Bool { view.verdict(on: condition) == Verdict(isMet) }

    /// What would be known if these facts had these values.
    private func assuming(_ values: [(PackIndex<Fact>, FactValue)]) -> FactView {
        values.reduce(base) { $0.assuming($1.0, is: $1.1, forVerdicts: true) }.showing(subject)
    }

    // MARK: Leaves

    /// Sets of leaves that by Kleene's laws make a condition come out as wanted; one empty set where it does already.
    private func leafSets(
        _ condition: Condition, _ isMet: Bool, in view: FactView, opened: Set<PackIndex<Fact>> = []
    ) -> [[Leaf]] {
        guard view.verdict(on: condition) != Verdict(isMet) else { return [[]] }
        func sets(_ part: Condition, _ isMet: Bool) -> [[Leaf]] { leafSets(part, isMet, in: view, opened: opened) }
        switch condition {
        case .all(let parts) where isMet, .any(let parts) where !isMet:
            return parts.reduce([[]]) { all, part in
                let own = sets(part, isMet)
                return all.flatMap { set in own.map { set + $0.filter { !set.contains($0) } } }.minimal
            }
        case .all(let parts), .any(let parts): return parts.flatMap { sets($0, isMet) }.minimal
        case .not(let part): return sets(part, !isMet)
        case .unlessRefuted(let part): return sets(part, isMet)
        case .test(let test): return leafSets(test, isMet, in: view, opened: opened)
        case .matches, .noRule, .done, .workingHours:
            return [[Leaf(condition: condition, isMet: isMet, fact: nil)]]
        }
    }

    private func leafSets(
        _ test: FactTest, _ isMet: Bool, in view: FactView, opened: Set<PackIndex<Fact>>
    ) -> [[Leaf]] {
        func leaf(_ fact: PackIndex<Fact>?) -> [Leaf] { [Leaf(condition: .test(test), isMet: isMet, fact: fact)] }
        guard let derivation = pack.derivations[test.fact.position] else {
            return [leaf(test.facts.count == 1 && canBeTried(test.fact) ? test.fact : nil)]
        }
        if case .condition(let condition) = derivation, case .isAmong(let values) = test.predicate, values.count == 1,
            !opened.contains(test.fact)
        {
            let isWanted = (values[0] == .boolean(true)) == isMet
            return leafSets(condition, isWanted, in: view, opened: opened.union([test.fact]))
        }
        // Nothing that one would answer takes a value away from what follows from others.
        if test.predicate == .known, !isMet { return [] }
        // Computed otherwise: whichever one of the facts under it would do, the engine tells.
        let bases = Set(pack.baseTests(of: .test(test)).map { $0.fact }).filter { canBeTried($0) }.sorted()
        return bases.isEmpty ? [leaf(nil)] : bases.map { leaf($0) }
    }

    /// The leaves with others that come out otherwise once they do: an answer may make another question arise.
    private func completions(of leaves: [Leaf]) -> [[Leaf]] {
        let values = leaves.compactMap { leaf in
            leaf.fact.flatMap { fact in fitting([leaf], fact)?.first.map { (fact, $0) } }
        }
        let more = leafSets(condition, isMet, in: assuming(values)).minimal
        return more.prefix(4).map { more in leaves + more.filter { !leaves.contains($0) } }
    }

    // MARK: Values

    /// What a set of leaves asks for; nil where no value of the facts makes the condition come out so.
    private func reversal(of leaves: [Leaf]) -> Reversal? {
        let facts = Set(leaves.compactMap { $0.fact }).sorted()
        var values: [PackIndex<Fact>: [FactValue]] = [:]
        for fact in facts {
            guard let fitting = fitting(leaves.filter { $0.fact == fact }, fact) else { continue }
            guard !fitting.isEmpty else { return nil }
            values[fact] = fitting
        }
        let isTried = values.count == facts.count && !leaves.contains { $0.fact == nil }
        if isTried {
            guard let proved = proved(facts, values) else { return nil }
            values = proved
        }
        var requirements: [Reversal.Requirement] = []
        for fact in facts {
            if pack.vocabulary.facts[fact].type.isListed, let values = values[fact] {
                requirements.append(.value(fact, values))
            } else {
                requirements += leaves.filter { $0.fact == fact }.compactMap { $0.requirement }
            }
        }
        requirements += leaves.filter { $0.fact == nil }.compactMap { $0.requirement }
        let example = facts.compactMap { fact in
            values[fact]?.first.map { Reversal.Assumption(fact: fact, value: $0) }
        }
        return Reversal(requirements: requirements, example: isTried ? example : [])
    }

    /// Of the values of each fact those under which the condition comes out as wanted, the other facts having one that
    /// does; nil where none do.
    private func proved(
        _ facts: [PackIndex<Fact>], _ values: [PackIndex<Fact>: [FactValue]]
    ) -> [PackIndex<Fact>: [FactValue]]? {
        guard let last = facts.last else { return nil }
        let others = facts.dropLast().compactMap { fact in values[fact]?.first.map { (fact, $0) } }
        func turning(_ fact: PackIndex<Fact>, beside rest: [(PackIndex<Fact>, FactValue)]) -> [FactValue] {
            (values[fact] ?? []).filter { isTurned(assuming(rest + [(fact, $0)])) }
        }
        var kept = values
        kept[last] = turning(last, beside: others)
        guard let witness = kept[last]?.first else { return nil }
        for (fact, _) in others {
            kept[fact] = turning(fact, beside: others.filter { $0.0 != fact } + [(last, witness)])
        }
        return kept
    }

    /// The values of a fact under which some leaves come out as wanted; nil where there are too many to try.
    private func fitting(_ leaves: [Leaf], _ fact: PackIndex<Fact>) -> [FactValue]? {
        candidates(for: fact)?.filter { value in
            let view = assuming([(fact, value)])
            return leaves.allSatisfy { view.verdict(on: $0.condition) == Verdict($0.isMet) }
        }
    }

    /// The values of a fact that are tried, those of a set nearest to what it holds first; nil where there are too many
    /// to tell apart.
    private func candidates(for fact: PackIndex<Fact>) -> [FactValue]? {
        let limit = 64
        let cells = pack.cells(of: fact, told: tests, now: base.now)
        let type = pack.vocabulary.facts[fact].type
        guard case .set(.enumeration) = type else {
            return cells.map { Array($0.prefix(limit)) }
        }
        var held: [FactValue] = []
        if case .known(.set(let set)) = base[fact] { held = set.members }
        let members = type.listedValues
        let near = members.map { member in held.contains(member) ? held.filter { $0 != member } : held + [member] }
        let sets = near + members.map { [$0] } + [[]]
        return sets.map { .set(SetValue($0)) } + (cells ?? []).prefix(limit)
    }

    /// True for a fact of the incident itself, no list of records, that an answer could tell.
    private func canBeTried(_ fact: PackIndex<Fact>) -> Bool {
        if case .records = pack.vocabulary.facts[fact].type { return false }
        return pack.vocabulary.facts[fact].canBeLearnt
    }
}

extension ReversalSearch.Leaf {
    var requirement: Reversal.Requirement? {
        switch condition {
        case .test(let test): .test(test, isMet)
        case .matches(let matches): .records(matches, isMet)
        case .noRule(let group): .noRule(group, isMet)
        case .done(let actions): .done(actions, isMet)
        case .workingHours: .workingHours(isMet)
        case .all, .any, .not, .unlessRefuted: nil
        }
    }
}

extension [[ReversalSearch.Leaf]] {
    /// Those that hold no other one, the smallest first, otherwise in the order of the condition; a few at most.
    fileprivate var minimal: [[ReversalSearch.Leaf]] {
        var kept: [[ReversalSearch.Leaf]] = []
        for set in stablySorted(by: { $0.count }) where kept.count < 24 {
            if !kept.contains(where: { $0.allSatisfy { set.contains($0) } }) { kept.append(set) }
        }
        return kept
    }
}
