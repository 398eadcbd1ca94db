package import Vocabularies

extension FactView {
    /// Answers under which no other rule speaks of some actions, so that what these rules say of them shows: as many as are
    /// found, each of a fact of the incident that nobody gave and that is none of `facts`.
    package func silencing(
        _ actions: Set<PackIndex<Action>>, but rules: Set<PackIndex<Rule>>, keeping facts: Set<PackIndex<Fact>>
    ) -> [Reversal.Assumption] {
        var view = self
        var answers: [Reversal.Assumption] = []
        for rule in pack.rules.packIndices where !rules.contains(rule) && pack.rules[rule].forEach == nil {
            for consequence in pack.rules[rule].consequences where actions.contains(consequence.action) {
                guard view.verdict(on: consequence.condition) != .notMet else { continue }
                let found = view.reversals(making: consequence.condition, met: false).first { reversal in
                    reversal.isProved
                        && reversal.example.allSatisfy { view.table[$0.fact] == .absent && !facts.contains($0.fact) }
                }
                for answer in found?.example ?? [] {
                    view = view.assuming(answer.fact, is: answer.value, forVerdicts: true)
                    answers.append(answer)
                }
            }
        }
        return answers
    }
}
