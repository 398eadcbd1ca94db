import Diagnostics
import Vocabularies
import YAMLTrees

/// A section whose entries have an id and a label: a list of ids, or a mapping.
struct LabelledNames<Subject> {
    /// One entry.
    struct Entry {
        let id: String
        let label: String
        let short: String

        /// The name that a published text gives it, once checked.
        var official: String?
    }

    let table: NameTable<Subject>

    /// In the order of the table; some are missing when mistakes were reported.
    let all: [Entry]

    /// A label that is cut to fit a terminal line has this many characters.
    private static var shortLimit: Int { 18 }

    /// Reads a section; without a label, the id is one.
    init(
        _ kind: String, in section: String, unknown fault: PackFault, form: NameForm = .id, keys: [String] = ["label"],
        inOrder: Bool = true, _ sections: Sections, _ reader: inout NodeReader
    ) {
        let declarations = reader.declarations(in: sections[section], kind, form: form, allowsList: true)
        var table: NameTable<Subject> = declarations.table(kind, unknown: fault, inOrder: inOrder)
        table.isIncomplete = table.isIncomplete || sections.mayLackNames(of: section)
        self.table = table
        all = (inOrder ? declarations.list : declarations.sorted).compactMap { declaration in
            Self.entry(declaration, kind, keys, &reader)
        }
    }

    private static func entry(
        _ declaration: Declaration, _ kind: String, _ keys: [String], _ reader: inout NodeReader
    ) -> Entry? {
        let id = declaration.id
        guard let body = declaration.body else { return Entry(id: id, label: id, short: cut(id)) }
        guard reader.isMapping(body, kind.withArticle, keys: keys) else { return nil }
        if let source = body["source"], keys.contains("source") { _ = reader.text(source) }
        if let certainty = body["certainty"], keys.contains("certainty") {
            _ = reader.word(certainty, among: ["A", "B", "C"], "a degree of certainty")
        }
        guard let node = body["label"] else { return Entry(id: id, label: id, short: cut(id)) }
        guard let label = reader.label(node) else { return nil }
        guard let short = body["short"], keys.contains("short") else {
            let official = keys.contains("official") ? official(body, &reader) : nil
            return Entry(id: id, label: label, short: cut(label), official: official)
        }
        return reader.label(short, limit: shortLimit).map { Entry(id: id, label: label, short: $0) }
    }

    /// The name that a published text gives; nil unless the author says that he has checked it.
    private static func official(_ body: YAMLNode, _ reader: inout NodeReader) -> String? {
        let isVerified = body["verified"].map { reader.boolean($0) ?? false } ?? false
        if let verified = body.entry(named: "verified"), body["official"] == nil {
            reader.report(
                .misplacedKey, "`verified` says that the `official` name was checked", at: verified.key.range,
                help: ["add `official: …`, or delete it"])
        }
        return body["official"].flatMap { reader.plainText($0) }.flatMap { isVerified ? $0 : nil }
    }

    private static func cut(_ label: String) -> String {
        label.count <= shortLimit ? label : String(label.prefix(shortLimit - 1)) + "…"
    }
}
