import CivilTime
import RuleEngine
import Vocabularies

/// Puts the lines of a plan in the order in which to do them.
struct Ordering {
    let now: Instant

    /// Repeatedly the most pressing line whose hard prerequisites are placed.
    func ordered(_ lines: [Line]) -> [Line] {
        var waiting = lines.sorted(by: precedes)
        let all = Set(lines.map { $0.action })
        var placed: Set<PackIndex<Action>> = []
        var result: [Line] = []
        while !waiting.isEmpty {
            let next = waiting.firstIndex { line in
                line.waitsFor.allSatisfy { placed.contains($0) || !all.contains($0) }
            }
            let line = waiting.remove(at: next ?? 0)
            placed.insert(line.action)
            result.append(line)
        }
        return result
    }

    /// Overdue first, then by instant, then by priority, then by id; what has no deadline comes last.
    private func precedes(_ left: Line, _ right: Line) -> Bool {
        if left.isOverdue(at: now) != right.isOverdue(at: now) { return left.isOverdue(at: now) }
        switch (left.sortInstant, right.sortInstant) {
        case (let left?, let right?) where left != right: return left < right
        case (.some, nil): return true
        case (nil, .some): return false
        default: break
        }
        if left.priority != right.priority {
            return (left.priority?.position ?? .max) < (right.priority?.position ?? .max)
        }
        return left.action < right.action
    }
}
