package import Vocabularies

/// By when an action is due.
package struct Deadline: Hashable, Sendable {
    /// How much time there is.
    package enum Term: Hashable, Sendable {
        /// This long after the origin.
        case within(Duration)
        /// As the law says, without delay; the house's own target only sorts the line.
        case withoutDelay(target: Duration)
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

    /// The time between the origin and the instant by which the line sorts.
    package var length: Duration {
        switch term {
        case .within(let duration), .withoutDelay(let duration): duration
        }
    }

    /// True where the law gives no figure.
    package var isWithoutDelay: Bool {
        if case .withoutDelay = term { true } else { false }
    }
}
