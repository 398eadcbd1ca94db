/// The lines of the text being written, each with the comment at its end.
struct OutputLines {
    private var lines: [(text: String, comment: Comment?)] = []

    /// The column where the next character goes.
    private(set) var column = 0

    /// Begins a line.
    mutating func begin(at newColumn: Int) {
        lines.append((String(repeating: " ", count: newColumn), nil))
        column = newColumn
    }

    /// Adds to the last line.
    mutating func append(_ text: String) {
        if lines.isEmpty { begin(at: 0) }
        lines[lines.count - 1].text += text
        column += text.unicodeScalars.count
    }

    /// Ends the last line with a comment.
    mutating func end(with comment: Comment) {
        lines[lines.count - 1].comment = comment
    }

    /// Adds a line as it is.
    mutating func add(_ line: String) {
        lines.append((line, nil))
    }

    /// Leaves a line blank, unless it would be the first.
    mutating func addBlank() {
        if !lines.isEmpty { add("") }
    }

    /// The whole text: comments stand two spaces after what they speak of, those that stood under one another still do.
    var text: String {
        var result = ""
        var start = 0
        while start < lines.count {
            let column = lines[start].comment?.column
            var end = start + 1
            while column != nil, end < lines.count, lines[end].comment?.column == column { end += 1 }
            let widths = lines[start..<end].map { $0.text.unicodeScalars.count }
            let widest = widths.max() ?? 0
            for (line, width) in zip(lines[start..<end], widths) {
                result += line.text
                if let comment = line.comment {
                    result += String(repeating: " ", count: widest - width + 2) + comment.text
                }
                result += "\n"
            }
            start = end
        }
        return result
    }
}
