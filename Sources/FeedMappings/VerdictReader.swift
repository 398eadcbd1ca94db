import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// Reads what values say of the type.
struct VerdictReader {
    let fields: CanonicalFields

    /// The id of a type that the vocabulary has.
    func type(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        let ids = fields.incidentTypes?.members.map { $0.id } ?? []
        return reader.word(node, among: ids, "a type of incident of the vocabulary")
    }

    /// The keys of a table and what they say.
    func entries(_ node: YAMLNode, _ reader: inout NodeReader) -> [(key: String, outcome: TypeVerdict)] {
        guard let entries = reader.someEntries(of: node, "a table of types") else { return [] }
        reader.reportDuplicates(among: entries)
        return entries.compactMap { entry in
            guard entry.key.text != "default" else { return nil }
            return verdict(entry.value, &reader).map { (entry.key.text, $0) }
        }
    }

    /// A type, or `{type: …, set: {fact: value}}`, or `{candidates: […]}`.
    func verdict(_ node: YAMLNode, _ reader: inout NodeReader) -> TypeVerdict? {
        guard node.kind == .mapping else { return type(node, &reader).map { TypeVerdict(type: $0) } }
        guard reader.isMapping(node, "what a value says of the type", keys: ["type", "candidates", "set"]) else {
            return nil
        }
        var verdict = TypeVerdict()
        verdict.type = node["type"].flatMap { type($0, &reader) }
        if let candidates = node["candidates"] {
            verdict.candidates = (reader.someElements(of: candidates, "`candidates`") ?? []).compactMap {
                type($0, &reader)
            }
        }
        if let candidates = node.entry(named: "candidates"), node["type"] != nil {
            reader.report(
                .misplacedKey, "a type is decided, or there are candidates", at: candidates.key.range,
                help: ["keep one of them"])
        }
        if node.entries.isEmpty {
            reader.report(
                .missingKey, "this says nothing of the type", at: node.head,
                help: ["add `type: …`, `candidates: […]` or `set: {fact: value}`"])
        }
        if let facts = node["set"] { verdict.facts = set(facts, &reader) }
        return verdict
    }

    /// Facts with their values.
    func set(_ node: YAMLNode, _ reader: inout NodeReader) -> [(name: String, value: JSONValue.Content)] {
        (reader.someEntries(of: node, "`set`") ?? []).compactMap { entry in
            guard let field = fields.field(entry.key, &reader),
                let value = reader.canonicalValue(entry.value, as: field.type)
            else { return nil }
            return (field.name, value)
        }
    }
}

extension NodeReader {
    /// A value of the canonical incident, as JSON writes it; a spelling of "not known" is one too.
    mutating func canonicalValue(_ node: YAMLNode, as type: FactType) -> JSONValue.Content? {
        switch type {
        case .enumeration(let enumeration), .ordinal(let enumeration):
            return word(node, among: enumeration.members.map { $0.id }, "a value of the vocabulary").map { .string($0) }
        case .set(let member):
            let values = (node.kind == .sequence ? node.elements : [node]).compactMap {
                canonicalValue($0, as: member.type)
            }
            return .array(values.map { JSONValue(content: $0, offset: 0) })
        case .boolean:
            guard case .boolean(let value) = value(node, as: type) else { return nil }
            return .bool(value)
        case .integer, .number:
            return value(node, as: type).map { _ in .number(JSONNumber(text: node.text)) }
        case .string:
            return scalar(node, "a text").map { .string($0) }
        case .duration, .datetime, .records:
            return value(node, as: type).map { _ in .string(node.text) }
        }
    }
}
