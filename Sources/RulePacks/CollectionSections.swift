import Diagnostics
import YAMLTrees

/// The collections that a pack declares, and the facts of their records.
struct CollectionSections {
    /// By the name of the collection.
    private(set) var bodies: [String: YAMLNode] = [:]

    /// By the name of the collection: how one record is called.
    private(set) var recordNames: [String: String] = [:]

    /// By the name of the fact.
    private(set) var recordFacts: [String: RecordFact] = [:]

    /// By its path in the incident, the object that gives a fact of records its values, and that fact.
    private(set) var maps: [String: String] = [:]

    /// The keys of a collection.
    static let keys = ["as", "generic", "facts", "question", "how", "effort", "known_by", "pinned", "asked_if"]

    /// Reads the names, and adds them to those of the other facts.
    init(_ sections: [YAMLNode], names: inout Declarations, _ reader: inout NodeReader) {
        let declared = reader.declarations(in: sections, "fact", form: .fact)
        names.isIncomplete = names.isIncomplete || declared.isBroken
        var prefixes = Declarations()
        for declaration in declared.list {
            guard let body = declaration.body, reader.isMapping(body, "a collection", keys: Self.keys),
                Self.add(declaration, to: &names, &reader)
            else {
                names.isIncomplete = true
                continue
            }
            bodies[declaration.id] = body
            addFacts(of: declaration.id, body, &prefixes, &names, &reader)
        }
    }

    private mutating func addFacts(
        of collection: String, _ body: YAMLNode, _ prefixes: inout Declarations, _ names: inout Declarations,
        _ reader: inout NodeReader
    ) {
        guard let prefix = self.prefix(collection, body, &prefixes, &reader),
            let node = reader.required("facts", in: body, "the collection `\(collection)`", at: body.head)
        else {
            names.isIncomplete = true
            return
        }
        recordNames[collection] = prefix
        for fact in reader.declarations(in: [node], "fact", form: .fact).list {
            guard fact.id.hasPrefix(prefix + "."), let body = fact.body else {
                reader.report(
                    .invalidID, "`\(fact.id)` is a fact of a record: its name starts with `\(prefix).`", at: fact.place,
                    suggestion: "\(prefix).\(fact.id)")
                names.isIncomplete = true
                continue
            }
            guard Self.add(fact, to: &names, &reader) else { continue }
            let path = collection + fact.id.dropFirst(prefix.count)
            recordFacts[fact.id] = RecordFact(collection: collection, path: path, body: body)
            if let from = body["from"] { addMap(from, of: fact.id, &names, &reader) }
        }
    }

    /// An object of the incident is a collection of its own, whose records are a key and its value.
    private mutating func addMap(
        _ node: YAMLNode, of fact: String, _ names: inout Declarations, _ reader: inout NodeReader
    ) {
        guard let path = reader.scalar(node, "a path"), reader.isName(path, .fact, "path", at: node.range) else {
            return
        }
        let added = [path, Self.key(of: path), Self.value(of: path)].map { name in
            Self.add(Declaration(id: name, place: node.range, body: nil), to: &names, &reader)
        }
        if added[0] { maps[path] = fact }
    }

    /// The name of the fact that is the key of an entry.
    static func key(of map: String) -> String { map + ".key" }

    /// The name of the fact that is the value of an entry.
    static func value(of map: String) -> String { map + ".value" }

    /// The collection whose records have a fact of this name: one that it declares, or a derived one.
    func collection(of fact: String) -> String? {
        if let record = recordFacts[fact] { return record.collection }
        // Of two names that both fit, as `a` and `a.b`, the longer one is meant.
        return recordNames.filter { fact.hasPrefix($0.value + ".") }.max { $0.value.count < $1.value.count }?.key
    }

    /// What stands before the names of the facts of one record; each collection has its own.
    private func prefix(
        _ collection: String, _ body: YAMLNode, _ prefixes: inout Declarations, _ reader: inout NodeReader
    ) -> String? {
        guard let node = reader.required("as", in: body, "the collection `\(collection)`", at: body.head),
            let prefix = reader.scalar(node, "the name of a record")
        else { return nil }
        let declaration = Declaration(id: prefix, place: node.range, body: nil)
        return Self.add(declaration, to: &prefixes, kind: "record name", &reader) ? prefix : nil
    }

    /// Whether a name was well formed and free.
    private static func add(
        _ declaration: Declaration, to names: inout Declarations, kind: String = "fact", _ reader: inout NodeReader
    ) -> Bool {
        let count = names.list.count
        reader.add(declaration, to: &names, kind, .fact)
        return names.list.count > count
    }
}

/// A fact of each record of a collection, as it is declared.
struct RecordFact {
    /// The name of the collection.
    let collection: String

    /// The collection's path, then the fact's own key.
    let path: String

    let body: YAMLNode
}
