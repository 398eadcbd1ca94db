import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// Reads the file of one mapping.
struct MappingReader {
    let fields: CanonicalFields
    let tables: TypeTables
    var reader: NodeReader

    /// Whether sources may follow links.
    var hasLinks = false

    /// The keys of the section `facts`.
    var filled: Set<String> = []

    private static let keys = [
        "format", "version", "status", "notice", "detect", "key", "also_key", "latest", "links", "extra", "collect",
        "facts", "type",
    ]

    /// The mapping; nil where something of its frame is missing.
    mutating func read(_ root: YAMLNode) -> Mapping? {
        guard reader.isMapping(root, "a mapping", keys: Self.keys) else { return nil }
        let format = required("format", in: root).flatMap { name($0) }
        let version = required("version", in: root).flatMap { reader.scalar($0, "a version") }
        if let version, let node = root["version"], Version(version) == nil {
            reader.report(.invalidVersion, "`\(version)` is not a version", at: node.range, help: ["write `1.0.0`"])
        }
        let status = required("status", in: root).map { isVerified($0) }
        hasLinks = root["links"] != nil
        filled = Set(root["facts"]?.entries.map { $0.key.text } ?? [])
        let detections = required("detect", in: root).map { detect($0) }
        let facts = required("facts", in: root).map { factMappings($0) }
        let collects = root["collect"].map { isTrue($0) } ?? false
        let steps = required("type", in: root).map { typeSteps($0, collects: collects) }
        let key = root["key"].map { keyParts($0) }
        let otherKey = root["also_key"].map { keyParts($0) } ?? []
        let latest = root.entry(named: "latest").flatMap { source($0.value, as: .datetime, key: $0.key) }
        let links = root["links"].flatMap { self.links($0) }
        let keeps = root["extra"].flatMap { reader.word($0, among: ["keep"], "what `extra` takes") }
        let notice = root["notice"].flatMap { reader.plainText($0) }
        guard let format, let version, let status, let detections, let facts, let steps else { return nil }
        var mapping = Mapping(
            format: format, version: version, isVerified: status, notice: notice, detections: detections,
            key: key ?? [.canonical("source.format"), .canonical("source.ref")], otherKey: otherKey,
            latest: latest, links: links, keepsExtra: keeps != nil, facts: facts, typeSteps: steps,
            collectsTypes: collects, askFirst: tables.askFirst,
            consequence: tables.consequence)
        mapping.declaredKeys = mapping.declaring()
        return mapping
    }

    private mutating func required(_ key: String, in root: YAMLNode) -> YAMLNode? {
        reader.required(key, in: root, "a mapping", at: root.head)
    }

    private mutating func name(_ node: YAMLNode) -> String? {
        guard let name = reader.scalar(node, "the name of a format") else { return nil }
        guard name != FeedReader.canonical else {
            reader.report(
                .reservedName, "`\(name)` is the form that every format is turned into", at: node.range,
                help: ["give the format another name"])
            return nil
        }
        return name
    }

    mutating func isVerified(_ node: YAMLNode) -> Bool {
        reader.word(node, among: ["verified", "unverified"], "a status of mappings") == "verified"
    }

    mutating func isTrue(_ node: YAMLNode) -> Bool {
        reader.value(node, as: .boolean) == .boolean(true)
    }

    private mutating func keyParts(_ node: YAMLNode) -> [KeyPart] {
        (reader.someElements(of: node, "a key of records") ?? []).compactMap { part in
            if part.kind == .mapping {
                guard reader.isMapping(part, "a part of a key", keys: ["path"]),
                    let path = reader.required("path", in: part, "a part of a key", at: part.head)
                else { return nil }
                return .paths(paths(path))
            }
            if part.text == "source.format" { return .canonical(part.text) }
            guard let field = fields.field(part, &reader) else { return nil }
            if !filled.contains(field.name) {
                reader.report(
                    .missingKey, "`facts` doesn't fill `\(field.name)`, which no record then has", at: part.range,
                    help: ["add `\(field.name): {path: …}` to `facts`, or write `{path: …}` here"])
            }
            return .canonical(field.name)
        }
    }

    private mutating func links(_ node: YAMLNode) -> EnvelopeLinks? {
        guard reader.isMapping(node, "`links`", keys: ["each", "when", "from", "to", "among", "key"]) else {
            return nil
        }
        func way(_ name: String) -> FeedPath? {
            reader.required(name, in: node, "`links`", at: node.head).flatMap { path($0) }
        }
        let (each, from, to, among, key) = (way("each"), way("from"), way("to"), way("among"), way("key"))
        let condition = node["when"].flatMap { when($0) }
        guard let each, let from, let to, let among, let key else { return nil }
        return EnvelopeLinks(each: each, condition: condition, from: from, to: to, among: among, key: key)
    }

    // MARK: - Recognising

    private mutating func detect(_ node: YAMLNode) -> [Detection] {
        (reader.someElements(of: node, "`detect`") ?? []).compactMap { element in
            guard
                reader.isMapping(
                    element, "a way to recognise a record",
                    keys: ["keys", "has", "lacks", "unwrap", "refuse", "status"])
            else { return nil }
            let condition = condition(element)
            if element["keys"] == nil, element["has"] == nil {
                reader.report(
                    .missingKey, "this recognises every record", at: element.head,
                    help: ["add `keys: {key: value}` or `has: [key]`"])
            }
            if element["unwrap"] != nil, let refuse = element.entry(named: "refuse") {
                reader.report(
                    .misplacedKey, "a record is unwrapped or refused, not both", at: refuse.key.range,
                    help: ["keep one of them; a further line of `detect` refuses what the first can't unwrap"])
            }
            var consequence = Detection.Consequence.read
            if let unwrap = element["unwrap"], let path = path(unwrap) { consequence = .unwrap(path) }
            if let refuse = element["refuse"], let reason = reader.plainText(refuse) { consequence = .refuse(reason) }
            return Detection(
                condition: condition, consequence: consequence,
                isVerified: element["status"].map { isVerified($0) } ?? true)
        }
    }

    /// The condition on a record of a `when`, or of a way to recognise it; its keys have been checked.
    mutating func condition(_ node: YAMLNode) -> RecordCondition {
        var condition = RecordCondition()
        if let keys = node["keys"] {
            for entry in reader.someEntries(of: keys, "`keys`") ?? [] {
                guard let path = path(entry.key) else { continue }
                condition.keys.append((path, texts(entry.value).map { TextPattern($0) }))
            }
        }
        if let has = node["has"] { condition.present = paths(has) }
        if let lacks = node["lacks"] { condition.absent = paths(lacks) }
        return condition
    }

    /// A condition of its own.
    mutating func when(_ node: YAMLNode) -> RecordCondition? {
        guard reader.isMapping(node, "`when`", keys: ["keys", "has", "lacks"]) else { return nil }
        if node.entries.isEmpty {
            reader.report(
                .missingKey, "this holds for every record", at: node.head,
                help: ["add `keys: {key: value}`, `has: [key]` or `lacks: [key]`"])
        }
        return condition(node)
    }

    /// One path or several.
    mutating func paths(_ node: YAMLNode) -> [FeedPath] {
        reader.oneOrMore(node, "paths").compactMap { path($0) }
    }

    /// A path, which must be well written.
    mutating func path(_ node: YAMLNode) -> FeedPath? {
        guard let text = reader.scalar(node, "a path") else { return nil }
        if let path = FeedPath(text) { return path }
        reader.report(
            .invalidPath, "`\(text)` is not a path", at: node.range,
            help: ["write keys with `.` between them, `[]` after an array, `[?key=value]` to choose among its elements"]
        )
        return nil
    }
}
