package import CivilTime
package import RuleEngine
package import Vocabularies

/// By when a line is due, and how that was reckoned.
package struct Due: Hashable, Sendable {
    /// From what the time counts.
    package enum Origin: Hashable, Sendable {
        /// Since the line became due.
        case met
        /// A clock, and the fact that gave its instant: another one than the clock's own when that is unknown.
        case clock(PackIndex<Fact>, readFrom: PackIndex<Fact>?)
        /// Taken over from an action that waits for this one.
        case inherited(PackIndex<Action>)
    }

    package let kind: Deadline.Kind
    package let origin: Origin

    /// Time between the origin and the instant.
    package let length: Duration

    /// The law says *sans délai*: `instant` is the house's target.
    package let isWithoutDelay: Bool

    /// Nil while the clock is unknown.
    package let instant: Instant?

    /// False where it rests on a precaution.
    package let isCertain: Bool

    /// The instant that places the line: an unknown clock counts from now.
    package func sortInstant(now: Instant) -> Instant {
        instant ?? now + length
    }

    /// True where it lies before now.
    package func isOverdue(at now: Instant) -> Bool {
        instant.map { $0 < now } ?? false
    }
}

extension Timeline {
    /// When a standing outcome is due by its own deadline.
    func due(of outcome: Outcome, _ deadline: Deadline, in zone: Zone) -> Due {
        let reading: ClockReading?
        let origin: Due.Origin
        switch deadline.origin {
        case .met:
            origin = .met
            reading = start(of: outcome).map { ClockReading(instant: $0, fact: view.pack.header.timeZero) }
        case .clock(let fact):
            reading = view.reading(ofClock: fact, in: zone)
            origin = .clock(fact, readFrom: reading?.fact)
        }
        return Due(
            kind: deadline.kind, origin: origin, length: deadline.length, isWithoutDelay: deadline.isWithoutDelay,
            instant: reading.map { $0.instant + deadline.length }, isCertain: outcome.standing == .certain)
    }
}
