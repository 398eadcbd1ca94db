import Vocabularies
import YAMLTrees

/// The priorities of a pack, from the most pressing.
struct PriorityScale {
    let table: NameTable<Priority>
    let priorities: [Priority]

    /// Reads the section; in its short form each priority weighs one more than the next.
    init(_ sections: Sections, _ reader: inout NodeReader) {
        let declarations = reader.declarations(
            in: sections["priorities"], "priority", form: .idWithCapitals, allowsList: true)
        var table: NameTable<Priority> = declarations.table("priority", unknown: .unknownPriority, inOrder: true)
        table.isIncomplete = table.isIncomplete || sections.mayLackNames(of: "priorities")
        self.table = table
        var marks: Set<String> = []
        priorities = declarations.list.enumerated().compactMap { position, declaration in
            Self.priority(declaration, weight: declarations.list.count - position, &marks, &reader)
        }
    }

    private static func priority(
        _ declaration: Declaration, weight: Int, _ marks: inout Set<String>, _ reader: inout NodeReader
    ) -> Priority? {
        let id = declaration.id
        guard let body = declaration.body else {
            return Priority(id: id, label: id, mark: freeMark(id, &marks), weight: weight, neverWaits: false)
        }
        let keys = ["label", "mark", "weight", "never_waits"]
        guard reader.isMapping(body, "a priority", keys: keys) else { return nil }
        let label = body["label"].map { reader.label($0) } ?? id
        let mark = body["mark"].map { letter($0, &reader) } ?? freeMark(id, &marks)
        let weight = body["weight"].map { reader.integer($0, within: 1...1000) } ?? weight
        let neverWaits = body["never_waits"].map { reader.boolean($0) } ?? false
        guard let label, let mark, let weight, let neverWaits else { return nil }
        marks.insert(mark)
        return Priority(id: id, label: label, mark: mark, weight: weight, neverWaits: neverWaits)
    }

    /// A letter as written: `N` or `Y` alone is not taken for a boolean by anybody who reads it.
    private static func letter(_ node: YAMLNode, _ reader: inout NodeReader) -> String? {
        guard let mark = reader.scalar(node, "a letter") else { return nil }
        guard mark.count == 1, mark != " " else {
            reader.report(.labelTooLong, "a mark is one letter, and `\(mark)` is not", at: node.range)
            return nil
        }
        return mark
    }

    /// The first letter of an id that no earlier priority uses.
    private static func freeMark(_ id: String, _ marks: inout Set<String>) -> String {
        let letters = id.uppercased().map { String($0) }
        let mark = letters.first { !marks.contains($0) } ?? letters.first ?? "?"
        marks.insert(mark)
        return mark
    }
}
