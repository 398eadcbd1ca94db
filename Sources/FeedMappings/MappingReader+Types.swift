import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// The ways to the type of an incident.
extension MappingReader {
    private static let stepKeys = [
        "basis", "path", "literal_key", "custom_field", "join", "json", "split", "table", "values", "mentions", "value",
        "set",
        "when",
    ]
    private static let origins = ["path", "literal_key", "custom_field", "join"]

    /// The section `type`; `collects`: the ways after the one that decides are read too.
    mutating func typeSteps(_ node: YAMLNode, collects: Bool) -> [TypeStep] {
        guard let elements = reader.elements(of: node, "`type`") else { return [] }
        let steps = elements.compactMap { step($0) }
        if let end = elements.dropLast().firstIndex(where: { step in
            (isDefault(step) || !collects && alwaysDecides(step)) && Self.origins.allSatisfy { step[$0] == nil }
        }) {
            reader.report(
                .unreachableCase, "the way before this one always gives a type", at: elements[end + 1].head,
                help: ["write it before, or give the one before a `when`"])
        }
        // Of a basis that is none nobody knows what was meant.
        let last = elements.last?["basis"].map { TypeStep.Basis(rawValue: $0.text) }
        if elements.isEmpty || last.map({ $0 != nil }) ?? false, !(elements.last.map { isDefault($0) } ?? false) {
            reader.report(
                .noDefaultType, "the ways to the type don't end with a default", at: elements.last?.head ?? node.range,
                help: ["add `- {basis: default, value: …}`"])
        }
        return steps
    }

    private func isDefault(_ step: YAMLNode) -> Bool {
        step["basis"]?.text == TypeStep.Basis.default.rawValue && alwaysDecides(step)
    }

    /// Whether a way gives a type, whatever the record.
    private func alwaysDecides(_ step: YAMLNode) -> Bool {
        guard step["when"] == nil, let value = step["value"] else { return false }
        return value.kind == .scalar || value["type"] != nil
    }

    private mutating func step(_ node: YAMLNode) -> TypeStep? {
        guard reader.isMapping(node, "a way to the type", keys: Self.stepKeys) else { return nil }
        let basis = reader.required("basis", in: node, "a way to the type", at: node.head).flatMap {
            reader.word($0, among: TypeStep.Basis.allCases.map { $0.rawValue }, "a basis")
        }.flatMap { TypeStep.Basis(rawValue: $0) }
        let method = method(node)
        let condition = node["when"].flatMap { when($0) }
        let origins = Self.origins.filter { node[$0] != nil }
        if node["value"] != nil {
            if let passed = (origins + ["json", "split"]).compactMap({ node[$0] }).first {
                reader.report(
                    .misplacedKey, "`value` gives the type whatever stands there", at: passed.range,
                    help: ["use `when: {has: […]}`"])
            }
        } else if origins.count != 1, method != nil {
            reader.report(
                .severalSources, "a way to the type reads one of `path`, `literal_key`, `custom_field`, `join`",
                at: node.head)
            return nil
        }
        let source = origins.first.flatMap { origin(of: node, $0) }
        guard let basis, let method else { return nil }
        return TypeStep(basis: basis, condition: condition, source: source, method: method)
    }

    private mutating func origin(of node: YAMLNode, _ name: String) -> Source? {
        guard let value = node[name] else { return nil }
        let origin: Source.Origin =
            switch name {
            case "path": .paths(paths(value))
            case "literal_key": .literalKeys(paths(value))
            case "join": .joined(paths(value))
            default: .customFields(texts(value))
            }
        return Source(
            origin: origin, json: node["json"].flatMap { path($0) }, separator: node["split"]?.text, reading: .plain,
            fallback: nil, condition: nil, otherwise: [])
    }

    private mutating func method(_ node: YAMLNode) -> TypeStep.Method? {
        let verdicts = VerdictReader(fields: fields)
        let also = node["set"].map { verdicts.set($0, &reader) } ?? []
        func with(_ verdict: TypeVerdict) -> TypeVerdict {
            var verdict = verdict
            verdict.facts += also
            return verdict
        }
        let found = ["table", "values", "mentions", "value"].filter { node[$0] != nil }
        guard found.count == 1, let name = found.first, let value = node[name] else {
            reader.report(
                .severalSources, "a way to the type has one of `table`, `values`, `mentions`, `value`", at: node.head)
            return nil
        }
        switch name {
        case "table":
            if let set = node["set"] {
                reader.report(
                    .misplacedKey, "a shared table tells itself what it sets", at: set.range,
                    help: ["write `set` in the entries of the table"])
            }
            return .tables(reader.oneOrMore(value, "`table`").compactMap { tables.table($0, &reader) })
        case "values":
            let fallback = value["default"].flatMap { verdicts.verdict($0, &reader) }
            let entries = verdicts.entries(value, &reader)
            return .values(
                LookupTable(entries.map { ($0.key, with($0.outcome)) }, fallback: fallback.map { with($0) }))
        case "mentions":
            let entries = reader.someEntries(of: value, "`mentions`") ?? []
            return .mentions(
                entries.compactMap { entry in
                    verdicts.type(entry.key, &reader).map { (with(TypeVerdict(type: $0)), phrases(entry.value)) }
                })
        default: return verdicts.verdict(value, &reader).map { .constant(with($0)) }
        }
    }
}
