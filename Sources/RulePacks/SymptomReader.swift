import Diagnostics
import RuleEngine
import Vocabularies
import YAMLTrees

/// Reads what people see before anybody knows what it is: `symptoms`.
struct SymptomReader {
    let facts: FactSections

    /// The keys of a symptom.
    static let keys = ["label", "facts"]

    /// A label stands beside its number on a line of a terminal.
    private static let labelLimit = 72

    /// As written; what is wrong is left out.
    func read(_ sections: Sections, _ reader: inout NodeReader) -> [Symptom] {
        reader.declarations(in: sections["symptoms"], "symptom").list.compactMap { declaration in
            guard let body = declaration.body, reader.isMapping(body, "a symptom", keys: Self.keys) else { return nil }
            let label = reader.required("label", in: body, "the symptom `\(declaration.id)`", at: declaration.place)
                .flatMap { reader.label($0, limit: Self.labelLimit) }
            let entries = body["facts"].map { reader.entries(of: $0, "`facts`") ?? [] } ?? []
            let signs = entries.compactMap { sign($0, &reader) }
            return label.map { Symptom(id: declaration.id, label: $0, signs: signs) }
        }
    }

    private func sign(_ entry: YAMLEntry, _ reader: inout NodeReader) -> Symptom.Sign? {
        guard let fact = facts.learnt(entry.key, &reader), let type = facts.type(of: fact) else { return nil }
        guard case .set(let member) = type else {
            return reader.value(entry.value, as: type).map { Symptom.Sign(fact, $0) }
        }
        guard let elements = reader.someElements(of: entry.value, "`\(entry.key.text)`") else { return nil }
        let members = elements.compactMap { reader.value($0, as: member.type) }
        return Symptom.Sign(fact, .set(SetValue(members, isOpen: facts.facts[fact].isOpen)))
    }
}
