package import RuleEngine
import Runbooks
package import Vocabularies

extension TestSuite {
    /// For each rule, the names of the tests on whose plan it has a say: first those that name it, then the others, each
    /// in their order.
    package func testsByRule(of pack: RulePack) -> [PackIndex<Rule>: [String]] {
        var naming: [PackIndex<Rule>: [String]] = [:]
        var names: [PackIndex<Rule>: [String]] = [:]
        for test in tests {
            let plan = test.plan(with: pack)
            let lines = plan.placed + plan.unplaced.filter { $0.status != .pending }
            let rules = Set(lines.flatMap { $0.wantedBy + $0.bans.filter { $0.standing.stands }.map { $0.rule } })
            for rule in rules {
                if test.expectation.names(rule) {
                    naming[rule, default: []].append(test.name)
                } else {
                    names[rule, default: []].append(test.name)
                }
            }
        }
        for (rule, first) in naming { names[rule] = first + (names[rule] ?? []) }
        return names
    }
}
