import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what an action says of the records that it is about.
struct TargetReader {
    let facts: FactSections

    /// The collection whose records are called so; they must have an `id`, which tells them apart in a journal.
    func collection(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let name = reader.scalar(node, "the name of a record") else { return nil }
        var silent = NodeReader()  // PackBuilder reports what is wrong with a collection
        let collections = facts.collectionList(&silent)
        guard let collection = collections.first(where: { $0.recordName == name }) else {
            guard !facts.table.isIncomplete else { return nil }
            reader.report(
                .unknownValue, "no collection has records called `\(name)`", at: node.range, word: name,
                among: collections.map { $0.recordName }, help: ["name one as a collection's `as` does"])
            return nil
        }
        guard collection.identity != nil else {
            reader.report(
                .missingKey, "an action cannot be about one `\(name)`: these records have no `\(name).id`",
                at: node.range, help: ["declare `\(name).id: {type: string}` among their facts"])
            return nil
        }
        return collection.fact
    }

    /// What must be done before an action about records of `target`; `{action: …, through: …}` names other records.
    func prerequisites(
        _ node: YAMLNode?, of target: PackIndex<Fact>?, among actions: NameTable<Action>, _ reader: inout NodeReader
    ) -> [Prerequisite] {
        guard let node, let elements = reader.elements(of: node, "`after`") else { return [] }
        return elements.compactMap { element in
            guard element.kind == .mapping else { return actions.resolve(element, &reader).map { Prerequisite($0) } }
            guard reader.isMapping(element, "a prerequisite", keys: ["action", "through"]),
                let action = reader.required("action", in: element, "a prerequisite", at: element.head)
                    .flatMap({ actions.resolve($0, &reader) })
            else { return nil }
            guard let through = element["through"] else { return Prerequisite(action) }
            let conditions = facts.conditions.scoped(to: target)
            guard let fact = conditions.fact(through, &reader) else { return nil }
            guard target != nil, conditions.collections[fact.position] == target, type(of: fact) == .set(.string) else {
                reader.report(
                    .wrongFactType, "`\(through.text)` does not name records that an action can be about",
                    at: through.range, help: ["name a set of strings of the action's own `target`"])
                return nil
            }
            return Prerequisite(action, through: fact)
        }
    }

    /// Reports the `{…}` of an action's texts that name nothing of its record.
    func checkPlaces(in body: YAMLNode, of target: PackIndex<Fact>?, _ reader: inout NodeReader) {
        for key in ["label", "short", "steps", "done_when", "say", "otherwise", "undo"] {
            guard let node = body[key] else { continue }
            for text in node.kind == .sequence ? node.elements : [node] where text.kind == .scalar {
                for part in TextTemplate(text.text).names where !isShown(part, target) {
                    reader.report(
                        .unknownFact, "`{\(part)}` names nothing that this text could show", at: text.range,
                        word: part, among: facts.table.names.filter { isShown($0, target) },
                        help: ["only facts of the action's `target` and of the establishment are shown in a text"])
                }
            }
        }
    }

    /// True for a fact of the record or of the establishment: what a feed says is never part of a text.
    private func isShown(_ name: String, _ target: PackIndex<Fact>?) -> Bool {
        guard let fact = facts.table[name] else { return facts.table.isIncomplete }
        guard let collection = facts.conditions.collections[fact.position] else {
            return name.hasPrefix("establishment.")
        }
        return collection == target
    }

    private func type(of fact: PackIndex<Fact>) -> FactType? { facts.type(of: fact) }
}
