import CivilTime
import RuleEngine
import Vocabularies

/// What hard prerequisites do to the lines of a plan.
struct Prerequisites {
    private let pack: RulePack
    private let view: FactView
    private var lines: [ActionInstance: Line]

    /// What bans say must be done before a line.
    private let untils: [ActionInstance: [ActionInstance]]

    /// What must be done before a line destroys what it needs.
    private let keeps: [ActionInstance: [ActionInstance]]

    /// The records for which each action has a line, in order.
    private let instances: [PackIndex<Action>: [ActionInstance]]

    /// The prerequisites of these lines; `view` tells which record depends on which.
    init(
        among lines: [ActionInstance: Line], untils: [ActionInstance: [ActionInstance]] = [:],
        keeps: [ActionInstance: [ActionInstance]] = [:], view: FactView
    ) {
        self.untils = untils
        self.keeps = keeps
        pack = view.pack
        self.view = view
        self.lines = lines
        instances = Dictionary(grouping: lines.keys.sorted()) { $0.action }
    }

    /// The lines with what they wait for, and with the instant and priority of what waits for them.
    var applied: [ActionInstance: Line] {
        var result = self
        // Prerequisites first: what becomes of an action can depend on them.
        let order = topologicalOrder()
        for instance in order.circular where lines[instance]?.isPlaced ?? false {
            result.lines[instance]?.status = .arbitration
        }
        for instance in order.sequence {
            if let line = result.lines[instance] { result.lines[instance] = result.waiting(line) }
        }
        for instance in order.sequence.reversed() {
            if let line = result.lines[instance], line.demand == .required { result.pass(from: line) }
        }
        return result.lines
    }

    /// What must be done before a line: about the same record, where both are about records of one collection.
    private func prerequisites(of instance: ActionInstance) -> [ActionInstance] {
        var found: [ActionInstance] = []
        for prerequisite in pack.actions[instance.action].after {
            let action = prerequisite.action
            if let through = prerequisite.through {
                found += named(by: through, of: instance).map { ActionInstance(action, target: $0) }
                    .filter { lines[$0] != nil }
            } else if pack.areAboutSameCollection(action, instance.action) {
                found.append(ActionInstance(action, target: instance.target))
            } else {
                found += instances[action] ?? [ActionInstance(action)]
            }
        }
        let others = (untils[instance] ?? []) + (keeps[instance] ?? [])
        return found + others.filter { !found.contains($0) }
    }

    /// The records that a fact of the line's own record names.
    private func named(by fact: PackIndex<Fact>, of instance: ActionInstance) -> [String] {
        guard instance.target != nil, case .known(.set(let set)) = view.showing(instance)[fact]
        else { return [] }
        return set.members.compactMap { if case .string(let id) = $0 { id } else { nil } }
    }

    /// Decides what an undone prerequisite does to one line.
    private func waiting(_ line: Line) -> Line {
        guard line.isPlaced else { return line }
        var line = line
        let untils = untils[line.instance] ?? []
        // Done once is enough, even for what is to do again.
        for prerequisite in prerequisites(of: line.instance) where lines[prerequisite]?.isDone != true {
            let isUntil = untils.contains(prerequisite)
            switch lines[prerequisite]?.status {
            case .required, .recommended, .deferred:
                line.waitsFor.append(prerequisite)
            case .done: continue
            case .infeasible where isUntil, .notApplicable where isUntil:
                // What would release the ban can't be done: its absence never lifts it.
                line.waitsFor.append(prerequisite)
                line.status = .arbitration
            case .infeasible, .notApplicable: line.needless.append(prerequisite)
            case .pending where !isUntil && lines[prerequisite].map { $0.wantedBy.isEmpty } ?? false,
                nil where !isUntil:
                line.needless.append(prerequisite)
            case .pending, .suspended, nil:
                line.firstIfDecided.append(prerequisite)
                if !pack.actions[line.action].isReversible, line.status != .arbitration { line.status = .deferred }
            case .forbidden, .arbitration:
                line.waitsFor.append(prerequisite)
                line.status = .arbitration
            }
        }
        return line
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
            guard var needed = lines[prerequisite] else { continue }
            if let priority = line.priority, needed.priority.map({ priority < $0 }) ?? true {
                needed.priority = priority
                needed.priorityInheritedFrom = line.instance
            }
            if let priority = line.certainPriority, needed.certainPriority.map({ priority < $0 }) ?? false {
                needed.certainPriority = priority
            }
            if let due = line.dues.first { needed.dues = earliest(needed.dues, due, inheritedFrom: line) }
            lines[prerequisite] = needed
        }
    }

    private func earliest(_ dues: [Due], _ due: Due, inheritedFrom line: Line) -> [Due] {
        guard let instant = due.placing else { return dues }
        if let own = dues.first?.placing, own <= instant { return dues }
        let inherited = Due(
            kind: .house, origin: .inherited(line.instance), term: .within(.zero), start: due.instant,
            instant: due.instant, placing: instant, isCertain: line.isCertain && due.isCertain)
        return Due.mostPressing(of: dues + [inherited])
    }

    /// The lines, each after its hard prerequisites, and those that wait for one another.
    ///
    /// The loader has refused circles of actions; records may still depend on one another. Without recursion: a chain
    /// of prerequisites may be as long as a pack has actions.
    private func topologicalOrder() -> (sequence: [ActionInstance], circular: [ActionInstance]) {
        var order: [ActionInstance] = []
        var circular: Set<ActionInstance> = []
        var isOpen: [ActionInstance: Bool] = [:]
        var path: [ActionInstance] = []
        var waiting = lines.keys.sorted().reversed().map { (instance: $0, isOpened: false) }
        while let (instance, isOpened) = waiting.popLast() {
            if isOpened {
                order.append(instance)
                isOpen[instance] = false
                path.removeLast()
            } else if isOpen[instance] == true, let start = path.lastIndex(of: instance) {
                circular.formUnion(path[start...])
            } else if isOpen[instance] == nil {
                isOpen[instance] = true
                path.append(instance)
                waiting.append((instance, true))
                waiting += prerequisites(of: instance).reversed().map { ($0, false) }
            }
        }
        return (order, circular.sorted())
    }
}
