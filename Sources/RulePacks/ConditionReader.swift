package import Diagnostics
package import RuleEngine
package import Vocabularies
package import YAMLTrees

/// Reads conditions over the facts of one vocabulary.
package struct ConditionReader: Sendable {
    let facts: NameTable<Fact>

    /// By position; nil for a fact whose declaration is broken, about which nothing more is said.
    let types: [FactType?]

    /// Constructs of the language that this version does not read.
    static let unsupported: Set<String> = ["some", "every", "count", "done", "no_rule"]

    /// A reader for a whole vocabulary.
    package init(_ vocabulary: Vocabulary) {
        self.init(
            facts: NameTable("fact", unknown: .unknownFact, names: vocabulary.facts.map { $0.name }),
            types: vocabulary.facts.map { $0.type })
    }

    /// A reader for facts that are still being read.
    init(facts: NameTable<Fact>, types: [FactType?]) {
        self.facts = facts
        self.types = types
    }

    /// The condition that a value writes, or nil with what is wrong; there may be warnings beside a condition.
    package func read(_ node: YAMLNode) -> (condition: Condition?, diagnostics: [Diagnostic]) {
        var reader = NodeReader()
        let condition = condition(node, &reader)
        return (condition, reader.diagnostics.inReportOrder)
    }

    /// The condition that a mapping writes: each of its keys must hold, in an order that the source does not decide.
    func condition(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard let entries = reader.entries(of: node, "a condition") else { return nil }
        let parts = entries.map { (key: $0.key.text, part: part($0, &reader)) }
        let sorted = parts.sorted { precedes($0.key, $1.key) }.compactMap { $0.part }
        return sorted.count == parts.count ? .conjunction(sorted) : nil
    }

    private func part(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        let key = entry.key.text
        switch key {
        case "all": return parts(entry, &reader).map { .conjunction($0) }
        case "any": return parts(entry, &reader).map { $0.count == 1 ? $0[0] : .any($0) }
        case "not": return condition(entry.value, &reader).map { .not($0) }
        default: break
        }
        guard !Self.unsupported.contains(key) else {
            reader.report(.unsupportedConstruct, "`\(key)` is not read by this version", at: entry.key.range)
            return nil
        }
        guard let fact = facts.resolve(key, at: entry.key.range, &reader), fact.position < types.count,
            let type = types[fact.position]
        else { return nil }
        let tests = TestReader(fact: fact, name: key, type: type)
        return tests.condition(entry.value, &reader)
    }

    private func parts(_ entry: YAMLEntry, _ reader: inout NodeReader) -> [Condition]? {
        guard let elements = reader.someElements(of: entry.value, "`\(entry.key.text)`") else { return nil }
        let parts = elements.map { condition($0, &reader) }
        return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }
    }
}

extension Condition {
    /// All of these; one alone stays as it is, and those that always hold are left out.
    static func conjunction(_ parts: [Condition]) -> Condition {
        let parts = parts.filter { $0 != .always }
        return parts.count == 1 ? parts[0] : .all(parts)
    }
}
