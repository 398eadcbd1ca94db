package import Vocabularies

/// When an incident is over, and what is still to do of it then.
package struct Closing: Hashable, Sendable {
    package let condition: Condition

    /// The phases whose acts remain, beside the duties of the law; sorted.
    package let phases: [PackIndex<Phase>]

    /// A closing that keeps these phases.
    package init(condition: Condition, phases: [PackIndex<Phase>]) {
        self.condition = condition
        self.phases = phases
    }

    /// Whether an act remains.
    package func keeps(_ action: Action) -> Bool {
        action.duty.map { !$0.endsWithIncident } ?? false || phases.contains(action.phase)
    }

    /// The rules, of which a closed incident meets only what they say of the acts that remain.
    package func closing(_ rules: [Rule], about actions: [Action]) -> [Rule] {
        // An incident that nobody says is closed is open.
        let isOpen = Condition.unlessRefuted(.not(condition))
        return rules.map { rule in
            rule.with(
                rule.consequences.map { consequence in
                    keeps(actions[consequence.action.position])
                        ? consequence : consequence.with(.all([isOpen, consequence.condition]))
                })
        }
    }
}

extension Rule {
    fileprivate func with(_ consequences: [Consequence]) -> Rule {
        Rule(
            id: id, title: title, why: why, source: source, status: status, origin: origin, references: references,
            forEach: forEach, condition: condition, isProtected: isProtected, consequences: consequences)
    }
}

extension Consequence {
    fileprivate func with(_ condition: Condition) -> Consequence {
        Consequence(
            action: action, name: name, condition: condition, effect: effect, onUnknown: onUnknown,
            isProtected: isProtected)
    }
}
