import RuleEngine

/// Some of Kleene's three verdicts: those to which something may still come.
struct Verdicts: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let met = Verdicts(rawValue: 1)
    static let notMet = Verdicts(rawValue: 2)
    static let unknown = Verdicts(rawValue: 4)
    static let any: Verdicts = [.met, .notMet, .unknown]

    /// The set of one verdict.
    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .met: .met
            case .notMet: .notMet
            case .unknown: .unknown
            }
    }

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// What the negation may come to.
    var negated: Verdicts {
        var negated = intersection(.unknown)
        if contains(.met) { negated.insert(.notMet) }
        if contains(.notMet) { negated.insert(.met) }
        return negated
    }
}

/// What is asked of one formula: that it come to one of these verdicts.
struct Demanded: Hashable, Sendable {
    let formula: Formulas.Place
    let verdicts: Verdicts

    init(_ formula: Formulas.Place, _ verdicts: Verdicts) {
        self.formula = formula
        self.verdicts = verdicts
    }
}
