import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@Suite struct OutcomeTests {
    private let flag = PackForTests.fact("flag")
    private let count = PackForTests.fact("count")

    private func rule(_ condition: Condition, _ effect: Consequence.Effect, _ policy: Consequence.UnknownPolicy) -> Rule
    {
        Rule(
            id: "rule", title: "Rule", why: nil, source: nil, condition: condition,
            consequences: [
                Consequence(action: PackIndex(0), condition: condition, effect: effect, onUnknown: policy)
            ])
    }

    private let demand = Consequence.Effect.require(Demand(priority: PackIndex(0), deadline: nil, interest: nil))

    private func outcome(_ rule: Rule, _ facts: [String: FactState]) -> Outcome? {
        PackForTests.view(facts, of: PackForTests.pack(rules: [rule])).outcomes().first
    }

    private var isFlagged: Condition { .test(FactTest(flag, .isAmong([.boolean(true)]))) }
    private var isMany: Condition { .test(FactTest(count, .atLeast(.integer(5)))) }

    @Test func `an undecided consequence waits, or stands by precaution on the facts it names`() {
        let both = Condition.all([isFlagged, isMany])
        #expect(outcome(rule(both, demand, .ask), ["flag": .known(.boolean(true))])?.standing == .pending)
        let careful = rule(both, demand, .precaution([count]))
        #expect(outcome(careful, ["flag": .known(.boolean(true))])?.standing == .precaution)
        #expect(outcome(careful, ["flag": .known(.boolean(true))])?.unknowns == [count])
        #expect(outcome(careful, [:])?.standing == .pending, "another fact is missing too")
        #expect(outcome(careful, ["flag": .known(.boolean(false))]) == nil)
        #expect(outcome(careful, ["flag": .known(.boolean(true)), "count": .known(.integer(4))]) == nil)
    }

    @Test func `a precaution on several facts looks for values that agree`() {
        let contradiction = Condition.all([isMany, .not(isMany), isFlagged])
        #expect(outcome(rule(contradiction, demand, .precaution([count, flag])), [:])?.standing == .pending)
        let either = Condition.all([isFlagged, .not(isMany)])
        #expect(outcome(rule(either, demand, .precaution([count, flag])), [:])?.standing == .precaution)
    }

    @Test func `a precaution on a set tries what may still be in it`() {
        let kinds = PackForTests.fact("kinds")
        let wanted = Condition.all([
            .test(FactTest(kinds, .containsAny([.member(1)]))),
            .not(.test(FactTest(kinds, .containsAny([.member(2)])))),
        ])
        let careful = rule(wanted, demand, .precaution([kinds]))
        #expect(outcome(careful, [:])?.standing == .precaution)
        #expect(outcome(careful, ["kinds": members(2, open: true)]) == nil)
        #expect(outcome(careful, ["kinds": members(3, open: true)])?.standing == .precaution)
        #expect(outcome(careful, ["kinds": members(3)]) == nil)
    }

    @Test func `a ban is released by a met unless, and only by it`() {
        let ban = Consequence.Effect.forbid(
            Ban(because: "b", interest: PackIndex(0), priority: nil, unless: isMany, instead: nil))
        let rule = rule(.always, ban, .ask)
        #expect(outcome(rule, ["count": .known(.integer(9))]) == nil)
        #expect(outcome(rule, ["count": .known(.integer(1))])?.standing == .certain)
        let undecided = outcome(rule, [:])
        #expect(undecided?.standing == .certain)
        #expect(undecided?.hasUnknownRelease == true)
        #expect(undecided?.unknowns == [count])
    }
}
