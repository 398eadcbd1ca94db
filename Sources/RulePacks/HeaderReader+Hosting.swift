import RuleEngine
import Vocabularies
import YAMLTrees

extension HeaderReader {
    private static let hostingKeys = [
        "in", "host", "host_application", "named", "down", "types", "carries", "provider", "served_hit",
    ]

    /// What `hosting` says of applications that one establishment hosts for others.
    func hosting(_ node: YAMLNode, _ bindings: Bindings?, _ reader: inout NodeReader) -> Hosting? {
        guard reader.isMapping(node, "`hosting`", keys: Self.hostingKeys) else { return nil }
        if let bindings, bindings.establishment == nil {
            reader.report(
                .wrongFactType, "`hosting` needs `establishment` among the bindings", at: node.head,
                help: ["bind the fact that holds the establishment's number to `establishment`"])
        }
        func required(_ key: String) -> YAMLNode? { reader.required(key, in: node, "`hosting`", at: node.head) }
        let collection = required("in").flatMap { facts.conditions.collection($0, "in", &reader) }
        let host = required("host").flatMap { text($0, "host", of: collection, &reader) }
        let hostApplication = required("host_application").flatMap {
            text($0, "host_application", of: collection, &reader)
        }
        let named = required("named").flatMap { bind($0, "named", ["set"], &reader) }
        let down = required("down").flatMap { bind($0, "down", ["set"], &reader) }
        let types = required("types").map { self.types($0, "types", of: bindings?.types, &reader) } ?? []
        let carried =
            node["carries"].flatMap { list in
                reader.elements(of: list, "`carries`").map { elements in
                    elements.compactMap { facts.conditions.fact($0, &reader) }
                }
            } ?? []
        let provider = node["provider"].flatMap { bind($0, "provider", ["string"], &reader) }
        let servedHit = node["served_hit"].flatMap { bind($0, "served_hit", ["boolean"], &reader) }
        guard let collection, let host, let hostApplication, let named, let down, !types.isEmpty else { return nil }
        return Hosting(
            in: collection, host: host, hostApplication: hostApplication, named: named, down: down, types: types,
            carried: Set(carried).sorted(), provider: provider, servedHit: servedHit)
    }

    /// A text of each record of a collection.
    private func text(
        _ node: YAMLNode, _ key: String, of collection: PackIndex<Fact>?, _ reader: inout NodeReader
    ) -> PackIndex<Fact>? {
        guard let collection else { return nil }
        let conditions = facts.conditions.scoped(to: collection)
        guard let fact = conditions.fact(node, &reader), let type = facts.type(of: fact) else { return nil }
        guard conditions.collections[fact.position] == collection, type == .string else {
            reader.report(
                .wrongFactType, "`\(node.text)` is not a text of these records: it cannot be bound to `\(key)`",
                at: node.range, help: ["name a fact of type `string` of the collection that `in` names"])
            return nil
        }
        return fact
    }
}
