import CivilTime
import RuleEngine
import Vocabularies

/// Every situation of a few facts whose values are listed, and what rules make of it, with no cleverness.
enum BruteForce {
    /// Each fact absent, told to be unknown, or with each of its values.
    static func tables(of pack: RulePack, _ facts: [PackIndex<Fact>]) -> [FactTable] {
        facts.reduce([FactTable(factCount: pack.vocabulary.facts.count)]) { tables, fact in
            let values: [FactValue] =
                switch pack.vocabulary.facts[fact].type {
                case .boolean: [.boolean(true), .boolean(false)]
                case let type: (type.enumeration?.knownPositions ?? []).map { .member($0) }
                }
            return tables.flatMap { table in
                ([.absent, .unknown] + values.map { FactState.known($0) }).map { state in
                    var table = table
                    table[fact] = state
                    return table
                }
            }
        }
    }

    static func verdicts(of pack: RulePack, _ table: FactTable) -> [Verdict] {
        let view = FactView(pack: pack, table: table, now: Instant(secondsSinceEpoch: 1_800_000_000))
        return pack.rules.flatMap { $0.consequences }.map { view.verdict(on: $0.condition) }
    }
}
