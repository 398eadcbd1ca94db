import Diagnostics
package import RuleEngine
import RulePacks
import Vocabularies

/// The JSON Schema (2020-12) of the profiles that a pack reads, for editors that complete and check while one types.
///
/// It comes from the form by which profiles are read: it accepts whatever is read without a word. What one part of a
/// profile says of another, and what depends on the day, is left to `astreinte check`.
package enum ProfileSchema {
    /// The schema, with a line feed at its end: same pack, same bytes.
    package static func json(for pack: RulePack) -> [UInt8] {
        var schemas = ShapeSchemas()
        let members = schemas.members(of: ProfileForm(for: pack).root)
        return JSONTree.schema(
            "Profile of an establishment, read by \(pack.header.id) \(pack.header.version)", members,
            definitions: schemas.definitions)
    }
}

/// Makes schemas of what a YAML 1.2 reader makes of the texts of a shape.
private struct ShapeSchemas {
    /// The names of the pack met, by their kind: roles and actions come back in many places.
    private var lists: [String: [String]] = [:]

    /// What the references lead to.
    var definitions: [(String, JSONTree)] {
        ScalarSchemas.all + lists.sorted { $0.key < $1.key }.map { ($0.key, JSONTree.oneOf($0.value)) }
    }

    /// The keywords for a mapping.
    mutating func members(of form: Form) -> [(String, JSONTree)] {
        var properties: [(String, JSONTree)] = []
        for key in form.keys {
            let value = schema(of: key.shape)
            for spelling in key.spellings { properties.append((spelling, key.isRequired ? value : orUnknown(value))) }
        }
        let pairs = form.keys.flatMap { key in
            key.spellings.indices.flatMap { first in
                key.spellings[(first + 1)...].map {
                    JSONTree.object([("required", .strings([key.spellings[first], $0]))])
                }
            }
        }
        return [
            ("type", .string("object")), ("properties", .object(properties)),
            ("required", .strings(form.keys.filter { $0.isRequired }.map { $0.name })),
            ("additionalProperties", .bool(false)),
            // One value has one name.
        ] + (pairs.isEmpty ? [] : [("not", anyOf(pairs))])
    }

    private mutating func schema(of shape: Shape) -> JSONTree {
        switch shape {
        case .fact(let type): schema(of: type)
        case .id: .reference("id")
        case .word(let words): schema(of: words)
        case .phone: .reference("telephone")
        case .finess: .reference("finess")
        case .date(let orNever): .reference(orNever ? "day-or-never" : "day")
        case .time: .reference("time")
        case .duration: .reference("time-span")
        case .count: .reference("count")
        case .list(let element): .list(of: schema(of: element))
        case .oneOrMore(let element): oneOrMore(schema(of: element))
        case .mapping(let form): .object(members(of: form))
        case .either(let short, let form): anyOf([schema(of: short), .object(members(of: form))])
        }
    }

    private func schema(of type: FactType) -> JSONTree {
        switch type {
        case .boolean: .reference("yes-or-no")
        case .enumeration(let enumeration), .ordinal(let enumeration):
            .oneOf(enumeration.knownPositions.map { enumeration.members[$0].id })
        case .integer: .reference("integer")
        case .number: .reference("number")
        case .duration: .reference("time-span-or-zero")
        case .datetime: .reference("moment")
        case .string: .reference("text")
        case .set(let member): .list(of: orUnknown(schema(of: member.type)))
        // The records of a collection have a form of their own.
        case .records: .object([])
        }
    }

    private mutating func schema(of words: Words) -> JSONTree {
        guard words.isOfPack else { return .oneOf(words.list) }
        lists[words.kind] = words.list
        return .reference(words.kind)
    }

    private func oneOrMore(_ schema: JSONTree) -> JSONTree { anyOf([schema, .list(of: schema)]) }

    private func orUnknown(_ schema: JSONTree) -> JSONTree { anyOf([schema, .reference("unknown")]) }

    private func anyOf(_ schemas: [JSONTree]) -> JSONTree { .object([("anyOf", .array(schemas))]) }
}
