import RuleEngine
import TestSupport
import Testing
import Vocabularies

/// An explanation says what the engine does, node by node, and what it says would turn a verdict does.
@Suite struct ExplanationTests {
    /// The verdict of a node by Kleene's laws from what its parts are said to be; nil for a leaf.
    private func combined(_ explanation: Explanation) -> Verdict? {
        switch explanation.condition {
        case .all: explanation.parts.reduce(.met) { $0 && $1.verdict }
        case .any: explanation.parts.reduce(.notMet) { $0 || $1.verdict }
        case .not: !explanation.parts[0].verdict
        case .unlessRefuted: Verdict(explanation.parts[0].verdict != .notMet)
        case .test, .matches, .noRule, .done, .workingHours: nil
        }
    }

    private func nodes(of explanation: Explanation) -> [Explanation] {
        [explanation] + explanation.parts.flatMap { nodes(of: $0) }
            + explanation.sources.flatMap { $0.causes }.flatMap { nodes(of: $0.explanation) }
    }

    @Test(arguments: 0..<40)
    func `every node has the verdict of the engine, on random packs and situations`(seed: Int) {
        var random = RandomConditions(seed: UInt64(seed))
        let pack = random.pack()
        for _ in 0..<4 {
            let view = random.view(of: pack)
            let outcomes = view.outcomes()
            for place in pack.rules.packIndices {
                let condition = pack.rules[place].condition
                let explanation = view.explanation(of: condition)
                let standing = outcomes.first { $0.rule == place }?.standing ?? .none
                #expect(standing == [.met: .certain, .unknown: .pending, .notMet: .none][explanation.verdict])
                for node in nodes(of: explanation) {
                    #expect(node.verdict == view.verdict(on: node.condition))
                    if let combined = combined(node) { #expect(node.verdict == combined) }
                    for source in node.sources { #expect(source.reading == view[source.fact]) }
                }
            }
        }
    }

    @Test func `what would turn a verdict turns it, on random packs and situations`() {
        var proved = 0
        for seed in 0..<60 {
            var random = RandomConditions(seed: UInt64(seed))
            let pack = random.pack()
            let view = random.view(of: pack)
            for condition in pack.rules.prefix(20).map({ $0.condition }) {
                for isMet in [true, false] {
                    let reversals = view.reversals(making: condition, met: isMet)
                    if view.verdict(on: condition) == Verdict(isMet) { #expect(reversals.isEmpty) }
                    for reversal in reversals {
                        #expect(!reversal.requirements.isEmpty)
                        guard reversal.isProved else { continue }
                        proved += 1
                        let turned = reversal.example.reduce(view) { $0.assuming($1.fact, is: $1.value) }
                        #expect(turned.verdict(on: condition) == Verdict(isMet))
                    }
                }
            }
        }
        #expect(proved > 200)
    }

    private func reversals(
        _ condition: Condition, met isMet: Bool, _ known: [String: FactState] = [:],
        derivations: [String: Condition] = [:]
    ) -> [[Reversal.Requirement]] {
        let pack = PackForTests.pack(rules: RandomConditions.rules([condition]), derivations: derivations)
        return PackForTests.view(known, of: pack).reversals(making: condition, met: isMet).map { $0.requirements }
    }

    private let count = Condition.test(FactTest(PackForTests.fact("count"), .atLeast(.integer(3))))
    private let level = Condition.test(FactTest(PackForTests.fact("level"), .atLeast(.member(2))))
    private let kind = Condition.test(FactTest(PackForTests.fact("kind"), .isAmong([.member(0)])))

    @Test func `every value of a list that would do is named, any other fact by its test`() {
        #expect(
            reversals(.all([level, count]), met: true) == [
                [
                    .test(FactTest(PackForTests.fact("count"), .atLeast(.integer(3))), true),
                    .value(PackForTests.fact("level"), [.member(2), .member(3)]),
                ]
            ])
    }

    @Test func `the smallest sets come first, and none that holds another`() {
        let condition = Condition.any([.all([level, kind]), kind])
        #expect(reversals(condition, met: true) == [[.value(PackForTests.fact("kind"), [.member(0)])]])
        let known: [String: FactState] = ["kind": .known(.member(0)), "level": .known(.member(3))]
        #expect(
            reversals(.all([level, kind]), met: false, known) == [
                [.value(PackForTests.fact("level"), [.member(0), .member(1)])],
                [.value(PackForTests.fact("kind"), [.member(1), .member(2), .member(3)])],
            ])
    }

    @Test func `through a computed fact, what must change is what somebody can answer`() {
        let flag = Condition.test(FactTest(PackForTests.fact("flag"), .isAmong([.boolean(true)])))
        #expect(
            reversals(.not(flag), met: false, derivations: ["flag": .not(kind)]) == [
                [.value(PackForTests.fact("kind"), [.member(1), .member(2), .member(3)])]
            ])
    }

    @Test func `two tests of one fact ask for a value that suits both`() {
        let low = Condition.test(FactTest(PackForTests.fact("level"), .atMost(.member(2))))
        #expect(reversals(.all([level, low]), met: true) == [[.value(PackForTests.fact("level"), [.member(2)])]])
        let none = Condition.test(FactTest(PackForTests.fact("level"), .lessThan(.member(2))))
        #expect(reversals(.all([level, none]), met: true).isEmpty)
    }

    @Test func `what no answer decides is named, and not said to be tried`() {
        let condition = Condition.all([.done([PackIndex(0)]), kind])
        let pack = PackForTests.pack(rules: RandomConditions.rules([condition]))
        let reversals = PackForTests.view([:], of: pack).reversals(making: condition, met: true)
        #expect(reversals.count == 1)
        #expect(
            reversals.first?.requirements == [
                .value(PackForTests.fact("kind"), [.member(0)]), .done([PackIndex(0)], true),
            ])
        #expect(reversals.first?.isProved == false)
    }

    @Test func `a fact that makes no sense here says why`() {
        let pack = PackForTests.pack(rules: RandomConditions.rules([kind]), askedIf: ["kind": count])
        let view = PackForTests.view(["count": .known(.integer(1))], of: pack)
        let source = view.explanation(of: kind).sources[0]
        #expect(source.reading == .notApplicable)
        #expect(source.causes.map { $0.explanation.condition } == [count])
        #expect(source.causes.map { $0.explanation.verdict } == [.notMet])
        #expect(view.explanation(of: kind, opening: 0).sources[0].causes.isEmpty)
    }
}
