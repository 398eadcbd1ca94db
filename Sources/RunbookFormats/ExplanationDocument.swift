package import RuleEngine
package import Runbooks
package import Vocabularies

/// Why a rule holds or not on one incident, or why an action is called for or not.
package struct ExplanationDocument: Sendable {
    /// What is explained.
    package enum Subject: Hashable, Sendable {
        /// A rule; of one of each record, for one record only where it is named.
        case rule(PackIndex<Rule>, record: String?)
        case action(ActionInstance)
    }

    let plan: Plan
    let places: PackPlaces
    let subject: Subject

    /// How many levels of computed facts are opened.
    let levels: Int

    /// The consequences concerned, those that take effect first.
    let reasons: [ConsequenceReason]

    /// An explanation by what a plan of one incident comes to; `places` tells where its pack is written.
    package init(_ subject: Subject, in plan: Plan, places: PackPlaces, opening levels: Int = 1) {
        self.plan = plan
        self.places = places
        self.subject = subject
        self.levels = levels
        let pack = plan.pack
        var reasons: [ConsequenceReason] = []
        func add(_ rule: PackIndex<Rule>, where isMeant: (Consequence, RecordSubject?) -> Bool) {
            for (subject, view) in plan.view.views(for: pack.rules[rule]) {
                for (place, consequence) in pack.rules[rule].consequences.enumerated()
                where isMeant(consequence, subject) {
                    reasons.append(ConsequenceReason(rule, place, subject, view, in: plan, opening: levels))
                }
            }
        }
        switch subject {
        case .rule(let rule, let record): add(rule) { record == nil || $1?.record == record }
        case .action(let instance):
            let isPerRecord = pack.actions[instance.action].target != nil
            for rule in pack.rules.packIndices {
                add(rule) { consequence, subject in
                    consequence.action == instance.action && (!isPerRecord || subject?.record == instance.target)
                }
            }
            reasons = [.certain, .precaution, .pending, .none].flatMap { standing in
                reasons.filter { $0.standing == standing }
            }
        }
        self.reasons = reasons
    }

    var pack: RulePack { plan.pack }
    var lexicon: Lexicon { Lexicon(plan: plan) }
}

/// What one consequence of a rule comes to on one incident, for one record where its rule holds for each.
struct ConsequenceReason: Sendable {
    let rule: PackIndex<Rule>
    let place: Int
    let subject: RecordSubject?

    /// The facts of the incident.
    private let base: FactView

    /// The rule's condition and the consequence's own, together; that the incident is not closed goes without saying.
    let whole: Explanation

    /// Of the consequence alone, without what its rule asks; empty where it asks nothing more.
    let own: [Explanation]

    /// Of the rule alone.
    let ofRule: Explanation

    /// What releases it, for a ban.
    let release: Explanation?

    let standing: Outcome.Standing

    init(
        _ rule: PackIndex<Rule>, _ place: Int, _ subject: RecordSubject?, _ view: FactView, in plan: Plan,
        opening levels: Int
    ) {
        let pack = plan.pack
        let consequence = pack.rules[rule].consequences[place]
        let condition = view.openCore(of: consequence.condition)
        self.rule = rule
        self.place = place
        self.subject = subject
        base = plan.view
        whole = view.explanation(of: condition, opening: levels)
        ofRule = view.explanation(of: pack.rules[rule].condition, opening: levels)
        own = condition.parts(besides: pack.rules[rule].condition).map { view.explanation(of: $0, opening: levels) }
        release = consequence.unless.map { view.explanation(of: $0, opening: levels) }
        standing = plan.standing(of: rule, place, for: subject)
    }

    /// Whether it stands, a release counted.
    var verdict: Verdict { base.showing(subject).verdict(on: standing(unless: release)) }

    /// What would have to be so for it to stand, or not to; empty where it comes out so.
    func reversals(met isMet: Bool) -> [Reversal] {
        base.reversals(making: standing(unless: release), met: isMet, for: subject)
    }

    /// Only what is met releases a ban.
    private func standing(unless release: Explanation?) -> Condition {
        release.map { .all([whole.condition, .unlessRefuted(.not($0.condition))]) } ?? whole.condition
    }

    /// The same for what its rule asks alone.
    func reversalsOfRule(met isMet: Bool) -> [Reversal] {
        base.reversals(making: ofRule.condition, met: isMet, for: subject)
    }

    /// The consequence itself.
    func consequence(in pack: RulePack) -> Consequence { pack.rules[rule].consequences[place] }

    /// The line on which it bears.
    func instance(in pack: RulePack) -> ActionInstance {
        let action = consequence(in: pack).action
        return ActionInstance(action, target: pack.actions[action].target == nil ? nil : subject?.record)
    }
}

extension FactView {
    /// What a consequence asks beside an incident that is open, where this one is.
    fileprivate func openCore(of condition: Condition) -> Condition {
        guard let closing = pack.header.closing, case .all(let parts) = condition, parts.count == 2,
            parts[0] == .unlessRefuted(.not(closing.condition)), verdict(on: parts[0]) == .met
        else { return condition }
        return parts[1]
    }
}

extension Condition {
    /// What a consequence asks beside its rule's condition, which it holds already.
    fileprivate func parts(besides rule: Condition) -> [Condition] {
        if self == rule { return [] }
        if case .all(let parts) = self, everyRecord == nil { return parts.flatMap { $0.parts(besides: rule) } }
        return [self]
    }
}
