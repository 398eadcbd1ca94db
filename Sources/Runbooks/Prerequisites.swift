import CivilTime
import RuleEngine
import Vocabularies

/// What hard prerequisites do to the lines of a plan.
struct Prerequisites {
    let pack: RulePack

    /// The lines with what they wait for, and with the instant and priority of what waits for them.
    func applied(to lines: [PackIndex<Action>: Line]) -> [PackIndex<Action>: Line] {
        var lines = lines
        // Prerequisites first: what becomes of an action can depend on them.
        let order = topologicalOrder(of: lines)
        for action in order {
            if let line = lines[action] { lines[action] = waiting(line, among: lines) }
        }
        for action in order.reversed() {
            if let line = lines[action], line.status == .required { pass(from: line, to: &lines) }
        }
        return lines
    }

    /// Decides what an undone prerequisite does to one line.
    private func waiting(_ line: Line, among lines: [PackIndex<Action>: Line]) -> Line {
        guard line.isPlaced else { return line }
        var line = line
        for prerequisite in pack.actions[line.action].after {
            // Done once is enough, even for what is to do again.
            if lines[prerequisite]?.deed?.kind == .done { continue }
            switch lines[prerequisite]?.status {
            case .required, .recommended, .deferred:
                line.waitsFor.append(prerequisite)
            case .done: continue
            case .infeasible, .notApplicable: line.needless.append(prerequisite)
            case .pending where lines[prerequisite].map { $0.wantedBy.isEmpty } ?? false, nil:
                line.needless.append(prerequisite)
            case .pending, .suspended:
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
    private func pass(from line: Line, to lines: inout [PackIndex<Action>: Line]) {
        for prerequisite in line.waitsFor {
            guard var needed = lines[prerequisite] else { continue }
            if let priority = line.priority, needed.priority.map({ priority < $0 }) ?? true {
                needed.priority = priority
                needed.priorityInheritedFrom = line.action
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
            kind: .house, origin: .inherited(line.action), term: .within(.zero), start: due.instant,
            instant: due.instant, placing: instant, isCertain: line.isCertain && due.isCertain)
        return Due.mostPressing(of: dues + [inherited])
    }

    /// The actions of the plan, each after its hard prerequisites; the loader has refused cycles.
    ///
    /// Without recursion: a chain of prerequisites may be as long as a pack has actions.
    private func topologicalOrder(of lines: [PackIndex<Action>: Line]) -> [PackIndex<Action>] {
        var order: [PackIndex<Action>] = []
        var visited: Set<PackIndex<Action>> = []
        var waiting = lines.keys.sorted().reversed().map { (action: $0, isOpened: false) }
        while let (action, isOpened) = waiting.popLast() {
            if isOpened {
                order.append(action)
            } else if visited.insert(action).inserted {
                waiting.append((action, true))
                waiting += pack.actions[action].after.reversed().map { ($0, false) }
            }
        }
        return order
    }
}
