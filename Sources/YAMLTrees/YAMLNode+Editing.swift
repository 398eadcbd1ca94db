/// Values put together from others, each of which keeps its own place and file.
extension YAMLNode {
    /// A sequence of these values, where this one stands.
    package func with(elements: [YAMLNode]) -> YAMLNode { holding(elements, as: .sequence) }

    /// A mapping of these pairs, where this value stands.
    package func with(entries: [YAMLEntry]) -> YAMLNode {
        holding(entries.flatMap { [$0.key, $0.value] }, as: .mapping)
    }

    /// A key with this name, where this value stands.
    package func key(named name: String) -> YAMLNode {
        let text = Array(name.utf8)
        let node = FlatNode(
            kind: .scalar, style: .plain, start: flat.start, end: flat.end, first: 0, count: Int32(text.count))
        return YAMLNode(tree: YAMLTree(path: tree.path, nodes: [node], text: text), index: 0)
    }

    private func holding(_ children: [YAMLNode], as kind: YAMLKind) -> YAMLNode {
        let style = flat.kind == kind ? flat.style : .flow
        let node = FlatNode(
            kind: kind, style: style, start: flat.start, end: flat.end, first: -1, count: Int32(children.count))
        return YAMLNode(tree: YAMLTree(path: tree.path, nodes: [node], text: [], grafts: children), index: 0)
    }
}

extension YAMLNode {
    /// Whether another value says the same: texts to the letter, however quoted, and keys in any order.
    package func says(sameAs other: YAMLNode) -> Bool {
        guard kind == other.kind else { return false }
        switch kind {
        case .scalar: return utf8.elementsEqual(other.utf8)
        case .sequence:
            let (left, right) = (elements, other.elements)
            return left.count == right.count && zip(left, right).allSatisfy { $0.says(sameAs: $1) }
        case .mapping:
            let (left, right) = (entries, other.entries)
            return left.count == right.count
                && left.allSatisfy { entry in other[entry.key.text].map { entry.value.says(sameAs: $0) } ?? false }
        }
    }

    /// The value on one line, as a message quotes it.
    package var flowText: String {
        switch kind {
        case .scalar: text
        case .sequence: "[" + elements.map { $0.flowText }.joined(separator: ", ") + "]"
        case .mapping: "{" + entries.map { "\($0.key.text): \($0.value.flowText)" }.joined(separator: ", ") + "}"
        }
    }
}
