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
        /// When an action was done; nothing known can stand in for that.
        case done(PackIndex<Action>)
        /// Taken over from an action that waits for this one.
        case inherited(ActionInstance)
    }

    package let kind: Deadline.Kind
    package let origin: Origin

    /// How much time there is.
    package let term: Deadline.Term

    /// When the time starts; nil while the clock is unknown.
    package let start: Instant?

    /// By when; nil while the clock is unknown, and for what comes on request.
    package let instant: Instant?

    /// What places the line: an unknown clock counts from now; nil for what comes on request.
    package let placing: Instant?

    /// False where it rests on a precaution.
    package let isCertain: Bool

    /// True where it may well come earlier: the time is the least of several, some of which aren't known.
    package let isUpperBound: Bool

    /// The fact that would tell how much time there is.
    package var unknownLength: PackIndex<Fact>? {
        if case .withinFact(let fact) = term { fact } else { nil }
    }

    /// The law says *sans délai*: `instant` is the house's target.
    package var isWithoutDelay: Bool { term.isWithoutDelay }

    /// The same, resting on what isn't known.
    var uncertain: Due {
        Due(
            kind: kind, origin: origin, term: term, start: start, instant: instant, placing: placing, isCertain: false,
            isUpperBound: isUpperBound)
    }

    /// True where it lies before now.
    package func isOverdue(at now: Instant) -> Bool {
        instant.map { $0 < now } ?? false
    }
}

extension Timeline {
    /// When a standing outcome is due by its own deadline; nil for a duration that makes no sense here.
    ///
    /// `view` shows the outcome's record.
    func due(of outcome: Outcome, _ deadline: Deadline, by view: FactView, in zone: Zone, isCertain: Bool) -> Due? {
        guard let term = view.resolved(deadline.term) else { return nil }
        let reading: ClockReading?
        let origin: Due.Origin
        switch deadline.origin {
        case .met:
            origin = .met
            reading = start(of: outcome).map { ClockReading(instant: $0, fact: view.pack.header.timeZero) }
        case .clock(let fact):
            reading = view.reading(ofClock: fact, in: zone)
            origin = .clock(fact, readFrom: reading?.fact)
        case .done(let action):
            origin = .done(action)
            reading = instant(ofDone: action, for: outcome).map {
                ClockReading(instant: $0, fact: view.pack.header.timeZero)
            }
        }
        let begin = reading.map { $0.instant }
        let end = term.instant(from: begin ?? view.now, in: zone)
        var placing = end
        // However long it is: it may be over at once.
        if case .withinFact = term { placing = view.now }
        return Due(
            kind: deadline.kind, origin: origin, term: term, start: begin,
            instant: begin == nil ? nil : end, placing: placing, isCertain: isCertain,
            isUpperBound: term != deadline.term && view.isBounded(deadline.term))
    }
}
