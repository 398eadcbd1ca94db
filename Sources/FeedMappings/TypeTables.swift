import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// The tables of types that mappings share, and the order in which one type takes precedence over another.
struct TypeTables {
    private var tables: [String: LookupTable<TypeVerdict>] = [:]

    /// From the type that is kept to the one that yields.
    private(set) var consequence: [String] = []

    /// What no record of a foreign format tells.
    private(set) var askFirst: [PackIndex<Fact>] = []

    /// True when a file could not be read: then no table is said to be unknown.
    private var isIncomplete = false

    private let fields: CanonicalFields

    /// What stands for the vocabulary's own ids and aliases.
    static let vocabulary = "vocabulary"

    init(_ fields: CanonicalFields) {
        self.fields = fields
        let members = fields.incidentTypes?.members.filter { !$0.meansUnknown } ?? []
        tables[TypeTables.vocabulary] = LookupTable(
            members.flatMap { member in
                ([member.id] + member.aliases).map { ($0, TypeVerdict(type: member.id)) }
            })
    }

    /// Reads tables; one that has the name of another takes its place.
    mutating func read(_ files: [SourceFile], _ reader: inout NodeReader) {
        for file in files.sorted(by: { $0.path < $1.path }) {
            let reading = YAMLReader.read(file)
            reader.add(reading.diagnostics)
            guard let root = reading.root else {
                isIncomplete = true
                continue
            }
            if root["consequence"] != nil {
                readOrder(root, &reader)
            } else if root["ask_first"] != nil {
                readQuestions(root, &reader)
            } else {
                readTable(root, &reader)
            }
        }
    }

    /// The table of this name, which must be there.
    func table(_ node: YAMLNode, _ reader: inout NodeReader) -> NamedTable? {
        guard let name = reader.scalar(node, "the name of a table") else { return nil }
        if let table = tables[name] { return NamedTable(name: name, table: table) }
        if !isIncomplete {
            reader.report(
                .unknownTable, "unknown table `\(name)`", at: node.range, word: name, among: tables.keys.sorted(),
                help: ["tables: \(tables.keys.sorted().joined(separator: ", "))"])
        }
        return nil
    }

    private mutating func readOrder(_ root: YAMLNode, _ reader: inout NodeReader) {
        guard reader.isMapping(root, "the order of types", keys: ["consequence"]), let node = root["consequence"],
            let elements = reader.elements(of: node, "`consequence`")
        else { return }
        let types = VerdictReader(fields: fields)
        consequence = elements.compactMap { types.type($0, &reader) }
    }

    private mutating func readQuestions(_ root: YAMLNode, _ reader: inout NodeReader) {
        guard reader.isMapping(root, "what to ask first", keys: ["ask_first"]), let node = root["ask_first"],
            let elements = reader.elements(of: node, "`ask_first`")
        else { return }
        askFirst = elements.compactMap { fields.question($0, &reader) }
    }

    private mutating func readTable(_ root: YAMLNode, _ reader: inout NodeReader) {
        guard reader.isMapping(root, "a table", keys: ["table", "namespaces", "source", "entries"]),
            let name = reader.required("table", in: root, "a table", at: root.head).flatMap({
                reader.scalar($0, "the name of a table")
            }),
            let entries = reader.required("entries", in: root, "a table", at: root.head)
        else {
            isIncomplete = true
            return
        }
        let namespaces = root["namespaces"].flatMap { reader.elements(of: $0, "`namespaces`") } ?? []
        if let fallback = entries.entry(named: "default") {
            reader.report(
                .misplacedKey, "a shared table has no default: what it doesn't know is left to the next way",
                at: fallback.key.range,
                help: ["end the section `type` of each mapping with `{basis: default, value: …}`"])
        }
        let read = VerdictReader(fields: fields).entries(entries, &reader)
        tables[name] = LookupTable(read, namespaces: namespaces.map { $0.text })
    }
}

extension CanonicalFields {
    /// The fact that a node names, which must be one that somebody can be asked for.
    func question(_ node: YAMLNode, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        if let fact = fact(named: node.text), asks(fact) { return fact }
        reader.report(
            .unknownField, "`\(node.text)` is no fact that the vocabulary asks for", at: node.range, word: node.text,
            among: names)
        return nil
    }

    /// The key that a node names, which must be one that a mapping may fill.
    func field(_ node: YAMLNode, _ reader: inout NodeReader) -> CanonicalField? {
        if let field = self[node.text] { return field }
        let why =
            CanonicalFields.reserved.contains(node.text)
            ? "is filled by the mapping itself" : "is no key of an incident"
        reader.report(
            .unknownField, "`\(node.text)` \(why)", at: node.range, word: node.text, among: names,
            help: ["write a fact of the vocabulary that an incident gives"])
        return nil
    }
}
