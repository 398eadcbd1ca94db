/// What a report says of a code, apart from any one mistake.
package struct CodeDescription: Hashable, Sendable {
    /// What it finds, in a sentence.
    package let short: String

    /// The same, and why it matters.
    package let full: String

    /// What to do about it.
    package let help: String

    /// Makes a description from whole sentences.
    package init(short: String, full: String, help: String) {
        self.short = short
        self.full = full
        self.help = help
    }
}

/// SARIF 2.1.0, the form that code hosts and editors take from checkers.
package enum SARIFForm {
    /// One run of the tool, results in report order; paths stay relative to where it ran.
    ///
    /// `language` is that of the messages and descriptions, by its two letters; English, which SARIF assumes, goes unsaid.
    package static func render(
        _ diagnostics: [Diagnostic], version: String, language: String = "en",
        describing describe: (String) -> CodeDescription? = { _ in nil }
    ) -> String {
        let diagnostics = diagnostics.inReportOrder
        let codes = Set(diagnostics.map { $0.code }).sorted()
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.key("runs")
            writer.array { writer in
                writer.object { writer in
                    tool(codes, version: version, language, describe, to: &writer)
                    if language != "en" { writer.member("language", language) }
                    // Ours count Unicode scalars.
                    writer.member("columnKind", "unicodeCodePoints")
                    writer.key("results")
                    writer.array { writer in
                        for diagnostic in diagnostics { result(diagnostic, codes, to: &writer) }
                    }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private static func tool(
        _ codes: [String], version: String, _ language: String, _ describe: (String) -> CodeDescription?,
        to writer: inout JSONWriter
    ) {
        writer.key("tool")
        writer.object { writer in
            writer.key("driver")
            writer.object { writer in
                writer.member("name", "astreinte")
                writer.member("semanticVersion", version)
                if language != "en" { writer.member("language", language) }
                writer.key("rules")
                writer.array { writer in
                    for code in codes { rule(code, describe(code), to: &writer) }
                }
            }
        }
    }

    private static func rule(_ code: String, _ description: CodeDescription?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", code)
            guard let description else { return }
            for (key, text) in [
                ("shortDescription", description.short), ("fullDescription", description.full),
                ("help", description.help),
            ] {
                writer.key(key)
                writer.object { $0.member("text", text) }
            }
        }
    }

    private static func result(_ diagnostic: Diagnostic, _ codes: [String], to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("ruleId", diagnostic.code)
            writer.member("ruleIndex", codes.firstIndex(of: diagnostic.code) ?? -1)
            writer.member("level", diagnostic.severity.name)
            let remarks = diagnostic.notes.filter { $0.range == nil }.map { $0.message } + diagnostic.help
            message(([diagnostic.message] + remarks).joined(separator: "\n"), to: &writer)
            writer.key("locations")
            writer.array { location(diagnostic.range, saying: diagnostic.label, to: &$0) }
            let related = diagnostic.notes.filter { $0.range != nil }
            if !related.isEmpty {
                writer.key("relatedLocations")
                writer.array { writer in
                    for note in related {
                        if let range = note.range { location(range, saying: note.message, to: &writer) }
                    }
                }
            }
            if let suggestion = diagnostic.suggestion { fix(suggestion, diagnostic.help.first, to: &writer) }
        }
    }

    private static func location(_ range: SourceRange, saying text: String?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("physicalLocation")
            writer.object { writer in
                artifact(range.file, to: &writer)
                region("region", range, to: &writer)
            }
            if let text { message(text, to: &writer) }
        }
    }

    private static func fix(_ suggestion: Diagnostic.Suggestion, _ help: String?, to writer: inout JSONWriter) {
        writer.key("fixes")
        writer.array { writer in
            writer.object { writer in
                if let help {
                    writer.key("description")
                    writer.object { $0.member("text", help) }
                }
                writer.key("artifactChanges")
                writer.array { writer in
                    writer.object { writer in
                        artifact(suggestion.range.file, to: &writer)
                        writer.key("replacements")
                        writer.array { writer in
                            writer.object { writer in
                                region("deletedRegion", suggestion.range, to: &writer)
                                writer.key("insertedContent")
                                writer.object { $0.member("text", suggestion.replacement) }
                            }
                        }
                    }
                }
            }
        }
    }

    private static func message(_ text: String, to writer: inout JSONWriter) {
        writer.key("message")
        writer.object { $0.member("text", text) }
    }

    private static func artifact(_ path: String, to writer: inout JSONWriter) {
        writer.key("artifactLocation")
        writer.object { $0.member("uri", uri(of: path)) }
    }

    private static func region(_ name: String, _ range: SourceRange, to writer: inout JSONWriter) {
        writer.key(name)
        writer.object { writer in
            for (key, value) in [
                ("startLine", range.start.line), ("startColumn", range.start.column), ("endLine", range.end.line),
                ("endColumn", range.end.column),
            ] {
                writer.member(key, value)
            }
        }
    }

    /// The path as a URI reference; a first segment with a colon would be taken for a scheme.
    private static func uri(of path: String) -> String {
        (path.hasPrefix("/") ? "file://" : "") + percentEncoded(path) { $0.isUnreserved || $0 == "/" }
    }
}
