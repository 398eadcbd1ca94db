import RuleEngine
import Vocabularies

/// Something of which a pack asks less than another one did, or later.
struct Loosening: Hashable {
    /// The rule that asks for it; nil for what an action says of itself.
    let rule: String?

    let isBan: Bool

    /// What the address of an overlay names: the action, or what tells the consequence from another.
    let name: String

    let action: String

    /// Nil where the whole of it is gone.
    let attribute: String?

    /// True for a duty, or what would hold one back, that is loosened only by derogation.
    let isProtected: Bool
}

/// Finds what a pack asks less of than the one it was made of; both have the same facts and actions.
///
/// What can't be compared counts as asking less: nothing is loosened in silence.
struct LooseningSearch {
    let base: RulePack
    let result: RulePack

    /// Each of them once.
    var found: Set<Loosening> {
        var found: Set<Loosening> = []
        for rule in base.rules {
            let other = result.rules.first { $0.id == rule.id }
            for consequence in rule.consequences {
                let match = other?.consequences.first {
                    base.name(of: $0) == base.name(of: consequence) && $0.isSameSide(as: consequence)
                }
                let attributes = match.map { loosened(consequence, of: rule, in: $0, of: other ?? rule) } ?? [nil]
                for attribute in attributes {
                    found.insert(
                        Loosening(
                            rule: rule.id, isBan: consequence.demand == nil, name: base.name(of: consequence),
                            action: base.actions[consequence.action].id, attribute: attribute,
                            isProtected: consequence.isProtected))
                }
            }
        }
        let duties = protectedActions
        let awaited = awaitedActions
        for (place, action) in base.actions.packIndices.enumerated() {
            for attribute in loosened(base.actions[action], in: result.actions[place]) {
                let id = base.actions[action].id
                found.insert(
                    Loosening(
                        rule: nil, isBan: false, name: id, action: id, attribute: attribute,
                        isProtected: (attribute == "after" ? awaited : duties).contains(action)))
            }
        }
        return found
    }

    /// The actions that protected duties want.
    var protectedActions: Set<PackIndex<Action>> {
        Set(base.rules.flatMap { $0.consequences }.filter { $0.isProtected && $0.demand != nil }.map { $0.action })
    }

    /// The same, and all for which they wait, here or there: what holds one of these back holds a duty back.
    var awaitedActions: Set<PackIndex<Action>> {
        var found = protectedActions
        var waiting = Array(found)
        while let action = waiting.popLast() {
            for prerequisite in base.actions[action].after + result.actions[action].after
            where found.insert(prerequisite.action).inserted {
                waiting.append(prerequisite.action)
            }
        }
        return found
    }

    private func loosened(
        _ old: Consequence, of rule: Rule, in new: Consequence, of other: Rule
    ) -> [String?] {
        var attributes: [String] = []
        if !isAsWide(other.condition, as: rule.condition) { attributes.append("when") }
        let own = (parts(of: old.condition).subtracting(parts(of: rule.condition)))
        if !parts(of: new.condition, in: result).subtracting(parts(of: other.condition, in: result)).isSubset(of: own) {
            attributes.append("if")
        }
        if case .precaution(let facts) = old.onUnknown {
            if case .precaution(let others) = new.onUnknown, Set(facts).isSubset(of: others) {
            } else {
                attributes.append("on_unknown")
            }
        }
        switch (old.effect, new.effect) {
        case (.require(let old), .require(let new)), (.recommend(let old), .recommend(let new)),
            (.recommend(let old), .require(let new)):
            attributes += loosened(old, in: new)
        case (.forbid(let old), .forbid(let new)): attributes += loosened(old, in: new)
        default: return [nil]
        }
        return attributes
    }

    private func loosened(_ old: Demand, in new: Demand) -> [String] {
        var attributes: [String] = []
        if isLoosened(old.priority, in: new.priority, { $0 <= $1 }) { attributes.append("priority") }
        if let old = old.deadline, new.deadline.map({ isLoosened(old, in: $0) { $0.isAsTight(as: $1) } }) ?? true {
            attributes.append("deadline")
        }
        if let start = new.start, !(old.start.map { $0.origin == start.origin && start.delay <= $0.delay } ?? false) {
            attributes.append("start")
        }
        if let old = old.every, new.every.map({ $0 > old }) ?? true { attributes.append("every") }
        if let old = old.interest, new.interest.map({ $0 > old }) ?? true { attributes.append("interest") }
        return attributes
    }

    private func loosened(_ old: Ban, in new: Ban) -> [String] {
        var attributes: [String] = []
        if new.interest > old.interest { attributes.append("interest") }
        if let old = old.priority, new.priority.map({ $0 > old }) ?? true { attributes.append("priority") }
        if let release = new.unless, !(old.unless.map { covers($0, release) } ?? false) {
            attributes.append("unless")
        }
        if !new.until.isEmpty, old.until.isEmpty || !Set(old.until).isSubset(of: new.until) {
            attributes.append("until")
        }
        return attributes
    }

    private func loosened(_ old: Action, in new: Action) -> [String] {
        var attributes: [String] = []
        // One more holds the action back until it is done; one less lets it come too early.
        if Set(old.after) != Set(new.after) { attributes.append("after") }
        if !Set(old.needs).isSubset(of: new.needs) { attributes.append("needs") }
        if !Set(old.destroys).isSubset(of: new.destroys) { attributes.append("destroys") }
        if !old.isReversible, new.isReversible { attributes.append("reversible") }
        if let impossible = new.impossibleIf,
            !(old.impossibleIf.map { covers($0, impossible) } ?? false)
        {
            attributes.append("impossible_if")
        }
        return attributes
    }
}

extension LooseningSearch {
    /// Whether a condition of the result holds wherever one of the base does: it asks for no more.
    private func isAsWide(_ new: Condition, as old: Condition) -> Bool {
        parts(of: new, in: result).isSubset(of: parts(of: old))
    }

    /// Whether a condition of the base holds wherever one of the result does.
    private func covers(_ old: Condition, _ new: Condition) -> Bool {
        parts(of: old).isSubset(of: parts(of: new, in: result))
    }

    /// What must hold, each part apart, with the groups of the base.
    private func parts(of condition: Condition, in pack: RulePack? = nil) -> Set<Condition> {
        guard case .all(let parts) = condition else { return [renamed(condition, from: pack ?? base)] }
        return parts.reduce(into: []) { $0.formUnion(self.parts(of: $1, in: pack)) }
    }

    /// A condition of a pack that lacks some groups of the base, with the places that they have there.
    private func renamed(_ condition: Condition, from pack: RulePack) -> Condition {
        switch condition {
        case .all(let parts): .all(parts.map { renamed($0, from: pack) })
        case .any(let parts): .any(parts.map { renamed($0, from: pack) })
        case .not(let part): .not(renamed(part, from: pack))
        case .unlessRefuted(let part): .unlessRefuted(renamed(part, from: pack))
        case .noRule(let group):
            .noRule(PackIndex(base.groups.firstIndex { $0.id == pack.groups[group].id } ?? base.groups.count))
        case .matches, .test, .done, .workingHours: condition
        }
    }

    private func isLoosened<Value>(
        _ old: Choice<Value>, in new: Choice<Value>, _ isAsTight: (Value, Value) -> Bool
    ) -> Bool {
        guard old != new else { return false }
        if case .table(let old) = old, case .table(let new) = new, old.fact == new.fact,
            old.rows.map({ $0.test }) == new.rows.map({ $0.test })
        {
            return !zip(new.rows, old.rows).allSatisfy { isAsTight($0.value, $1.value) }
                || isLoosened(old.whenUnknown, in: new.whenUnknown, isAsTight)
                || isLoosened(old.notAsked, in: new.notAsked, isAsTight)
        }
        return !new.values.allSatisfy { value in old.values.allSatisfy { isAsTight(value, $0) } }
    }

    /// Without a value of its own, an unknown takes the most demanding case, and a fact that makes no sense the least.
    private func isLoosened<Value: Equatable>(
        _ old: Value?, in new: Value?, _ isAsTight: (Value, Value) -> Bool
    ) -> Bool {
        guard old != new else { return false }
        guard let old, let new else { return true }
        return !isAsTight(new, old)
    }
}

extension Consequence {
    /// Whether both want their action, or both forbid it.
    fileprivate func isSameSide(as other: Consequence) -> Bool { (demand == nil) == (other.demand == nil) }
}

extension Deadline {
    /// Whether it leaves no more time than another; false where the two can't be compared.
    fileprivate func isAsTight(as other: Deadline) -> Bool {
        guard origin == other.origin, kind == other.kind || other.kind == .house, use.isLimit == other.use.isLimit
        else {
            return false
        }
        switch (term, other.term) {
        case (.within(let time), .within(let other)), (.withoutDelay(let time), .withoutDelay(let other)),
            (.withoutDelay(let time), .within(let other)):
            return time <= other
        case (.workingDays(let count), .workingDays(let other)), (.months(let count), .months(let other)):
            return count <= other
        case (_, .onRequest): return true
        default: return term == other.term
        }
    }
}

extension Deadline.Use {
    fileprivate var isLimit: Bool { self != .due }
}
