import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads one action of the catalogue.
struct ActionReader {
    private let pack: PackBuilder
    private let deadlines: DeadlineReader
    private let tables: TableReader
    private let details: ActionDetailReader
    private let actions: NameTable<Action>

    private static let keys = [
        "label", "short", "phase", "role", "priority", "deadline", "interest", "basis", "reversible", "after",
        "prefer_after", "steps", "done_when", "source", "kind", "options", "criterion", "to", "say", "impossible_if",
        "otherwise", "undo",
    ]

    private static let labelLimit = 90
    private static let shortLimit = 45

    /// A reader for actions that may name one another.
    init(_ pack: PackBuilder, facts: FactSections, actions: NameTable<Action>) {
        self.pack = pack
        deadlines = DeadlineReader(facts: facts, actions: actions)
        tables = TableReader(conditions: facts.conditions)
        details = ActionDetailReader(pack, conditions: facts.conditions)
        self.actions = actions
    }

    /// The action, nil when something in it is broken, and what rules take from it.
    func read(
        _ declaration: Declaration, _ reader: inout NodeReader
    ) -> (action: Action?, defaults: ActionSections.Defaults)? {
        guard let body = declaration.body, reader.isMapping(body, "an action", keys: Self.keys) else { return nil }
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
        let after = actions.resolveAll(body["after"], "after", &reader)
        let preferAfter = actions.resolveAll(body["prefer_after"], "prefer_after", &reader)
        let steps = body["steps"].flatMap { reader.elements(of: $0, "`steps`") } ?? []
        let stepTexts = steps.compactMap { reader.text($0) }
        let doneWhen = body["done_when"].flatMap { reader.text($0) }
        let basis = body["basis"].flatMap { reader.word($0, among: ["R", "S", "J"], "a basis") }
        let details = self.details.read(declaration, body, isReversible: isReversible, &reader)
        guard let label, let short, let phase, let role, let details else { return nil }
        return Action(
            id: declaration.id, label: label, short: short, phase: phase, role: role, kind: details.kind,
            reversal: details.reversal, impossibleIf: details.impossibleIf, after: Set(after).sorted(),
            preferAfter: Set(preferAfter).sorted(), steps: stepTexts, doneWhen: doneWhen,
            basis: basis.flatMap { Action.Basis(rawValue: $0) }, addressee: details.addressee, say: details.say,
            otherwise: details.otherwise)
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
