import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// The groups that rules say they belong to.
struct RuleGroups {
    let table: NameTable<RuleGroup>

    private let declarations: Declarations
    private var names: [String: String] = [:]

    /// Reads the `group` of each rule.
    init(_ declarations: Declarations, _ reader: inout NodeReader) {
        self.declarations = declarations
        for declaration in declarations.list {
            guard let node = declaration.body?["group"], let name = reader.scalar(node, "the name of a group"),
                reader.isName(name, .id, "group", at: node.range)
            else { continue }
            names[declaration.id] = name
            reader.names?.note(Mention(kind: "group", name: name, range: node.range, isDeclaration: true))
        }
        table = NameTable(
            "group", unknown: .unknownGroup, names: Set(names.values).sorted(by: precedes),
            isIncomplete: declarations.isBroken)
    }

    /// Sorted by id, each with its rules by their place among the sorted ones.
    var groups: [RuleGroup] {
        let rules = declarations.sorted
        return table.names.map { name in
            RuleGroup(
                id: name,
                rules: rules.indices.filter { names[rules[$0].id] == name }.map { PackIndex<Rule>($0) })
        }
    }

    /// Whether a group's rules are met may not rest on whether they are met.
    func reportCycles(_ reader: inout NodeReader) {
        var reads: [[(group: Int, place: SourceRange)]] = table.names.map { _ in [] }
        for declaration in declarations.sorted {
            guard let own = names[declaration.id].flatMap({ table[$0] }), let when = declaration.body?["when"] else {
                continue
            }
            for node in when.valuesOfNoRule {
                if let other = table[node.text], other != own {
                    reads[own.position].append((other.position, node.range))
                }
            }
        }
        for cycle in DependencyGraph(reads.map { Set($0.map { $0.group }) }).cycles {
            let places = cycle.indices.compactMap { step in
                reads[cycle[step]].first { $0.group == cycle[(step + 1) % cycle.count] }?.place
            }
            guard let first = places.first else { continue }
            let path = path(cycle.map { table.names[$0] })
            reader.report(
                .groupCycle, "these groups each ask whether a rule of the next is met: \(path)", at: first,
                notes: places.dropFirst().map { Diagnostic.Note("the next one is named here", at: $0) },
                help: ["remove one `no_rule`"])
        }
    }
}

extension YAMLNode {
    /// The value of each `no_rule` in a condition.
    fileprivate var valuesOfNoRule: [YAMLNode] {
        elements.flatMap { $0.valuesOfNoRule }
            + entries.flatMap { $0.key.text == "no_rule" ? [$0.value] : $0.value.valuesOfNoRule }
    }
}
