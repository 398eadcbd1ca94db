import RuleEngine
import Vocabularies
import YAMLTrees

extension TestReader {
    /// A test of a fact that holds one value, other than a text.
    func valueTest(_ name: String, _ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        switch name {
        case "in", "not_in":
            guard let values = values(node, as: type, name, &reader) else { return nil }
            return name == "in" ? test(.isAmong(values)) : .not(test(.isAmong(values)))
        case "between":
            return bounds(node, &reader).map { .all([test(.atLeast($0)), test(.atMost($1))]) }
        default: break
        }
        guard let value = reader.value(node, as: type) else { return nil }
        switch name {
        case "is_not": return .not(test(.isAmong([value])))
        case "is_a": return test(.isAmong(descendants([value])))
        case "is_not_a": return .not(test(.isAmong(descendants([value]))))
        case "at_least": return test(.atLeast(value))
        case "at_most": return test(.atMost(value))
        case "more_than", "after": return test(.moreThan(value))
        case "less_than", "before": return test(.lessThan(value))
        default: return test(.isAmong([value]))
        }
    }

    /// A test of a text.
    func textTest(_ name: String, _ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        switch name {
        case "in": return values(node, as: type, name, &reader).map { test(.isAmong($0)) }
        case "mentions": return phrases(node, &reader).map { test(.mentions($0)) }
        default: break
        }
        guard let text = reader.plainText(node) else { return nil }
        switch name {
        case "is_not": return .not(test(.isAmong([.string(text)])))
        case "starts_with": return test(.startsWith(text))
        case "contains": return test(.containsText(text))
        default: return test(.isAmong([.string(text)]))
        }
    }

    /// A test of a set.
    func setTest(
        _ name: String, _ node: YAMLNode, _ member: SetMemberType, _ reader: inout NodeReader
    ) -> Condition? {
        switch name {
        case "is_empty": return reader.boolean(node).map { test($0 ? .sizeAtMost(0) : .sizeAtLeast(1)) }
        case "size":
            let sizes = SizeReader(subject: "`size`") {
                test(.sizeAtLeast($0))
            } atMost: {
                test(.sizeAtMost($0))
            }
            return sizes.condition(node, &reader)
        default: break
        }
        let isSingle = name == "contains" || name == "contains_a"
        let read =
            isSingle ? reader.value(node, as: member.type).map { [$0] } : values(node, as: member.type, name, &reader)
        guard let read else { return nil }
        let choices = read.map { name.hasSuffix("_a") ? descendants([$0]) : [$0] }
        if name.hasPrefix("contains_all") { return .conjunction(choices.map { test(.containsAny($0)) }) }
        let any = test(.containsAny(choices.flatMap { $0 }.distinct()))
        return name.hasPrefix("contains_none") ? .not(any) : any
    }

    /// The values and those below them in their tree.
    private func descendants(_ values: [FactValue]) -> [FactValue] {
        guard let enumeration = type.enumeration else { return values }
        return values.flatMap { value -> [FactValue] in
            guard case .member(let position) = value else { return [value] }
            return enumeration.descendants(of: position).map { .member($0) }
        }
    }

    private func values(
        _ node: YAMLNode, as type: FactType, _ name: String, _ reader: inout NodeReader
    ) -> [FactValue]? {
        guard let elements = reader.someElements(of: node, "`\(name)`") else { return nil }
        let values = elements.map { reader.value($0, as: type) }
        return values.contains { $0 == nil } ? nil : values.compactMap { $0 }.distinct()
    }

    private func bounds(_ node: YAMLNode, _ reader: inout NodeReader) -> (FactValue, FactValue)? {
        guard let (first, last) = reader.ends(of: node) else { return nil }
        let values = [first, last].map { reader.value($0, as: type) }
        guard let low = values[0], let high = values[1] else { return nil }
        guard low.compared(to: high) != .above else {
            reader.report(
                .reversedBounds, "`between` starts above its end, so it never holds", at: first.range,
                help: ["write the lowest first: `[\(last.text), \(first.text)]`"])
            return nil
        }
        return (low, high)
    }

    private func phrases(_ node: YAMLNode, _ reader: inout NodeReader) -> [String]? {
        let nodes = node.kind == .sequence ? reader.someElements(of: node, "`mentions`") : [node]
        guard let nodes else { return nil }
        let phrases = nodes.map { node -> String? in
            guard let phrase = reader.plainText(node) else { return nil }
            guard !foldedWords(phrase).isEmpty else {
                reader.report(
                    .missingValue, "`\(phrase)` holds no word", at: node.range,
                    help: ["write whole words; `contains` looks for any characters"])
                return nil
            }
            return phrase
        }
        return phrases.contains { $0 == nil } ? nil : phrases.compactMap { $0 }
    }
}

extension NodeReader {
    /// Where a `between` starts and ends.
    mutating func ends(of node: YAMLNode) -> (first: YAMLNode, last: YAMLNode)? {
        guard let elements = elements(of: node, "`between`") else { return nil }
        guard elements.count == 2 else {
            report(.wrongShape, "`between` takes two values", at: node.head, help: ["write `[lowest, highest]`"])
            return nil
        }
        return (elements[0], elements[1])
    }
}
