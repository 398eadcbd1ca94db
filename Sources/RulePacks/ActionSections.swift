import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// The actions of a pack, and what each says for rules that say nothing.
struct ActionSections {
    let table: NameTable<Action>

    /// In the order of the table; some are missing when mistakes were reported.
    private(set) var actions: [Action] = []

    /// By place; an action whose declaration is broken has none.
    private(set) var defaults: [PackIndex<Action>: Defaults] = [:]

    /// By place; the collection that an action is about, for those about one.
    private(set) var targets: [PackIndex<Action>: PackIndex<Fact>] = [:]

    /// What a consequence takes from its action.
    struct Defaults: Equatable {
        let isReversible: Bool
        let priority: Default<Choice<PackIndex<Priority>>>
        let deadline: Default<Choice<Deadline>>
        let interest: Default<PackIndex<Interest>>
    }

    /// An attribute that may be absent, or there and broken.
    enum Default<Value> {
        case absent
        case broken
        case given(Value)
    }

    /// Reads the section.
    init(_ pack: PackBuilder, facts: FactSections, _ reader: inout NodeReader) {
        let declarations = pack.actionDeclarations
        table = declarations.table("action", unknown: .unknownAction)
        let targetReader = TargetReader(facts: facts)
        for declaration in declarations.sorted {
            guard let index = table[declaration.id], let node = declaration.body?["target"] else { continue }
            targets[index] = targetReader.collection(node, &reader)
        }
        let actionReader = ActionReader(pack, facts: facts, actions: table, targets: targets)
        for declaration in declarations.sorted {
            reader.begin(.action(declaration.id), at: declaration.place)
            guard let index = table[declaration.id],
                let read = actionReader.read(declaration, &reader)
            else { continue }
            defaults[index] = read.defaults
            if let action = read.action { actions.append(action) }
        }
        reportCycles(declarations, &reader)
    }

    private func reportCycles(_ declarations: Declarations, _ reader: inout NodeReader) {
        var edges: [Int: [(target: Int, place: SourceRange)]] = [:]
        for declaration in declarations.list {
            guard let position = table[declaration.id]?.position else { continue }
            // Of records that one another's facts name, only the profile tells whether they go round in a circle.
            for node in declaration.body?["after"]?.elements ?? [] where node["through"] == nil {
                let node = node["action"] ?? node
                guard let target = table[node.text] else { continue }
                edges[position, default: []].append((target.position, node.range))
            }
        }
        let graph = DependencyGraph(table.names.indices.map { Set((edges[$0] ?? []).map { $0.target }) })
        for cycle in graph.cycles {
            let places = cycle.indices.compactMap { step in
                let next = cycle[(step + 1) % cycle.count]
                return edges[cycle[step]]?.first { $0.target == next }?.place
            }
            guard let first = places.first else { continue }
            let names = cycle.map { table.names[$0] }
            reader.report(
                .prerequisiteCycle, "these actions wait for one another: \(path(names))", at: first,
                notes: zip(names, places).dropFirst().map { name, place in
                    Diagnostic.Note("`\(name)` waits here", at: place)
                }, help: ["delete one `after`, or make it `prefer_after`"])
        }
    }
}

extension ActionSections.Default: Equatable where Value: Equatable {}
