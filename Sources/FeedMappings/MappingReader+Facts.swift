import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// What fills the keys of an incident.
extension MappingReader {
    /// The section `facts`.
    mutating func factMappings(_ node: YAMLNode) -> [FactMapping] {
        (reader.entries(of: node, "`facts`") ?? []).compactMap { entry in
            guard let field = fields.field(entry.key, &reader),
                let source = source(entry.value, as: field.type, columns: field.columns, key: entry.key)
            else { return nil }
            return FactMapping(field: field, source: source)
        }
    }

    private static let origins = [
        "path", "literal_key", "custom_field", "tag", "machine_tag", "const", "join", "any", "all", "parts", "earliest",
        "each", "linked",
    ]
    private static let readings = ["time", "values", "ranges", "mentions"]
    private static let others = ["json", "split", "assume_zone", "default", "when", "otherwise", "map"]

    /// Where a value comes from, and what is made of it; `key` shows what is missing.
    mutating func source(
        _ node: YAMLNode, as type: FactType, columns: [(key: String, type: FactType)] = [], key: YAMLNode
    ) -> Source? {
        guard reader.isMapping(node, "a source", keys: Self.origins + Self.readings + Self.others) else { return nil }
        guard let name = only(Self.origins, in: node, "where the value comes from", key),
            let origin = origin(name, node, type, columns)
        else { return nil }
        let reading = reading(
            of: node, type, hasOwn: ["const", "any", "all", "each", "linked"].contains(name), key: key)
        let separator = node["split"].flatMap { reader.scalar($0, "what separates values") }
        return Source(
            origin: origin, json: name == "each" ? nil : node["json"].flatMap { path($0) },
            separator: separator.flatMap { $0.isEmpty ? nil : $0 }, reading: reading ?? .plain,
            fallback: node["default"].flatMap { reader.canonicalValue($0, as: type) },
            condition: node["when"].flatMap { when($0) },
            otherwise: node["otherwise"].flatMap { source($0, as: type, columns: columns, key: key) }.map { [$0] } ?? []
        )
    }

    /// The one of these keys that a mapping has.
    private mutating func only(_ keys: [String], in node: YAMLNode, _ subject: String, _ key: YAMLNode) -> String? {
        let found = keys.filter { node[$0] != nil }
        if found.count == 1 { return found[0] }
        if found.isEmpty {
            reader.report(
                .missingKey, "`\(key.text)` doesn't say \(subject)", at: key.range,
                help: ["add one of: \(keys.joined(separator: ", "))"])
        } else {
            reader.report(
                .severalSources, "`\(key.text)` says \(subject) more than once: \(found.joined(separator: ", "))",
                at: key.range, help: ["keep one of them; `any: […]` tries several in order"])
        }
        return nil
    }

    private mutating func origin(
        _ name: String, _ node: YAMLNode, _ type: FactType, _ columns: [(key: String, type: FactType)]
    ) -> Source.Origin? {
        guard let value = node[name] else { return nil }
        switch name {
        case "path": return .paths(paths(value))
        case "literal_key":
            return .literalKeys(paths(value))
        case "custom_field": return .customFields(texts(value))
        case "tag": return .tags(texts(value))
        case "machine_tag":
            guard reader.isMapping(value, "`machine_tag`", keys: ["namespace", "predicate"]),
                let namespace = reader.required("namespace", in: value, "`machine_tag`", at: value.head),
                let predicate = reader.required("predicate", in: value, "`machine_tag`", at: value.head)
            else { return nil }
            return .machineTag(namespace: namespace.text, predicate: predicate.text)
        case "const": return reader.canonicalValue(value, as: type).map { .constant($0) }
        case "any": return .any(sources(value, type, columns))
        case "all": return .all(sources(value, type, columns))
        case "join": return .joined(paths(value))
        case "earliest": return .earliest(paths(value))
        case "parts":
            guard reader.isMapping(value, "`parts`", keys: ["year", "month", "day"]),
                let year = reader.required("year", in: value, "`parts`", at: value.head).flatMap({ path($0) })
            else { return nil }
            return .parts(
                year: year, month: value["month"].flatMap { path($0) }, day: value["day"].flatMap { path($0) })
        case "linked":
            let start = path(value)
            let read = records(value, node, columns, "`linked`")
            guard hasLinks else {
                reader.report(
                    .missingKey, "`linked` follows the links of an envelope, and this mapping has none",
                    at: value.range, help: ["add `links: {each: …, from: …, to: …, among: …, key: …}`"])
                return nil
            }
            guard let start, let read else { return nil }
            return .linked(start, read)
        default:
            guard let start = path(value), let read = records(value, node, columns, "`each`") else { return nil }
            return .each(start, json: node["json"].flatMap { path($0) }, read)
        }
    }

    private mutating func sources(
        _ node: YAMLNode, _ type: FactType, _ columns: [(key: String, type: FactType)]
    ) -> [Source] {
        (reader.elements(of: node, "a list of sources") ?? []).compactMap {
            source($0, as: type, columns: columns, key: $0.entries.first?.key ?? $0)
        }
    }

    /// What fills the keys of the records that a source makes.
    private mutating func records(
        _ value: YAMLNode, _ node: YAMLNode, _ columns: [(key: String, type: FactType)], _ subject: String
    ) -> [Source.Column]? {
        guard let map = reader.required("map", in: node, subject, at: value.head),
            let entries = reader.entries(of: map, "`map`")
        else { return nil }
        guard !columns.isEmpty else {
            reader.report(
                .misplacedKey, "\(subject) fills a list of records", at: value.range, help: ["use `path`"])
            return nil
        }
        return entries.compactMap { entry in
            guard let column = columns.first(where: { $0.key == entry.key.text }) else {
                let known = columns.map { $0.key }
                reader.report(
                    .unknownField, "`\(entry.key.text)` is no key of these records", at: entry.key.range,
                    word: entry.key.text, among: known, help: ["keys: \(known.joined(separator: ", "))"])
                return nil
            }
            return source(entry.value, as: column.type, key: entry.key).map { (column.key, column.type, $0) }
        }
    }

    /// One text or several.
    mutating func texts(_ node: YAMLNode) -> [String] {
        reader.oneOrMore(node, "texts").compactMap { reader.scalar($0, "a text") }
    }
}
