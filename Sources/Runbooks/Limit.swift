package import CivilTime
import RuleEngine

/// Until when what depends on an action holds; it sorts among what presses alike, and is never
/// inherited.
package struct Limit: Hashable, Sendable {
    /// How long the action took when it was last tried.
    package enum Restoration: Hashable, Sendable {
        case lasted(Duration)
        case unknown
    }

    /// The limit itself.
    package let due: Due

    /// Nil where nothing is measured.
    package let restoration: Restoration?

    /// True where an action begun now and as long as the last time would end too late.
    package func isOverrun(at now: Instant) -> Bool {
        guard let restoration, case .lasted(let duration) = restoration else { return false }
        if let instant = due.instant { return now + duration > instant }
        if case .within(let term) = due.term { return duration > term }
        return false
    }

    /// A total order: the earliest, then the longest to restore.
    func precedes(_ other: Limit) -> Bool {
        due.precedes(other.due) || !other.due.precedes(due) && rank < other.rank
    }

    private var rank: Int64 {
        switch restoration {
        case .lasted(let duration): -duration.components.seconds
        case .unknown: 1
        case nil: 2
        }
    }
}
