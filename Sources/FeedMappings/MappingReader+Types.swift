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

    /// The section `type`.
    mutating func typeSteps(_ node: YAMLNode) -> [TypeStep] {
        guard let elements = reader.elements(of: node, "`type`") else { return [] }
        let steps = elements.compactMap { step($0) }
        if steps.last.map({ $0.basis != .default }) ?? true, steps.count == elements.count {
            reader.report(
                .noDefaultType, "the ways to the type don't end with a default", at: elements.last?.head ?? node.range,
                help: ["add `- {basis: default, value: …}`"])
        }
        return steps
    }

    private mutating func step(_ node: YAMLNode) -> TypeStep? {
        guard reader.isMapping(node, "a way to the type", keys: Self.stepKeys),
            let basisNode = reader.required("basis", in: node, "a way to the type", at: node.head),
            let name = reader.word(basisNode, among: TypeStep.Basis.allCases.map { $0.rawValue }, "a basis"),
            let basis = TypeStep.Basis(rawValue: name), let method = method(node)
        else { return nil }
        let origins = ["path", "literal_key", "custom_field", "join"].filter { node[$0] != nil }
        if case .constant = method {
            if let origin = origins.first.flatMap({ node[$0] }) {
                reader.report(
                    .misplacedKey, "`value` gives the type whatever stands there", at: origin.range,
                    help: ["use `when: {has: […]}`"])
            }
        } else if origins.count != 1 {
            reader.report(
                .severalSources, "a way to the type reads one of `path`, `literal_key`, `custom_field`, `join`",
                at: node.head)
            return nil
        }
        return TypeStep(
            basis: basis, condition: node["when"].flatMap { when($0) },
            source: origins.first.flatMap { origin(of: node, $0) }, method: method)
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
            let entries = reader.entries(of: value, "`mentions`") ?? []
            return .mentions(
                entries.compactMap { entry in
                    verdicts.type(entry.key, &reader).map { (with(TypeVerdict(type: $0)), phrases(entry.value)) }
                })
        default: return verdicts.verdict(value, &reader).map { .constant(with($0)) }
        }
    }
}
