/// A truth value of Kleene's three-valued logic: a missing fact leaves a condition undecided, never false.
package enum Verdict: Hashable, Sendable {
    case met
    case notMet
    case unknown

    /// The verdict of something that is known to hold or not.
    package init(_ holds: Bool) {
        self = holds ? .met : .notMet
    }

    /// Kleene's negation.
    package static prefix func ! (verdict: Verdict) -> Verdict {
        switch verdict {
        case .met: .notMet
        case .notMet: .met
        case .unknown: .unknown
        }
    }

    /// Kleene's conjunction.
    package static func && (left: Verdict, right: Verdict) -> Verdict {
        if left == .notMet || right == .notMet { return .notMet }
        return left == .met && right == .met ? .met : .unknown
    }

    /// Kleene's disjunction.
    package static func || (left: Verdict, right: Verdict) -> Verdict {
        !(!left && !right)
    }
}
