import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads one action of the catalogue.
struct ActionReader {
    private let pack: PackBuilder
    private let facts: FactSections
    private let actions: NameTable<Action>
    private let targets: TargetReader
    private let targetOf: [PackIndex<Action>: PackIndex<Fact>]

    /// The keys of an action.
    static let keys = [
        "label", "short", "phase", "role", "priority", "deadline", "interest", "basis", "reversible", "after",
        "prefer_after", "needs", "destroys", "stops", "target", "steps", "done_when", "source", "kind", "options",
        "settles",
        "criterion", "to", "say",
        "impossible_if",
        "otherwise", "undo", "duty",
    ]

    private static let labelLimit = 90
    private static let shortLimit = 45

    /// A reader for actions that may name one another.
    init(
        _ pack: PackBuilder, facts: FactSections, actions: NameTable<Action>,
        targets: [PackIndex<Action>: PackIndex<Fact>]
    ) {
        self.targets = TargetReader(facts: facts)
        targetOf = targets
        self.pack = pack
        self.facts = facts
        self.actions = actions
    }

    /// The action, nil when something in it is broken, and what rules take from it.
    func read(
        _ declaration: Declaration, _ reader: inout NodeReader
    ) -> (action: Action?, defaults: ActionSections.Defaults)? {
        guard let body = declaration.body, reader.isMapping(body, "an action", keys: Self.keys) else { return nil }
        let conditions = facts.conditions.scoped(to: actions[declaration.id].flatMap { targetOf[$0] })
        let tables = TableReader(conditions: conditions)
        let deadlines = DeadlineReader(facts: facts, actions: actions, conditions: conditions)
        let isReversible = body["reversible"].map { reader.boolean($0) } ?? true
        let defaults = ActionSections.Defaults(
            isReversible: isReversible ?? true,
            priority: given(body["priority"]) {
                tables.choice($0, &reader) { pack.priorities.table.resolve($0, &$1) }
            },
            deadline: given(body["deadline"]) { tables.choice($0, &reader) { deadlines.read($0, &$1) } },
            interest: given(body["interest"]) { pack.interests.table.resolve($0, &reader) })
        if let source = body["source"] { _ = reader.text(source) }
        return (action(declaration, body, isReversible: isReversible ?? true, &reader), defaults)
    }

    private func action(
        _ declaration: Declaration, _ body: YAMLNode, isReversible: Bool, _ reader: inout NodeReader
    ) -> Action? {
        func required(_ key: String) -> YAMLNode? {
            reader.required(key, in: body, "the action `\(declaration.id)`", at: declaration.place)
        }
        let labelNode = required("label")
        let label = labelNode.flatMap { reader.text($0, limit: Self.labelLimit) }
        let short = self.short(body["short"], label: label, at: labelNode, &reader)
        let phase = required("phase").flatMap { pack.phases.table.resolve($0, &reader) }
        let role = required("role").flatMap { pack.roles.table.resolve($0, &reader) }
        let target = actions[declaration.id].flatMap { targetOf[$0] }
        let after = targets.prerequisites(body["after"], of: target, among: actions, &reader)
        let needs = pack.resources.table.resolveAll(body["needs"], "needs", &reader)
        let destroys = pack.resources.table.resolveAll(body["destroys"], "destroys", &reader)
        let stops = body["stops"].map { self.stops($0, targets.facts.conditions, &reader) } ?? []
        let preferAfter = actions.resolveAll(body["prefer_after"], "prefer_after", &reader)
        let steps = body["steps"].flatMap { reader.elements(of: $0, "`steps`") } ?? []
        let stepTexts = steps.compactMap { reader.text($0) }
        let doneWhen = body["done_when"].flatMap { reader.text($0) }
        let basis = body["basis"].flatMap { reader.word($0, among: ["R", "S", "J"], "a basis") }
        let conditions = facts.conditions.scoped(to: target)
        let details = ActionDetailReader(pack, facts: facts, conditions: conditions)
            .read(declaration, body, isReversible: isReversible, &reader)
        targets.checkPlaces(in: body, of: target, &reader)
        guard let label, let short, let phase, let role, let details else { return nil }
        return Action(
            id: declaration.id, label: label, short: short, phase: phase, role: role, target: target,
            kind: details.kind,
            reversal: details.reversal, impossibleIf: details.impossibleIf, after: Set(after).sorted(),
            preferAfter: Set(preferAfter).sorted(), needs: Set(needs).sorted(),
            destroys: Set(destroys).sorted(), stops: stops, steps: stepTexts, doneWhen: doneWhen,
            basis: basis.flatMap { Action.Basis(rawValue: $0) }, addressee: details.addressee, say: details.say,
            otherwise: details.otherwise, duty: details.duty)
    }

    /// What an act takes away from care: one selection of records, or several.
    private func stops(_ node: YAMLNode, _ conditions: ConditionReader, _ reader: inout NodeReader) -> [Action.Stop] {
        reader.oneOrMore(node, "`stops`").compactMap { node in
            let label = node["label"].flatMap { reader.label($0) }
            return conditions.selection(node, "stops", besides: ["label"], &reader).map {
                Action.Stop($0, label: label)
            }
        }
    }

    private func short(
        _ node: YAMLNode?, label: String?, at labelNode: YAMLNode?, _ reader: inout NodeReader
    ) -> String? {
        if let node { return reader.text(node, limit: Self.shortLimit) }
        guard let label, let labelNode else { return nil }
        guard label.count <= Self.shortLimit else {
            reader.report(
                .missingShort, "this label has \(label.count) characters, and page 1 has room for \(Self.shortLimit)",
                at: labelNode.head, help: ["add `short: ` with a text of at most \(Self.shortLimit) characters"])
            return nil
        }
        return label
    }

    private func given<Value>(
        _ node: YAMLNode?, _ read: (YAMLNode) -> Value?
    ) -> ActionSections.Default<Value> {
        guard let node else { return .absent }
        return read(node).map { .given($0) } ?? .broken
    }
}
