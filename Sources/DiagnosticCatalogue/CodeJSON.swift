package import Diagnostics

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
    package var description: CodeDescription {
        CodeDescription(
            short: english.finds, full: english.finds + " " + english.matters, help: english.remedy)
    }
}
