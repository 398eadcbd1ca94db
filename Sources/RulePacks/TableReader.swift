import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads an attribute that is one value, or a table of values by a fact.
struct TableReader {
    /// Tells which facts have one value here.
    let conditions: ConditionReader

    /// Reads one value of the attribute.
    typealias Reading<Value> = (YAMLNode, inout NodeReader) -> Value?

    /// The keys of a table.
    static let keys = ["by", "cases", "when_unknown", "not_asked"]

    /// The attribute; nil when it is broken.
    func choice<Value>(_ node: YAMLNode, _ reader: inout NodeReader, _ read: Reading<Value>) -> Choice<Value>? {
        guard node["by"] != nil || node["cases"] != nil else { return read(node, &reader).map { .fixed($0) } }
        return table(node, &reader, read).map { .table($0) }
    }

    private func table<Value>(_ node: YAMLNode, _ reader: inout NodeReader, _ read: Reading<Value>) -> Table<Value>? {
        guard reader.isMapping(node, "a table", keys: Self.keys) else { return nil }
        let by = reader.required("by", in: node, "this table", at: node.head)
        let fact = by.flatMap { conditions.fact($0, &reader) }
        let whenUnknown = node["when_unknown"].flatMap { read($0, &reader) }
        let notAsked = node["not_asked"].flatMap { read($0, &reader) }
        guard let cases = node.entry(named: "cases") else {
            _ = reader.required("cases", in: node, "this table", at: node.head)
            return nil
        }
        guard let by, let fact, let type = conditions.types[fact.position] else { return nil }
        let rows: [Table<Value>.Row]?
        switch type {
        case .boolean, .enumeration, .ordinal:
            rows = MemberCases(fact: fact, type: type).rows(cases, &reader, read)
        case .integer, .number, .duration:
            rows = ThresholdCases(fact: fact, type: type).rows(cases, &reader, read)
        case .datetime, .string, .set, .records:
            reader.report(
                .wrongFactType, "`\(by.text)` is \(type.phrase), and a table is by a value of a list or a quantity",
                at: by.range, help: ["name a boolean, an enumeration, a scale, a number or a duration"])
            return nil
        }
        guard let rows, (node["when_unknown"] == nil) == (whenUnknown == nil),
            (node["not_asked"] == nil) == (notAsked == nil)
        else { return nil }
        return Table(by: fact, rows: rows, whenUnknown: whenUnknown, notAsked: notAsked)
    }
}

/// Reads the cases of a table on a closed list: one for each value.
private struct MemberCases {
    let fact: PackIndex<Fact>
    let type: FactType

    /// The rows, in the order of the list: the order written can't show.
    func rows<Value>(
        _ cases: YAMLEntry, _ reader: inout NodeReader, _ read: TableReader.Reading<Value>
    ) -> [Table<Value>.Row]? {
        guard let entries = reader.entries(of: cases.value, "the cases of this table") else { return nil }
        var values: [FactValue: (place: SourceRange, value: Value?)] = [:]
        var isWhole = true
        for entry in entries {
            let value = read(entry.value, &reader)
            guard let key = reader.value(entry.key, as: type) else {
                isWhole = false
                continue
            }
            if let first = values[key] {
                reader.report(
                    .unreachableCase, "another case is for the same value as `\(entry.key.text)`", at: entry.key.range,
                    notes: [Diagnostic.Note("the other one is here", at: first.place)], help: ["delete one of the two"])
                isWhole = false
            } else {
                values[key] = (entry.key.range, value)
            }
        }
        // A case that is wrong may be the one that is missing.
        guard isWhole else { return nil }
        let missing = domain.filter { values[$0.value] == nil }
        guard missing.isEmpty else {
            reader.report(
                .tableNotExhaustive,
                "this table has no case for \(missing.map { "`\($0.name)`" }.joined(separator: ", "))",
                at: cases.key.range, help: ["add a case for each"])
            return nil
        }
        let rows = domain.compactMap { member in
            values[member.value]?.value.map { Table.Row(FactTest(fact, .isAmong([member.value])), $0) }
        }
        return rows.count == domain.count ? rows : nil
    }

    private var domain: [(name: String, value: FactValue)] {
        guard let enumeration = type.enumeration else { return [("true", .boolean(true)), ("false", .boolean(false))] }
        return enumeration.knownPositions.map { (enumeration.members[$0].id, .member($0)) }
    }
}
