import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads a test of how many there are: a number, or an integer's operators.
struct SizeReader {
    /// What is counted, as messages call it.
    let subject: String

    /// The condition that there are so many or more.
    let atLeast: (Int) -> Condition

    /// The condition that there are so many or fewer.
    let atMost: (Int) -> Condition

    /// Far above any list of a record; it keeps `more_than` from overflowing.
    private static let sizes = 0...100_000

    /// The operators of an integer.
    static let operators = ["is", "is_not", "at_least", "at_most", "more_than", "less_than", "between"]

    /// The condition that a value writes.
    func condition(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard node.kind == .mapping else {
            return reader.integer(node, within: Self.sizes).map { exactly($0) }
        }
        guard reader.isMapping(node, subject, keys: Self.operators) else { return nil }
        return condition(node.entries, at: node.range, &reader)
    }

    /// The condition that operators write together; `place` shows the absence of any.
    func condition(_ entries: [YAMLEntry], at place: SourceRange, _ reader: inout NodeReader) -> Condition? {
        guard !entries.isEmpty else {
            reader.report(
                .missingValue, "no test is written here", at: place,
                help: ["operators of \(subject): \(Self.operators.joined(separator: ", "))"])
            return nil
        }
        let known = entries.filter { Self.operators.contains($0.key.text) }
        let parts = known.sorted { precedes($0.key.text, $1.key.text) }.map { part($0, &reader) }
        return parts.contains { $0 == nil } || parts.isEmpty ? nil : .conjunction(parts.compactMap { $0 })
    }

    private func part(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Condition? {
        if entry.key.text == "between" { return between(entry.value, &reader) }
        guard let size = reader.integer(entry.value, within: Self.sizes) else { return nil }
        switch entry.key.text {
        case "is_not": return .not(exactly(size))
        case "at_least": return atLeast(size)
        case "at_most": return atMost(size)
        case "more_than": return atLeast(size + 1)
        case "less_than": return atMost(size - 1)
        default: return exactly(size)
        }
    }

    private func between(_ node: YAMLNode, _ reader: inout NodeReader) -> Condition? {
        guard let (first, last) = reader.ends(of: node), let low = reader.integer(first, within: Self.sizes),
            let high = reader.integer(last, within: Self.sizes)
        else { return nil }
        guard low <= high else {
            reader.report(
                .reversedBounds, "`between` starts above its end, so it never holds", at: first.range,
                help: ["write the lowest first: `[\(high), \(low)]`"])
            return nil
        }
        return .all([atLeast(low), atMost(high)])
    }

    private func exactly(_ size: Int) -> Condition {
        .all([atLeast(size), atMost(size)])
    }
}
