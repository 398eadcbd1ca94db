package import Vocabularies

/// A choice that one role makes, and writes down.
package struct Decision: Hashable, Sendable {
    /// At least two, in the order written.
    package let options: [String]

    /// What makes one choose.
    package let criterion: String

    /// The facts that the choice itself answers, in the order of the pack.
    package let settled: [Settled]

    /// A choice between the options; nil when there are fewer than two.
    package init?(options: [String], criterion: String, settled: [Settled] = []) {
        guard options.count >= 2 else { return nil }
        self.options = options
        self.criterion = criterion
        self.settled = settled
    }

    /// A fact that whoever decides need not be asked again.
    package struct Settled: Hashable, Sendable {
        package let fact: PackIndex<Fact>

        /// What each option makes of it, in their order.
        package let values: [FactValue]

        /// A fact with a value for each option.
        package init(_ fact: PackIndex<Fact>, _ values: [FactValue]) {
            self.fact = fact
            self.values = values
        }
    }

    /// The place of the option that is written so, case, accents and punctuation apart; nil for none, or several.
    package func option(named text: String) -> Int? {
        if let exact = options.firstIndex(of: text) { return exact }
        let alike = options.indices.filter { slug(options[$0]) == slug(text) }
        return alike.count == 1 ? alike[0] : nil
    }
}
