import CivilTime
package import RuleEngine
import Vocabularies

/// A test as its author would write it in short: `propagation: en-cours`, `types: {contains: chiffrement | maliciel}`.
package struct LeafText {
    let pack: RulePack

    /// The words of a pack.
    package init(pack: RulePack) { self.pack = pack }

    /// How many values of a list are named.
    private static let valueLimit = 4

    /// A whole condition, its parts in their order.
    package func text(whole condition: Condition) -> String {
        switch condition {
        case .all(let parts): "all(" + parts.map { text(whole: $0) }.joined(separator: ", ") + ")"
        case .any(let parts): "any(" + parts.map { text(whole: $0) }.joined(separator: ", ") + ")"
        case .not(let part): "not(" + text(whole: part) + ")"
        default: text(condition)
        }
    }

    func text(_ leaf: Condition) -> String {
        switch leaf {
        case .test(let test): name(test.fact) + ": " + text(test.predicate, of: test.fact)
        case .matches(let matches): "\(matches.atLeast) × " + name(matches.collection)
        case .noRule(let group): "no_rule: " + pack.groups[group].id
        case .done(let actions): "done: " + actions.map { pack.actions[$0].id }.joined(separator: ", ")
        case .workingHours: "now.working_hours"
        case .all, .any, .not, .unlessRefuted: ""
        }
    }

    /// A value of a fact, as tests give it.
    func text(_ value: FactValue, of fact: PackIndex<Fact>) -> String {
        switch value {
        case .boolean(let isTrue): return "\(isTrue)"
        case .member(let position): return pack.vocabulary.facts[fact].type.enumeration?.members[position].id ?? ""
        case .integer(let number): return "\(number)"
        case .number(let number): return "\(number)"
        case .duration(let duration): return DurationText.french(duration)
        case .datetime(let instant): return pack.header.zone.rfc3339(instant)
        case .string(let text): return "\"\(text)\""
        case .set, .records: return "…"
        }
    }

    private func text(_ predicate: Predicate, of fact: PackIndex<Fact>) -> String {
        switch predicate {
        case .known: "{known: true}"
        case .isAmong(let values): values.count == 1 ? list(values, of: fact) : "{in: \(list(values, of: fact))}"
        case .containsAny(let values): "{contains: \(list(values, of: fact))}"
        case .atLeast(let value): "{at_least: \(text(value, of: fact))}"
        case .moreThan(let value): "{more_than: \(text(value, of: fact))}"
        case .atMost(let value): "{at_most: \(text(value, of: fact))}"
        case .lessThan(let value): "{less_than: \(text(value, of: fact))}"
        case .olderThan(let age): "{older_than: \(DurationText.french(age))}"
        case .withinLast(let age): "{within_last: \(DurationText.french(age))}"
        case .startsWith(let text): "{starts_with: \"\(text)\"}"
        case .containsText(let text): "{contains: \"\(text)\"}"
        case .mentions(let phrases): "{mentions: \(shortened(phrases))}"
        case .sizeAtLeast(let size): "{size: {at_least: \(size)}}"
        case .sizeAtMost(let size): "{size: {at_most: \(size)}}"
        case .compares(let relation, let other): "{\(word(relation)): {fact: \(name(other))}}"
        }
    }

    private func word(_ relation: Predicate.Relation) -> String {
        switch relation {
        case .equals: "is"
        case .atLeast: "at_least"
        case .moreThan: "more_than"
        case .atMost: "at_most"
        case .lessThan: "less_than"
        case .belongsTo: "in"
        case .containsAny: "contains_any"
        case .containsAll: "contains_all"
        }
    }

    private func list(_ values: [FactValue], of fact: PackIndex<Fact>) -> String {
        shortened(values.map { text($0, of: fact) })
    }

    private func shortened(_ words: [String]) -> String {
        let shown = words.prefix(Self.valueLimit).joined(separator: " | ")
        return words.count > Self.valueLimit ? shown + " | + \(words.count - Self.valueLimit)" : shown
    }

    private func name(_ fact: PackIndex<Fact>) -> String { pack.vocabulary.facts[fact].name }
}
