/// Every code of a diagnostic, with its entry.
package enum CodeCatalogue {
    /// The entries, by code in Unicode order.
    package static let entries: [DiagnosticEntry] = themes.flatMap { $0 }.sorted { $0.code < $1.code }

    private static let themes: [[DiagnosticEntry]] = [
        DiagnosticEntry.fileTexts, DiagnosticEntry.yamlRefusals, DiagnosticEntry.yamlSyntax, DiagnosticEntry.sections,
        DiagnosticEntry.identifiers, DiagnosticEntry.values, DiagnosticEntry.names, DiagnosticEntry.vocabulary,
        DiagnosticEntry.rules, DiagnosticEntry.tables, DiagnosticEntry.actions, DiagnosticEntry.circles,
        DiagnosticEntry.overlays, DiagnosticEntry.derogations, DiagnosticEntry.people, DiagnosticEntry.profileLinks,
        DiagnosticEntry.backups, DiagnosticEntry.outages, DiagnosticEntry.mappings, DiagnosticEntry.tests,
        DiagnosticEntry.exercises, DiagnosticEntry.meaning, DiagnosticEntry.order, DiagnosticEntry.upkeep,
        DiagnosticEntry.hosts, DiagnosticEntry.reach, DiagnosticEntry.sheets, DiagnosticEntry.rota,
    ]

    /// The entry of a code.
    package static subscript(code: String) -> DiagnosticEntry? {
        entries.first { $0.code == code }
    }
}
