/// Some of Kleene's three verdicts.
package struct VerdictSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let met = VerdictSet(rawValue: 1)
    package static let notMet = VerdictSet(rawValue: 2)
    package static let unknown = VerdictSet(rawValue: 4)
    package static let any: VerdictSet = [.met, .notMet, .unknown]

    /// The set of one verdict.
    package init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .met: .met
            case .notMet: .notMet
            case .unknown: .unknown
            }
    }

    /// Its verdicts, in the order met, not met, unknown.
    package var members: [Verdict] {
        [Verdict.met, .notMet, .unknown].filter { contains(VerdictSet($0)) }
    }

    /// What the negation may come to.
    package var negated: VerdictSet {
        var negated = intersection(.unknown)
        if contains(.met) { negated.insert(.notMet) }
        if contains(.notMet) { negated.insert(.met) }
        return negated
    }
}
