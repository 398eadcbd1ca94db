/// The form for programs: a JSON array, in report order, an object a line.
package enum JSONForm {
    /// Every object has every key; what is missing is `null` or an empty array.
    package static func render(_ diagnostics: [Diagnostic]) -> String {
        let objects = diagnostics.inReportOrder.map(object)
        return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }

    private static func object(_ diagnostic: Diagnostic) -> String {
        let suggestion = diagnostic.suggestion
        return "{" + place(diagnostic.range)
            + ",\"code\":" + string(diagnostic.code)
            + ",\"severity\":" + string(diagnostic.severity.name)
            + ",\"message\":" + string(diagnostic.message)
            + ",\"label\":" + (diagnostic.label.map(string) ?? "null")
            + ",\"help\":" + array(diagnostic.help.map(string))
            + ",\"notes\":" + array(diagnostic.notes.map(note))
            + ",\"suggestion\":"
            + (suggestion.map { "{" + place($0.range) + ",\"replacement\":" + string($0.replacement) + "}" } ?? "null")
            + "}"
    }

    private static func note(_ note: Diagnostic.Note) -> String {
        let place = note.range.map(place) ?? "\"file\":null,\"start\":null,\"end\":null"
        return "{" + place + ",\"message\":" + string(note.message) + "}"
    }

    private static func place(_ range: SourceRange) -> String {
        "\"file\":" + string(range.file) + ",\"start\":" + position(range.start) + ",\"end\":" + position(range.end)
    }

    private static func position(_ position: SourcePosition) -> String {
        "{\"line\":" + String(position.line) + ",\"column\":" + String(position.column) + "}"
    }

    private static func array(_ items: [String]) -> String {
        "[" + items.joined(separator: ",") + "]"
    }

    private static func string(_ text: String) -> String {
        var writer = JSONWriter()
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
