import CivilTime
import RuleEngine
import Vocabularies

/// Puts the lines of a plan in the order in which to do them.
struct Ordering {
    private let lines: [Line]

    /// The places of the lines that are left, the most pressing first.
    private var waiting: [Int]

    /// For each line, whether it is left.
    private var isLeft: [Bool]

    private let pack: RulePack

    /// The earliest deadline that the law states in figures, before which *sans délai* comes.
    private let firstLegal: Instant?

    private let now: Instant

    /// An ordering of those of some lines that are placed; `pack` tells what each had better come after.
    init(of table: LineTable, pack: RulePack, now: Instant) {
        let lines = table.lines
        self.lines = lines
        self.now = now
        self.pack = pack
        let placed = lines.indices.filter { lines[$0].isPlaced }
        waiting = placed
        isLeft = lines.indices.map { lines[$0].isPlaced }
        firstLegal = placed.flatMap { lines[$0].dues }.filter { $0.kind == .legal && !$0.isWithoutDelay }
            .compactMap { $0.placing }.min()
        // Lines come in the order of their instances, which decides where all else is the same.
        let keys = placed.map { key(of: $0) }
        waiting = placed.indices.sorted { keys[$0] < keys[$1] }.map { placed[$0] }
    }

    /// The places of the lines: repeatedly the most pressing one whose hard prerequisites are placed.
    ///
    /// Of lines due at the same instant, one that had better come after another lets it pass.
    mutating func ordered() -> [Int] {
        var result: [Int] = []
        while !waiting.isEmpty {
            // Lines that wait for one another are for somebody to settle: the most pressing comes first meanwhile.
            let next = waiting.firstIndex(where: isReady).map { lettingPass($0) } ?? 0
            let place = waiting.remove(at: next)
            isLeft[place] = false
            result.append(place)
        }
        return result
    }

    private func isReady(_ place: Int) -> Bool {
        lines[place].waitsFor.allSatisfy { instance in LineTable(lines).place(of: instance).map { !isLeft[$0] } ?? true
        }
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
    private func key(of place: Int) -> (Int64, Int64, Int, Int, Int64, Int) {
        let isWithoutDelay = lines[place].dues.contains { $0.isWithoutDelay && $0.kind == .legal }
        let start = lines[place].hasStarted(at: now) ? .min : lines[place].start?.placing?.secondsSinceEpoch ?? .max
        return (
            start, placing(place)?.secondsSinceEpoch ?? .max, isWithoutDelay ? 0 : 1,
            lines[place].priority?.position ?? .max, lines[place].limit?.due.placing?.secondsSinceEpoch ?? .max, place
        )
    }
}
