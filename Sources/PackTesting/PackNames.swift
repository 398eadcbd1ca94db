package import RuleEngine
package import Vocabularies

/// What tests may name in a pack, each found without walking the pack's tables.
package struct PackNames {
    package let pack: RulePack
    package let actions: [String: PackIndex<Action>]
    let rules: [String: PackIndex<Rule>]
    package let facts: [String: PackIndex<Fact>]

    /// The facts read from each path of a record; those of records from their collection's path.
    package let readers: [String: [PackIndex<Fact>]]

    /// Paths on the way to others.
    let steps: Set<String>

    /// The names of a pack.
    package init(of pack: RulePack) {
        self.pack = pack
        let vocabulary = pack.vocabulary
        actions = Dictionary(uniqueKeysWithValues: pack.actions.packIndices.map { (pack.actions[$0].id, $0) })
        rules = Dictionary(uniqueKeysWithValues: pack.rules.packIndices.map { (pack.rules[$0].id, $0) })
        facts = Dictionary(uniqueKeysWithValues: vocabulary.facts.packIndices.map { (vocabulary.facts[$0].name, $0) })
        let given = vocabulary.facts.packIndices.filter { !vocabulary.facts[$0].isDerived }
        let sources = given.flatMap { fact in vocabulary.facts[fact].sources.map { (path: $0, fact: fact) } }
        readers = Dictionary(grouping: sources) { $0.path }.mapValues { $0.map { $0.fact } }
        steps = sources.reduce(into: Set()) { steps, source in
            let path = source.path
            steps.formUnion(path.indices.filter { path[$0] == "." }.map { String(path[..<$0]) })
        }
    }
}
