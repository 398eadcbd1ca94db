package import Diagnostics
import RunbookFormats

/// An entry for programs.
package enum CodeJSON {
    /// One object, in both languages.
    package static func render(_ entry: DiagnosticEntry) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "diagnostic-code/1")
            writer.member("code", entry.code)
            writer.member("since", entry.since)
            for language in CatalogueLanguage.allCases {
                let texts = entry.explanation(in: language)
                writer.key(language.rawValue)
                writer.object { writer in
                    writer.member("finds", texts.finds)
                    writer.member("matters", texts.matters)
                    writer.member("remedy", texts.remedy)
                }
            }
            writer.key("example")
            writer.object { writer in
                writer.member("in", entry.example.subject.rawValue)
                writer.member("bad", entry.example.plainBad)
                writer.member("good", entry.example.plainGood)
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}

extension DiagnosticEntry {
    /// What SARIF says of the code, in the language of the messages.
    package func description(in language: CatalogueLanguage) -> CodeDescription {
        let texts = explanation(in: language)
        let set = { (text: String) in language == .french ? Phrase(names: text, between: "`").text : text }
        return CodeDescription(
            short: set(texts.finds), full: set(texts.finds + " " + texts.matters), help: set(texts.remedy))
    }
}
