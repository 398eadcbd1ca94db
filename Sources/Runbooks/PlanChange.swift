import CivilTime
package import RuleEngine
import Vocabularies

/// What somebody who holds one plan has to learn of a later one: only the lines that differ.
package struct PlanChange: Hashable, Sendable {
    /// A line that stands in both plans, and not alike.
    package struct Move: Hashable, Sendable {
        package let from: Line
        package let to: Line
    }

    /// To do now and not before, in order.
    package let added: [ActionInstance]

    /// To do before and no longer, though nobody did it, in the order of the earlier plan.
    package let removed: [ActionInstance]

    /// To do before, and done since, in the order of the earlier plan.
    package let done: [ActionInstance]

    /// To do in both, with another status, priority or hour, in order.
    package let moved: [Move]

    /// Forbidden now and neither forbidden nor to do before.
    package let forbidden: [ActionInstance]

    /// Forbidden before, and neither forbidden, done nor to do now.
    package let allowed: [ActionInstance]

    /// Compares two plans of the same incidents by the same rules.
    package init(from earlier: Plan, to later: Plan) {
        var before: [ActionInstance: Line] = [:]
        for line in earlier.placed { before[line.instance] = line }
        let placed = Set(later.placed.map { $0.instance })
        let gone = earlier.placed.map { $0.instance }.filter { !placed.contains($0) }
        let known = earlier.situation.deeds
        let isDone = { (instance: ActionInstance) in
            guard let deed = later.situation.deeds[instance], deed.kind == .done else { return false }
            return deed.instant <= later.now && deed != known[instance]
        }
        added = later.placed.map { $0.instance }.filter { before[$0] == nil }
        done = earlier.placed.map { $0.instance }.filter(isDone)
        removed = gone.filter { !isDone($0) }
        moved = later.placed.compactMap { line in
            guard let old = before[line.instance], !isDone(line.instance), !old.reads(like: line) else { return nil }
            return Move(from: old, to: line)
        }
        let bans = [earlier, later].map { $0.lines(.forbidden).map { $0.instance } }
        let old = Set(bans[0])
        let new = Set(bans[1])
        forbidden = bans[1].filter { !old.contains($0) && before[$0] == nil }
        allowed = bans[0].filter { !new.contains($0) && !placed.contains($0) && !isDone($0) }
    }

    /// True where whoever holds the earlier plan has nothing to learn.
    package var isEmpty: Bool {
        added.isEmpty && removed.isEmpty && done.isEmpty && moved.isEmpty && forbidden.isEmpty && allowed.isEmpty
    }
}

extension Line {
    /// True where the reader is told the same of both.
    fileprivate func reads(like other: Line) -> Bool {
        status == other.status && priority == other.priority && dues.first?.instant == other.dues.first?.instant
    }
}
