package import RuleEngine
package import Vocabularies

/// What a pack makes of a situation where a few of its rules are written otherwise: only the lines of which these speak
/// are made again.
package final class RewrittenPlans: Sendable {
    /// The plan by the pack as it is.
    package let plan: Plan

    /// Of which outcomes or deeds speak.
    private let instances: [ActionInstance]
    private let deeds: [ActionInstance: Deed]

    /// As the rules make them, before bans and prerequisites are weighed.
    private let lines: LineTable

    /// Those of a plan of one incident.
    package init(of plan: Plan) {
        self.plan = plan
        let own = plan.isSkipped ? [] : plan.timeline.outcomes
        let deeds = plan.situation.deeds(by: plan.now)
        self.deeds = deeds
        instances = plan.pack.instances(of: own, deeds).map { $0.instance }
        lines = LineTable(of: own, deeds, timelines: [plan.timeline], zone: plan.zone)
    }

    /// The plan by a pack that differs in these rules, which no group holds by a changed condition, and actions.
    package func plan(
        by pack: RulePack, rules: [PackIndex<Rule>], actions: [PackIndex<Action>]
    ) -> Plan {
        let timeline = Timeline(
            plan.timeline, view: plan.view.reading(by: pack), rules: rules, in: plan.situation, zone: plan.zone)
        var changed = Set(instances.filter { actions.contains($0.action) })
        var own: [ActionInstance: [Outcome]] = [:]
        if !plan.isSkipped {
            changed.formUnion(
                (plan.timeline.outcomes + timeline.outcomes).filter { rules.contains($0.rule) }
                    .map { pack.instance(of: $0) })
            for outcome in timeline.outcomes {
                let instance = pack.instance(of: outcome)
                if changed.contains(instance) { own[instance, default: []].append(outcome) }
            }
        }
        var table = lines
        for instance in changed {
            guard own[instance] != nil || deeds[instance] != nil else {
                table.remove(instance)
                continue
            }
            table.put(
                Combination(
                    of: own[instance] ?? [], on: instance, deed: deeds[instance], timelines: [timeline],
                    zone: plan.zone
                ).line)
        }
        return Plan(
            pack: pack, situation: plan.situation, timelines: [timeline], mismatch: plan.mismatch, now: plan.now,
            zone: plan.zone, lines: table)
    }
}
