import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a rule requires, recommends and forbids.
struct ConsequenceReader {
    let pack: PackBuilder
    let facts: FactSections
    let actions: ActionSections

    /// The keys of what a rule wants.
    static let demandKeys = [
        "action", "as", "if", "priority", "deadline", "start", "every", "interest", "on_unknown", "protected",
    ]

    /// The keys of a ban.
    static let banKeys = [
        "action", "as", "if", "because", "interest", "priority", "unless", "until", "instead", "on_unknown",
        "protected",
    ]

    /// A reader for consequences that name these actions.
    init(_ pack: PackBuilder, facts: FactSections, actions: ActionSections) {
        self.pack = pack
        self.facts = facts
        self.actions = actions
    }

    /// The consequences of a rule: what it requires, then recommends, then forbids, each in the order written.
    func read(_ node: YAMLNode, _ rule: RuleFrame, _ reader: inout NodeReader) -> [ReadConsequence] {
        let kinds = ["require", "recommend", "forbid"]
        guard kinds.contains(where: { node[$0] != nil }) else {
            reader.report(
                .missingKey, "the rule `\(rule.id)` asks for nothing", at: rule.place,
                help: ["add `require`, `recommend` or `forbid`"])
            return []
        }
        var policies = PolicyReader(facts: facts, rule: rule, &reader)
        var result: [ReadConsequence] = []
        for kind in kinds {
            guard let list = node[kind], let elements = reader.someElements(of: list, "`\(kind)`") else { continue }
            var seen: [String: SourceRange] = [:]
            for element in elements {
                if let read = consequence(element, kind, rule, &policies, &seen, &reader) { result.append(read) }
            }
        }
        policies.checkShared(&reader)
        return result
    }

    private func consequence(
        _ node: YAMLNode, _ kind: String, _ rule: RuleFrame, _ policies: inout PolicyReader,
        _ seen: inout [String: SourceRange], _ reader: inout NodeReader
    ) -> ReadConsequence? {
        let keys = kind == "forbid" ? Self.banKeys : Self.demandKeys
        guard !isBareAction(node, kind, &reader) else { return nil }
        guard reader.isMapping(node, "`\(kind)`", keys: keys) else { return nil }
        let name = reader.required("action", in: node, "this consequence", at: node.head)
        let action = name.flatMap { actions.table.resolve($0, &reader) }
        let ownName = node["as"].flatMap { self.name($0, &reader) }
        if let action, let name {
            reportRepetition(of: ownName ?? name.text, at: (node["as"] ?? name).range, kind, &seen, &reader)
            reportMissingRecord(of: action, at: name.range, rule, &reader)
        }
        reader.begin(
            .consequence(rule: rule.id, effect: kind, name: ownName ?? name?.text ?? ""), at: name?.range)
        let ownIf = node["if"].map { rule.conditions.condition($0, &reader) } ?? .always
        let (effect, unlessLeaves) = self.effect(node, kind, action, rule, &reader)
        var condition: Condition?
        if let when = rule.condition, let ownIf { condition = .conjunction([when, ownIf]) }
        let isIrreversible = action.map { actions.defaults[$0]?.isReversible == false } ?? false
        let irreversible = isIrreversible && kind != "forbid" ? name : nil
        let policy = policies.policy(node["on_unknown"], under: condition, irreversible: irreversible, &reader)
        let isProtected = node["protected"].map { reader.boolean($0) } ?? false
        guard let action, let condition, let effect, let policy, let isProtected else { return nil }
        return ReadConsequence(
            consequence: Consequence(
                action: action, name: ownName, condition: condition, effect: effect, onUnknown: policy,
                isProtected: isProtected || rule.isProtected),
            ownLeaves: (ownIf?.tests.count ?? 0) + unlessLeaves)
    }

    /// Whether only the name of an action stands where a consequence does, which is reported.
    private func isBareAction(_ node: YAMLNode, _ kind: String, _ reader: inout NodeReader) -> Bool {
        guard node.kind == .scalar, actions.table[node.text] != nil else { return false }
        let rest = kind == "forbid" ? ", because: \"…\", interest: …" : ""
        reader.report(
            .wrongShape, "`\(kind)` must be a mapping, not a text", at: node.range,
            help: ["write `{action: \(node.text)\(rest)}`"],
            suggestion: rest.isEmpty ? "{action: \(node.text)}" : nil)
        return true
    }

    /// An action about records says nothing in a rule that names none.
    private func reportMissingRecord(
        of action: PackIndex<Action>, at range: SourceRange, _ rule: RuleFrame, _ reader: inout NodeReader
    ) {
        guard let target = actions.targets[action], target != rule.forEach else { return }
        let collection = facts.table.names[target.position]
        reader.report(
            .recordFactOutside,
            "`\(actions.table.names[action.position])` is about one record of `\(collection)`, and this rule names none",
            at: range, help: ["add `for_each: {in: \(collection)}` to the rule"])
    }

    /// What tells two consequences on one action apart.
    private func name(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        guard let name = reader.scalar(node, "the name of a consequence") else { return nil }
        return reader.isName(name, .id, "consequence", at: node.range) ? name : nil
    }

    private func reportRepetition(
        of name: String, at range: SourceRange, _ kind: String, _ seen: inout [String: SourceRange],
        _ reader: inout NodeReader
    ) {
        guard let first = seen[name] else {
            seen[name] = range
            return
        }
        reader.report(
            .duplicateAction, "`\(name)` is twice under `\(kind)` in this rule", at: range,
            notes: [Diagnostic.Note("first named here", at: first)],
            help: ["join the two with `any` in `if`, or give one of them a name: `as: NAME`"])
    }

    private func effect(
        _ node: YAMLNode, _ kind: String, _ action: PackIndex<Action>?, _ rule: RuleFrame, _ reader: inout NodeReader
    ) -> (effect: Consequence.Effect?, leaves: Int) {
        guard kind == "forbid" else {
            let demand = self.demand(node, action, rule, &reader)
            return (demand.map { kind == "require" ? .require($0) : .recommend($0) }, 0)
        }
        let ban = self.ban(node, rule, &reader)
        return (ban.map { .forbid($0) }, ban?.unless?.tests.count ?? 0)
    }

    private func demand(
        _ node: YAMLNode, _ action: PackIndex<Action>?, _ rule: RuleFrame, _ reader: inout NodeReader
    ) -> Demand? {
        let tables = TableReader(conditions: rule.conditions)
        let deadlines = DeadlineReader(facts: facts, actions: actions.table, conditions: rule.conditions)
        let defaults = action.flatMap { actions.defaults[$0] }
        let priority = attribute(node["priority"], or: defaults?.priority) {
            tables.choice($0, &reader) { pack.priorities.table.resolve($0, &$1) }
        }
        let deadline = attribute(node["deadline"], or: defaults?.deadline) {
            tables.choice($0, &reader) { deadlines.read($0, &$1) }
        }
        let start = attribute(node["start"], or: nil) { deadlines.start($0, &reader) }
        let every = attribute(node["every"], or: nil) { deadlines.period($0, &reader) }
        let interest = attribute(node["interest"], or: defaults?.interest) {
            pack.interests.table.resolve($0, &reader)
        }
        if case .absent = priority, defaults != nil, let action, let name = node["action"] {
            reader.report(
                .missingPriority, "nothing says how pressing `\(actions.table.names[action.position])` is",
                at: name.range, help: ["add `priority` here, or to the action"])
        }
        guard case .given(let priority) = priority else { return nil }
        return Demand(
            priority: priority, deadline: deadline.value, interest: interest.value, start: start.value,
            every: every.value)
    }

    private func attribute<Value>(
        _ node: YAMLNode?, or inherited: ActionSections.Default<Value>?, _ read: (YAMLNode) -> Value?
    ) -> ActionSections.Default<Value> {
        guard let node else { return inherited ?? .absent }
        return read(node).map { .given($0) } ?? .broken
    }

    private func ban(_ node: YAMLNode, _ rule: RuleFrame, _ reader: inout NodeReader) -> Ban? {
        func required(_ key: String) -> YAMLNode? { reader.required(key, in: node, "this ban", at: node.banPlace) }
        let because = required("because").flatMap { reader.text($0) }
        let interest = required("interest").flatMap { pack.interests.table.resolve($0, &reader) }
        let priority = node["priority"].flatMap { pack.priorities.table.resolve($0, &reader) }
        let unless = node["unless"].flatMap { rule.conditions.condition($0, &reader) }
        let instead = node["instead"].flatMap { actions.table.resolve($0, &reader) }
        let until = node["until"].map { self.until($0, node, &reader) } ?? []
        guard let because, let interest else { return nil }
        return Ban(
            because: because, interest: interest, priority: priority, unless: unless, until: until, instead: instead)
    }

    /// The actions before which a ban holds: `{done: …}`.
    private func until(_ node: YAMLNode, _ ban: YAMLNode, _ reader: inout NodeReader) -> [PackIndex<Action>] {
        guard reader.isMapping(node, "`until`", keys: ["done"]),
            let done = reader.required("done", in: node, "`until`", at: node.head)
        else { return [] }
        let names = reader.oneOrMore(done, "`done`")
        return Set(
            names.compactMap { name -> PackIndex<Action>? in
                guard let action = actions.table.resolve(name, &reader) else { return nil }
                guard name.text != ban["action"]?.text else {
                    reader.report(
                        .unknownAction, "a ban on `\(name.text)` cannot last until it is done", at: name.range,
                        help: ["name what must be done first"])
                    return nil
                }
                return action
            }
        ).sorted()
    }
}

extension ActionSections.Default {
    /// The value, where there is one.
    fileprivate var value: Value? {
        if case .given(let value) = self { value } else { nil }
    }
}

extension YAMLNode {
    /// Where something that a ban lacks is shown: the action that it names.
    fileprivate var banPlace: SourceRange { self["action"]?.range ?? head }
}
