import Diagnostics
import Vocabularies
import YAMLTrees

/// Reads the type of a fact from its declaration.
struct TypeReader {
    let enumerations: EnumerationTable

    private static let types = [
        "boolean", "enum", "ordinal", "integer", "number", "duration", "datetime", "string", "set",
    ]

    /// The type; nil when the declaration is broken.
    func read(
        _ body: YAMLNode, keys: [String] = FactReader.keys, at place: SourceRange, _ reader: inout NodeReader
    ) -> FactType? {
        guard reader.isMapping(body, "a fact", keys: keys),
            let node = reader.required("type", in: body, "this fact", at: place),
            let name = reader.word(node, among: Self.types, "a type")
        else { return nil }
        let suited: [String: [String]] = ["enum": ["of", "values"], "ordinal": ["values"], "set": ["of"]]
        reportMisplaced(["of", "values"].filter { !(suited[name] ?? []).contains($0) }, in: body, name, &reader)
        if name != "set" { reportMisplaced(["open", "closed_by"], in: body, name, &reader) }
        if name != "datetime" { reportMisplaced(["precision"], in: body, name, &reader) }
        return type(name, body, at: place, &reader)
    }

    private func type(
        _ name: String, _ body: YAMLNode, at place: SourceRange, _ reader: inout NodeReader
    ) -> FactType? {
        switch name {
        case "boolean": return .boolean
        case "integer": return .integer
        case "number": return .number
        case "duration": return .duration
        case "datetime": return .datetime
        case "string": return .string
        case "ordinal":
            guard let values = reader.required("values", in: body, "a scale", at: place) else { return nil }
            return MemberReader(inOrder: true).read(values, &reader).map { .ordinal($0) }
        case "set":
            guard let of = reader.required("of", in: body, "a set", at: place) else { return nil }
            if of.kind == .scalar, of.text == "string" { return .set(.string) }
            return enumerations.resolve(of, &reader).map { .set(.enumeration($0)) }
        default:
            return enumeration(body, at: place, &reader).map { .enumeration($0) }
        }
    }

    private func enumeration(_ body: YAMLNode, at place: SourceRange, _ reader: inout NodeReader) -> Enumeration? {
        switch (body["values"], body.entry(named: "of")) {
        case (let values?, let of):
            if let of {
                reader.report(
                    .misplacedKey, "an enumeration has `values` or `of`, not both", at: of.key.range,
                    help: ["keep one of the two"])
            }
            return MemberReader(inOrder: false).read(values, &reader)
        case (nil, let of?):
            return enumerations.resolve(of.value, &reader)
        case (nil, nil):
            reader.report(
                .missingKey, "this fact has neither `values` nor `of`", at: place,
                help: ["add `values: [a, b]`, or `of: ` and the name of an enumeration"])
            return nil
        }
    }

    private func reportMisplaced(_ keys: [String], in body: YAMLNode, _ type: String, _ reader: inout NodeReader) {
        for key in keys {
            guard let entry = body.entry(named: key) else { continue }
            reader.report(
                .misplacedKey, "`\(key)` does not go with the type `\(type)`", at: entry.key.range,
                help: ["delete it, or change the type"])
        }
    }
}
