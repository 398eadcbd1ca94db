import CivilTime
import RuleEngine
import Vocabularies

/// What hard prerequisites do to the lines of a plan.
struct Prerequisites {
    private let pack: RulePack
    private let view: FactView
    var table: LineTable

    /// What bans say must be done before a line.
    private let untils: [ActionInstance: [ActionInstance]]

    /// What must be done before a line destroys what it needs.
    private let keeps: [ActionInstance: [ActionInstance]]

    /// What must be done before each line, by its place.
    private var needs: [[ActionInstance]] = []

    /// The places of the lines, each after those that it needs.
    private var sequence: [Int] = []

    /// The prerequisites of these lines; `view` tells which record depends on which.
    init(
        among table: consuming LineTable, untils: [ActionInstance: [ActionInstance]] = [:],
        keeps: [ActionInstance: [ActionInstance]] = [:], view: FactView
    ) {
        self.untils = untils
        self.keeps = keeps
        pack = view.pack
        self.view = view
        self.table = table
        needs = self.table.lines.indices.map { prerequisites(of: self.table.lines[$0].instance) }
    }

    /// Decides what the undone prerequisites of each line do to it.
    mutating func wait() {
        guard needs.contains(where: { !$0.isEmpty }) else { return }
        // Prerequisites first: what becomes of an action can depend on them.
        let order = PrerequisiteOrder(of: table, needs)
        sequence = order.sequence
        for place in order.circular { table.lines[place].status = .arbitration }
        for place in sequence where table.lines[place].isPlaced { wait(at: place) }
    }

    /// Gives what lines need the instant and priority of what waits for it.
    mutating func inherit() {
        for place in sequence.reversed() where table.lines[place].demand == .required {
            pass(from: table.lines[place])
        }
    }

    /// What must be done before a line: about the same record, where both are about records of one collection.
    private func prerequisites(of instance: ActionInstance) -> [ActionInstance] {
        var found: [ActionInstance] = []
        for prerequisite in pack.actions[instance.action].after {
            let action = prerequisite.action
            if let through = prerequisite.through {
                found += named(by: through, of: instance).map { ActionInstance(action, target: $0) }
                    .filter { table.place(of: $0) != nil }
            } else if pack.areAboutSameCollection(action, instance.action) {
                found.append(ActionInstance(action, target: instance.target))
            } else {
                let places = table.places(of: action)
                found += places.isEmpty ? [ActionInstance(action)] : places.map { table.lines[$0].instance }
            }
        }
        guard !untils.isEmpty || !keeps.isEmpty else { return found }
        let others = (untils[instance] ?? []) + (keeps[instance] ?? [])
        return found + others.filter { !found.contains($0) }
    }

    /// The records that a fact of the line's own record names.
    private func named(by fact: PackIndex<Fact>, of instance: ActionInstance) -> [String] {
        guard let target = instance.target, let collection = pack.actions[instance.action].target,
            case .known(.set(let set)) = view.told(fact, by: target, in: collection) ?? view.showing(instance)[fact]
        else { return [] }
        return set.members.compactMap { if case .string(let id) = $0 { id } else { nil } }
    }

    /// Decides what an undone prerequisite does to one line.
    private mutating func wait(at place: Int) {
        let instance = table.lines[place].instance
        let untils = untils[instance] ?? []
        var status = table.lines[place].status
        var waiting = Line.Waiting()
        // Done once is enough, even for what is to do again.
        for prerequisite in needs[place] where !table.isDone(prerequisite) {
            let isUntil = untils.contains(prerequisite)
            switch table.status(of: prerequisite) {
            case .required, .recommended, .deferred:
                waiting.first.append(prerequisite)
            case .done: continue
            case .infeasible where isUntil, .notApplicable where isUntil:
                // What would release the ban can't be done: its absence never lifts it.
                waiting.first.append(prerequisite)
                status = .arbitration
            case .infeasible, .notApplicable: waiting.needless.append(prerequisite)
            case .pending where !isUntil && table.isUnwanted(prerequisite),
                nil where !isUntil:
                waiting.needless.append(prerequisite)
            case .pending, .suspended, nil:
                waiting.ifDecided.append(prerequisite)
                if !pack.actions[instance.action].isReversible, status != .arbitration { status = .deferred }
            case .forbidden, .arbitration:
                waiting.first.append(prerequisite)
                status = .arbitration
            }
        }
        table.lines[place].status = status
        table.lines[place].wait(waiting)
    }

    /// Gives what a line needs the line's own instant and priority, each if it presses more.
    private mutating func pass(from line: Line) {
        let passing: [ActionInstance]
        switch line.status {
        case .required: passing = line.waitsFor
        case .deferred: passing = line.waitsFor.filter { untils[line.instance]?.contains($0) ?? false }
        default: return
        }
        for prerequisite in passing {
            guard let place = table.place(of: prerequisite) else { continue }
            var needed = table.lines[place]
            if let priority = line.priority, needed.priority.map({ priority < $0 }) ?? true {
                needed.priority = priority
                needed.priorityInheritedFrom = line.instance
            }
            if let priority = line.certainPriority, needed.certainPriority.map({ priority < $0 }) ?? false {
                needed.certainPriority = priority
            }
            if let due = line.dues.first { needed.dues = earliest(needed.dues, due, inheritedFrom: line) }
            table.lines[place] = needed
        }
    }

    private func earliest(_ dues: [Due], _ due: Due, inheritedFrom line: Line) -> [Due] {
        guard let instant = due.placing else { return dues }
        if let own = dues.first?.placing, own <= instant { return dues }
        let inherited = Due(
            kind: .house, origin: .inherited(line.instance), term: .within(.zero), start: due.instant,
            instant: due.instant, placing: instant, isCertain: line.isCertain && due.isCertain,
            isUpperBound: due.isUpperBound)
        return Due.mostPressing(of: dues + [inherited])
    }
}
