extension SourceRange {
    /// `file:line:column`, safe to print.
    package var place: String {
        printable(file) + ":" + String(start.line) + ":" + String(start.column)
    }
}

extension Diagnostic {
    /// The form that editors read: `file:line:column: error[code]: message`.
    package var oneLine: String {
        range.place + ": " + severity.name + "[" + printable(code) + "]: " + printable(message)
    }
}
