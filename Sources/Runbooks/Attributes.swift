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
        priority = readings.compactMap { $0.priority }.min()
        certainPriority = readings.compactMap { $0.certainPriority }.min()
        dues = Due.mostPressing(of: readings.compactMap { $0.due })
        certainDue = Due.mostPressing(of: readings.compactMap { $0.certainDue }).first
        limit = readings.compactMap { $0.limit }.min { $0.precedes($1) }
        // A consequence that says nothing of a start wants the action at once.
        let starts = readings.compactMap { $0.start }
        start = starts.count == readings.count ? starts.min { $0.precedes($1) } : nil
        every = readings.compactMap { $0.every }.min()
        unknowns = readings.reduce(into: []) { $0.formUnion($1.unknowns) }
    }
}
