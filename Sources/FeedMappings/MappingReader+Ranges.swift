import Diagnostics
import IncidentFeeds
import RulePacks
import Vocabularies
import YAMLTrees

/// What stands for numbers.
extension MappingReader {
    /// `[{less_than: bound, use: value}, {at_most: bound, use: value}, {otherwise: value}]`, in rising order.
    mutating func numbers(_ node: YAMLNode, _ type: FactType) -> Source.Reading? {
        guard let elements = reader.someElements(of: node, "`ranges`") else { return nil }
        var ranges: [NumberRange] = []
        var others: [JSONValue.Content?] = []
        for element in elements {
            guard reader.isMapping(element, "a range", keys: ["less_than", "at_most", "use", "otherwise"]),
                let bound = bound(of: element)
            else { continue }
            if bound.key.text == "otherwise" {
                if !others.isEmpty {
                    reader.report(
                        .unreachableCase, "another `otherwise` stands before this one", at: bound.key.range,
                        help: ["keep one of them"])
                }
                if let value = outcome(bound.value, type) { others.append(value) }
            } else if let range = range(element, bound, type) {
                if let last = ranges.last, !range.reaches(past: last) {
                    reader.report(
                        .unreachableCase, "the ranges before this one leave it nothing", at: bound.value.range,
                        help: ["write the ranges from the lowest bound to the highest"])
                }
                ranges.append(range)
            }
        }
        if !elements.contains(where: { $0["otherwise"] != nil }) {
            reader.report(
                .tableWithoutDefault, "these ranges have no `otherwise`", at: node.head,
                help: ["add `{otherwise: …}`, or `{otherwise: absent}`"])
        }
        return .ranges(ranges, otherwise: others.first ?? nil)
    }

    /// The one bound of a range, or its `otherwise`.
    private mutating func bound(of element: YAMLNode) -> YAMLEntry? {
        let given = ["otherwise", "less_than", "at_most"].compactMap { element.entry(named: $0) }
        guard let first = given.first else {
            reader.report(
                .missingKey, "this range has no bound", at: element.head,
                help: ["add `less_than: …` or `at_most: …`; what stands for any other number is `{otherwise: …}`"])
            return nil
        }
        let use = first.key.text == "otherwise" ? element.entry(named: "use") : nil
        if let second = given.dropFirst().first ?? use {
            reader.report(
                .misplacedKey, "`\(second.key.text)` changes nothing beside `\(first.key.text)`", at: second.key.range,
                help: ["keep one of them"])
        }
        return first
    }

    private mutating func range(_ element: YAMLNode, _ bound: YAMLEntry, _ type: FactType) -> NumberRange? {
        let value = reader.required("use", in: element, "a range", at: element.head).flatMap { outcome($0, type) }
        guard reader.value(bound.value, as: .number) != nil, let number = Double(bound.value.text), let value else {
            return nil
        }
        return NumberRange(bound: number, includesBound: bound.key.text == "at_most", value: value)
    }
}

extension NumberRange {
    /// Whether it holds numbers that the one before it doesn't.
    fileprivate func reaches(past other: NumberRange) -> Bool {
        bound > other.bound || bound == other.bound && includesBound && !other.includesBound
    }
}
