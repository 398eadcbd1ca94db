import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what an exercise and a report measure: `milestones`, `interruptions` and `perimeter`.
struct MeasuresReader {
    let facts: FactSections
    let actions: ActionSections
    let references: NameTable<Reference>

    /// What the pack names; what is wrong is left out.
    func read(_ sections: Sections, _ reader: inout NodeReader) -> Measures {
        guard let pack = sections["pack"].first else { return Measures() }
        let milestones = pack["milestones"].map { reader.elements(of: $0, "`milestones`") ?? [] } ?? []
        let interruptions = pack["interruptions"].map { reader.elements(of: $0, "`interruptions`") ?? [] } ?? []
        var names: [String: SourceRange] = [:]
        return Measures(
            milestones: milestones.compactMap { milestone($0, &names, &reader) },
            interruptions: interruptions.compactMap { interruption($0, &reader) },
            perimeter: pack["perimeter"].map { perimeter($0, &reader) } ?? [])
    }

    private func perimeter(_ node: YAMLNode, _ reader: inout NodeReader) -> [Measures.Perimeter] {
        let kinds = Measures.Perimeter.Kind.allCases
        guard reader.isMapping(node, "`perimeter`", keys: kinds.map { $0.rawValue }) else { return [] }
        return kinds.compactMap { kind in
            guard let entry = node[kind.rawValue],
                reader.isMapping(entry, "a kind of the perimeter", keys: ["for_each", "references"]),
                let each = reader.required("for_each", in: entry, "this kind", at: entry.head),
                let records = facts.conditions.selection(each, "for_each", &reader)
            else { return nil }
            let references = self.references.resolveAll(entry["references"], "references", &reader)
            return Measures.Perimeter(kind, records, answering: Set(references).sorted())
        }
    }

    private func milestone(
        _ node: YAMLNode, _ names: inout [String: SourceRange], _ reader: inout NodeReader
    ) -> Measures.Milestone? {
        guard reader.isMapping(node, "a milestone", keys: ["name", "first_of", "calls"]),
            let nameNode = reader.required("name", in: node, "this milestone", at: node.head),
            let name = reader.text(nameNode)
        else { return nil }
        if let first = names.updateValue(nameNode.range, forKey: name) {
            reader.report(
                .duplicateID, "another milestone is named `\(name)`", at: nameNode.range,
                notes: [Diagnostic.Note("it is here", at: first)], help: ["rename one of them"])
        }
        let named = node["first_of"].map { list in
            (reader.someElements(of: list, "`first_of`") ?? []).compactMap { actions.table.resolve($0, &reader) }
        }
        let calls = node["calls"].map { reader.boolean($0) ?? false } ?? false
        if named == nil, !calls {
            reader.report(
                .missingKey, "nothing reaches this milestone", at: nameNode.range,
                help: ["add `first_of: […]`, or `calls: true` for any action that speaks to somebody"])
        }
        let speaking = calls ? actions.actions.filter { $0.addressee != nil }.compactMap { actions.table[$0.id] } : []
        return Measures.Milestone(name, actions: Set((named ?? []) + speaking).sorted())
    }

    private func interruption(_ node: YAMLNode, _ reader: inout NodeReader) -> Measures.Interruption? {
        let keys = ["for_each", "lost_at", "limit", "data_limit", "data_until", "degraded", "restored"]
        guard reader.isMapping(node, "an interruption", keys: keys),
            let each = reader.required("for_each", in: node, "this interruption", at: node.head),
            let records = facts.conditions.selection(each, "for_each", &reader)
        else { return nil }
        func fact(_ key: String, _ type: FactType, _ words: String) -> PackIndex<Fact>? {
            node[key].flatMap { self.fact($0, of: records.collection, type, words, &reader) }
        }
        func action(_ key: String) -> PackIndex<Action>? {
            node[key].flatMap { self.action($0, about: records.collection, &reader) }
        }
        return Measures.Interruption(
            of: records, lostAt: fact("lost_at", .datetime, "datetime"), limit: fact("limit", .duration, "duration"),
            dataLimit: fact("data_limit", .duration, "duration"),
            dataUntil: fact("data_until", .datetime, "datetime"), degraded: action("degraded"),
            restored: action("restored"))
    }

    private func fact(
        _ node: YAMLNode, of collection: PackIndex<Fact>, _ type: FactType, _ words: String, _ reader: inout NodeReader
    ) -> PackIndex<Fact>? {
        let conditions = facts.conditions.scoped(to: collection)
        guard let fact = conditions.fact(node, &reader) else { return nil }
        guard conditions.collections[fact.position] == collection, facts.type(of: fact) == type else {
            reader.report(
                .wrongFactType, "`\(node.text)` is not a \(words) of these records", at: node.range,
                help: ["name a \(words) of the collection that `for_each` reads"])
            return nil
        }
        return fact
    }

    private func action(
        _ node: YAMLNode, about collection: PackIndex<Fact>, _ reader: inout NodeReader
    ) -> PackIndex<Action>? {
        guard let action = actions.table.resolve(node, &reader) else { return nil }
        guard actions.targets[action] == collection else {
            reader.report(
                .wrongFactType, "`\(node.text)` is not about one of these records", at: node.range,
                help: ["name an action whose `target` is a record of the collection that `for_each` reads"])
            return nil
        }
        return action
    }
}
