import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// A rule all of whose consequences another one has whenever it does, as strongly: it changes no plan.
enum ImpliedRuleCheck {
    static let code = "rule-implied"

    static func diagnostics(_ survey: inout PackSurvey) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var implied: Set<String> = []
        for rule in survey.pack.rules where !rule.isDeprecated {
            // An overlay may have left the rule nothing.
            guard let action = rule.consequences.first?.action else { continue }
            let candidates = survey.rules(on: action).filter { $0.id != rule.id && $0.mayReplace(rule) }
            guard !candidates.isEmpty else { continue }
            // Whatever is never met implies anything; that is another mistake.
            let conditions = rule.consequences.map { $0.standing }
            guard !conditions.contains(where: { survey.prover.isNever([$0]) }) else { continue }
            for other in candidates where !other.isDeprecated {
                // Of two that imply each other, one is to be kept.
                guard !implied.contains(other.id), isImplied(rule, by: other, &survey) else { continue }
                implied.insert(rule.id)
                found.append(diagnostic(of: rule, implied: other, &survey))
                break
            }
        }
        return found
    }

    private static func isImplied(_ rule: Rule, by other: Rule, _ survey: inout PackSurvey) -> Bool {
        rule.consequences.allSatisfy { consequence in
            other.consequences.contains { stronger in
                stronger.says(allOf: consequence)
                    && survey.prover.isNever([.met(consequence.standing), .notMet(stronger.standing)])
                    && survey.prover.isNever([
                        .init(consequence.standing, .unknown), .init(stronger.standing, .notMet),
                    ])
            }
        }
    }

    private static func diagnostic(of rule: Rule, implied other: Rule, _ survey: inout PackSurvey) -> Diagnostic {
        let actions = rule.consequences.map { $0.action }
        let answer = survey.prover.incident(rule.consequences.prefix(1).map { .met($0.standing) }) { plan in
            let lines = (plan.placed + plan.unplaced).filter { actions.contains($0.action) }
            return lines.contains { line in
                let speaking =
                    line.wantedBy.map { plan.pack.rules[$0].id } + line.bans.map { plan.pack.rules[$0.rule].id }
                return speaking.contains(rule.id) && speaking.contains(other.id)
            }
        }
        let witness = if case .shown(let witness) = answer { [witness.help] } else { [String]() }
        return Diagnostic(
            code, "whatever this rule asks for, `\(other.id)` asks for as strongly whenever it does",
            at: survey.place(of: rule), severity: .warning,
            notes: [Diagnostic.Note("this rule implies it", at: survey.place(of: other))],
            help: ["delete it, or say what it changes"] + witness)
    }
}

extension Rule {
    fileprivate var isDeprecated: Bool { if case .deprecated = status { true } else { false } }

    /// Whether nothing that is printed of another rule would be lost.
    fileprivate func mayReplace(_ other: Rule) -> Bool {
        forEach == other.forEach && origin == other.origin && (status == .stable || status == other.status)
            && Set(references).isSuperset(of: other.references)
            && other.consequences.allSatisfy { weaker in consequences.contains { $0.says(allOf: weaker) } }
    }
}

extension Consequence {
    /// Whether it asks for the same action, and for nothing less.
    fileprivate func says(allOf other: Consequence) -> Bool {
        guard action == other.action, isProtected || !other.isProtected, onUnknown.covers(other.onUnknown) else {
            return false
        }
        switch (effect, other.effect) {
        case (.require, .recommend): return true
        case (.require(let own), .require(let weaker)), (.recommend(let own), .recommend(let weaker)):
            return own.says(allOf: weaker)
        case (.forbid(let own), .forbid(let weaker)):
            return own.until == weaker.until && !(weaker.interest < own.interest)
                && (weaker.priority == nil || own.priority == weaker.priority)
                && (weaker.instead == nil || own.instead == weaker.instead)
        default: return false
        }
    }
}

extension Consequence.UnknownPolicy {
    fileprivate func covers(_ other: Consequence.UnknownPolicy) -> Bool {
        guard case .precaution(let facts) = other else { return true }
        guard case .precaution(let own) = self else { return false }
        return Set(own).isSuperset(of: facts)
    }
}

extension Demand {
    fileprivate func says(allOf other: Demand) -> Bool {
        isAsPressing(as: other) && isAsEarly(as: other) && protects(allOf: other)
            && (start == nil || start == other.start) && (other.every == nil || every == other.every)
    }

    private func protects(allOf other: Demand) -> Bool {
        guard let weaker = other.interest else { return true }
        guard let interest else { return false }
        return !(weaker < interest)
    }

    private func isAsPressing(as other: Demand) -> Bool {
        if case .fixed(let own) = priority, case .fixed(let weaker) = other.priority { return !(weaker < own) }
        return priority == other.priority
    }

    private func isAsEarly(as other: Demand) -> Bool {
        guard other.deadline != nil, deadline != other.deadline else { return true }
        guard case .fixed(let own) = deadline, case .fixed(let later) = other.deadline,
            case .within(let sooner) = own.term, case .within(let limit) = later.term
        else { return false }
        return own.origin == later.origin && own.kind == later.kind && own.use == later.use && sooner <= limit
    }
}
