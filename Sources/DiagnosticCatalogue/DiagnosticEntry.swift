/// What an author should know of one diagnostic code, in the languages that we write.
package struct DiagnosticEntry: Sendable {
    /// The code, as diagnostics print it.
    package let code: String

    package let french: CodeExplanation
    package let english: CodeExplanation

    /// What earns the code, and the same put right.
    package let example: CodeExample

    /// The first version that printed the code.
    package let since: String

    init(
        _ code: String, in subject: CodeExample.Subject = .pack, fr: CodeExplanation, en: CodeExplanation,
        bad: String, good: String, since: String = "0.1.0"
    ) {
        self.code = code
        french = fr
        english = en
        example = CodeExample(subject, bad: bad, good: good)
        self.since = since
    }

    /// An entry whose example is put right by another text in the place of what is marked.
    init(
        _ code: String, in subject: CodeExample.Subject = .pack, fr: CodeExplanation, en: CodeExplanation,
        bad: String, mended: String, since: String = "0.1.0"
    ) {
        let good = bad.replacing(/⟦[^⟧]*⟧/, with: mended)
        self.init(code, in: subject, fr: fr, en: en, bad: bad, good: good, since: since)
    }

    /// The texts in a language.
    package func explanation(in language: CatalogueLanguage) -> CodeExplanation {
        switch language {
        case .french: french
        case .english: english
        }
    }
}

/// A language of the catalogue; the raw value is its code.
package enum CatalogueLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
}

/// Three plain sentences or more about a code: names in backticks, no markup else.
package struct CodeExplanation: Sendable {
    /// What the check finds.
    package let finds: String

    /// Why it matters on the night of an incident.
    package let matters: String

    /// What to do about it.
    package let remedy: String

    /// Lines of the texts are joined by a space.
    init(_ finds: String, matters: String, remedy: String) {
        self.finds = finds.onOneLine
        self.matters = matters.onOneLine
        self.remedy = remedy.onOneLine
    }
}

extension String {
    fileprivate var onOneLine: String {
        String(map { $0 == "\n" ? " " : $0 })
    }
}
