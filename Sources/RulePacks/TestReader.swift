import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what a condition asks of one fact: a value, or operators that all must hold.
struct TestReader {
    let fact: PackIndex<Fact>
    let name: String
    let type: FactType

    /// Resolves the other fact of a comparison.
    let conditions: ConditionReader

    /// The condition that a value or a mapping of operators writes.
    func condition(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard node.kind == .mapping else { return shortForm(node, &reader) }
        guard let entries = reader.entries(of: node, "a test") else { return nil }
        if let entry = entries.first, entry.key.text == "fact" {
            guard operators.contains("is") else { return shortForm(node, &reader) }
            return comparison("is", node, at: entry.key.range, &reader)
        }
        guard !reader.isCut(entries, operators) else { return nil }
        guard !entries.isEmpty else {
            reader.report(.missingValue, "no test is written here", at: node.range, help: [operatorHelp])
            return nil
        }
        let parts = entries.map { (key: $0.key.text, part: part($0, &reader)) }
        if parts.count > 1 {
            for (entry, read) in zip(entries, parts) {
                if let part = read.part { reader.places?.note(part, of: reader.owner, at: entry.key.range) }
            }
        }
        let sorted = parts.sorted { precedes($0.key, $1.key) }.compactMap { $0.part }
        return sorted.count == parts.count ? .conjunction(sorted) : nil
    }

    private func shortForm(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard operators.contains("is") else {
            reader.report(
                .wrongShape, "`\(name)` is \(type.phrase): it is tested by an operator", at: node.head,
                help: [operatorHelp])
            return nil
        }
        guard node.kind == .scalar else {
            reader.report(
                .wrongShape, "`\(name)` is tested against one value, not a list", at: node.head,
                help: [operators.contains("in") ? "write `{in: [a, b]}`" : operatorHelp])
            return nil
        }
        return reader.value(node, as: type).map { test(.isAmong([$0])) }
    }

    private func part(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        let key = entry.key.text
        guard operators.contains(key) else {
            reader.report(
                .unknownOperator, "`\(key)` is not an operator of `\(name)`, which is \(type.phrase)",
                at: entry.key.range, word: key, among: operators, help: [operatorHelp])
            return nil
        }
        if entry.value.entries.first?.key.text == "fact" {
            return comparison(key, entry.value, at: entry.key.range, &reader)
        }
        if ["older_than", "within_last"].contains(key), conditions.collections[fact.position] != nil {
            reader.report(
                .unsupportedConstruct, "`\(key)` is not read by this version on a fact of records",
                at: entry.key.range)
            return nil
        }
        switch key {
        case "known": return reader.boolean(entry.value).map { $0 ? test(.known) : .not(test(.known)) }
        case "older_than": return reader.duration(entry.value).map { test(.olderThan($0)) }
        case "within_last": return reader.duration(entry.value).map { test(.withinLast($0)) }
        default: break
        }
        switch type {
        case .string: return textTest(key, entry.value, &reader)
        case .set(let member): return setTest(key, entry.value, member, &reader)
        default: return valueTest(key, entry.value, &reader)
        }
    }

    /// A test of this fact.
    func test(_ predicate: Predicate) -> Condition { .test(FactTest(fact, predicate)) }

    private var operators: [String] { type.operators }

    private var operatorHelp: String { "operators of \(type.phrase): \(operators.joined(separator: ", "))" }
}

extension FactType {
    /// The operators by which a fact of this type is tested.
    var operators: [String] {
        switch self {
        case .boolean: ["is", "known"]
        case .enumeration: ["is", "is_not", "in", "not_in", "is_a", "is_not_a", "known"]
        case .ordinal, .integer, .number, .duration:
            ["is", "is_not", "at_least", "at_most", "more_than", "less_than", "between", "known"]
        case .datetime: ["before", "after", "older_than", "within_last", "known"]
        case .string: ["is", "is_not", "in", "starts_with", "contains", "mentions", "known"]
        case .set:
            [
                "contains", "contains_any", "contains_all", "contains_none", "contains_a", "contains_any_a",
                "contains_all_a", "contains_none_a", "is_empty", "size", "known",
            ]
        case .records: ["known"]
        }
    }
}
