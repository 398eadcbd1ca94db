import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what happens while a condition is undecided.
struct PolicyReader {
    private let facts: FactSections

    /// The collection for each record of which the rule holds: it rests on which records there are.
    private let forEach: PackIndex<Fact>?

    /// What the rule says for consequences that say nothing; nil when it is broken.
    private let shared: Policy?

    /// The facts read by the conditions that the rule's policy governs, as far as they are known.
    private var governed: Set<PackIndex<Fact>> = []

    /// False when no consequence is under the rule's policy, or when one of them is broken.
    private var isGovernedKnown = false

    /// Facts named by a precaution, each where it is named; no fact means `ask`.
    fileprivate struct Policy {
        var facts: [(fact: PackIndex<Fact>, place: SourceRange)] = []
        var place: SourceRange?
    }

    /// A reader for the consequences of one rule, whose own policy is read and checked.
    init(facts: FactSections, rule: RuleFrame, _ reader: inout NodeReader) {
        self.facts = facts
        forEach = rule.forEach
        shared = rule.policy.map { Self.read($0, facts, &reader) } ?? Policy()
    }

    /// The policy of a consequence; `irreversible` is the name of an action that nothing brings back.
    mutating func policy(
        _ node: YAMLNode?, under condition: Condition?, irreversible: YAMLNode?, _ reader: inout NodeReader
    ) -> Consequence.UnknownPolicy? {
        let own = node.map { Self.read($0, facts, &reader) } ?? shared
        guard let own else { return nil }
        guard let place = own.place else { return .ask }
        if let irreversible {
            if node == nil { govern(nil) }
            reader.report(
                .precautionOnIrreversible, "`\(irreversible.text)` cannot be undone: it is never wanted by precaution",
                at: irreversible.range, notes: [Diagnostic.Note("the precaution is here", at: place)],
                help: ["write `on_unknown: ask` for this action"])
            return nil
        }
        let read = condition.flatMap { facts.baseFacts(of: $0) }?.union([forEach].compactMap { $0 })
        if node == nil {
            govern(read)
        } else {
            report(own, unreadIn: read, &reader)
        }
        // The facts of a rule's policy may each matter to one of its consequences only.
        let named = Set(own.facts.map { $0.fact }).intersection(read ?? [])
        return named.isEmpty ? .ask : .precaution(named.sorted())
    }

    /// Reports what the rule's own policy names and none of the conditions that it governs reads.
    func checkShared(_ reader: inout NodeReader) {
        if let shared, isGovernedKnown { report(shared, unreadIn: governed, &reader) }
    }

    private mutating func govern(_ read: Set<PackIndex<Fact>>?) {
        isGovernedKnown = read != nil && (isGovernedKnown || governed.isEmpty)
        governed.formUnion(read ?? [])
    }

    private func report(_ policy: Policy, unreadIn read: Set<PackIndex<Fact>>?, _ reader: inout NodeReader) {
        guard let read else { return }
        for (fact, place) in policy.facts where !read.contains(fact) { reportUnread(fact, at: place, &reader) }
    }

    private func reportUnread(_ fact: PackIndex<Fact>, at place: SourceRange, _ reader: inout NodeReader) {
        let name = facts.table.names[fact.position]
        let isDerived = facts.facts[fact].isDerived
        reader.report(
            .precautionUnread,
            isDerived
                ? "`\(name)` is computed from other facts: a precaution names those"
                : "the condition does not read `\(name)`, so no precaution rests on it",
            at: place, help: isDerived ? [] : ["name a fact of the condition, or delete this one"])
    }

    private static func read(_ node: YAMLNode, _ facts: FactSections, _ reader: inout NodeReader) -> Policy? {
        if node.kind == .scalar {
            let word = reader.word(node, among: ["ask"], "a policy: `ask`, or `{precaution: [FACTS]}`")
            return word.map { _ in Policy() }
        }
        guard reader.isMapping(node, "`on_unknown`", keys: ["precaution"]),
            let list = reader.required("precaution", in: node, "`on_unknown`", at: node.head),
            let elements = reader.someElements(of: list, "`precaution`")
        else { return nil }
        let named = elements.map { element in
            facts.conditions.fact(element, &reader).map { (fact: $0, place: element.range) }
        }
        guard !named.contains(where: { $0 == nil }) else { return nil }
        return Policy(facts: named.compactMap { $0 }, place: list.head)
    }
}
