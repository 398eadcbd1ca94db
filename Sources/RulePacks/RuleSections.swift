import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// The rules of a pack.
struct RuleSections {
    private let pack: PackBuilder
    private let conditions: ConditionReader
    private let consequences: ConsequenceReader
    private let optionals: [OptionalPack?]

    /// Rules over facts and actions already read, some of them of optional packs.
    init(_ pack: PackBuilder, facts: FactSections, actions: ActionSections, optionals: [OptionalPack?]) {
        self.pack = pack
        self.optionals = optionals
        conditions = facts.conditions
        consequences = ConsequenceReader(pack, facts: facts, actions: actions)
    }

    /// The rules, sorted by id, and the groups that some of them form.
    func read(_ nodes: inout NodeReader) -> (rules: [Rule], groups: [RuleGroup]) {
        var declarations = Declarations()
        var count = 0
        for section in pack.sections["rules"] {
            guard let elements = nodes.elements(of: section, "`rules`") else {
                declarations.isIncomplete = true
                continue
            }
            for element in elements {
                count += 1
                guard count <= PackLoader.ruleLimit else {
                    nodes.report(
                        .tooManyRules, "the pack has more than \(PackLoader.ruleLimit) rules", at: element.head,
                        help: ["split the pack"])
                    return ([], [])
                }
                declare(element, in: &declarations, &nodes)
            }
        }
        declarations.isIncomplete = declarations.isIncomplete || pack.sections.mayLackNames(of: "rules")
        let groups = RuleGroups(declarations, &nodes)
        let reader = RuleReader(
            conditions: conditions, groups: groups.table, references: pack.references.table,
            rules: declarations.table("rule", unknown: .unknownRule), origins: pack.sections.origins,
            optionals: optionals, consequences: consequences)
        let rules = declarations.sorted.compactMap { reader.read($0, &nodes) }
        groups.reportCycles(&nodes)
        return (rules, groups.groups)
    }

    private func declare(_ node: YAMLNode, in declarations: inout Declarations, _ nodes: inout NodeReader) {
        guard nodes.isMapping(node, "a rule", keys: RuleReader.keys),
            let name = nodes.required("id", in: node, "this rule", at: node.head),
            let id = nodes.scalar(name, "the name of a rule")
        else {
            declarations.isIncomplete = true
            return
        }
        if OverlayAddress.reserved.contains(id) {
            nodes.report(
                .reservedName, "no rule may be called `\(id)`: the addresses of overlays begin so", at: name.range,
                help: ["choose another name"])
        }
        nodes.add(Declaration(id: id, place: name.range, body: node), to: &declarations, "rule")
    }
}
