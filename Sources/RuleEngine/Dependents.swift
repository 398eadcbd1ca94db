package import Vocabularies

/// What a new value of a fact may change, told from the pack alone: all the rest stays as it was.
package struct Dependents: Hashable, Sendable {
    /// The facts whose reading rests on each fact, itself among them, in the order in which they are resolved.
    private let facts: [[PackIndex<Fact>]]

    /// The rules whose outcomes rest on each fact.
    private let rules: [[PackIndex<Rule>]]

    /// The actions whose lines read each fact by themselves.
    private let actions: [[PackIndex<Action>]]

    /// For each action, the number of its circle.
    private let circles: [Int]

    /// Those of no pack.
    init() { (facts, rules, actions, circles) = ([], [], [], []) }

    /// Reads every condition of a pack once.
    init(in pack: RulePack) {
        let bases = FactBases(of: pack)
        let count = pack.vocabulary.facts.count
        var facts: [[PackIndex<Fact>]] = Array(repeating: [], count: count)
        for fact in pack.resolutionOrder {
            for base in bases.facts[fact.position].members { facts[base.position].append(fact) }
        }
        var rules: [[PackIndex<Rule>]] = Array(repeating: [], count: count)
        for rule in pack.rules.packIndices {
            for base in bases.rules[rule.position].members { rules[base.position].append(rule) }
        }
        var actions: [[PackIndex<Action>]] = Array(repeating: [], count: count)
        for (position, read) in bases.lines(of: pack).enumerated() {
            for base in read?.members ?? [] { actions[base.position].append(PackIndex(position)) }
        }
        self.facts = facts
        self.rules = rules
        self.actions = actions
        circles = Dependents.circles(of: pack)
    }

    /// The facts whose reading rests on a fact, itself among them, in the order in which they are resolved.
    package func facts(restingOn fact: PackIndex<Fact>) -> [PackIndex<Fact>] { facts[fact.position] }

    /// The rules whose outcomes rest on a fact, in the order of the pack.
    package func rules(restingOn fact: PackIndex<Fact>) -> [PackIndex<Rule>] { rules[fact.position] }

    /// The actions of which a fact tells, whatever the rules, whether they can be done or how they press; the instants
    /// only of those whose order in time decides what becomes of them.
    package func actions(reading fact: PackIndex<Fact>) -> [PackIndex<Action>] { actions[fact.position] }

    /// The circle of an action: what becomes of it is decided among the lines of its circle alone.
    package func circle(of action: PackIndex<Action>) -> Int { circles[action.position] }

    /// Joins what must be done before what, what a ban waits for, and what destroys or needs the same thing.
    private static func circles(of pack: RulePack) -> [Int] {
        var parents = Array(pack.actions.indices)
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
        for action in pack.actions.packIndices {
            for prerequisite in pack.actions[action].after { join(action, prerequisite.action) }
            for resource in pack.actions[action].needs + pack.actions[action].destroys {
                if let user = users[resource] { join(action, user) } else { users[resource] = action }
            }
        }
        for rule in pack.rules {
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
    package var isWeighedByTime: Bool { !needs.isEmpty || !destroys.isEmpty }
}
