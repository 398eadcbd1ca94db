package import RuleEngine
package import Vocabularies

/// What one consequence that takes effect, or waits, brings to the line of its action.
package struct Contribution: Hashable, Sendable {
    package let outcome: Outcome

    /// The most pressing priority that its table still allows; nil for a ban that ranks nothing.
    package let priority: PackIndex<Priority>?

    /// By when it wants the action; nil for a ban, for what waits, and where it says no time.
    package let due: Due?

    /// Until when what depends on the action holds, by this consequence.
    package let limit: Limit?
}

extension Plan {
    /// What each consequence on one line brings to it, in the order of the pack; of one incident.
    package func contributions(to instance: ActionInstance) -> [Contribution] {
        timeline.outcomes.filter { pack.instance(of: $0) == instance }.map { outcome in
            let consequence = pack.rules[outcome.rule].consequences[outcome.place]
            guard let demand = consequence.demand else {
                var priority: PackIndex<Priority>?
                if case .forbid(let ban) = consequence.effect { priority = ban.priority }
                return Contribution(outcome: outcome, priority: priority, due: nil, limit: nil)
            }
            let reading = timeline.reading(of: outcome, demand, in: zone)
            return Contribution(outcome: outcome, priority: reading.priority, due: reading.due, limit: reading.limit)
        }
    }

    /// What becomes of one consequence of a rule, for each record where it holds for each; `none` where its condition is
    /// not met, or a ban is released.
    package func standing(
        of rule: PackIndex<Rule>, _ place: Int, for subject: RecordSubject?
    ) -> Outcome.Standing {
        timeline.outcomes.first { $0.rule == rule && $0.place == place && $0.subject == subject }?.standing ?? .none
    }
}
