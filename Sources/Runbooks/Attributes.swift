import CivilTime
import RuleEngine
import Vocabularies

/// The attributes of a line: of each, what presses most among the consequences of the winning level.
struct Attributes {
    let priority: PackIndex<Priority>?
    let certainPriority: PackIndex<Priority>?

    /// The earliest deadline of each kind, and each one whose clock is unknown.
    let dues: [Due]
    let certainDue: Due?
    let limit: Limit?
    let start: Due?
    let every: Duration?
    let unknowns: FactSet

    /// The attributes of consequences that stand, or all of which wait.
    init(of readings: [DemandReading]) {
        // Most lines have one reading.
        let one = readings.first
        var priority = one?.priority
        var certainPriority = one?.certainPriority
        var limit = one?.limit
        var start = one?.start
        var every = one?.every
        var unknowns = one?.unknowns ?? []
        // A consequence that says nothing of a start wants the action at once.
        let isStarted = readings.indices.allSatisfy { readings[$0].start != nil }
        for reading in readings.dropFirst() {
            priority = first(of: priority, reading.priority, by: <)
            certainPriority = first(of: certainPriority, reading.certainPriority, by: <)
            limit = first(of: limit, reading.limit) { $0.precedes($1) }
            start = isStarted ? first(of: start, reading.start) { $0.precedes($1) } : nil
            every = first(of: every, reading.every, by: <)
            unknowns.formUnion(reading.unknowns)
        }
        self.priority = priority
        self.certainPriority = certainPriority
        self.dues = Due.mostPressing(of: readings.compactMap { $0.due })
        certainDue = Due.mostPressing(of: readings.compactMap { $0.certainDue }).first
        self.limit = limit
        self.start = start
        self.every = every
        self.unknowns = unknowns
    }
}

/// The one that comes first of two values, either of which may be missing; the left one where they come together.
private func first<Value>(of left: Value?, _ right: Value?, by precedes: (Value, Value) -> Bool) -> Value? {
    guard let left, let right else { return left ?? right }
    return precedes(right, left) ? right : left
}
