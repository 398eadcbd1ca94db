import Diagnostics
import RunbookFormats

/// An entry as a terminal shows it.
package enum CodeText {
    /// The code, what it finds, why it matters, what to do, and the examples.
    package static func render(_ entry: DiagnosticEntry, in language: CatalogueLanguage) -> String {
        let layout = TextLayout(color: false)
        let texts = entry.explanation(in: language)
        func paragraph(_ title: String, _ text: String) -> [String] {
            [""] + layout.wrapped(Phrase.joined([Phrase(title), Phrase(names: text, between: "`")], by: " "))
        }
        func example(_ title: String, _ lines: [String]) -> [String] {
            ["", Phrase(title).text, ""] + lines.map { $0.isEmpty ? "" : "    " + $0 }
        }
        let lines =
            ["\(entry.code) (\(language.since(entry.since)))", ""]
            + layout.wrapped(Phrase(names: texts.finds, between: "`"))
            + paragraph(language.matters, texts.matters) + paragraph(language.remedy, texts.remedy)
            + example(language.bad(in: entry.example.subject), entry.example.shownBad)
            + example(language.good, entry.example.shownGood)
        return lines.map { $0 + "\n" }.joined()
    }
}

extension Phrase {
    /// A text of the catalogue: what stands between backticks is to be typed, `sign` around it.
    init(names text: String, between sign: String = "") {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map { String($0) }
        self = Phrase.joined(
            parts.enumerated().map { place, part in place % 2 == 1 ? "\(code: sign + part + sign)" : Phrase(part) },
            by: "")
    }
}
