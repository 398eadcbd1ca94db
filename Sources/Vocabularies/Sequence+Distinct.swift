extension Sequence where Element: Hashable {
    /// The elements, each once, where it first stands.
    package func distinct() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
