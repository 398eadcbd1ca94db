import YAMLTrees

extension YAMLNode {
    /// The first value that another document doesn't have at the same place and written in the same way, if any.
    ///
    /// Single and double quotes are one way.
    func firstDifference(from other: YAMLNode) -> YAMLNode? {
        guard kind == other.kind, style.meaning == other.style.meaning, utf8.elementsEqual(other.utf8) else {
            return self
        }
        let pairs: ([YAMLNode], [YAMLNode]) =
            kind == .mapping
            ? (entries.flatMap { [$0.key, $0.value] }, other.entries.flatMap { [$0.key, $0.value] })
            : (elements, other.elements)
        guard pairs.0.count == pairs.1.count else { return self }
        for (mine, its) in zip(pairs.0, pairs.1) {
            if let difference = mine.firstDifference(from: its) { return difference }
        }
        return nil
    }
}

extension YAMLStyle {
    fileprivate var meaning: YAMLStyle { self == .singleQuoted ? .doubleQuoted : self }
}
