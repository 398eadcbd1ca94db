package import Vocabularies

/// Rules that a fall-back rule can name together.
package struct RuleGroup: Hashable, Sendable {
    package let id: String

    /// In the order of the pack.
    package let rules: [PackIndex<Rule>]

    /// A group of rules of one pack.
    package init(id: String, rules: [PackIndex<Rule>]) {
        self.id = id
        self.rules = rules
    }
}
