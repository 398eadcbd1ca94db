import RuleEngine
import Vocabularies
import YAMLTrees

extension TestReader {
    /// Far above any set of a record; it keeps `more_than` from overflowing.
    private static let sizes = 0...100_000

    private static let operators = ["is", "is_not", "at_least", "at_most", "more_than", "less_than", "between"]

    /// A test of the number of members of a set: a number, or an integer's operators.
    func sizeTest(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard node.kind == .mapping else {
            return reader.integer(node, within: Self.sizes).map { exactly($0) }
        }
        guard reader.isMapping(node, "`size`", keys: Self.operators) else { return nil }
        let entries = node.entries.sorted { precedes($0.key.text, $1.key.text) }
        guard !entries.isEmpty else {
            reader.report(.missingValue, "no test is written here", at: node.range)
            return nil
        }
        let parts = entries.filter { Self.operators.contains($0.key.text) }.map { part($0, &reader) }
        return parts.contains { $0 == nil } || parts.isEmpty ? nil : .conjunction(parts.compactMap { $0 })
    }

    private func part(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        if entry.key.text == "between" { return between(entry.value, &reader) }
        guard let size = reader.integer(entry.value, within: Self.sizes) else { return nil }
        switch entry.key.text {
        case "is_not": return .not(exactly(size))
        case "at_least": return test(.sizeAtLeast(size))
        case "at_most": return test(.sizeAtMost(size))
        case "more_than": return test(.sizeAtLeast(size + 1))
        case "less_than": return test(.sizeAtMost(size - 1))
        default: return exactly(size)
        }
    }

    private func between(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard let elements = reader.elements(of: node, "`between`") else { return nil }
        guard elements.count == 2 else {
            reader.report(.wrongShape, "`between` takes two values", at: node.head, help: ["write `[lowest, highest]`"])
            return nil
        }
        guard let low = reader.integer(elements[0], within: Self.sizes),
            let high = reader.integer(elements[1], within: Self.sizes)
        else { return nil }
        guard low <= high else {
            reader.report(
                .reversedBounds, "`between` starts above its end, so it never holds", at: elements[0].range,
                help: ["write the lowest first: `[\(high), \(low)]`"])
            return nil
        }
        return .all([test(.sizeAtLeast(low)), test(.sizeAtMost(high))])
    }

    private func exactly(_ size: Int) -> Condition {
        .all([test(.sizeAtLeast(size)), test(.sizeAtMost(size))])
    }
}
