package import RuleEngine

/// Some of the three verdicts.
package struct VerdictSet: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let met = VerdictSet(rawValue: 1)
    package static let notMet = VerdictSet(rawValue: 2)
    package static let unknown = VerdictSet(rawValue: 4)

    /// The set of one verdict.
    package init(_ verdict: Verdict) {
        switch verdict {
        case .met: self = .met
        case .notMet: self = .notMet
        case .unknown: self = .unknown
        }
    }

    /// The verdicts of the set, in the order met, not met, unknown.
    package var members: [Verdict] {
        [Verdict.met, .notMet, .unknown].filter { contains(VerdictSet($0)) }
    }
}
