package import Vocabularies

/// What a new value of a fact may change, told from the pack alone: all the rest stays as it was.
package struct Dependents: Hashable, Sendable {
    /// The facts whose reading rests on each fact, itself among them, in the order in which they are resolved.
    private let facts: [[PackIndex<Fact>]]

    /// The same, with the collections whose records have some of them that are computed.
    private let readings: [[PackIndex<Fact>]]

    /// The conditions of the consequences, each with those facts on which it rests.
    let conditions: ConditionTable

    let resolutions: FactResolutions

    /// The actions whose lines read each fact by themselves.
    private let actions: [[PackIndex<Action>]]

    /// For each action, the number of its circle.
    private let circles: [Int]

    /// What is told by the facts on which everything rests; `lines` are those that each action's line reads by itself.
    init(
        _ bases: FactBases, lines: [FactSet], vocabulary: Vocabulary, askedIf: [Condition?],
        derivations: [Derivation?], resolutionOrder: [PackIndex<Fact>], actions: [Action], rules: [Rule]
    ) {
        let none = resolutionOrder.indices
        var resting: [[PackIndex<Fact>]] = none.map { _ in [] }
        for fact in resolutionOrder {
            for base in bases.facts[fact.position].members { resting[base.position].append(fact) }
        }
        var reading: [[PackIndex<Action>]] = none.map { _ in [] }
        for action in actions.packIndices {
            for base in lines[action.position].members { reading[base.position].append(action) }
        }
        facts = resting
        readings = resting.map { facts in
            let computed = facts.filter { derivations[$0.position] != nil }
            let collections = Set(computed.compactMap { vocabulary.facts[$0].collection })
            return facts + collections.subtracting(facts).sorted()
        }
        let turning = FactSet(
            vocabulary.facts.packIndices.filter { fact in
                derivations[fact.position]?.turns ?? false || askedIf[fact.position]?.turns ?? false
            })
        conditions = ConditionTable(of: rules, bases, turning: turning)
        resolutions = FactResolutions(vocabulary: vocabulary, askedIf: askedIf, derivations: derivations)
        self.actions = reading
        circles = Dependents.circles(of: actions, rules)
    }

    /// The facts whose reading rests on a fact, itself among them, in the order in which they are resolved.
    package func facts(restingOn fact: PackIndex<Fact>) -> [PackIndex<Fact>] { facts[fact.position] }

    /// The facts of which a new value of a fact may change what is read, itself among them.
    func readings(restingOn fact: PackIndex<Fact>) -> [PackIndex<Fact>] { readings[fact.position] }

    /// The actions of which a fact tells, whatever the rules, whether they can be done or how they press; the instants
    /// only of those whose order in time decides what becomes of them.
    package func actions(reading fact: PackIndex<Fact>) -> [PackIndex<Action>] { actions[fact.position] }

    /// The circle of an action.
    func circle(of action: PackIndex<Action>) -> Int { circles[action.position] }

    /// Joins what must be done before what, what a ban waits for, and what destroys or needs the same thing.
    private static func circles(of actions: [Action], _ rules: [Rule]) -> [Int] {
        var parents = Array(actions.indices)
        func root(_ position: Int) -> Int {
            var position = position
            while parents[position] != position {
                parents[position] = parents[parents[position]]
                position = parents[position]
            }
            return position
        }
        func join(_ left: PackIndex<Action>, _ right: PackIndex<Action>) {
            parents[root(left.position)] = root(right.position)
        }
        var users: [PackIndex<Resource>: PackIndex<Action>] = [:]
        for action in actions.packIndices {
            for prerequisite in actions[action].after { join(action, prerequisite.action) }
            for resource in actions[action].needs + actions[action].destroys {
                if let user = users[resource] { join(action, user) } else { users[resource] = action }
            }
        }
        for rule in rules {
            for consequence in rule.consequences {
                guard case .forbid(let ban) = consequence.effect else { continue }
                for action in ban.until { join(consequence.action, action) }
            }
        }
        return parents.indices.map { root($0) }
    }
}

extension Action {
    /// True where what becomes of it may depend on when it is due: before or after what destroys what it needs.
    @inlinable package var isWeighedByTime: Bool { !needs.isEmpty || !destroys.isEmpty }
}
