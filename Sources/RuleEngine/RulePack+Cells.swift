import CivilTime
import Vocabularies

extension RulePack {
    /// What tells the values that a precaution tries of a fact from those of other facts and conditions.
    func trialKey(of fact: PackIndex<Fact>, under entry: ConditionTable.Entry) -> Int {
        let list = vocabulary.facts[fact].type.isListed ? 0 : entry.condition + 1
        return list * vocabulary.facts.count + fact.position
    }

    /// The values that a precaution tries of a fact of which nothing is known.
    func cells(of fact: PackIndex<Fact>, under condition: Condition, now: Instant) -> [FactValue] {
        // A closed list comes whole, whatever tells its values apart.
        let tests = vocabulary.facts[fact].type.isListed ? [] : baseTests(of: condition)
        return cells(of: fact, told: tests, now: now) ?? []
    }

    /// The values that precautions try of each fact of which nothing is known, by `trialKey`, but for those that the
    /// moment tells apart.
    var timelessCells: [Int: [FactValue]] {
        var cells: [Int: [FactValue]] = [:]
        for entry in dependents.conditions.entries {
            let consequence = rules[entry.rule].consequences[entry.place]
            guard case .precaution(let facts) = consequence.onUnknown else { continue }
            for fact in facts where vocabulary.facts[fact].type.hasTimelessCells {
                let key = trialKey(of: fact, under: entry)
                guard cells[key] == nil else { continue }
                cells[key] = self.cells(of: fact, under: consequence.condition, now: Instant(secondsSinceEpoch: 0))
            }
        }
        return cells
    }
}

extension FactType {
    /// False where the instant that counts as now tells values apart.
    fileprivate var hasTimelessCells: Bool {
        switch self {
        case .datetime, .records: false
        case .boolean, .enumeration, .ordinal, .integer, .number, .duration, .string, .set: true
        }
    }
}
