import Vocabularies

/// The facts on which each fact, condition, consequence and line of a pack rests, directly or through others.
struct FactBases {
    /// For each fact, itself among them.
    private(set) var facts: [FactSet]

    private var groups: [FactSet] = []
    private let vocabulary: Vocabulary

    init(
        vocabulary: Vocabulary, askedIf: [Condition?], derivations: [Derivation?], resolutionOrder: [PackIndex<Fact>],
        rules: [Rule], groups: [RuleGroup]
    ) {
        self.vocabulary = vocabulary
        facts = vocabulary.facts.packIndices.map { [$0] }
        let needs = vocabulary.facts.packIndices.map { fact in
            let declared = vocabulary.facts[fact]
            let computed = derivations[fact.position]?.tests.flatMap { $0.facts } ?? []
            return computed + (askedIf[fact.position]?.facts ?? [])
                + [declared.closedBy, declared.collection].compactMap { $0 }
        }
        // The facts of a record come before its collection where nothing computes them: a second round finds all.
        var before: [FactSet] = []
        while before != facts {
            before = facts
            for fact in resolutionOrder {
                for need in needs[fact.position] { facts[fact.position].formUnion(facts[need.position]) }
            }
        }
        // A group's rules may name other groups.
        var found = Array(repeating: FactSet(), count: groups.count)
        var known: [FactSet] = []
        while known != found {
            known = found
            for (position, group) in groups.enumerated() {
                for rule in group.rules {
                    add(rules[rule].condition, to: &found[position], known)
                    if let collection = rules[rule].forEach { found[position].formUnion(facts[collection.position]) }
                }
            }
        }
        self.groups = found
    }

    /// The facts on which a condition rests.
    func base(of condition: Condition) -> FactSet {
        var base = FactSet()
        add(condition, to: &base, groups)
        return base
    }

    /// Those of a consequence: its condition, what releases it, what it tries by precaution, and the records of its rule.
    func base(of consequence: Consequence, of rule: Rule) -> FactSet {
        var base = base(of: consequence.condition)
        if let collection = rule.forEach { base.formUnion(facts[collection.position]) }
        if let unless = consequence.unless { add(unless, to: &base, groups) }
        guard case .precaution(let tried) = consequence.onUnknown else { return base }
        for fact in tried {
            base.formUnion(facts[fact.position])
            guard case .records(let own) = vocabulary.facts[fact].type else { continue }
            for fact in own { base.formUnion(facts[fact.position]) }
        }
        return base
    }

    private func add(_ condition: Condition, to base: inout FactSet, _ groups: [FactSet]) {
        switch condition {
        case .all(let parts), .any(let parts): for part in parts { add(part, to: &base, groups) }
        case .not(let part), .unlessRefuted(let part): add(part, to: &base, groups)
        case .test(let test): for fact in test.facts { base.formUnion(facts[fact.position]) }
        case .matches(let matches):
            base.formUnion(facts[matches.collection.position])
            add(matches.condition, to: &base, groups)
        case .noRule(let group): base.formUnion(groups[group.position])
        case .done, .workingHours: break
        }
    }

    /// For each action, the facts that its line reads beside the outcomes of rules.
    func lines(
        timeZero: PackIndex<Fact>, actions: [Action], rules: [Rule], timedTests: [FactTest]
    ) -> [FactSet] {
        var lines = Array(repeating: FactSet(), count: actions.count)
        func read(_ fact: PackIndex<Fact>, by action: PackIndex<Action>) {
            lines[action.position].formUnion(facts[fact.position])
        }
        for action in actions.packIndices {
            if let condition = actions[action].impossibleIf {
                add(condition, to: &lines[action.position], groups)
                if let collection = actions[action].target { read(collection, by: action) }
            }
            for case let through? in actions[action].after.map({ $0.through }) { read(through, by: action) }
            guard actions[action].isWeighedByTime else { continue }
            for fact in vocabulary.clockFacts(of: timeZero) { read(fact, by: action) }
            for test in timedTests { read(test.fact, by: action) }
        }
        for rule in rules {
            for consequence in rule.consequences {
                guard let demand = consequence.demand else { continue }
                for fact in demand.facts { read(fact, by: consequence.action) }
                guard actions[consequence.action].isWeighedByTime else { continue }
                for clock in demand.clocks {
                    for fact in vocabulary.clockFacts(of: clock) { read(fact, by: consequence.action) }
                }
            }
        }
        return lines
    }
}

extension Vocabulary {
    /// The facts from which a clock may be read, and those that tell how precise they are.
    fileprivate func clockFacts(of clock: PackIndex<Fact>) -> [PackIndex<Fact>] {
        let facts = [clock] + (self.clock(of: clock)?.fallbacks ?? [])
        return facts + facts.compactMap { self.facts[$0].precision }
    }
}

extension Demand {
    /// The facts that choose among its attributes, or give one.
    fileprivate var facts: [PackIndex<Fact>] {
        priority.facts + (deadline?.facts ?? []) + (deadline?.values ?? []).compactMap { $0.term.fact }
    }

    /// The clocks from which its deadlines count.
    fileprivate var clocks: [PackIndex<Fact>] {
        (deadline?.values ?? []).compactMap { deadline in
            if case .clock(let fact) = deadline.origin { fact } else { nil }
        }
    }
}

extension Choice {
    /// The facts of its table.
    fileprivate var facts: [PackIndex<Fact>] {
        guard case .table(let table) = self else { return [] }
        return [table.fact] + table.rows.flatMap { $0.test?.facts ?? [] }
    }
}

extension Deadline.Term {
    /// The fact that gives the duration.
    fileprivate var fact: PackIndex<Fact>? {
        if case .withinFact(let fact) = self { fact } else { nil }
    }
}
