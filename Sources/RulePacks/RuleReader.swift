import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads one rule.
struct RuleReader {
    let conditions: ConditionReader
    let groups: NameTable<RuleGroup>
    let references: NameTable<Reference>
    let rules: NameTable<Rule>

    /// By the path of a file: the optional pack to which it belongs.
    let origins: [String: Int]

    let optionals: [OptionalPack?]
    let consequences: ConsequenceReader

    /// The keys of a rule.
    static let keys = [
        "id", "title", "status", "replaced_by", "group", "why", "source", "reviewed", "references", "for_each", "when",
        "on_unknown", "require", "recommend", "forbid", "protected",
    ]

    /// The rule; nil when something in it is broken.
    func read(_ declaration: Declaration, _ reader: inout NodeReader) -> Rule? {
        guard let node = declaration.body else { return nil }
        reader.begin(.rule(declaration.id), at: declaration.place)
        let title = reader.required("title", in: node, "the rule `\(declaration.id)`", at: declaration.place)
            .flatMap { reader.text($0) }
        let why = node["why"].flatMap { reader.text($0) }
        let source = node["source"].flatMap { reader.text($0) }
        let status = self.status(declaration, node, &reader)
        let references = self.references.resolveAll(node["references"], "references", &reader)
        if let reviewed = node["reviewed"] { reader.pastDate(reviewed) }
        var conditions = conditions
        conditions.groups = groups
        conditions.ownGroup = node["group"].flatMap { groups[$0.text] }
        let forEach = node["for_each"].map { conditions.selection($0, "for_each", &reader) }
        let selection = forEach ?? nil
        let scoped = conditions.scoped(to: selection?.collection)
        var condition = node["when"].map { scoped.condition($0, &reader) } ?? .always
        if forEach != nil {
            condition = condition.flatMap { own in selection.map { .conjunction([own, $0.condition]) } }
        }
        let origin = origins[declaration.place.file]
        if let enabledIf = origin.flatMap({ optionals[$0]?.enabledIf }) {
            condition = condition.map { .conjunction([.unlessRefuted(enabledIf), $0]) }
        }
        let isProtected = node["protected"].map { reader.boolean($0) } ?? false
        let frame = RuleFrame(
            declaration, forEach: selection?.collection, conditions: scoped, condition: condition,
            policy: node["on_unknown"], isProtected: isProtected ?? false)
        let list = consequences.read(node, frame, &reader)
        checkLeaves(declaration, condition, list, &reader)
        guard let title, let status, let condition, let isProtected else { return nil }
        return Rule(
            id: declaration.id, title: title, why: why, source: source, status: status,
            origin: origin.map { PackIndex($0) },
            references: Set(references).sorted(), forEach: frame.forEach, condition: condition,
            isProtected: isProtected,
            consequences: list.map { $0.consequence })
    }

    /// How much the rule can be relied on; one that says nothing is stable.
    private func status(_ declaration: Declaration, _ node: YAMLNode, _ reader: inout NodeReader) -> Rule.Status? {
        let word = node["status"].map { status in
            reader.word(status, among: ["experimental", "stable", "deprecated"], "a status")
        }
        guard let word = word ?? "stable" else { return nil }
        guard word == "deprecated" else {
            if let entry = node.entry(named: "replaced_by") {
                reader.report(
                    .misplacedKey, "`replaced_by` goes with `status: deprecated`", at: entry.key.range,
                    help: ["delete it, or change the status"])
            }
            return word == "stable" ? .stable : .experimental
        }
        let subject = "the deprecated rule `\(declaration.id)`"
        guard let other = reader.required("replaced_by", in: node, subject, at: declaration.place),
            let rule = rules.resolve(other, &reader)
        else { return nil }
        guard rules[declaration.id] != rule else {
            reader.report(.unknownRule, "a rule cannot replace itself", at: other.range, help: ["name another rule"])
            return nil
        }
        return .deprecated(replacedBy: rule)
    }

    private func checkLeaves(
        _ declaration: Declaration, _ condition: Condition?, _ list: [ReadConsequence], _ reader: inout NodeReader
    ) {
        let own = condition?.tests.count ?? 0
        let count = list.reduce(own) { $0 + $1.ownLeaves }
        guard count > PackLoader.leafLimit else { return }
        reader.report(
            .tooManyLeaves, "the conditions of this rule make \(count) tests, \(PackLoader.leafLimit) at most are read",
            at: declaration.place, help: ["split the rule, or name a part of its condition in `derived`"])
    }
}

/// What the consequences of a rule share.
struct RuleFrame {
    let id: String
    let place: SourceRange

    /// The collection for each record of which the rule holds.
    let forEach: PackIndex<Fact>?

    /// Reads the facts that the rule may name.
    let conditions: ConditionReader

    /// Nil when it is broken.
    let condition: Condition?

    /// The rule's own `on_unknown`.
    let policy: YAMLNode?

    /// Holds for each consequence.
    let isProtected: Bool

    /// What the consequences of a declared rule share.
    init(
        _ declaration: Declaration, forEach: PackIndex<Fact>?, conditions: ConditionReader, condition: Condition?,
        policy: YAMLNode?, isProtected: Bool
    ) {
        self.forEach = forEach
        self.conditions = conditions
        id = declaration.id
        place = declaration.place
        self.condition = condition
        self.policy = policy
        self.isProtected = isProtected
    }
}

/// A consequence with what the checks of its rule need.
struct ReadConsequence {
    let consequence: Consequence

    /// Tests of its `if` and `unless`.
    let ownLeaves: Int
}
