import CivilTime
import RuleEngine
import Vocabularies

/// What answers would make of a plan: for each, only what rests on its fact is evaluated again.
///
/// A trial tells what becomes of each line and whether it is undecided; its instants, and what it waits for, mean nothing.
struct Trials {
    /// What one value changes: the lines of each circle of actions that it concerns.
    struct Trial {
        let value: FactValue
        let circles: [TriedCircle]
    }

    let plan: Plan
    private let timelines: [Timeline]
    private let deeds: [ActionInstance: Deed]
    private var suppositions: Suppositions
    private var outcomes: [ActionInstance: [Outcome]] = [:]

    /// The lines of each circle as they are.
    private var lines: [Int: LineTable] = [:]

    /// The instances of each circle that outcomes or deeds speak of, in order.
    private var instances: [Int: [ActionInstance]] = [:]

    /// Those of each action.
    private var instancesByAction: [[ActionInstance]]

    /// The lines of each circle before bans and prerequisites are weighed, as far as they were needed.
    private var combined: [Int: LineTable] = [:]

    /// What was made of a circle: many answers change the same.
    private var made: [Cause: TriedCircle] = [:]

    private var memory: Timeline.Memory

    /// Everything on which the lines of a circle depend.
    private struct Cause: Hashable {
        let circle: Int

        /// The keys of the changes, one after the other.
        let changes: [Int]

        /// What is supposed, where some line reads the fact by itself.
        let fact: PackIndex<Fact>?
        let value: FactValue?
    }

    /// Where a consequence stands in the pack.
    private struct Place: Hashable {
        let rule: PackIndex<Rule>
        let consequence: Int
    }

    /// The trials of answers to a plan of one incident.
    init(of plan: Plan) {
        self.plan = plan
        timelines = [plan.timeline]
        memory = plan.timeline.memory
        deeds = plan.situation.deeds(by: plan.now)
        suppositions = Suppositions(of: plan.view, plan.timeline.outcomes)
        instancesByAction = Array(repeating: [], count: plan.pack.actions.count)
        let present = plan.placed + plan.unplaced
        for place in present.indices.sorted(by: { present[$0].instance < present[$1].instance }) {
            lines[circle(of: present[place].instance), default: LineTable()].lines.append(present[place])
        }
        for (instance, outcomes) in plan.pack.instances(of: plan.timeline.outcomes, deeds) {
            self.outcomes[instance] = outcomes
            instances[circle(of: instance), default: []].append(instance)
            instancesByAction[instance.action.position].append(instance)
        }
    }

    /// What each of some values of a fact would make of the plan, were it learnt now.
    mutating func trials(of fact: PackIndex<Fact>, _ values: [FactValue]) -> [Trial] {
        var readers: [Int: [ActionInstance]] = [:]
        for action in plan.pack.dependents.actions(reading: fact) {
            let own = instancesByAction[action.position]
            if !own.isEmpty { readers[plan.pack.circle(of: action), default: []] += own }
        }
        let circles = readers.keys.sorted()
        var trials: [Trial] = []
        for value in values {
            suppositions.suppose(fact, is: value)
            trials.append(Trial(value: value, circles: tried(fact, value, readers, circles)))
            suppositions.takeBack()
        }
        return trials
    }

    /// The circles that what is supposed concerns, in order; those of `readers` are `read`.
    private mutating func tried(
        _ fact: PackIndex<Fact>, _ value: FactValue, _ readers: [Int: [ActionInstance]], _ read: [Int]
    ) -> [TriedCircle] {
        let changes = suppositions.changes(by: fact)
        let circles = changes.indices.map { place in
            plan.pack.circle(of: plan.pack.rules[changes[place].rule].consequences[changes[place].place].action)
        }
        var waiting = changes.indices.sorted { (circles[$0], $0) < (circles[$1], $1) }[...]
        var unchanged = read[...]
        var tried: [TriedCircle] = []
        while !waiting.isEmpty || !unchanged.isEmpty {
            let number = min(waiting.first.map { circles[$0] } ?? .max, unchanged.first ?? .max)
            let own = waiting.prefix { circles[$0] == number }
            waiting = waiting[own.endIndex...]
            let isRead = unchanged.first == number
            if isRead { unchanged = unchanged.dropFirst() }
            var key: [Int] = []
            for place in own { changes[place].addKey(to: &key) }
            let cause = Cause(
                circle: number, changes: key, fact: isRead ? fact : nil, value: isRead ? value : nil)
            if let known = made[cause] {
                tried.append(known)
                continue
            }
            let changed = changed(by: own.map { changes[$0] }, isRead ? readers[number] ?? [] : [])
            let circle = TriedCircle(
                number, from: self.lines[number] ?? LineTable(), to: lines(of: number, changed, fact, value), plan)
            made[cause] = circle
            tried.append(circle)
        }
        return tried
    }

    /// The lines of a circle, some of whose instances have other outcomes or are read again.
    private mutating func lines(
        of circle: Int, _ changed: [(instance: ActionInstance, outcomes: [Outcome])], _ fact: PackIndex<Fact>,
        _ value: FactValue
    ) -> LineTable {
        let view = suppositions.view
        let weighed = changed.filter { plan.pack.actions[$0.instance.action].isWeighedByTime }
        let timeline =
            weighed.isEmpty
            ? Timeline(plan.timeline, view: view)
            : Timeline(
                plan.timeline, view: view, outcomes: weighed.flatMap { $0.outcomes },
                in: plan.situation.learning(fact, .known(value), at: plan.now), zone: plan.zone, &memory)
        var table = combined(circle)
        for (instance, outcomes) in changed {
            if let line = line(of: outcomes, on: instance, [timeline]) {
                table.put(line)
            } else {
                table.remove(instance)
            }
        }
        return Plan.settled(table, view: view, inherits: false)
    }

    private mutating func combined(_ circle: Int) -> LineTable {
        if let table = combined[circle] { return table }
        var table = LineTable()
        // Without a closure: it would be handed a copy of all of this.
        for instance in instances[circle] ?? [] {
            if let line = line(of: outcomes[instance] ?? [], on: instance, timelines) { table.lines.append(line) }
        }
        combined[circle] = table
        return table
    }

    /// The outcomes of each instance whose line changes or is read again.
    private func changed(
        by changes: [Suppositions.Change], _ readers: [ActionInstance]
    ) -> [(instance: ActionInstance, outcomes: [Outcome])] {
        // A set, and one pass: an action may have as many rules as the pack.
        let gone = Set(changes.map { Place(rule: $0.rule, consequence: $0.place) })
        var changed: [(instance: ActionInstance, outcomes: [Outcome])] = []
        var places: [ActionInstance: Int] = [:]
        func place(of instance: ActionInstance) -> Int {
            if let place = places[instance] { return place }
            let former = outcomes[instance] ?? []
            changed.append((instance, former.filter { !gone.contains(Place(rule: $0.rule, consequence: $0.place)) }))
            places[instance] = changed.count - 1
            return changed.count - 1
        }
        for reader in readers { _ = place(of: reader) }
        for change in changes {
            for outcome in change.former { _ = place(of: plan.pack.instance(of: outcome)) }
            for outcome in change.outcomes {
                changed[place(of: plan.pack.instance(of: outcome))].outcomes.append(outcome)
            }
        }
        return changed
    }

    private func circle(of instance: ActionInstance) -> Int { plan.pack.circle(of: instance.action) }

    /// The line that outcomes make; nil where there is neither an outcome nor a deed.
    private func line(of outcomes: [Outcome], on instance: ActionInstance, _ timelines: [Timeline]) -> Line? {
        guard !outcomes.isEmpty || deeds[instance] != nil else { return nil }
        return Combination(
            of: outcomes, on: instance, deed: deeds[instance], timelines: timelines, zone: plan.zone,
            isTimed: plan.pack.actions[instance.action].isWeighedByTime
        ).line
    }
}
