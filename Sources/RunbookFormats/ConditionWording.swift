import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// Conditions in words, for whoever writes rules: facts and values by their names.
struct ConditionWording {
    let lexicon: Lexicon

    private var pack: RulePack { lexicon.pack }

    /// A condition on one line; `isMet` false words its contrary.
    func phrase(_ condition: Condition, _ isMet: Bool = true) -> Phrase {
        switch condition {
        case .all([]): isMet ? "toujours" : "jamais"
        case .any([]): isMet ? "jamais" : "toujours"
        case .all(let parts): list(parts, isMet, by: isMet ? " et " : " ou ")
        case .any(let parts): list(parts, isMet, by: isMet ? " ou " : " et ")
        case .not(let part): phrase(part, !isMet)
        case .unlessRefuted(let part): isMet ? "sauf démenti, \(phrase(part))" : phrase(part, false)
        case .test(let test): phrase(test, isMet)
        case .matches(let matches): phrase(matches, isMet)
        case .noRule(let group):
            "\(isMet ? "aucune" : "une") règle du groupe \(pack.groups[group].id) \(isMet ? "n'est" : "est") remplie"
        case .done(let actions): "\(isMet ? "fait" : "pas encore fait") : \(ids(actions))"
        case .workingHours: isMet ? "heures ouvrées" : "hors des heures ouvrées"
        }
    }

    /// What a look through a collection asks.
    func phrase(_ matches: RecordMatches, _ isMet: Bool = true) -> Phrase {
        let name = pack.vocabulary.facts[matches.collection].name
        let count = isMet ? "au moins \(matches.atLeast)" : "moins de \(matches.atLeast)"
        guard matches.condition != .always else { return "\(count) dans \(name)" }
        return "\(count) dans \(name) où \(phrase(matches.condition))"
    }

    /// One thing that would have to be so.
    func phrase(_ requirement: Reversal.Requirement) -> Phrase {
        switch requirement {
        case .value(let fact, let values): "\(name(fact)) = \(any(of: values, fact))"
        case .test(let test, let isMet): phrase(test, isMet)
        case .records(let matches, let isMet): phrase(matches, isMet)
        case .noRule(let group, let isMet): phrase(.noRule(group), isMet)
        case .done(let actions, let isMet): phrase(.done(actions), isMet)
        case .workingHours(let isMet): phrase(.workingHours, isMet)
        }
    }

    /// What was read of a fact; of an unknown one, whether it was ever asked.
    func reading(_ source: Explanation.Source) -> Phrase {
        switch source.reading {
        case .notApplicable: "sans objet"
        case .unknown:
            switch lexicon.plan.view.table[source.fact] {
            case .absent where pack.vocabulary.facts[source.fact].canBeLearnt: "jamais renseigné"
            case .unreadable: "illisible, mis de côté"
            default: "inconnu"
            }
        case .known(let value): self.value(value, of: source.fact)
        case .bounded(let bound):
            "\(bound.side == .atLeast ? "au moins" : "au plus") \(self.value(bound.value, of: source.fact))"
        }
    }

    /// A value as the pack and `--set` write it, where the pack lists it; else as the page says it.
    func value(_ value: FactValue, of fact: PackIndex<Fact>) -> Phrase {
        switch value {
        case .member(let member):
            return Phrase(pack.vocabulary.facts[fact].type.enumeration?.members[member].id ?? "")
        case .set(let set):
            guard !set.members.isEmpty else { return set.isOpen ? "aucun connu" : "aucun" }
            let members = set.members.map { self.value($0, of: fact) }
            return .joined(members + (set.isOpen ? ["peut-être d'autres"] : []), by: ", ")
        case .string(let text): return Phrase(fed: text)
        default: return lexicon.value(value, of: fact)
        }
    }

    private func phrase(_ test: FactTest, _ isMet: Bool) -> Phrase {
        let fact = name(test.fact)
        func values(_ values: [FactValue], by word: String = " ou ") -> Phrase { any(of: values, test.fact, by: word) }
        func value(_ value: FactValue) -> Phrase { self.value(value, of: test.fact) }
        let contrary: Phrase = isMet ? "" : "ne "
        let pas: Phrase = isMet ? "" : " pas"
        switch test.predicate {
        case .known: return isMet ? "\(fact) connu" : "\(fact) inconnu"
        case .isAmong(let list): return isMet ? "\(fact) = \(values(list))" : "\(fact) ≠ \(values(list, by: " et "))"
        case .atLeast(let limit): return "\(fact) \(isMet ? "≥" : "<") \(value(limit))"
        case .moreThan(let limit): return "\(fact) \(isMet ? ">" : "≤") \(value(limit))"
        case .atMost(let limit): return "\(fact) \(isMet ? "≤" : ">") \(value(limit))"
        case .lessThan(let limit): return "\(fact) \(isMet ? "<" : "≥") \(value(limit))"
        case .olderThan(let age):
            return isMet ? "\(fact) : il y a plus de \(elapsed(age))" : "\(fact) : il y a \(elapsed(age)) au plus"
        case .withinLast(let age):
            return isMet
                ? "\(fact) : dans les dernières \(elapsed(age))" : "\(fact) : hors des dernières \(elapsed(age))"
        case .startsWith(let text): return "\(fact) \(contrary)commence\(pas) par « \(text) »"
        case .containsText(let text): return "\(fact) \(contrary)contient\(pas) « \(text) »"
        case .mentions(let phrases):
            return "\(fact) \(contrary)mentionne\(pas) \(Phrase.joined(phrases.map { "« \($0) »" }, by: " ou "))"
        case .containsAny(let list):
            return "\(fact) \(contrary)contient\(pas) \(values(list, by: isMet ? " ou " : " ni "))"
        case .sizeAtLeast(1): return isMet ? "\(fact) non vide" : "\(fact) vide"
        case .sizeAtMost(0): return isMet ? "\(fact) vide" : "\(fact) non vide"
        case .sizeAtLeast(let size): return "\(fact) : \(isMet ? "au moins" : "moins de") \(counted(size, "valeur"))"
        case .sizeAtMost(let size): return "\(fact) : \(isMet ? "au plus" : "plus de") \(counted(size, "valeur"))"
        case .compares(let relation, let other):
            return "\(fact) \(words(relation, isMet)) \(name(other))"
        }
    }

    private func words(_ relation: Predicate.Relation, _ isMet: Bool) -> String {
        switch relation {
        case .equals: isMet ? "=" : "≠"
        case .atLeast: isMet ? "≥" : "<"
        case .moreThan: isMet ? ">" : "≤"
        case .atMost: isMet ? "≤" : ">"
        case .lessThan: isMet ? "<" : "≥"
        case .belongsTo: isMet ? "est dans" : "n'est pas dans"
        case .containsAny: isMet ? "a en commun avec" : "n'a rien en commun avec"
        case .containsAll: isMet ? "contient tout de" : "ne contient pas tout de"
        }
    }

    private func list(_ parts: [Condition], _ isMet: Bool, by word: String) -> Phrase {
        guard parts.count > 1 else { return phrase(parts[0], isMet) }
        return .joined(
            parts.map { part in part.isCompound ? "(\(phrase(part, isMet)))" : phrase(part, isMet) }, by: word)
    }

    private func any(of values: [FactValue], _ fact: PackIndex<Fact>, by word: String = " ou ") -> Phrase {
        .joined(values.map { value($0, of: fact) }, by: word)
    }

    private func name(_ fact: PackIndex<Fact>) -> Phrase { Phrase(pack.vocabulary.facts[fact].name) }

    private func ids(_ actions: [PackIndex<Action>]) -> String {
        actions.map { pack.actions[$0].id }.joined(separator: ", ")
    }
}

extension Condition {
    private var partCount: Int {
        switch self {
        case .all(let parts), .any(let parts): parts.count
        case .not(let part), .unlessRefuted(let part): part.partCount
        case .test, .matches, .noRule, .done, .workingHours: 1
        }
    }

    /// True for what needs brackets inside a list.
    fileprivate var isCompound: Bool { partCount > 1 }

    /// What holds of every record of a collection, where the condition is an `every`.
    var everyRecord: (matches: RecordMatches, condition: Condition)? {
        guard case .all(let parts) = self, parts.count == 2, case .matches(let some) = parts[0],
            case .not(.matches(let none)) = parts[1], some.condition == .always, some.atLeast == 1,
            some.collection == none.collection, none.atLeast == 1, case .not(let condition) = none.condition
        else { return nil }
        return (none, condition)
    }
}
