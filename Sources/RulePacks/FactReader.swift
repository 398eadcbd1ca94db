import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a declaration says of a fact beside its type.
struct FactReader {
    let conditions: ConditionReader
    let roles: NameTable<Role>

    /// The keys of a fact.
    static let keys = [
        "type", "of", "values", "from", "question", "how", "effort", "known_by", "pinned", "asked_if", "precision",
        "open", "closed_by",
    ]

    /// The keys of a fact of records.
    static let recordKeys = ["type", "of", "values", "open", "from", "by"]

    private static let usualEffort = 3
    private static let silent = Fact.Question(text: nil, how: nil, effort: usualEffort, knownBy: [], isPinned: false)

    /// A fact, and when it makes sense to ask for it; a broken part is reported and left out.
    func read(
        _ name: String, _ type: FactType, _ body: YAMLNode, _ reader: inout NodeReader
    ) -> (fact: Fact, askedIf: Condition?) {
        let fact = Fact(
            name: name, type: type, sources: sources(body, name, type, &reader), question: question(body, &reader),
            precision: body["precision"].flatMap { precision($0, &reader) },
            isOpen: isOpen(body, &reader), isDerived: false, closedBy: closedBy(body, type, &reader))
        return (fact, body["asked_if"].flatMap { conditions.condition($0, &reader) })
    }

    /// A collection, and when it makes sense to ask for it.
    func collection(_ name: String, _ type: FactType, _ body: YAMLNode, _ reader: inout NodeReader) -> (
        fact: Fact, askedIf: Condition?
    ) {
        let fact = Fact(
            name: name, type: type, sources: [name], question: question(body, &reader), precision: nil, isOpen: false,
            isDerived: false)
        return (fact, body["asked_if"].flatMap { conditions.condition($0, &reader) })
    }

    /// A fact that each record of a collection has.
    func recordFact(_ name: String, _ type: FactType, _ record: RecordFact, _ reader: inout NodeReader) -> Fact {
        let isMapped = record.body["from"] != nil
        return Fact(
            name: name, type: type, sources: isMapped ? [] : [record.path], question: Self.silent, precision: nil,
            isOpen: isOpen(record.body, &reader), isDerived: isMapped, collection: conditions.facts[record.collection])
    }

    /// A fact that the pack computes, for each record of a collection where it is one of theirs.
    func derived(_ name: String, _ type: FactType, _ collection: PackIndex<Fact>?) -> Fact {
        Fact(
            name: name, type: type, sources: [], question: Self.silent, precision: nil, isOpen: false,
            isDerived: true, collection: collection)
    }

    /// An object of the incident, whose entries facts of records take up.
    func map(_ name: String, _ type: FactType) -> Fact {
        Fact(
            name: name, type: type, sources: [name], question: Self.silent, precision: nil, isOpen: false,
            isDerived: false, isMap: true)
    }

    /// The key or the value of an entry.
    func mapPart(_ name: String, _ type: FactType, of map: PackIndex<Fact>?) -> Fact {
        Fact(
            name: name, type: type, sources: [], question: Self.silent, precision: nil, isOpen: false,
            isDerived: false, collection: map)
    }

    /// A clock that `facts` does not declare.
    func clock(_ name: String) -> (fact: Fact, askedIf: Condition?) {
        let fact = Fact(
            name: name, type: .datetime, sources: [name], question: Self.silent, precision: nil, isOpen: false,
            isDerived: false)
        return (fact, nil)
    }

    private func isOpen(_ body: YAMLNode, _ reader: inout NodeReader) -> Bool {
        body["open"].flatMap { reader.boolean($0) } ?? false
    }

    private func closedBy(_ body: YAMLNode, _ type: FactType, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let entry = body.entry(named: "closed_by"), case .set = type else { return nil }
        if body["open"] == nil {
            reader.report(
                .misplacedKey, "`closed_by` goes with `open: true`", at: entry.key.range, help: ["add `open: true`"])
        }
        guard let fact = conditions.fact(entry.value, &reader), let type = conditions.types[fact.position] else {
            return nil
        }
        if case .boolean = type { return fact }
        reader.report(
            .wrongFactType, "`\(entry.value.text)` is \(type.phrase), and a set is closed by a boolean",
            at: entry.value.range)
        return nil
    }

    private func question(_ body: YAMLNode, _ reader: inout NodeReader) -> Fact.Question {
        Fact.Question(
            text: body["question"].flatMap { reader.text($0) }, how: body["how"].flatMap { reader.text($0) },
            effort: body["effort"].flatMap { reader.integer($0, within: 1...5) } ?? Self.usualEffort,
            knownBy: roles.resolveAll(body["known_by"], "known_by", &reader),
            isPinned: body["pinned"].flatMap { reader.boolean($0) } ?? false)
    }

    private func sources(
        _ body: YAMLNode, _ name: String, _ type: FactType, _ reader: inout NodeReader
    ) -> [String] {
        guard let node = body["from"] else { return [name] }
        let nodes = reader.oneOrMore(node, "`from`")
        if nodes.count > 1, case .set = type {
        } else if nodes.count > 1 {
            reader.report(
                .wrongFactType, "only a set is read from several places", at: node.head, help: ["keep one of them"])
        }
        return nodes.compactMap { node in
            guard let path = reader.scalar(node, "a path") else { return nil }
            return reader.isName(path, .fact, "path", at: node.range) ? path : nil
        }
    }

    private func precision(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = conditions.fact(node, &reader), let type = conditions.types[fact.position] else {
            return nil
        }
        if case .enumeration = type { return fact }
        reader.report(
            .wrongFactType, "`\(node.text)` is \(type.phrase), and a precision is a value of a list", at: node.range)
        return nil
    }
}
