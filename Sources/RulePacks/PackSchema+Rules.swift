import Vocabularies

extension PackSchema {
    /// What rules and actions both say.
    var attributes: [(String, JSONTree)] {
        let condition = JSONTree.reference("condition")
        let selection = [("in", JSONTree.reference("collection")), ("where", condition)]
        return [
            ("selection", .mapping(selection, required: ["in"])),
            ("stop", .mapping(selection + [("label", JSONTree.reference("words"))], required: ["in"])),
            ("priority-table", table(of: "priority")),
            ("priority-choice", .either(.reference("priority-table"), .reference("priority"))),
            ("deadline", deadline),
            ("deadline-table", table(of: "deadline")),
            ("deadline-choice", .when(isTable, .reference("deadline-table"), otherwise: .reference("deadline"))),
            ("origin", .either(.mapping([("done", .reference("action"))], required: ["done"]), .reference("clock"))),
        ]
    }

    /// A rule and its consequences.
    var rules: [(String, JSONTree)] {
        let kinds = ["require", "recommend", "forbid"]
        let status = JSONTree.oneOf(["experimental", "stable", "deprecated"])
        let demands = JSONTree.list(of: .reference("demand"), atLeast: 1)
        let schemas: [String: JSONTree] = [
            "id": .reference("name"), "title": .reference("words"), "status": status,
            "replaced_by": .reference("rule-name"), "group": .reference("name"), "why": .reference("words"),
            "source": .reference("words"), "reviewed": .reference("day"),
            "references": .list(of: .reference("requirement")), "for_each": .reference("selection"),
            "when": .reference("condition"), "on_unknown": .reference("policy"), "require": demands,
            "recommend": demands, "forbid": .list(of: .reference("ban"), atLeast: 1),
            "protected": .reference("yes-or-no"),
        ]
        let others = RuleReader.keys.filter { !kinds.contains($0) }
        let rule = JSONTree.mapping(
            RuleReader.keys.properties(schemas), required: ["id", "title"],
            rules: [
                .need(["require"], while: others),
                .when(.has("replaced_by"), .need(["status"], while: RuleReader.keys)),
                .when(
                    .says("status", [.string("experimental"), .string("stable")]),
                    .property("replaced_by", .bool(false))),
                .when(
                    .says("status", [.string("deprecated")]), .need(["replaced_by"], while: RuleReader.keys)),
            ])
        return [("name", name), ("rule", rule), ("policy", policy)] + consequences
    }

    private var name: JSONTree {
        .object([
            ("type", .strings(["string", "integer"])), ("pattern", .string("^[a-z0-9]+([-.][a-z0-9]+)*$")),
        ])
    }

    private var policy: JSONTree {
        let facts = JSONTree.list(of: .reference("learnt-fact"), atLeast: 1)
        return .either(.mapping([("precaution", facts)], required: ["precaution"]), .oneOf(["ask"]))
    }

    private var consequences: [(String, JSONTree)] {
        let done = JSONTree.oneOrMore(.reference("action"))
        let start = [("after", JSONTree.reference("time-span-or-zero")), ("of", .reference("origin"))]
        let schemas: [String: JSONTree] = [
            "action": .reference("action"), "as": .reference("name"), "if": .reference("condition"),
            "deadline": .reference("deadline-choice"), "start": .mapping(start, required: ["after"]),
            "every": .reference("time-span"), "interest": .reference("interest"), "on_unknown": .reference("policy"),
            "protected": .reference("yes-or-no"), "because": .reference("words"), "unless": .reference("condition"),
            "until": .mapping([("done", done)], required: ["done"]), "instead": .reference("action"),
        ]
        // Only what a rule wants has a table of priorities.
        func priority(_ name: String) -> [String: JSONTree] { schemas.merging(["priority": .reference(name)]) { $1 } }
        return [
            (
                "demand",
                .mapping(ConsequenceReader.demandKeys.properties(priority("priority-choice")), required: ["action"])
            ),
            (
                "ban",
                .mapping(
                    ConsequenceReader.banKeys.properties(priority("priority")),
                    required: ["action", "because", "interest"])
            ),
        ]
    }

    private var deadline: JSONTree {
        let forms = DeadlineReader.forms
        let durations = JSONTree.reference("time-span-or-zero")
        let other = JSONTree.oneOf(facts.filter { $0.fact.type == .duration }.map { $0.fact.name })
        let schemas: [String: JSONTree] = [
            "within": .either(.mapping([("fact", other)], required: ["fact"]), durations), "without_delay": .onlyTrue,
            "working_days": .reference("count"), "months": .reference("count"), "on_request": .onlyTrue,
            "target": durations, "of": .reference("origin"), "kind": .oneOf(["legal", "contract", "house"]),
            "limit": .onlyTrue, "measured": other,
        ]
        // The second of two forms is the one too many.
        let single = forms.indices.dropLast().map { first in
            let later = forms[(first + 1)...].map { ($0, JSONTree.bool(false)) }
            return JSONTree.when(.has(forms[first]), .object([("properties", .object(later))]))
        }
        func together(_ key: String, _ other: String) -> JSONTree {
            .when(.has(key), .object([("required", .strings([other]))]))
        }
        return .mapping(
            DeadlineReader.keys.properties(schemas),
            rules: single + [
                .need(["within"], while: DeadlineReader.keys.filter { !forms.contains($0) && $0 != "target" }),
                together("target", "without_delay"), together("measured", "limit"),
                .when(.has("without_delay"), .need(["target"], while: DeadlineReader.keys)),
            ])
    }

    private var isTable: JSONTree { .object([("anyOf", .array([.has("by"), .has("cases")]))]) }

    /// A table of values by a fact: a case for each of its values, or bounds.
    private func table(of attribute: String) -> JSONTree {
        let value = JSONTree.reference(attribute)
        let listed = facts.map { $0.fact }.filter { $0.type.isListed }
        let measured = facts.map { $0.fact }.filter { [.integer, .number, .duration].contains($0.type) }
        let bounds = ThresholdCases.operators.map { ($0, JSONTree.reference("text")) }
        let bound = JSONTree.mapping(
            bounds + [("use", value), ("otherwise", value)], besides: [("minProperties", .integer(1))])
        func cases(_ facts: [Fact], _ cases: JSONTree) -> JSONTree {
            .when(.says("by", facts.map { .string($0.name) }), .property("cases", cases))
        }
        let rows = listed.map { $0.type }.distinct().map { type in
            let words = type == .boolean ? ["true", "false", "oui", "non"] : type.words
            return cases(
                listed.filter { $0.type == type },
                .mapping(words.map { ($0, value) }, required: type == .boolean ? [] : words))
        }
        let schemas: [String: JSONTree] = [
            "by": .oneOf((listed + measured).map { $0.name }), "when_unknown": value, "not_asked": value,
        ]
        return .mapping(
            TableReader.keys.properties(schemas), required: ["by", "cases"],
            rules: rows + [cases(measured, .list(of: bound, atLeast: 1))])
    }
}
