import CivilTime
import RuleEngine
import Vocabularies

/// What answers would make of a plan: for each, only what rests on its fact is evaluated again.
///
/// A trial tells what becomes of each line and what it waits for; its instants mean nothing where they decide neither.
struct Trials {
    /// What one value changes: the circles of actions that it concerns, and all lines that these come to.
    struct Trial {
        let value: FactValue

        /// What the rules say whose outcomes change.
        fileprivate let told: [PackIndex<Rule>: [Outcome]]

        fileprivate(set) var circles: Set<Int> = []
        fileprivate(set) var lines = LineTable()
    }

    let plan: Plan
    private let timelines: [Timeline]
    private let deeds: [ActionInstance: Deed]
    private var outcomes: [ActionInstance: [Outcome]] = [:]
    private var outcomesOfRules: [PackIndex<Rule>: [Outcome]] = [:]

    /// The lines of each circle as they are.
    private var lines: [Int: LineTable] = [:]

    /// The instances of each circle that outcomes or deeds speak of.
    private var instances: [Int: [ActionInstance]] = [:]

    /// Lines before bans and prerequisites are weighed, as far as they were needed.
    private var combined: [ActionInstance: Line] = [:]

    private var memory = Timeline.Memory()

    /// The trials of answers to a plan of one incident.
    init(of plan: Plan) {
        self.plan = plan
        timelines = [plan.timeline]
        deeds = plan.situation.deeds(by: plan.now)
        for outcome in plan.timeline.outcomes {
            outcomes[plan.pack.instance(of: outcome), default: []].append(outcome)
            outcomesOfRules[outcome.rule, default: []].append(outcome)
        }
        let present = plan.placed + plan.unplaced
        for place in present.indices.sorted(by: { present[$0].instance < present[$1].instance }) {
            lines[circle(of: present[place].instance), default: LineTable()].lines.append(present[place])
        }
        for instance in Set(outcomes.keys).union(deeds.keys) {
            instances[circle(of: instance), default: []].append(instance)
        }
    }

    /// What each of some values of a fact would make of the plan, were it learnt now.
    mutating func trials(of fact: PackIndex<Fact>, _ values: [FactValue]) -> [Trial] {
        var trials: [Trial] = []
        for value in values { trials.append(trial(of: fact, value, after: trials)) }
        return trials
    }

    /// The lines as they are, of the circles of a trial.
    func tables(concernedBy trial: Trial) -> [LineTable] {
        trial.circles.compactMap { lines[$0] }
    }

    /// What becomes of an instance as things are; nil where there is no line.
    func status(of instance: ActionInstance) -> Line.Status? { lines[circle(of: instance)]?.status(of: instance) }

    private mutating func trial(of fact: PackIndex<Fact>, _ value: FactValue, after others: [Trial]) -> Trial {
        let view = plan.view.assuming(fact, is: value)
        var told: [PackIndex<Rule>: [Outcome]] = [:]
        let rules = plan.pack.dependents.rules(restingOn: fact)
        for (rule, outcomes) in zip(rules, view.outcomes(of: rules)) {
            if outcomes != outcomesOfRules[rule] ?? [] { told[rule] = outcomes }
        }
        var trial = Trial(value: value, told: told)
        let reading = plan.pack.dependents.actions(reading: fact)
        // Rules tell fewer values apart than there are.
        if reading.isEmpty, let same = others.first(where: { $0.told == told }) {
            (trial.circles, trial.lines) = (same.circles, same.lines)
            return trial
        }
        let changed = changed(by: told, reading)
        trial.circles = Set(changed.keys.map { circle(of: $0) })
        guard !changed.isEmpty else { return trial }
        let weighed = changed.filter { plan.pack.actions[$0.key.action].isWeighedByTime }
        let timeline = Timeline(
            plan.timeline, view: view, outcomes: weighed.values.flatMap { $0 },
            in: plan.situation.learning(fact, .known(value), at: plan.now), zone: plan.zone, &memory)
        let concerned = Set(trial.circles.flatMap { instances[$0] ?? [] }).union(changed.keys).sorted()
        let combined = concerned.compactMap { instance in
            changed[instance].map { line(of: $0, on: instance, [timeline]) } ?? unchanged(instance)
        }
        trial.lines = Plan.settled(LineTable(combined), view: view, inherits: false)
        return trial
    }

    /// The line of an instance that the answer leaves as it is.
    private mutating func unchanged(_ instance: ActionInstance) -> Line? {
        if let line = combined[instance] { return line }
        guard let line = line(of: outcomes[instance] ?? [], on: instance, timelines) else { return nil }
        combined[instance] = line
        return line
    }

    /// The outcomes of each instance whose line changes or is read again.
    private func changed(
        by told: [PackIndex<Rule>: [Outcome]], _ reading: [PackIndex<Action>]
    ) -> [ActionInstance: [Outcome]] {
        var changed: [ActionInstance: [Outcome]] = [:]
        func add(_ instance: ActionInstance) {
            guard changed[instance] == nil else { return }
            changed[instance] = outcomes[instance]?.filter { told[$0.rule] == nil } ?? []
        }
        for action in reading {
            for instance in instances[plan.pack.dependents.circle(of: action)] ?? [] where instance.action == action {
                add(instance)
            }
        }
        for rule in told.keys {
            for outcome in outcomesOfRules[rule] ?? [] { add(plan.pack.instance(of: outcome)) }
        }
        for outcome in told.values.joined() {
            let instance = plan.pack.instance(of: outcome)
            add(instance)
            changed[instance]?.append(outcome)
        }
        return changed
    }

    private func circle(of instance: ActionInstance) -> Int { plan.pack.dependents.circle(of: instance.action) }

    /// The line that outcomes make; nil where there is neither an outcome nor a deed.
    private func line(of outcomes: [Outcome], on instance: ActionInstance, _ timelines: [Timeline]) -> Line? {
        guard !outcomes.isEmpty || deeds[instance] != nil else { return nil }
        return Combination(
            of: outcomes, on: instance, deed: deeds[instance], timelines: timelines, zone: plan.zone
        ).line
    }
}
