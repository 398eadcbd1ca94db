package import CivilTime
package import Diagnostics
package import PackTesting
package import RuleEngine
import Vocabularies

/// A pack with what its checks of meaning need: where it is written, its author's tests, and what decides its conditions.
package struct PackSurvey {
    /// A consequence with its rule.
    typealias Stated = (rule: Rule, consequence: Consequence)

    let pack: RulePack

    /// Every consequence of the pack with its rule, in the order of the pack.
    let consequences: [Stated]

    /// By their action, the same.
    private let byAction: [PackIndex<Action>: [Stated]]

    /// Nil where the tests are not known, so that nothing is said to lack one.
    let suite: TestSuite?
    let now: Instant
    var prover: Prover
    private let places: PackPlaces
    let top: SourceRange

    /// The pack without the derogations on which its overlays count; nil where they count on none.
    let derogated: DerogatedPack?

    /// A pack whose parts are written at these places.
    ///
    /// `top` is where the lack of something is shown, `derogated` the pack without derogations.
    package init(
        _ pack: RulePack, at places: PackPlaces, tests suite: TestSuite?, top: SourceRange, now: Instant,
        derogated: DerogatedPack? = nil
    ) {
        self.pack = pack
        self.derogated = derogated
        consequences = pack.rules.flatMap { rule in rule.consequences.map { (rule, $0) } }
        byAction = Dictionary(grouping: consequences) { $0.consequence.action }
        self.places = places
        self.suite = suite
        self.top = top
        self.now = now
        prover = Prover(of: pack, at: now)
    }

    /// Everything that the checks of meaning find, in report order.
    package mutating func diagnostics() -> [Diagnostic] {
        let found = [
            NeverMetCheck.diagnostics(&self), PromiseCheck.diagnostics(&self),
            decided("which rules imply others", by: ImpliedRuleCheck.diagnostics),
            decided("which bans clash with rules", by: ClashCheck.diagnostics),
            decided("which actions wait for one another", by: OrderCycleCheck.diagnostics),
            decided("which actions are due too early", by: InversionCheck.diagnostics),
            decided("which actions that never wait do", by: NeverWaitsCheck.diagnostics),
            SplitDomainCheck.diagnostics(self), OlderThanCheck.diagnostics(self),
            UnusedActionCheck.diagnostics(self), UnusedFactCheck.diagnostics(self), UntestedRuleCheck.diagnostics(self),
            UnsourcedRuleCheck.diagnostics(self), StaleDutyCheck.diagnostics(self),
        ]
        return found.flatMap { $0 }.inReportOrder
    }

    /// What a check finds, and that there was more than it could try.
    private mutating func decided(
        _ what: String, by check: (inout PackSurvey) -> [Diagnostic]
    ) -> [Diagnostic] {
        let found = check(&self)
        return prover.takeGivenUp() ? found + [.notDecided(what + ", for some", at: top)] : found
    }

    /// The same of the pack without derogations; nil where it counts on none.
    var withoutDerogations: PackSurvey? {
        derogated.map { PackSurvey($0.pack, at: places, tests: nil, top: top, now: now) }
    }

    // MARK: Places

    func place(of rule: Rule) -> SourceRange { places[.rule(rule.id)] ?? top }

    func place(of action: PackIndex<Action>) -> SourceRange { places[.action(pack.actions[action].id)] ?? top }

    func place(of fact: PackIndex<Fact>) -> SourceRange { places[.fact(pack.vocabulary.facts[fact].name)] ?? top }

    /// Where a consequence names its action.
    func place(of consequence: Consequence, in rule: Rule) -> SourceRange {
        places[rule.placeOwners(of: consequence, in: pack)[1]] ?? place(of: rule)
    }

    /// Where a condition is written by one of these owners, or the first of its parts; else `other`.
    func place(of condition: Condition, by owners: [PackPlaces.Owner], else other: SourceRange) -> SourceRange {
        ([condition] + condition.conjuncts).lazy.compactMap { places.range(of: $0, in: owners) }.first ?? other
    }

    /// Where a promise is named.
    func place(of cover: Cover) -> SourceRange { places[.cover(cover.name)] ?? top }

    // MARK: Words

    func name(of action: PackIndex<Action>) -> String { pack.actions[action].id }

    /// What rules say of an action, in the order of the pack.
    func consequences(on action: PackIndex<Action>) -> [Stated] { byAction[action] ?? [] }

    /// The rules that say something of an action, in the order of the pack.
    func rules(on action: PackIndex<Action>) -> [Rule] {
        var seen: Set<String> = []
        return consequences(on: action).map { $0.rule }.filter { seen.insert($0.id).inserted }
    }

    /// What wants an action, in the order of the pack.
    func demands(of action: PackIndex<Action>) -> [Stated] {
        consequences(on: action).filter { $0.consequence.demand != nil }
    }
}

extension Diagnostic {
    /// What could be neither proved nor shown.
    static func notDecided(_ what: String, at place: SourceRange) -> Diagnostic {
        Diagnostic(
            "not-decided", "not decided: \(what)", at: place, severity: .note,
            help: ["there is too much to try, or no incident alone shows it; write a test for what matters"])
    }
}

extension Witness {
    /// What to do with it, for the author who wants to see for himself.
    var help: String { "see it on this incident, given to `astreinte explain` or `evaluate`: \(json)" }
}

extension Consequence {
    /// Met where the consequence is certain: its condition is, and nothing releases it.
    var standing: Condition {
        guard let unless else { return condition }
        return .all([condition, .unlessRefuted(.not(unless))])
    }
}
