package import Diagnostics
import RunbookFormats

extension Diagnostic {
    /// The diagnostic in a language; messages are written in English, and one whose code has no entry stays so.
    ///
    /// In French: what the code finds and the names it is about, then what to do. Whatever the catalogue doesn't say,
    /// the message first, stays beside in English.
    package func told(in language: CatalogueLanguage) -> Diagnostic {
        guard language == .french, let entry = CodeCatalogue[code] else { return self }
        var told = self
        told.message = frenchMessage(entry.french.finds)
        told.label = label.flatMap { FrenchRemark($0)?.text }
        let remarks = help.map { (english: $0, french: FrenchRemark($0)?.text) }
        told.help = remarks.compactMap { $0.french } + [sentence(entry.french.remedy).text]
        let unsaid = (told.label == nil ? [label] : []) + remarks.map { $0.french == nil ? $0.english : nil }
        told.notes =
            [Note(inEnglish(([message] + unsaid.compactMap { $0 }).joined(separator: "; ")))]
            + notes.map { Note(FrenchRemark($0.message)?.text ?? inEnglish($0.message), at: $0.range) }
        return told
    }

    /// What a code finds as a message, with the names that stand in the English one.
    private func frenchMessage(_ finds: String) -> String {
        let parts = message.split(separator: "`", omittingEmptySubsequences: false)
        var names: [String] = []
        // A name has a backtick on either side.
        for place in stride(from: 1, to: parts.count - 1, by: 2) {
            let name = "`\(parts[place])`"
            if !finds.contains(name), !names.contains(name) { names.append(name) }
        }
        let text = sentence(finds).text
        guard !names.isEmpty else { return text }
        let list = names.joined(separator: ", ")
        let isOpen = !text.contains("\u{A0}: ") && !text.hasSuffix("…") && !text.hasSuffix(")")
        return isOpen ? text + "\u{A0}: " + list : text + " (" + list + ")"
    }
}

/// A sentence of the catalogue as messages are written: no capital, no full stop.
private func sentence(_ text: String) -> Phrase {
    Phrase(names: decapitalised(text.hasSuffix(".") ? String(text.dropLast()) : text), between: "`")
}

/// A quotation of what was written in English.
private func inEnglish(_ text: String) -> String {
    "en anglais, «\u{A0}\(text)\u{A0}»"
}
