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
            return told(entry.value, as: type, &reader).map { Symptom.Sign(fact, $0) }
        }
        guard let elements = reader.someElements(of: entry.value, "`\(entry.key.text)`") else { return nil }
        let members = elements.compactMap { told($0, as: member.type, &reader) }
        return Symptom.Sign(fact, .set(SetValue(members, isOpen: facts.facts[fact].isOpen)))
    }

    /// A value that the symptom tells: of what it doesn't tell, it says nothing.
    private func told(_ node: YAMLNode, as type: FactType, _ reader: inout NodeReader) -> FactValue? {
        guard node.kind == .scalar, FactValueReader.meansUnknown(node.text, as: type) else {
            return reader.value(node, as: type)
        }
        let ids = type.enumeration.map { list in list.knownPositions.map { list.members[$0].id } } ?? []
        let words = few(ids, ", or write one of").joined()
        let fault = FactValueFault.meansUnknown
        reader.report(
            fault.code, fault.message(for: node.text), at: node.range, help: ["leave the fact out" + words])
        return nil
    }
}
