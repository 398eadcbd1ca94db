import Diagnostics
import Vocabularies
import YAMLTrees

extension FactSections {
    /// The clocks, sorted by the name of their fact.
    func readClocks(_ reader: inout NodeReader) -> [Clock] {
        clocks.sorted.compactMap { clock($0, &reader) }
    }

    /// The datetime fact that a node names, which must be one; `use` ends the message.
    func datetime(_ node: YAMLNode, _ use: String, _ reader: inout NodeReader) -> PackIndex<Fact>? {
        guard let fact = conditions.fact(node, &reader) else { return nil }
        return isDatetime(fact, at: node.range, use, &reader) ? fact : nil
    }

    private func clock(_ declaration: Declaration, _ reader: inout NodeReader) -> Clock? {
        let keys = ["label", "fallback"]
        guard let body = declaration.body, reader.isMapping(body, "a clock", keys: keys),
            let fact = table.resolve(declaration.id, at: declaration.place, &reader),
            isDatetime(fact, at: declaration.place, "a clock", &reader)
        else { return nil }
        let fallbacks = body["fallback"].flatMap { reader.elements(of: $0, "`fallback`") } ?? []
        let facts = fallbacks.compactMap { datetime($0, "a fallback", &reader) }
        guard let label = reader.required("label", in: body, "this clock", at: declaration.place) else { return nil }
        return reader.label(label).map { Clock(fact: fact, label: $0, fallbacks: facts) }
    }

    private func isDatetime(
        _ fact: PackIndex<Fact>, at range: SourceRange, _ use: String, _ reader: inout NodeReader
    ) -> Bool {
        guard let type = type(of: fact) else { return false }
        if case .datetime = type { return true }
        reader.report(
            .wrongFactType, "`\(table.names[fact.position])` is \(type.phrase), and \(use) is a date and time",
            at: range)
        return false
    }
}
