/// Shows diagnostics to a person: message, place, source line with carets, help.
package struct TextRenderer: Sendable {
    /// Whether to use ANSI colours.
    package var color: Bool

    /// The words beside what the diagnostics say.
    package let words: ReportWords

    /// Makes a renderer, plain and in English by default.
    package init(color: Bool = false, words: ReportWords = .english) {
        self.color = color
        self.words = words
    }

    /// The report, in report order, a blank line between diagnostics; `files` gives the source lines.
    package func render(_ diagnostics: [Diagnostic], files: [SourceFile]) -> String {
        let mentioned = Set(diagnostics.flatMap { [$0.range.file] + $0.notes.compactMap { $0.range?.file } })
        var lines: [String: SourceLines] = [:]
        for file in files where mentioned.contains(file.path) {
            lines[file.path] = SourceLines(file)
        }
        return diagnostics.inReportOrder.map { block($0, lines) }.joined(separator: "\n")
    }

    private func block(_ diagnostic: Diagnostic, _ lines: [String: SourceLines]) -> String {
        let severity = diagnostic.severity
        let places = [diagnostic.range] + diagnostic.notes.compactMap { $0.range }
        let margin = String(places.reduce(1) { max($0, $1.start.line) }).utf8.count
        let gutter = Gutter(renderer: self, margin: margin)

        var text = title(severity, code: "[" + printable(diagnostic.code) + "]", diagnostic.message)
        text += gutter.place(diagnostic.range, diagnostic.label, lines, Ink(severity))
        for help in diagnostic.help { text += gutter.remark(words.help, help) }
        for note in diagnostic.notes where note.range == nil { text += gutter.remark(words.note, note.message) }
        for note in diagnostic.notes {
            guard let range = note.range else { continue }
            text += title(.note, code: "", note.message) + gutter.place(range, nil, lines, .note)
        }
        return text
    }

    private func title(_ severity: Diagnostic.Severity, code: String, _ message: String) -> String {
        paint(words.name(of: severity) + code, Ink(severity)) + paint(words.colon + printable(message), .bold) + "\n"
    }

    /// The text in a colour, when colours are on.
    fileprivate func paint(_ text: String, _ ink: Ink) -> String {
        color ? "\u{1B}[" + ink.parameters + "m" + text + "\u{1B}[0m" : text
    }
}

/// What a piece of text stands for, hence its colour.
private enum Ink {
    case error
    case warning
    case note
    case gutter
    case bold

    init(_ severity: Diagnostic.Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .note: self = .note
        }
    }

    var parameters: String {
        switch self {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        case .gutter: "1;34"
        case .bold: "1"
        }
    }
}

/// The lines of a report that hang on the left gutter.
private struct Gutter {
    let renderer: TextRenderer
    /// Digits of the longest line number.
    let margin: Int

    func place(_ range: SourceRange, _ label: String?, _ lines: [String: SourceLines], _ ink: Ink) -> String {
        let arrow = renderer.paint(spaces(margin) + "-->", .gutter) + " " + range.place + "\n"
        guard let source = lines[range.file] else {
            return arrow + (label.map { remark(renderer.words.note, $0) } ?? "")
        }
        let number = String(range.start.line)
        let end = range.end.line > range.start.line ? Int.max : range.end.column - 1
        let snippet = Snippet(source[range.start.line] ?? "", from: range.start.column - 1, to: end)
        let carets = String(repeating: "^", count: snippet.width) + (label.map { " " + printable($0) } ?? "")
        return arrow + bar("") + "\n"
            + bar(spaces(margin - number.utf8.count) + number) + (snippet.text.isEmpty ? "" : " " + snippet.text) + "\n"
            + bar("") + spaces(snippet.indent + 1) + renderer.paint(carets, ink) + "\n"
    }

    func remark(_ kind: String, _ text: String) -> String {
        renderer.paint(spaces(margin + 1) + "=", .gutter) + " " + renderer.paint(kind, .bold)
            + renderer.words.colon + printable(text) + "\n"
    }

    private func bar(_ number: String) -> String {
        renderer.paint((number.isEmpty ? spaces(margin) : number) + " |", .gutter)
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
