import RuleEngine

/// What is asked of one formula: that it come to one of these verdicts.
struct Demanded: Hashable, Sendable {
    let formula: Formulas.Place
    let verdicts: VerdictSet

    init(_ formula: Formulas.Place, _ verdicts: VerdictSet) {
        self.formula = formula
        self.verdicts = verdicts
    }
}
