import CivilTime
import RuleEngine
import Vocabularies

/// For each fact that is no set, the states that the tests of a pack can tell apart: never asked, asked and not known, then
/// one value for each way in which the tests come out.
struct FactStates: Sendable {
    /// The first is never asked, the second not known.
    private(set) var states: [PackIndex<Fact>: [FactState]] = [:]

    private let tests: Set<FactTest>
    private let blank: FactView
    private let pack: RulePack
    private let now: Instant

    init(of pack: RulePack, now: Instant) {
        self.pack = pack
        self.now = now
        blank = FactView(pack: pack, table: FactTable(factCount: pack.vocabulary.facts.count), now: now)
        tests = Set(pack.everyTest)
        for (fact, tests) in Dictionary(grouping: tests, by: { $0.fact }) {
            guard let values = values(of: fact, told: tests) else { continue }
            var seen: Set<[Bool]> = []
            let kept = values.filter { value in
                if pack.vocabulary.facts[fact].type.isListed { return true }
                let view = blank.assuming(fact, is: value, forVerdicts: true)
                return seen.insert(tests.map { view.verdict(on: .test($0)) == .met }).inserted
            }
            if kept.count <= 62 { states[fact] = [.absent, .unknown] + kept.map { .known($0) } }
        }
    }

    /// The states in which a test is met, a bit each; nil where the list doesn't tell.
    func met(by test: FactTest) -> UInt64? {
        guard let states = states[test.fact],
            pack.vocabulary.facts[test.fact].type.isListed || tests.contains(test)
        else { return nil }
        return states.enumerated().reduce(0) { met, state in
            guard case .known(let value) = state.element else { return met }
            let view = blank.assuming(test.fact, is: value, forVerdicts: true)
            return view.verdict(on: .test(test)) == .met ? met | 1 << UInt64(state.offset) : met
        }
    }

    /// Values that stand for all others; nil where no list does.
    private func values(of fact: PackIndex<Fact>, told tests: [FactTest]) -> [FactValue]? {
        let declared = pack.vocabulary.facts[fact]
        guard !declared.isDerived, !tests.contains(where: { $0.facts.count > 1 }) else { return nil }
        switch declared.type {
        case .set, .records: return nil
        case .string:
            let areValues = tests.allSatisfy { test in
                if case .isAmong = test.predicate { true } else { test.predicate == .known }
            }
            guard areValues else { return nil }
            return pack.unnamedTexts(1)
                + (pack.cells(of: fact, told: tests, now: now) ?? []).filter { $0 != .string("") }
        default: return pack.cells(of: fact, told: tests, now: now)?.filter { $0.isWritable }
        }
    }
}

extension FactValue {
    /// False for a quantity of time that no incident can give.
    fileprivate var isWritable: Bool {
        if case .duration(let duration) = self { duration >= .zero } else { true }
    }
}

extension RulePack {
    /// Every condition of the pack, wherever it is written.
    var everyCondition: [Condition] {
        let consequences = rules.flatMap { $0.consequences }
        return rules.map { $0.condition } + consequences.map { $0.condition } + consequences.compactMap { $0.unless }
            + askedIf.compactMap { $0 } + actions.compactMap { $0.impossibleIf } + covers.map { $0.condition }
            + [header.skipIf, header.closing?.condition].compactMap { $0 } + header.likelyTypes.compactMap { $0.sign }
            + optionals.compactMap { $0.enabledIf }
    }

    /// Every test of the pack, those by which facts are computed and closed among them.
    var everyTest: [FactTest] {
        everyCondition.flatMap { $0.tests } + derivations.compactMap { $0 }.flatMap { $0.tests }
            + vocabulary.facts.compactMap { $0.closedBy }.map { .isTrue($0) }
    }
}

extension FactTest {
    /// Whether a boolean fact is true.
    static func isTrue(_ fact: PackIndex<Fact>) -> FactTest { FactTest(fact, .isAmong([.boolean(true)])) }
}
