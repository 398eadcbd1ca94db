package import PackCoverage
package import PackTesting
package import RuleEngine
import Runbooks
import Vocabularies

/// The tests of a pack, ready to be asked about one mistake after the other.
package struct MutationRun: Sendable {
    /// A test, with what the pack without a mistake makes of it.
    struct Probe: Sendable {
        let test: PackTest
        let plans: RewrittenPlans
        let actions: Set<PackIndex<Action>>

        /// The actions that the test names; nil where it may fail by any.
        let named: Set<PackIndex<Action>>?

        /// Their circles.
        let circles: Set<Int>?

        /// True where something was learnt or done: since when something holds counts too.
        let hasHistory: Bool
    }

    package let pack: RulePack
    let probes: [Probe]

    /// The circles of the actions of which the pack promises something.
    private let promised: Set<Int>

    /// The rules that some group holds: what they come to counts elsewhere.
    let groupedRules: Set<PackIndex<Rule>>

    /// The tests of a pack that passes them; one marked `todo` notices nothing.
    package init(of pack: RulePack, tests: [PackTest]) {
        self.pack = pack
        let index = RuleIndex(of: pack)
        probes = tests.compactMap { test in
            let plan = test.plan(with: pack, index: index)
            guard test.failures(of: plan).isEmpty else { return nil }
            let named = test.namedActions
            return Probe(
                test: test, plans: RewrittenPlans(of: plan),
                actions: Set((plan.placed + plan.unplaced).map { $0.action }),
                named: named, circles: named.map { Set($0.map { pack.circle(of: $0) }) },
                hasHistory: !test.situation.changes.isEmpty || !test.situation.deeds.isEmpty)
        }
        promised = Set(pack.covers.flatMap { ($0.require + $0.never).map { pack.circle(of: $0) } })
        groupedRules = Set(pack.groups.flatMap { $0.rules })
    }

    /// What becomes of a mistake: the tests whose situation reaches it are run until one fails.
    package func ending(of mutant: Mutant) -> MutantEnding {
        let reached = probes.filter { probe in mutant.edits.contains { reaches($0, probe) } }
        let actions = mutant.actions(of: pack)
        let circles = actions.map { Set($0.map { pack.circle(of: $0) }) }
        // What becomes of an action is decided in its circle: a test, and the pack's promises, that name none of it see
        // nothing.
        let isPromised = circles.map { !$0.isDisjoint(with: promised) } ?? true
        let looking = reached.filter { probe in
            guard let circles, let own = probe.circles, !isPromised else { return true }
            return !own.isDisjoint(with: circles)
        }
        // A test that names the action itself fails most likely.
        let naming = looking.filter { probe in !(probe.named ?? []).isDisjoint(with: actions ?? []) }
        let others = looking.filter { probe in (probe.named ?? []).isDisjoint(with: actions ?? []) }
        let mutated = mutant.pack(from: pack)
        if let killer = (naming + others).first(where: { fails($0, by: mutated, mutant, isOfFewLines: actions != nil) })
        {
            return .killed(by: killer.test.name)
        }
        let trial = MutantTrial(of: mutant, in: pack, mutated: mutated, at: probes.first?.test.now)
        if trial.isEquivalent { return .equivalent }
        return .survived(MutantEnding.Survival(reachedBy: reached.count, stub: trial.stub, isProved: trial.isWhole))
    }

    /// Whether a test fails with a mistake; where other rules may say something else too, everything is evaluated again.
    private func fails(_ probe: Probe, by mutated: RulePack, _ mutant: Mutant, isOfFewLines: Bool) -> Bool {
        guard isOfFewLines else { return !probe.test.failures(with: mutated).isEmpty }
        let plan = probe.plans.plan(by: mutated, rules: mutant.rules, actions: mutant.ownActions)
        return !probe.test.failures(of: plan).isEmpty
    }

    private func reaches(_ edit: Mutant.Edit, _ probe: Probe) -> Bool {
        switch edit {
        case .action(let action, _): probe.actions.contains(action)
        case .rule(let index, let rule): reaches(index, rule, probe)
        }
    }

    /// Whether a rule says something else in the situation of a test.
    private func reaches(_ index: PackIndex<Rule>, _ other: Rule, _ probe: Probe) -> Bool {
        let rule = pack.rules[index]
        let views = probe.plans.plan.view.views(for: rule).map { $0.view }
        if rule.condition != other.condition, groupedRules.contains(index),
            views.contains(where: { $0.verdict(on: rule.condition) != $0.verdict(on: other.condition) })
        {
            return true
        }
        return zip(rule.consequences, other.consequences).contains { own, changed in
            own != changed && views.contains { differs(own, changed, in: $0, hasHistory: probe.hasHistory) }
        }
    }

    private func differs(_ own: Consequence, _ changed: Consequence, in view: FactView, hasHistory: Bool) -> Bool {
        let verdict = view.verdict(on: own.condition)
        guard own.condition != changed.condition else {
            return own.onUnknown == changed.onUnknown ? verdict != .notMet : verdict == .unknown
        }
        let other = view.verdict(on: changed.condition)
        if verdict != other { return true }
        // Since when it holds may differ.
        if hasHistory, verdict == .met { return true }
        guard verdict == .unknown else { return false }
        return own.onUnknown != .ask || view.unknowns(of: own.condition) != view.unknowns(of: changed.condition)
    }
}

/// What became of a mistake.
package enum MutantEnding: Sendable {
    /// The name of the first test that fails with it.
    case killed(by: String)
    /// Nothing tells it from the pack without it: no mistake.
    case equivalent
    case survived(Survival)

    /// Why nothing noticed it.
    package struct Survival: Sendable {
        /// How many tests have a situation on which the rule says something else.
        package let reachedBy: Int

        /// A case that passes without it and fails with it; nil where none was found.
        package let stub: CaseStub?

        /// True where every situation of the facts that it reads was tried, and in each the whole plan was the same.
        package let isProved: Bool
    }
}
