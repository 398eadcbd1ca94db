import CivilTime
import RuleEngine
import Vocabularies

/// What answers would make of a plan: for each, only what rests on its fact is evaluated again.
///
/// A trial tells what becomes of each line and what it waits for; its instants mean nothing where they decide neither.
struct Trials {
    /// What one value changes: the actions that it may concern, and all lines that these come to.
    struct Trial {
        let value: FactValue
        fileprivate(set) var circles: Set<Int> = []
        fileprivate(set) var lines: [ActionInstance: Line] = [:]
    }

    let plan: Plan
    private let deeds: [ActionInstance: Deed]
    private var outcomes: [ActionInstance: [Outcome]] = [:]
    private var outcomesOfRules: [PackIndex<Rule>: [Outcome]] = [:]

    /// The lines of each circle as they are.
    private(set) var lines: [Int: [Line]] = [:]

    /// Lines before bans and prerequisites are weighed, as far as they were needed.
    private var combined: [ActionInstance: Line] = [:]

    private var memory = Timeline.Memory()

    /// The trials of answers to a plan of one incident.
    init(of plan: Plan) {
        self.plan = plan
        deeds = plan.situation.deeds(by: plan.now)
        for outcome in plan.timeline.outcomes {
            outcomes[plan.pack.instance(of: outcome), default: []].append(outcome)
            outcomesOfRules[outcome.rule, default: []].append(outcome)
        }
        for line in plan.placed + plan.unplaced { lines[circle(of: line.instance), default: []].append(line) }
    }

    /// What one value of a fact would make of the plan, were it learnt now.
    mutating func trial(of fact: PackIndex<Fact>, _ value: FactValue) -> Trial {
        let dependents = plan.pack.dependents
        let view = plan.view.assuming(fact, is: value)
        var told: [PackIndex<Rule>: [Outcome]] = [:]
        var changed: Set<ActionInstance> = []
        for rule in dependents.rules(restingOn: fact) {
            let former = outcomesOfRules[rule] ?? []
            let outcomes = view.outcomes(of: rule)
            guard outcomes != former else { continue }
            told[rule] = outcomes
            for outcome in former + outcomes { changed.insert(plan.pack.instance(of: outcome)) }
        }
        let reading = dependents.actions(reading: fact)
        if !reading.isEmpty {
            let instances = Set(outcomes.keys).union(deeds.keys)
            changed.formUnion(instances.filter { reading.contains($0.action) })
        }
        guard !changed.isEmpty else { return Trial(value: value) }

        var outcomes: [ActionInstance: [Outcome]] = [:]
        for instance in changed {
            outcomes[instance] = self.outcomes[instance]?.filter { told[$0.rule] == nil } ?? []
        }
        for outcome in told.values.joined() { outcomes[plan.pack.instance(of: outcome), default: []].append(outcome) }
        let weighed = outcomes.filter { plan.pack.actions[$0.key.action].isWeighedByTime }
        let timeline = Timeline(
            plan.timeline, view: view, outcomes: weighed.values.flatMap { $0 },
            in: plan.situation.learning(fact, .known(value), at: plan.now), zone: plan.zone, &memory)
        var lines: [ActionInstance: Line] = [:]
        for instance in changed { lines[instance] = line(of: outcomes[instance] ?? [], on: instance, timeline) }

        let circles = Set(changed.map { circle(of: $0) })
        let others = Set(self.outcomes.keys).union(deeds.keys).subtracting(changed)
        for instance in others where circles.contains(circle(of: instance)) {
            if combined[instance] == nil {
                combined[instance] = line(of: self.outcomes[instance] ?? [], on: instance, plan.timeline)
            }
            lines[instance] = combined[instance]
        }
        return Trial(value: value, circles: circles, lines: Plan.settled(lines, view: view))
    }

    /// The lines as they are, of the circles of a trial.
    func lines(concernedBy trial: Trial) -> [Line] {
        trial.circles.flatMap { lines[$0] ?? [] }
    }

    private func circle(of instance: ActionInstance) -> Int { plan.pack.dependents.circle(of: instance.action) }

    /// The line that outcomes make; nil where there is neither an outcome nor a deed.
    private func line(of outcomes: [Outcome], on instance: ActionInstance, _ timeline: Timeline) -> Line? {
        guard !outcomes.isEmpty || deeds[instance] != nil else { return nil }
        return Combination(
            of: outcomes, on: instance, deed: deeds[instance], timelines: [timeline], zone: plan.zone
        ).line
    }
}
