import RuleEngine
package import Vocabularies

/// Which values of facts some situation holds, of those that the pack tells apart.
package struct FactValueUse: Sendable {
    /// A fact that a condition or a table reads.
    package struct Use: Sendable {
        package let fact: PackIndex<Fact>

        /// The values of a closed list; empty for any other fact, of which one value is enough.
        package let values: [FactValue]

        /// For each of these, or for the fact alone, whether it was seen.
        package fileprivate(set) var isSeen: [Bool]
    }

    /// In the order of the vocabulary.
    package private(set) var uses: [Use]

    /// Nothing seen yet; where no fact is looked at, nothing to see.
    init(of pack: RulePack, isEmpty: Bool = false) {
        guard !isEmpty else {
            uses = []
            return
        }
        let chosen = Set(
            pack.rules.flatMap { $0.consequences }.compactMap { $0.demand }.flatMap { demand in
                [demand.priority.table, demand.deadline?.table].compactMap { $0 }
            })
        uses = pack.vocabulary.facts.packIndices.compactMap { fact in
            let declared = pack.vocabulary.facts[fact]
            if case .records = declared.type { return nil }
            guard !declared.isDerived, chosen.contains(fact) || !pack.tests(of: fact).isEmpty else { return nil }
            let values = declared.type.listedValues
            return Use(fact: fact, values: values, isSeen: Array(repeating: false, count: max(1, values.count)))
        }
    }

    /// Looks at what a situation knows.
    mutating func add(_ table: FactTable, facts: Vocabulary) {
        for place in uses.indices where uses[place].isSeen.contains(false) {
            let fact = uses[place].fact
            guard let collection = facts.facts[fact].collection else {
                add(table[fact], at: place)
                continue
            }
            guard case .known(.records(let records)) = table[collection],
                case .records(let own) = facts.facts[collection].type, let column = own.firstIndex(of: fact)
            else { continue }
            for record in records { add(record.states[column], at: place) }
        }
    }

    private mutating func add(_ state: FactState, at place: Int) {
        guard case .known(let value) = state else { return }
        guard !uses[place].values.isEmpty else {
            uses[place].isSeen[0] = true
            return
        }
        let members = if case .set(let set) = value { set.members } else { [value] }
        for member in members {
            if let own = uses[place].values.firstIndex(of: member) { uses[place].isSeen[own] = true }
        }
    }
}

extension Choice {
    /// The fact that chooses, if one does.
    fileprivate var table: PackIndex<Fact>? {
        if case .table(let table) = self { table.fact } else { nil }
    }
}
