import CivilTime
import RuleEngine
import Vocabularies

/// Puts the lines of a plan in the order in which to do them.
struct Ordering {
    private var waiting: [Line] = []
    private var unplaced: Set<PackIndex<Action>> = []
    private let soft: (Line) -> [PackIndex<Action>]

    /// The earliest deadline that the law states in figures, before which *sans délai* comes.
    private let firstLegal: Instant?

    private let now: Instant

    /// An ordering of some lines; `pack` tells what each had better come after.
    init(of lines: [Line], pack: RulePack, now: Instant) {
        self.now = now
        soft = { pack.actions[$0.action].preferAfter }
        firstLegal = lines.flatMap { $0.dues }.filter { $0.kind == .legal && !$0.isWithoutDelay }
            .compactMap { $0.placing }.min()
        waiting = lines.sorted(by: precedes)
    }

    /// Repeatedly the most pressing line whose hard prerequisites are placed.
    ///
    /// Of lines due at the same instant, one that had better come after another lets it pass.
    mutating func ordered() -> [Line] {
        unplaced = Set(waiting.map { $0.action })
        var result: [Line] = []
        while let first = waiting.firstIndex(where: isReady) {
            let line = waiting.remove(at: lettingPass(first))
            unplaced.remove(line.action)
            result.append(line)
        }
        return result
    }

    private func isReady(_ line: Line) -> Bool {
        line.waitsFor.allSatisfy { !unplaced.contains($0) }
    }

    /// The place of a line, or of the one that it lets pass.
    private func lettingPass(_ first: Int) -> Int {
        var chosen = first
        var passed: Set<PackIndex<Action>> = []
        while passed.insert(waiting[chosen].action).inserted {
            let better = soft(waiting[chosen]).filter { unplaced.contains($0) && !passed.contains($0) }
            let instant = placing(waiting[chosen])
            guard !better.isEmpty,
                let other = waiting.firstIndex(where: { line in
                    better.contains(line.action) && isReady(line) && placing(line) == instant
                })
            else { break }
            chosen = other
        }
        return chosen
    }

    private func placing(_ line: Line) -> Instant? {
        guard let firstLegal, let due = line.dues.first(where: { $0.isWithoutDelay && $0.kind == .legal }) else {
            return line.sortInstant
        }
        return [line.sortInstant, due.placing, firstLegal].compactMap { $0 }.min()
    }

    /// By instant, so that what is overdue comes first, then what the law wants without delay, then by priority, then by
    /// id; what has no deadline comes last.
    ///
    /// What hasn't started comes after all that, by its start.
    private func precedes(_ left: Line, _ right: Line) -> Bool {
        key(of: left).lexicographicallyPrecedes(key(of: right))
    }

    private func key(of line: Line) -> [Int64] {
        let isWithoutDelay = line.dues.contains { $0.isWithoutDelay && $0.kind == .legal }
        let start = line.hasStarted(at: now) ? .min : line.start?.placing?.secondsSinceEpoch ?? .max
        return [
            start, placing(line)?.secondsSinceEpoch ?? .max, isWithoutDelay ? 0 : 1,
            Int64(line.priority?.position ?? .max),
            Int64(line.action.position),
        ]
    }
}
