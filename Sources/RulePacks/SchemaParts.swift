/// Parts of JSON Schemas that give one message for one mistake: a choice is made by `if`, never by trying branches.
extension JSONTree {
    static let anything = JSONTree.object([])

    static func reference(_ name: String) -> JSONTree { .object([("$ref", .string("#/$defs/" + name))]) }

    static func type(_ name: String) -> JSONTree { .object([("type", .string(name))]) }

    /// One of some names; editors show the label of each.
    static func oneOf(_ words: [String], labels: [String] = []) -> JSONTree {
        let choice = ("enum", JSONTree.strings(words))
        return .object(labels.isEmpty ? [choice] : [choice, ("enumDescriptions", .strings(labels))])
    }

    /// The one value by which a key says something.
    static let onlyTrue = JSONTree.object([("enum", .array([.bool(true), .string("true"), .string("oui")]))])

    static func list(of element: JSONTree, atLeast least: Int = 0, atMost most: Int? = nil) -> JSONTree {
        var members: [(String, JSONTree)] = [("type", .string("array")), ("items", element)]
        if least > 0 { members.append(("minItems", .integer(least))) }
        if let most { members.append(("maxItems", .integer(most))) }
        return .object(members)
    }

    static func oneOrMore(_ element: JSONTree) -> JSONTree {
        .when(type("array"), list(of: element, atLeast: 1), otherwise: element)
    }

    static func when(_ condition: JSONTree, _ then: JSONTree, otherwise: JSONTree? = nil) -> JSONTree {
        let choice = [("if", condition), ("then", then)]
        return .object(otherwise.map { choice + [("else", $0)] } ?? choice)
    }

    /// A mapping that says more, or a short form.
    static func either(_ mapping: JSONTree, _ short: JSONTree) -> JSONTree {
        .when(type("object"), mapping, otherwise: short)
    }

    /// That some keys are there.
    static func has(_ keys: String...) -> JSONTree { .object([("required", .strings(keys))]) }

    /// That a key is there and has one of some values.
    static func says(_ key: String, _ values: [JSONTree]) -> JSONTree {
        .object([
            ("required", .strings([key])), ("properties", .object([(key, .object([("enum", .array(values))]))])),
        ])
    }

    /// What is said of a key.
    static func property(_ key: String, _ schema: JSONTree) -> JSONTree {
        .object([("properties", .object([(key, schema)]))])
    }

    /// A mapping from names to one kind of value.
    static func each(_ schema: JSONTree) -> JSONTree {
        .object([("type", .string("object")), ("additionalProperties", schema)])
    }

    /// A mapping with these keys and no other, of which `rules` say more.
    ///
    /// While a key is misspelt, none is missed: it may be the one that is written.
    static func mapping(
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
    static func need(_ required: [String], while keys: [String]) -> JSONTree {
        .when(.object([("propertyNames", oneOf(keys))]), .object([("required", .strings(required))]))
    }

    /// The same, with a sentence for the author.
    func described(_ text: String?) -> JSONTree {
        guard let text, case .object(let members) = self else { return self }
        return .object(members + [("description", .string(text))])
    }
}

extension [String] {
    /// These keys, each with its schema; any value where none is given.
    func properties(_ schemas: [String: JSONTree]) -> [(String, JSONTree)] {
        map { ($0, schemas[$0] ?? .anything) }
    }
}
