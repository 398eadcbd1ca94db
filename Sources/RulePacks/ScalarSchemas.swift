/// The schemas of texts; where one looks like a number, readers of YAML make it a number.
package enum ScalarSchemas {
    /// By the names under which the schema of a profile refers to them.
    package static let all: [(String, JSONTree)] = [
        ("unknown", .object([("enum", .array([.null, .string("inconnu"), .string("inconnue")]))])),
        ("text", scalar(["string", "number"], #"\S"#)),
        ("id", .object([("type", .strings(["string", "number", "boolean"]))])),
        (
            "yes-or-no",
            .object([
                ("enum", .array([.bool(true), .bool(false)] + ["true", "false", "oui", "non"].map { .string($0) }))
            ])
        ),
        ("integer", scalar(["integer", "string"], "^-?(0|[1-9][0-9]*)$")),
        ("number", scalar(["number", "string"], #"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"#)),
        ("count", scalar(["integer", "string"], "^(-?0|[1-9][0-9]*)$", minimum: 0)),
        ("time-span-or-zero", scalar(["string"], span)),
        // A span is zero where all its digits are.
        ("time-span", .object([("allOf", .array([scalar(["string"], span), scalar(["string"], "[1-9]")]))])),
        ("day", scalar(["string"], day)),
        ("day-or-never", scalar(["string"], "\(day)|^jamais$")),
        ("moment", scalar(["string"], "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2})$")),
        ("time", scalar(["string"], "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")),
        (
            "telephone",
            .object([
                (
                    "anyOf",
                    .array([
                        scalar(["string", "integer"], "^[ +.()]*([0-9][ +.()]*){2,15}$", minimum: 10),
                        // Two figures with a dot between them are a number to readers of YAML.
                        .object([
                            ("type", .string("number")), ("not", .object([("type", .string("integer"))])),
                            ("minimum", .integer(0)),
                        ]),
                    ])
                )
            ])
        ),
        ("finess", scalar(["string", "integer"], "^[0-9A-Z]{9}$", minimum: 10_000_000, maximum: 999_999_999)),
    ]

    private static let day = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

    /// Each unit once, from large to small, as we write them or as ISO 8601 does.
    private static let span: String = {
        let blank = "[ \u{A0}\u{202F}]*"
        let french = ["j", "h", "min", "s"].map { "([0-9]+\(blank)\($0)\(blank))?" }.joined()
        let iso = "P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?"
        return "^(?=.*[0-9])\(blank)(\(french)|\(iso))\(blank)$"
    }()

    private static func scalar(
        _ types: [String], _ pattern: String, minimum: Int? = nil, maximum: Int? = nil
    ) -> JSONTree {
        let bounds = [("minimum", minimum), ("maximum", maximum)].compactMap { name, bound in
            bound.map { (name, JSONTree.integer($0)) }
        }
        return .object(
            [("type", types.count == 1 ? .string(types[0]) : .strings(types)), ("pattern", .string(pattern))] + bounds)
    }
}
