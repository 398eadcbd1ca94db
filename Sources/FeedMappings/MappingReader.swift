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

    private static let keys = [
        "format", "version", "status", "notice", "detect", "key", "also_key", "latest", "links", "extra", "collect",
        "facts", "type",
    ]

    /// The mapping; nil where something of its frame is missing.
    mutating func read(_ root: YAMLNode) -> Mapping? {
        guard reader.isMapping(root, "a mapping", keys: Self.keys) else { return nil }
        let format = required("format", in: root).flatMap { reader.scalar($0, "the name of a format") }
        let version = required("version", in: root).flatMap { reader.scalar($0, "a version") }
        if let version, let node = root["version"], Version(version) == nil {
            reader.report(.invalidVersion, "`\(version)` is not a version", at: node.range, help: ["write `1.0.0`"])
        }
        let status = required("status", in: root).map { isVerified($0) }
        hasLinks = root["links"] != nil
        let detections = required("detect", in: root).map { detect($0) }
        let facts = required("facts", in: root).map { factMappings($0) }
        let steps = required("type", in: root).map { typeSteps($0) }
        let key = root["key"].map { keyParts($0) }
        let otherKey = root["also_key"].map { keyParts($0) } ?? []
        let latest = root.entry(named: "latest").flatMap { source($0.value, as: .datetime, key: $0.key) }
        let links = root["links"].flatMap { self.links($0) }
        let keeps = root["extra"].flatMap { reader.word($0, among: ["keep"], "what `extra` takes") }
        let collects = root["collect"].map { isTrue($0) } ?? false
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

    mutating func isVerified(_ node: YAMLNode) -> Bool {
        reader.word(node, among: ["verified", "unverified"], "a status of mappings") == "verified"
    }

    mutating func isTrue(_ node: YAMLNode) -> Bool {
        reader.value(node, as: .boolean) == .boolean(true)
    }

    private mutating func keyParts(_ node: YAMLNode) -> [KeyPart] {
        (reader.elements(of: node, "a key of records") ?? []).compactMap { part in
            if part.kind == .mapping {
                guard reader.isMapping(part, "a part of a key", keys: ["path"]), let path = part["path"] else {
                    return nil
                }
                return .paths(paths(path))
            }
            if part.text == "source.format" { return .canonical(part.text) }
            return fields.field(part, &reader).map { .canonical($0.name) }
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
        (reader.elements(of: node, "`detect`") ?? []).compactMap { element in
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
            for entry in reader.entries(of: keys, "`keys`") ?? [] {
                guard let path = path(entry.key) else { continue }
                let texts = reader.oneOrMore(entry.value, "the values of a key")
                condition.keys.append((path, texts.map { TextPattern($0.text) }))
            }
        }
        if let has = node["has"] { condition.present = paths(has) }
        if let lacks = node["lacks"] { condition.absent = paths(lacks) }
        return condition
    }

    /// A condition of its own.
    mutating func when(_ node: YAMLNode) -> RecordCondition? {
        guard reader.isMapping(node, "`when`", keys: ["keys", "has", "lacks"]) else { return nil }
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
