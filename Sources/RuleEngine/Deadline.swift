package import CivilTime
package import Vocabularies

/// By when an action is due.
package struct Deadline: Hashable, Sendable {
    /// How much time there is.
    package enum Term: Hashable, Sendable {
        /// This long after the origin.
        case within(Duration)
        /// As long after the origin as a duration fact says.
        case withinFact(PackIndex<Fact>)
        /// As the law says, without delay; the house's own target only sorts the line.
        case withoutDelay(target: Duration)
        /// Monday to Friday less national holidays, the first day not counted, until the last one's end.
        case workingDays(Int)
        /// The same day and hour some months later, or the month's last day where it has no such day.
        case months(Int)
        /// When somebody asks.
        case onRequest
    }

    /// Where the time starts.
    package enum Origin: Hashable, Sendable {
        /// When the action became due.
        case met
        /// A datetime fact.
        case clock(PackIndex<Fact>)
        /// When another action was done.
        case done(PackIndex<Action>)
    }

    /// Whose deadline it is.
    package enum Kind: String, Hashable, Sendable {
        case legal
        case contract
        case house
    }

    /// What it is for.
    package enum Use: Hashable, Sendable {
        /// The action is due by then.
        case due
        /// What depends on the action holds no longer than that: shown, and neither sorts nor is inherited.
        ///
        /// `measured` is the duration fact that says how long the action took when it was last tried.
        case limit(measured: PackIndex<Fact>?)
    }

    package let term: Term
    package let origin: Origin
    package let kind: Kind
    package let use: Use

    /// A deadline; a legal or contractual one counts from a clock.
    package init(_ term: Term, from origin: Origin, kind: Kind, use: Use = .due) {
        self.term = term
        self.origin = origin
        self.kind = kind
        self.use = use
    }
}

extension Deadline.Term {
    /// The instant by which a line sorts, counted from an origin; nil for what comes on request, and for a duration that
    /// only the facts tell.
    package func instant(from origin: Instant, in zone: Zone) -> Instant? {
        let start = zone.civil(origin)
        switch self {
        case .within(let duration), .withoutDelay(let duration): return origin + duration
        case .workingDays(let count): return zone.endOfDay(CivilDate.workingDay(after: start.date, count: count))
        case .months(let count):
            let date = start.date.addingMonths(count)
            let same = zone.instants(of: date, hour: start.hour, minute: start.minute, second: start.second)
            // An hour that the clocks skip that day: the end of the day.
            return same.first ?? zone.endOfDay(date)
        case .withinFact, .onRequest: return nil
        }
    }

    /// True where the law gives no figure.
    package var isWithoutDelay: Bool {
        if case .withoutDelay = self { true } else { false }
    }
}

/// Before when an action is not to be done.
package struct StartTime: Hashable, Sendable {
    /// How long after the origin.
    package let delay: Duration

    package let origin: Deadline.Origin

    /// A start so long after an origin.
    package init(after delay: Duration, from origin: Deadline.Origin) {
        self.delay = delay
        self.origin = origin
    }
}

extension FactView {
    /// A term with the duration that the facts give it; the same while they don't, nil where they never will.
    package func resolved(_ term: Deadline.Term) -> Deadline.Term? {
        guard case .withinFact(let fact) = term else { return term }
        switch self[fact] {
        case .known(.duration(let duration)): return .within(duration)
        case .notApplicable: return nil
        case .bounded(let bound):
            // What holds at the latest is what to keep to.
            if case .duration(let duration) = bound.value, bound.side == .atMost { return .within(duration) }
            return term
        case .known, .unknown: return term
        }
    }

    /// True for a term of which only one side is known.
    package func isBounded(_ term: Deadline.Term) -> Bool {
        if case .withinFact(let fact) = term, case .bounded = self[fact] { true } else { false }
    }

    /// The facts, none derived, that would tell how long a term is.
    package func unknowns(of term: Deadline.Term) -> FactSet {
        guard case .withinFact(let fact) = term else { return [] }
        return unknowns(of: .test(FactTest(fact, .atLeast(.duration(.zero)))))
    }
}
