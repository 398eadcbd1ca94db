import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads how a derived fact is computed.
struct DerivationReader {
    /// Reads conditions on what the fact may see: the facts of its own record, for one of records.
    private let conditions: ConditionReader

    /// The collection of a fact of records.
    private let collection: PackIndex<Fact>?

    /// What the names of a collection's facts start with.
    private let recordNames: [PackIndex<Fact>: String]

    /// The forms of a derived fact, by the key that tells them, with the other keys of each.
    static let forms: [(key: String, others: [String])] = [
        ("when", []), ("raise", ["to"]), ("closure", []), ("collect", ["in", "where"]), ("min", ["over"]),
    ]

    private static let closureKeys = ["start", "in", "through", "direction"]

    init(
        _ conditions: ConditionReader, of collection: PackIndex<Fact>?, recordNames: [PackIndex<Fact>: String]
    ) {
        self.conditions = conditions.scoped(to: collection)
        self.collection = collection
        self.recordNames = recordNames
    }

    /// The form that a declaration takes; the first where it has several.
    static func form(of body: YAMLNode?) -> (key: String, others: [String])? {
        forms.first { body?[$0.key] != nil }
    }

    /// The fact that gives the type; nil for a form that has its own.
    static func source(of body: YAMLNode?) -> String? {
        guard let key = form(of: body)?.key, ["raise", "collect", "min"].contains(key) else { return nil }
        return body?[key]?.text
    }

    /// The type of the fact, given that of its source; nil where that one doesn't suit.
    static func type(of body: YAMLNode?, from source: FactType?) -> FactType? {
        switch (form(of: body)?.key, source) {
        case ("closure", _): .set(.string)
        case ("raise", .ordinal?): source
        case ("raise", _): nil
        case ("collect", .string?): .set(.string)
        case ("collect", .enumeration(let enumeration)?): .set(.enumeration(enumeration))
        case ("collect", .set?): source
        case ("collect", _): nil
        case ("min", .ordinal?), ("min", .integer?), ("min", .number?), ("min", .duration?): source
        case ("min", _): nil
        default: .boolean
        }
    }

    /// The derivation; nil when it is broken.
    func read(_ body: YAMLNode, _ name: String, _ reader: inout NodeReader) -> Derivation? {
        guard let form = Self.form(of: body) else {
            let keys = Self.forms.flatMap { [$0.key] + $0.others }
            if reader.isMapping(body, "a derived fact", keys: keys) {
                _ = reader.required("when", in: body, "the derived fact `\(name)`", at: body.head)
            }
            return nil
        }
        guard reader.isMapping(body, "a derived fact", keys: [form.key] + form.others), let node = body[form.key] else {
            return nil
        }
        switch form.key {
        case "raise": return raise(node, body, &reader)
        case "closure": return closure(node, &reader).map { .closure($0) }
        case "collect": return collect(node, body, &reader)
        case "min": return least(node, body, &reader)
        default: return conditions.condition(node, &reader).map { .condition($0) }
        }
    }

    /// What the entry of a map says of a record.
    func entry(_ body: YAMLNode, _ name: String, map: String, _ reader: inout NodeReader) -> Derivation? {
        guard let by = reader.required("by", in: body, "the fact `\(name)`", at: body.head),
            let own = conditions.fact(by, &reader), isOfRecords(own, of: collection, by, &reader),
            has(own, type: .string, by, "`by`", &reader), let map = conditions.facts[map],
            let key = conditions.facts[CollectionSections.key(of: conditions.facts.names[map.position])],
            let value = conditions.facts[CollectionSections.value(of: conditions.facts.names[map.position])]
        else { return nil }
        return .entry(MapEntry(in: map, key: key, value: value, of: own))
    }

    private func raise(_ node: YAMLNode, _ body: YAMLNode, _ reader: inout NodeReader) -> Derivation? {
        let to = reader.required("to", in: body, "`raise`", at: body.head)
        guard let base = conditions.fact(node, &reader), let type = conditions.types[base.position] else { return nil }
        guard Self.type(of: body, from: type) != nil else {
            return unsuited(node, type, "`raise` takes a scale", &reader)
        }
        guard let to, let entries = reader.entries(of: to, "`to`") else { return nil }
        guard !entries.isEmpty else {
            reader.report(.missingValue, "`to` names no level", at: to.range)
            return nil
        }
        let levels = entries.map { entry -> Derivation.Level? in
            let value = reader.value(entry.key, as: type)
            guard let condition = conditions.condition(entry.value, &reader), case .member(let level)? = value else {
                return nil
            }
            return Derivation.Level(level, when: condition)
        }
        guard !levels.contains(where: { $0 == nil }) else { return nil }
        return .raise(base, levels.compactMap { $0 }.sorted { $0.position < $1.position })
    }

    private func collect(_ node: YAMLNode, _ body: YAMLNode, _ reader: inout NodeReader) -> Derivation? {
        let place = reader.required("in", in: body, "`collect`", at: body.head)
        let filter = reader.required("where", in: body, "`collect`", at: body.head)
        guard let place, let filter, let source = conditions.collection(place, "collect", &reader) else { return nil }
        let inner = conditions.scoped(to: source)
        let condition = inner.condition(filter, &reader)
        guard let fact = inner.fact(node, &reader), isOfRecords(fact, of: source, node, &reader),
            let type = conditions.types[fact.position]
        else { return nil }
        guard Self.type(of: body, from: type) != nil else {
            return unsuited(node, type, "`collect` takes a text, a value of a list or a set", &reader)
        }
        return condition.map { .collect(Gathering(fact, in: source, where: $0)) }
    }

    private func least(_ node: YAMLNode, _ body: YAMLNode, _ reader: inout NodeReader) -> Derivation? {
        guard let over = reader.required("over", in: body, "`min`", at: body.head),
            reader.isMapping(over, "`over`", keys: ["closure"]),
            let walk = reader.required("closure", in: over, "`over`", at: over.head),
            let closure = closure(walk, &reader),
            let fact = conditions.scoped(to: closure.collection).fact(node, &reader),
            isOfRecords(fact, of: closure.collection, node, &reader), let type = conditions.types[fact.position]
        else { return nil }
        guard Self.type(of: body, from: type) != nil else {
            return unsuited(node, type, "`min` takes a number, a duration or a scale", &reader)
        }
        return .least(fact, over: closure)
    }

    private func closure(_ node: YAMLNode, _ reader: inout NodeReader) -> Closure? {
        guard reader.isMapping(node, "`closure`", keys: Self.closureKeys) else { return nil }
        let nodes = Self.closureKeys.map { reader.required($0, in: node, "`closure`", at: node.head) }
        guard let start = nodes[0], let place = nodes[1], let through = nodes[2], let way = nodes[3],
            let source = looked(place, &reader)
        else { return nil }
        let word = reader.word(way, among: ["dependents", "dependencies"], "a direction")
        let origin = self.start(start, in: source, &reader)
        let inner = conditions.scoped(to: source)
        guard let word, let origin, let identity = identity(of: source, at: place.range, &reader),
            let link = inner.fact(through, &reader), isOfRecords(link, of: source, through, &reader),
            has(link, type: .set(.string), through, "`through`", &reader)
        else { return nil }
        return Closure(
            from: origin, in: source, identity: identity, through: link,
            word == "dependents" ? .dependents : .dependencies)
    }

    /// The collection of a closure, which may be that of the fact itself.
    private func looked(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        if let collection, node.text == conditions.facts.names[collection.position] { return collection }
        return conditions.collection(node, "closure", &reader)
    }

    private func start(
        _ node: YAMLNode, in source: PackIndex<Fact>, _ reader: inout NodeReader
    ) -> Closure.Start? {
        if node.kind == .scalar, node.text == "self" {
            guard source != collection else { return .own }
            let name = conditions.facts.names[source.position]
            reader.report(
                .recordFactOutside, "`self` is a record of `\(name)`, and this fact is not one of theirs",
                at: node.range, help: ["name a set of ids, or a derived fact `\(recordNames[source] ?? name).…`"])
            return nil
        }
        guard let fact = conditions.fact(node, &reader), has(fact, type: .set(.string), node, "`start`", &reader) else {
            return nil
        }
        return .fact(fact)
    }

    private func identity(
        of source: PackIndex<Fact>, at range: SourceRange, _ reader: inout NodeReader
    ) -> PackIndex<Fact>? {
        let name = (recordNames[source] ?? "") + ".id"
        if let fact = conditions.facts[name], conditions.types[fact.position] == .string { return fact }
        reader.report(
            .missingKey, "the records of `\(conditions.facts.names[source.position])` have no `\(name)`", at: range,
            help: ["add `\(name): {type: string}` to the facts of the collection"])
        return nil
    }

    private func isOfRecords(
        _ fact: PackIndex<Fact>, of source: PackIndex<Fact>?, _ node: YAMLNode, _ reader: inout NodeReader
    ) -> Bool {
        guard let source, conditions.collections[fact.position] != source else { return true }
        let name = conditions.facts.names[source.position]
        reader.report(
            .wrongFactType, "`\(node.text)` is not a fact of the records of `\(name)`", at: node.range,
            help: ["name a fact that starts with `\(recordNames[source] ?? name).`"])
        return false
    }

    private func has(
        _ fact: PackIndex<Fact>, type expected: FactType, _ node: YAMLNode, _ key: String, _ reader: inout NodeReader
    ) -> Bool {
        guard let type = conditions.types[fact.position] else { return false }
        guard type != expected else { return true }
        reader.report(
            .wrongFactType, "`\(node.text)` is \(type.phrase), and \(key) takes \(expected.phrase)", at: node.range)
        return false
    }

    private func unsuited(
        _ node: YAMLNode, _ type: FactType, _ what: String, _ reader: inout NodeReader
    ) -> Derivation? {
        reader.report(.wrongFactType, "`\(node.text)` is \(type.phrase), and \(what)", at: node.range)
        return nil
    }
}
