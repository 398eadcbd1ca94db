/// The words of a report around what diagnostics say, in the language of its reader.
package struct ReportWords: Sendable {
    let error: String
    let warning: String
    let note: String
    let help: String

    /// What stands between one of these words and what it announces.
    let colon: String

    /// The words that go with messages as they are written.
    package static let english = ReportWords(
        error: Diagnostic.Severity.error.name, warning: Diagnostic.Severity.warning.name,
        note: Diagnostic.Severity.note.name, help: "help", colon: ": ")

    /// The words that go with messages told in French.
    package static let french = ReportWords(
        error: "erreur", warning: "avertissement", note: "remarque", help: "aide", colon: "\u{A0}: ")

    func name(of severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: error
        case .warning: warning
        case .note: note
        }
    }
}
