package import RuleEngine
package import Runbooks
import Vocabularies

/// What the situations that tests evaluate show of a pack.
package struct Coverage: Sendable {
    /// What was seen of one leaf.
    package struct Sight: Hashable, Sendable {
        /// The verdicts that it had.
        package fileprivate(set) var seen: VerdictSet = []

        /// Those with which it alone decided: another one, all else as it was, would have changed the whole.
        package fileprivate(set) var deciding: VerdictSet = []

        /// True where it was seen to flip what hangs on it, all else as it was, from each side.
        package var flips: Bool { deciding.isSuperset(of: [.met, .notMet]) }

        var isEmpty: Bool { seen.isEmpty && deciding.isEmpty }

        func intersection(_ other: Sight) -> Sight {
            Sight(seen: seen.intersection(other.seen), deciding: deciding.intersection(other.deciding))
        }

        mutating func formUnion(_ other: Sight) {
            seen.formUnion(other.seen)
            deciding.formUnion(other.deciding)
        }

        mutating func subtract(_ other: Sight) {
            seen.subtract(other.seen)
            deciding.subtract(other.deciding)
        }
    }

    package let pack: RulePack
    package let places: PackPlaces
    package let decisions: [Decision]

    /// For each decision, of each of its leaves.
    package private(set) var sights: [[Sight]]

    /// For each rule, whether each of its consequences took effect for certain.
    package private(set) var effects: [[Bool]]

    /// For each action, whether a plan speaks of it otherwise than as waiting for an answer.
    package private(set) var actions: [Bool]

    package private(set) var values: FactValueUse

    /// The rules and actions that are looked at.
    let rules: [PackIndex<Rule>]
    let ownActions: [PackIndex<Action>]

    /// How many situations were looked at.
    package private(set) var situationCount = 0

    /// Nothing seen yet of a pack, of which `places` tells where it is written; of a part of it, no facts are looked at.
    package init(of pack: RulePack, places: PackPlaces, only part: PackPart? = nil) {
        self.pack = pack
        self.places = places
        rules = pack.rules.packIndices.filter { part?.rules.contains($0) ?? true }
        ownActions = pack.actions.packIndices.filter { part?.actions.contains($0) ?? true }
        decisions = Decision.all(of: pack, places: places).filter { part?.holds($0.subject, of: pack) ?? true }
        sights = decisions.map { $0.leaves.map { _ in Sight() } }
        effects = pack.rules.map { $0.consequences.map { _ in false } }
        actions = pack.actions.map { _ in false }
        values = FactValueUse(of: pack, isEmpty: part != nil)
    }

    /// Looks at what a plan was made of.
    package mutating func add(_ plan: Plan) {
        situationCount += 1
        values.add(plan.view.table, facts: pack.vocabulary)
        look(at: plan.view)
        guard !plan.isSkipped else { return }
        for outcome in plan.view.outcomes() where outcome.standing == .certain {
            effects[outcome.rule.position][outcome.place] = true
        }
        for line in plan.placed { actions[line.action.position] = true }
        for line in plan.unplaced where line.status != .pending { actions[line.action.position] = true }
    }

    /// Looks at the leaves alone.
    mutating func look(at view: FactView) {
        for place in decisions.indices where !isComplete(place) {
            for (leaf, sight) in decisions[place].sights(in: view, beyond: sights[place]).enumerated() {
                sights[place][leaf].formUnion(sight)
            }
        }
    }

    private func isComplete(_ place: Int) -> Bool {
        zip(sights[place], decisions[place].leaves).allSatisfy { sight, leaf in
            sight.seen == leaf.condition.verdicts && sight.flips
        }
    }
}

extension Decision {
    /// What a moment shows of each leaf; of one that decides with a verdict that is known, nothing more is looked for.
    func sights(in view: FactView, beyond known: [Coverage.Sight]? = nil) -> [Coverage.Sight] {
        var sights = known ?? leaves.map { _ in Coverage.Sight() }
        for view in views(in: view) {
            let verdicts = tree.leaves.map { view.verdict(on: $0) }
            for (number, leaf) in leaves.enumerated() {
                let verdict = VerdictSet(verdicts[leaf.position])
                sights[number].seen.formUnion(verdict)
                guard !sights[number].deciding.isSuperset(of: verdict) else { continue }
                if tree.hangs(on: leaf.position, verdicts) { sights[number].deciding.formUnion(verdict) }
            }
        }
        return sights
    }
}
