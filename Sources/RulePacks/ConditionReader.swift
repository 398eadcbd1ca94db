package import Diagnostics
package import RuleEngine
package import Vocabularies
package import YAMLTrees

/// Reads conditions over the facts of one vocabulary.
package struct ConditionReader: Sendable {
    let facts: NameTable<Fact>

    /// By position; nil for a fact whose declaration is broken, about which nothing more is said.
    var types: [FactType?] = []

    /// By position, for the facts of records: the collection.
    var collections: [PackIndex<Fact>?] = []

    /// What a condition says beside tests of facts.
    static let keys = ["all", "any", "not", "some", "every", "count", "done", "no_rule", "now.working_hours"]

    /// The collections through which the condition looks.
    private var scope: Set<PackIndex<Fact>> = []

    /// The actions that `done` may name; nil where no action is known.
    var actions: NameTable<Action>?

    /// The groups that `no_rule` may name; nil outside rules.
    var groups: NameTable<RuleGroup>?

    /// The group of the rule whose condition is read.
    var ownGroup: PackIndex<RuleGroup>?

    /// A reader of conditions in which the facts of one record of `collection` are meant.
    func scoped(to collection: PackIndex<Fact>?) -> ConditionReader {
        var scoped = self
        if let collection { scoped.scope.insert(collection) }
        return scoped
    }

    /// A reader for a whole vocabulary.
    package init(_ vocabulary: Vocabulary) {
        self.init(facts: NameTable("fact", unknown: .unknownFact, names: vocabulary.facts.map { $0.name }))
        types = vocabulary.facts.map { $0.type }
        collections = vocabulary.facts.map { $0.collection }
    }

    /// A reader for facts whose types are still to be read.
    init(facts: NameTable<Fact>) {
        self.facts = facts
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
        let part = unplaced(entry, &reader)
        if let part { reader.places?.note(part, of: reader.owner, at: entry.key.range) }
        return part
    }

    private func unplaced(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        let key = entry.key.text
        switch key {
        case "all": return parts(entry, &reader).map { .conjunction($0) }
        case "any": return parts(entry, &reader).map { $0.count == 1 ? $0[0] : .any($0) }
        case "not": return condition(entry.value, &reader).map { .not($0) }
        case "some", "every", "count": return matches(entry, &reader)
        case "done": return done(entry, &reader)
        case "no_rule": return noRule(entry, &reader)
        case "now.working_hours": return reader.boolean(entry.value).map { $0 ? .workingHours : .not(.workingHours) }
        default: break
        }
        reader.names?.offer(Self.keys, for: key)
        guard let fact = self.fact(key, at: entry.key.range, &reader), let type = types[fact.position] else {
            return nil
        }
        let tests = TestReader(fact: fact, name: key, type: type, conditions: self)
        return tests.condition(entry.value, &reader)
    }

    /// The fact that a node names, which has one value here.
    func fact(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let name = reader.scalar(node, "the name of a fact") else { return nil }
        return fact(name, at: node.range, &reader)
    }

    /// The fact of this name, unless it belongs to records none of which is meant here.
    func fact(_ name: String, at range: SourceRange, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = facts.resolve(name, at: range, &reader), fact.position < types.count else { return nil }
        guard let collection = collections[fact.position], !scope.contains(collection) else { return fact }
        let owner = facts.names[collection.position]
        reader.report(
            .recordFactOutside, "each record of `\(owner)` has its own `\(name)`: nothing says which one is meant",
            at: range, help: ["read it under the `where` of `some`, `every` or `count`, with `in: \(owner)`"])
        return nil
    }

    /// A look through a collection.
    private func matches(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        let key = entry.key.text
        let operators = key == "count" ? SizeReader.operators : []
        guard reader.isMapping(entry.value, "`\(key)`", keys: ["in", "where"] + operators) else { return nil }
        let node = reader.required("in", in: entry.value, "`\(key)`", at: entry.key.range)
        let body = reader.required("where", in: entry.value, "`\(key)`", at: entry.key.range)
        guard let node, let body, let collection = collection(node, key, &reader) else { return nil }
        guard let condition = scoped(to: collection).condition(body, &reader) else { return nil }
        let atLeast = { (count: Int, condition: Condition) in
            Condition.matches(RecordMatches(in: collection, where: condition, atLeast: count))
        }
        switch key {
        case "some": return atLeast(1, condition)
        // Over nothing, `every` is not met.
        case "every": return .all([atLeast(1, .always), .not(atLeast(1, .not(condition)))])
        default:
            let sizes = SizeReader(subject: "`count`") {
                $0 > 0 ? atLeast($0, condition) : .always
            } atMost: {
                .not($0 < 0 ? .always : atLeast($0 + 1, condition))
            }
            let tests = entry.value.entries.filter { SizeReader.operators.contains($0.key.text) }
            return sizes.condition(tests, at: entry.key.range, &reader)
        }
    }

    /// The collection that a node names, for a key that looks through one.
    func collection(_ node: YAMLNode, _ key: String, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = fact(node, &reader), let type = types[fact.position] else { return nil }
        guard case .records = type else {
            reader.report(
                .wrongFactType, "`\(node.text)` is \(type.phrase), and `\(key)` looks through a collection",
                at: node.range)
            return nil
        }
        guard !scope.contains(fact) else {
            reader.report(
                .wrongShape, "`\(node.text)` is already being looked through: its facts would be those of two records",
                at: node.range)
            return nil
        }
        guard scope.count < PackLoader.nestingLimit else {
            reader.report(
                .wrongShape,
                "no more than \(PackLoader.nestingLimit) collections are looked through inside one another",
                at: node.range, help: ["name a part of the condition in `derived`"])
            return nil
        }
        return fact
    }

    /// The records that `{in: …, where: …}` selects.
    func selection(
        _ node: YAMLNode, _ key: String, besides keys: [String] = [], _ reader: inout NodeReader
    ) -> RecordSelection? {
        guard reader.isMapping(node, "`\(key)`", keys: ["in", "where"] + keys),
            let name = reader.required("in", in: node, "`\(key)`", at: node.head),
            let collection = collection(name, key, &reader)
        else { return nil }
        let condition = node["where"].map { scoped(to: collection).condition($0, &reader) } ?? .always
        return condition.map { RecordSelection(in: collection, where: $0) }
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
