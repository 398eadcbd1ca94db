import Vocabularies

extension PackSchema {
    /// For each type of the pack's facts: the facts, the values, the tests.
    var types: [(String, JSONTree)] {
        // The first two are named elsewhere too.
        let types = ([.boolean, .datetime] + facts.map { $0.fact.type }).filter { !$0.isRecords }.distinct()
        let values = facts.compactMap { $0.fact.type.enumeration }.distinct().map { list in
            let known = list.knownPositions.map { list.members[$0] }
            return ("values-" + name(of: list), JSONTree.oneOf(known.map { $0.id }, labels: known.map { $0.label }))
        }
        let operands = types.map { type in
            ("facts-" + word(for: type), JSONTree.oneOf(facts.filter { $0.fact.type == type }.map { $0.fact.name }))
        }
        let tests = types.map { ("test-" + word(for: $0), test($0)) }
        let records = JSONTree.mapping([("known", .reference("yes-or-no"))], besides: Self.some)
        return values + operands + tests + [("test-records", records), ("size", size)]
    }

    /// A condition: facts, and what is said of several.
    var conditions: [(String, JSONTree)] {
        let condition = JSONTree.reference("condition")
        let parts = JSONTree.list(of: condition, atLeast: 1)
        let looked = [("in", JSONTree.reference("collection")), ("where", condition)]
        let look = JSONTree.mapping(looked, required: ["in", "where"])
        let count = JSONTree.mapping(
            looked + sizes, required: ["in", "where"],
            rules: [.need(["at_least"], while: ["in", "where"])])
        let combined: [String: JSONTree] = [
            "all": parts, "any": parts, "not": condition, "some": look, "every": look, "count": count,
            "done": .oneOrMore(.reference("action")), "no_rule": .reference("group"),
            "now.working_hours": .reference("yes-or-no"),
        ]
        let tests = facts.map { fact, description in
            (fact.name, JSONTree.reference("test-" + word(for: fact.type)).described(description))
        }
        return [("condition", .mapping(ConditionReader.keys.properties(combined) + tests))]
    }

    /// A value of a type, as it is written.
    func value(_ type: FactType) -> JSONTree {
        switch type {
        case .boolean: .reference("yes-or-no")
        case .enumeration(let list), .ordinal(let list): .reference("values-" + name(of: list))
        case .integer: .reference("integer")
        case .number: .reference("number")
        case .duration: .reference("time-span-or-zero")
        case .datetime: .reference("moment")
        case .string, .set: .reference("text")
        case .records: .anything
        }
    }

    /// What the definitions of a type are called after.
    func word(for type: FactType) -> String {
        switch type {
        case .boolean, .integer, .number, .duration, .datetime, .string, .set(.string): type.keyword
        case .enumeration(let list): "enum-" + name(of: list)
        case .ordinal(let list): "ordinal-" + name(of: list)
        case .set(.enumeration(let list)): "set-" + name(of: list)
        case .records: "records"
        }
    }

    private func name(of list: Enumeration) -> String { lists[list] ?? "" }

    private static let some: [(String, JSONTree)] = [("minProperties", .integer(1))]

    private func test(_ type: FactType) -> JSONTree {
        let operators = type.operators.map { ($0, operand($0, of: type)) }
        guard type.operators.contains("is") else { return .mapping(operators, besides: Self.some) }
        let other = [("fact", JSONTree.reference("facts-" + word(for: type)))]
        let isAlone = JSONTree.when(.has("fact"), .object([("maxProperties", .integer(1))]))
        return .either(.mapping(operators + other, rules: [isAlone], besides: Self.some), value(type))
    }

    /// What an operator takes: a value, or a fact that has one.
    private func operand(_ name: String, of type: FactType) -> JSONTree {
        let value = literal(name, of: type)
        guard let (_, expected) = type.relation(name), facts.contains(where: { $0.fact.type == expected }) else {
            return value
        }
        let other = [("fact", JSONTree.reference("facts-" + word(for: expected)))]
        return .either(.mapping(other, required: ["fact"]), value)
    }

    private func literal(_ name: String, of type: FactType) -> JSONTree {
        switch (name, type) {
        case ("known", _), ("is_empty", _): return .reference("yes-or-no")
        case ("older_than", _), ("within_last", _): return .reference("time-span-or-zero")
        case ("size", _): return .reference("size")
        case ("between", _): return .list(of: value(type), atLeast: 2, atMost: 2)
        case ("mentions", _): return .oneOrMore(.reference("text"))
        case ("in", _), ("not_in", _): return .list(of: value(type), atLeast: 1)
        case ("contains", .set(let member)), ("contains_a", .set(let member)): return value(member.type)
        case (_, .set(let member)): return .list(of: value(member.type), atLeast: 1)
        default: return value(type)
        }
    }

    private var sizes: [(String, JSONTree)] {
        let count = JSONTree.reference("count")
        let pair = JSONTree.list(of: count, atLeast: 2, atMost: 2)
        return SizeReader.operators.map { ($0, $0 == "between" ? pair : count) }
    }

    private var size: JSONTree { .either(.mapping(sizes, besides: Self.some), .reference("count")) }
}

extension FactType {
    /// True for a collection.
    fileprivate var isRecords: Bool { if case .records = self { true } else { false } }
}
