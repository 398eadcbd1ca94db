import CivilTime
import RuleEngine
import Vocabularies

/// Puts the lines of a plan in the order in which to do them.
struct Ordering {
    private let lines: [Line]

    /// The places of the lines that are left, the most pressing first.
    private var waiting: [Int] = []

    private var unplaced: Set<ActionInstance> = []
    private let pack: RulePack

    /// The earliest deadline that the law states in figures, before which *sans délai* comes.
    private let firstLegal: Instant?

    private let now: Instant

    /// An ordering of some lines, given in the order of their instances; `pack` tells what each had better come after.
    init(of lines: [Line], pack: RulePack, now: Instant) {
        self.lines = lines
        self.now = now
        self.pack = pack
        firstLegal = lines.flatMap { $0.dues }.filter { $0.kind == .legal && !$0.isWithoutDelay }
            .compactMap { $0.placing }.min()
        // Lines come in the order of their instances, which decides where all else is the same.
        let keys = lines.indices.map(key)
        waiting = lines.indices.sorted { left, right in
            keys[left] == keys[right] ? left < right : keys[left].lexicographicallyPrecedes(keys[right])
        }
    }

    /// Repeatedly the most pressing line whose hard prerequisites are placed.
    ///
    /// Of lines due at the same instant, one that had better come after another lets it pass.
    mutating func ordered() -> [Line] {
        unplaced = Set(lines.indices.map { lines[$0].instance })
        var result: [Line] = []
        while !waiting.isEmpty {
            // Lines that wait for one another are for somebody to settle: the most pressing comes first meanwhile.
            let next = waiting.firstIndex(where: isReady).map { lettingPass($0) } ?? 0
            let place = waiting.remove(at: next)
            unplaced.remove(lines[place].instance)
            result.append(lines[place])
        }
        return result
    }

    private func isReady(_ place: Int) -> Bool {
        lines[place].waitsFor.allSatisfy { !unplaced.contains($0) }
    }

    /// The place of a line, or of the one that it lets pass.
    private func lettingPass(_ first: Int) -> Int {
        var chosen = first
        var passed: Set<ActionInstance> = []
        while true {
            let line = waiting[chosen]
            let better = pack.actions[lines[line].action].preferAfter
            guard !better.isEmpty, passed.insert(lines[line].instance).inserted else { break }
            let instant = placing(line)
            let other = waiting.firstIndex { place in
                better.contains(lines[place].action) && !passed.contains(lines[place].instance) && isReady(place)
                    && placing(place) == instant
            }
            guard let other else { break }
            chosen = other
        }
        return chosen
    }

    private func placing(_ place: Int) -> Instant? {
        let own = lines[place].sortInstant
        guard let firstLegal, let due = lines[place].dues.first(where: { $0.isWithoutDelay && $0.kind == .legal })
        else { return own }
        return [own, due.placing, firstLegal].compactMap { $0 }.min()
    }

    /// By instant, so that what is overdue comes first, then what the law wants without delay, then by priority; what has
    /// no deadline comes last.
    ///
    /// Of lines that press alike, the one on whose limit something depends soonest comes first: a limit moves no line past
    /// another deadline, and without it their names would decide. What hasn't started comes after all that, by its start.
    private func key(of place: Int) -> [Int64] {
        let line = lines[place]
        let isWithoutDelay = line.dues.contains { $0.isWithoutDelay && $0.kind == .legal }
        let start = line.hasStarted(at: now) ? .min : line.start?.placing?.secondsSinceEpoch ?? .max
        return [
            start, placing(place)?.secondsSinceEpoch ?? .max, isWithoutDelay ? 0 : 1,
            Int64(line.priority?.position ?? .max), line.limit?.due.placing?.secondsSinceEpoch ?? .max,
        ]
    }
}
