package import Vocabularies

/// What is known of each fact of a pack at one moment.
package struct FactTable: Hashable, Sendable {
    private var states: [FactState]

    /// A table in which nothing was asked.
    package init(factCount: Int) {
        states = Array(repeating: .absent, count: factCount)
    }

    /// What is known of a fact that is not derived.
    package subscript(fact: PackIndex<Fact>) -> FactState {
        get { states[fact.position] }
        set { states[fact.position] = newValue }
    }

    /// Every fact of the table.
    package var facts: [PackIndex<Fact>] {
        states.indices.map { PackIndex($0) }
    }
}
