package import RuleEngine
package import Vocabularies

/// Some rules of a pack, with the actions that no other rule names.
///
/// Whoever adds a rule looks at that one alone: what the rest of the pack misses is another day's work.
package struct PackPart: Sendable {
    package let rules: Set<PackIndex<Rule>>
    package let actions: Set<PackIndex<Action>>

    /// The part that these rules are.
    package init(_ rules: Set<PackIndex<Rule>>, of pack: RulePack) {
        func actions(_ isOwn: Bool) -> Set<PackIndex<Action>> {
            Set(
                pack.rules.packIndices.filter { rules.contains($0) == isOwn }
                    .flatMap { pack.rules[$0].consequences.map { $0.action } })
        }
        self.rules = rules
        self.actions = actions(true).subtracting(actions(false))
    }

    /// True where a decision is of one of the rules, or of one of the actions.
    func holds(_ subject: Decision.Subject, of pack: RulePack) -> Bool {
        switch subject {
        case .rule(let id), .consequence(let id, _, _), .release(let id, _):
            rules.contains { pack.rules[$0].id == id }
        case .action(let id): actions.contains { pack.actions[$0].id == id }
        case .fact: false
        }
    }
}
