extension [Diagnostic] {
    /// The order of every report: file, position, severity, code, message; exact duplicates removed.
    package var inReportOrder: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }.sorted { $0.comes(before: $1) }
    }
}

extension Diagnostic {
    fileprivate func comes(before other: Diagnostic) -> Bool {
        if range.file != other.range.file { return range.file < other.range.file }
        if range.start != other.range.start { return range.start < other.range.start }
        if severity != other.severity { return severity < other.severity }
        if code != other.code { return code < other.code }
        if message != other.message { return message < other.message }
        return range.end < other.range.end
    }
}
