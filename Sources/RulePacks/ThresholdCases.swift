import CivilTime
import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads the cases of a table on a quantity: tried in the order written, the last one for what is left.
struct ThresholdCases {
    let fact: PackIndex<Fact>
    let type: FactType

    /// The bounds of which a case has one.
    static let operators = ["at_most", "less_than", "at_least", "more_than"]

    /// One case: a bound and its operator, or what is left.
    private struct Case<Value> {
        let place: SourceRange
        let bound: Bound?
        let value: Value?
    }

    private struct Bound {
        let operation: String
        let text: String
        let value: FactValue

        var predicate: Predicate {
            switch operation {
            case "at_most": .atMost(value)
            case "less_than": .lessThan(value)
            case "at_least": .atLeast(value)
            default: .moreThan(value)
            }
        }
    }

    /// The rows, in the order written.
    func rows<Value>(
        _ cases: YAMLEntry, _ reader: inout NodeReader, _ read: TableReader.Reading<Value>
    ) -> [Table<Value>.Row]? {
        guard let elements = reader.someElements(of: cases.value, "the cases of a table on \(type.phrase)") else {
            return nil
        }
        let list = elements.map { self.element($0, &reader, read) }
        let read = list.compactMap { $0 }
        guard read.count == list.count, isWhole(read, at: cases.key.range, &reader) else { return nil }
        let rows = read.compactMap { one in
            one.value.map { Table.Row(one.bound.map { FactTest(fact, $0.predicate) }, $0) }
        }
        return rows.count == list.count ? rows : nil
    }

    private func element<Value>(
        _ node: YAMLNode, _ reader: inout NodeReader, _ read: TableReader.Reading<Value>
    ) -> Case<Value>? {
        guard reader.isMapping(node, "a case", keys: Self.operators + ["use", "otherwise"]) else { return nil }
        if let otherwise = node.entry(named: "otherwise") {
            if let other = node.entries.first(where: { $0.key.text != "otherwise" }) {
                reader.report(
                    .misplacedKey, "`otherwise` stands alone in its case", at: other.key.range,
                    help: ["write `{otherwise: …}`"])
                return nil
            }
            return Case(place: otherwise.key.range, bound: nil, value: read(otherwise.value, &reader))
        }
        let use = reader.required("use", in: node, "this case", at: node.head)
        let value = use.flatMap { read($0, &reader) }
        let given = Self.operators.compactMap { node.entry(named: $0) }
        guard let entry = given.first, given.count == 1 else {
            reader.report(
                given.isEmpty ? .missingKey : .misplacedKey, "a case has one bound, not \(given.count)",
                at: given.last?.key.range ?? node.head,
                help: ["write one of: \(Self.operators.joined(separator: ", ")); earlier cases come first"])
            return nil
        }
        guard use != nil, let bound = reader.value(entry.value, as: type) else { return nil }
        return Case(
            place: entry.value.range,
            bound: Bound(operation: entry.key.text, text: entry.value.text, value: bound), value: value)
    }

    /// Whether every case can apply and one always does; reported otherwise.
    private func isWhole<Value>(_ cases: [Case<Value>], at place: SourceRange, _ reader: inout NodeReader) -> Bool {
        let line = NumberLine(cases.compactMap { $0.bound.map { ($0.value, $0.text) } })
        var left = Set(line.places)
        for one in cases {
            let covered = one.bound.map { line.places(meeting: $0.operation, $0.value) } ?? line.places
            guard !left.isDisjoint(with: covered) else {
                reader.report(
                    .unreachableCase, "the cases before this one leave it nothing", at: one.place,
                    help: ["delete it, or move it up"])
                return false
            }
            left.subtract(covered)
        }
        guard !left.isEmpty else { return true }
        let missing = left.sorted().map { line.name(of: $0) }.joined(separator: ", ")
        reader.report(
            .tableNotExhaustive, "this table has no case for \(missing)", at: place, help: ["end with `{otherwise: …}`"]
        )
        return false
    }
}

/// The places that some bounds tell apart: each bound, and each stretch between two.
private struct NumberLine {
    /// In rising order, each once, as written.
    private let bounds: [(value: FactValue, text: String)]

    init(_ bounds: [(value: FactValue, text: String)]) {
        var sorted = bounds.sorted { $0.value.compared(to: $1.value) == .below }
        sorted = sorted.indices.filter { $0 == 0 || sorted[$0].value != sorted[$0 - 1].value }.map { sorted[$0] }
        self.bounds = sorted
    }

    /// Even for a stretch, odd for a bound; a stretch that holds no value is left out.
    var places: [Int] {
        (0...2 * bounds.count).filter { place in
            guard place.isMultiple(of: 2), !bounds.isEmpty else { return true }
            let after = place / 2
            if after == 0 { return bounds[0].value != .duration(.zero) }
            guard after < bounds.count, case .integer(let low) = bounds[after - 1].value,
                case .integer(let high) = bounds[after].value
            else { return true }
            return high - 1 > low
        }
    }

    /// Where a bound holds.
    func places(meeting operation: String, _ value: FactValue) -> [Int] {
        let own = 2 * (bounds.firstIndex { $0.value == value } ?? 0) + 1
        return places.filter { place in
            switch operation {
            case "at_most": place <= own
            case "less_than": place < own
            case "at_least": place >= own
            default: place > own
            }
        }
    }

    /// A place in words.
    func name(of place: Int) -> String {
        let after = place / 2
        if !place.isMultiple(of: 2) { return "`\(bounds[after].text)`" }
        if bounds.isEmpty { return "any value" }
        if after == 0 { return "less than `\(bounds[0].text)`" }
        if after == bounds.count { return "more than `\(bounds[after - 1].text)`" }
        return "what is between `\(bounds[after - 1].text)` and `\(bounds[after].text)`"
    }
}
