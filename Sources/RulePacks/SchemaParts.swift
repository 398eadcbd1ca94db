import Diagnostics

/// Parts of JSON Schemas that give one message for one mistake: a choice is made by `if`, never by trying branches.
extension JSONTree {
    /// A schema of its own, with a line feed at its end.
    package static func schema(
        _ title: String, _ members: [(String, JSONTree)], definitions: [(String, JSONTree)]
    ) -> [UInt8] {
        var writer = JSONWriter()
        JSONTree.object(
            [("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string(title))]
                + members + [("$defs", .object(definitions))]
        ).write(to: &writer)
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    package static let anything = JSONTree.object([])

    package static func reference(_ name: String) -> JSONTree { .object([("$ref", .string("#/$defs/" + name))]) }

    package static func type(_ name: String) -> JSONTree { .object([("type", .string(name))]) }

    /// One of some names; editors show the label of each.
    package static func oneOf(_ words: [String], labels: [String] = []) -> JSONTree {
        let choice = ("enum", JSONTree.strings(words))
        return .object(labels.isEmpty ? [choice] : [choice, ("enumDescriptions", .strings(labels))])
    }

    /// The one value by which a key says something.
    package static let onlyTrue = JSONTree.object([("enum", .array([.bool(true), .string("true"), .string("oui")]))])

    package static func list(of element: JSONTree, atLeast least: Int = 0, atMost most: Int? = nil) -> JSONTree {
        var members: [(String, JSONTree)] = [("type", .string("array")), ("items", element)]
        if least > 0 { members.append(("minItems", .integer(least))) }
        if let most { members.append(("maxItems", .integer(most))) }
        return .object(members)
    }

    package static func oneOrMore(_ element: JSONTree) -> JSONTree {
        .when(type("array"), list(of: element, atLeast: 1), otherwise: element)
    }

    package static func when(_ condition: JSONTree, _ then: JSONTree, otherwise: JSONTree? = nil) -> JSONTree {
        let choice = [("if", condition), ("then", then)]
        return .object(otherwise.map { choice + [("else", $0)] } ?? choice)
    }

    /// A mapping that says more, or a short form.
    package static func either(_ mapping: JSONTree, _ short: JSONTree) -> JSONTree {
        .when(type("object"), mapping, otherwise: short)
    }

    /// That some keys are there.
    package static func has(_ keys: String...) -> JSONTree { .object([("required", .strings(keys))]) }

    /// That a key is there and has one of some values.
    package static func says(_ key: String, _ values: [JSONTree]) -> JSONTree {
        .object([
            ("required", .strings([key])), ("properties", .object([(key, .object([("enum", .array(values))]))])),
        ])
    }

    /// What is said of a key.
    package static func property(_ key: String, _ schema: JSONTree) -> JSONTree {
        .object([("properties", .object([(key, schema)]))])
    }

    /// A mapping from names to one kind of value.
    package static func each(_ schema: JSONTree) -> JSONTree {
        .object([("type", .string("object")), ("additionalProperties", schema)])
    }

    /// A mapping with these keys and no other, of which `rules` say more.
    ///
    /// While a key is misspelt, none is missed: it may be the one that is written.
    package static func mapping(
        _ properties: [(String, JSONTree)], required: [String] = [], rules: [JSONTree] = [],
        besides keywords: [(String, JSONTree)] = []
    ) -> JSONTree {
        let missing = required.isEmpty ? [] : [need(required, while: properties.map { $0.0 })]
        var members: [(String, JSONTree)] = [
            ("type", .string("object")), ("properties", .object(properties)), ("additionalProperties", .bool(false)),
        ]
        if !(missing + rules).isEmpty { members.append(("allOf", .array(missing + rules))) }
        return .object(members + keywords)
    }

    /// That some keys are there, where no key is other than these.
    package static func need(_ required: [String], while keys: [String]) -> JSONTree {
        .when(.object([("propertyNames", oneOf(keys))]), .object([("required", .strings(required))]))
    }

    /// The same, with a sentence for the author.
    package func described(_ text: String?) -> JSONTree {
        guard let text, case .object(let members) = self else { return self }
        return .object(members + [("description", .string(text))])
    }
}

extension [String] {
    /// These keys, each with its schema; any value where none is given.
    package func properties(_ schemas: [String: JSONTree]) -> [(String, JSONTree)] {
        map { ($0, schemas[$0] ?? .anything) }
    }
}
