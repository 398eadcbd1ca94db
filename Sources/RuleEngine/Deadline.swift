package import CivilTime
package import Vocabularies

/// By when an action is due.
package struct Deadline: Hashable, Sendable {
    /// How much time there is.
    package enum Term: Hashable, Sendable {
        /// This long after the origin.
        case within(Duration)
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
    }

    /// Whose deadline it is.
    package enum Kind: String, Hashable, Sendable {
        case legal
        case contract
        case house
    }

    package let term: Term
    package let origin: Origin
    package let kind: Kind

    /// A deadline; a legal or contractual one counts from a clock.
    package init(_ term: Term, from origin: Origin, kind: Kind) {
        self.term = term
        self.origin = origin
        self.kind = kind
    }
}

extension Deadline.Term {
    /// The instant by which a line sorts, counted from an origin; nil for what comes on request.
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
        case .onRequest: return nil
        }
    }

    /// True where the law gives no figure.
    package var isWithoutDelay: Bool {
        if case .withoutDelay = self { true } else { false }
    }
}
