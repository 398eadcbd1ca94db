import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// What fills the keys of an incident.
extension MappingReader {
    /// The section `facts`.
    mutating func factMappings(_ node: YAMLNode) -> [FactMapping] {
        guard let entries = reader.entries(of: node, "`facts`") else { return [] }
        _ = reader.required("id", in: node, "`facts`", at: node.head)
        return entries.compactMap { entry in
            guard let field = fields.field(entry.key, &reader),
                let source = source(entry.value, as: field.type, columns: field.columns, key: entry.key)
            else { return nil }
            reportRefused(entry.value, field)
            return FactMapping(field: field, source: source)
        }
    }

    /// Says which value that the mapping itself gives the canonical form has no room for.
    private mutating func reportRefused(_ node: YAMLNode, _ field: CanonicalField) {
        for key in ["const", "default"] {
            guard let value = node[key], value.kind == .scalar else { continue }
            let content: JSONValue.Content =
                field.type == .string ? .string(value.text) : .number(JSONNumber(text: value.text))
            guard field.refusal(of: content) != nil else { continue }
            reader.report(
                .outOfRange, "`\(field.name)` holds no `\(value.text)`", at: value.range,
                help: ["a FINESS number has nine characters, and a count is zero or more"])
        }
    }

    /// Where a value comes from, and what is made of it; `key` shows what is missing.
    ///
    /// `isReread`: the source around this one makes a value of what it gives.
    mutating func source(
        _ node: YAMLNode, as type: FactType, columns: [(key: String, type: FactType)] = [], key: YAMLNode,
        isReread: Bool = false
    ) -> Source? {
        guard reader.isMapping(node, "a source", keys: SourceForm.keys) else { return nil }
        guard let form = form(of: node, key) else { return nil }
        reportIdleKeys(of: node, form)
        let readings = SourceForm.readings.filter { node[$0] != nil && form.companions.contains($0) }
        if readings.count > 1 {
            reader.report(
                .severalSources, "`\(key.text)` is read in several ways: \(readings.joined(separator: ", "))",
                at: key.range, help: ["keep one of them"])
        }
        let condition = node["when"].flatMap { when($0) }
        let otherwise = node["otherwise"].flatMap {
            source($0, as: type, columns: columns, key: key, isReread: isReread)
        }
        let suits = isReread || suits(node, form, reading: readings.first, type)
        // A constant is read as a value of the type: one mistake is enough.
        let origin =
            suits || form != .const ? origin(form, node, type, columns, isReread: isReread || !readings.isEmpty) : nil
        guard suits else { return nil }
        let reading = reading(of: node, type, isReread: isReread, hasOwn: form.givesValues, key: key)
        let json = form == .each ? nil : node["json"].flatMap { path($0) }
        let separator = node["split"].flatMap { reader.scalar($0, "what separates values") }
        let fallback = node["default"].flatMap { reader.canonicalValue($0, as: type) }
        guard let origin else { return nil }
        return Source(
            origin: origin, json: json, separator: separator.flatMap { $0.isEmpty ? nil : $0 },
            reading: reading ?? .plain, fallback: fallback, condition: condition,
            otherwise: otherwise.map { [$0] } ?? [])
    }

    /// The one place that a source names.
    private mutating func form(of node: YAMLNode, _ key: YAMLNode) -> SourceForm? {
        let found = SourceForm.allCases.filter { node[$0.rawValue] != nil }
        if found.count == 1 { return found[0] }
        func list(_ forms: [SourceForm]) -> String { forms.map { $0.rawValue }.joined(separator: ", ") }
        if found.isEmpty {
            reader.report(
                .missingKey, "`\(key.text)` doesn't say where the value comes from", at: key.range,
                help: ["add one of: \(list(SourceForm.allCases))"])
        } else {
            reader.report(
                .severalSources, "`\(key.text)` says where the value comes from more than once: \(list(found))",
                at: key.range, help: ["keep one of them; `any: […]` tries several in order"])
        }
        return nil
    }

    private mutating func origin(
        _ form: SourceForm, _ node: YAMLNode, _ type: FactType, _ columns: [(key: String, type: FactType)],
        isReread: Bool
    ) -> Source.Origin? {
        guard let value = node[form.rawValue] else { return nil }
        if form == .tag || form == .machineTag, !filled.contains("tags") {
            reader.report(
                .missingKey, "`\(form.rawValue)` looks at the tags of the incident, and `facts` doesn't fill `tags`",
                at: value.head, help: ["add `tags: {path: …}` to `facts`"])
        }
        switch form {
        case .path: return .paths(paths(value))
        case .literalKey: return .literalKeys(paths(value))
        case .customField: return .customFields(texts(value))
        case .tag: return .tags(texts(value))
        case .machineTag:
            guard reader.isMapping(value, "`machine_tag`", keys: ["namespace", "predicate"]),
                let namespace = reader.required("namespace", in: value, "`machine_tag`", at: value.head),
                let predicate = reader.required("predicate", in: value, "`machine_tag`", at: value.head)
            else { return nil }
            return .machineTag(namespace: namespace.text, predicate: predicate.text)
        case .const: return reader.canonicalValue(value, as: type).map { .constant($0) }
        case .any:
            let inner = sources(value, type, columns, isReread)
            reportUnreached(value)
            return .any(inner)
        case .all: return .all(sources(value, type, columns, isReread))
        case .join: return .joined(paths(value))
        case .earliest: return .earliest(paths(value))
        case .parts:
            guard reader.isMapping(value, "`parts`", keys: ["year", "month", "day"]),
                let year = reader.required("year", in: value, "`parts`", at: value.head).flatMap({ path($0) })
            else { return nil }
            return .parts(
                year: year, month: value["month"].flatMap { path($0) }, day: value["day"].flatMap { path($0) })
        case .linked:
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
        case .each:
            guard let start = path(value), let read = records(value, node, columns, "`each`") else { return nil }
            return .each(start, json: node["json"].flatMap { path($0) }, read)
        }
    }

    private mutating func sources(
        _ node: YAMLNode, _ type: FactType, _ columns: [(key: String, type: FactType)], _ isReread: Bool
    ) -> [Source] {
        (reader.someElements(of: node, "a list of sources") ?? []).compactMap {
            source($0, as: type, columns: columns, key: $0.entries.first?.key ?? $0, isReread: isReread)
        }
    }

    /// Says where sources stand after one that always gives something.
    private mutating func reportUnreached(_ list: YAMLNode) {
        let always = list.elements.dropLast().firstIndex { source in
            source["when"] == nil && (source["const"] != nil || source["default"] != nil)
        }
        guard let always else { return }
        reader.report(
            .unreachableCase, "the source before this one always gives a value", at: list.elements[always + 1].head,
            help: ["write it before, or give the one before a `when`"])
    }

    /// What fills the keys of the records that a source makes.
    private mutating func records(
        _ value: YAMLNode, _ node: YAMLNode, _ columns: [(key: String, type: FactType)], _ subject: String
    ) -> [Source.Column]? {
        guard let map = reader.required("map", in: node, subject, at: value.head),
            let entries = reader.someEntries(of: map, "`map`")
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
