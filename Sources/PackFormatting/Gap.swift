/// What lies between two tokens: blanks, ends of lines, comments.
struct Gap {
    /// A comment on a line of its own.
    struct Line {
        let isAfterBlank: Bool
        let comment: Comment
    }

    /// The comment on the line of what comes before.
    private(set) var trailing: Comment?
    /// The comments below it.
    private(set) var lines: [Line] = []
    /// Whether a blank line comes last.
    private(set) var endsWithBlank = false
    /// Whether what comes after is on another line.
    private(set) var hasLineEnd: Bool

    /// Whether there is any comment, so that what comes after can't be drawn up to what comes before.
    var hasComment: Bool { trailing != nil || !lines.isEmpty }

    /// Reads a part of a text; `startsLine` where nothing stands before it on its first line.
    init(_ text: [Unicode.Scalar], _ range: Range<Int>, startsLine: Bool) {
        hasLineEnd = startsLine
        var isBlankSoFar = startsLine
        var index = range.lowerBound
        while index < range.upperBound {
            switch text[index] {
            case "\n":
                if isBlankSoFar { endsWithBlank = true }
                hasLineEnd = true
                isBlankSoFar = true
            case "#":
                let comment = Comment(in: text, at: index)
                if hasLineEnd {
                    lines.append(Line(isAfterBlank: endsWithBlank, comment: comment))
                } else {
                    trailing = comment
                }
                endsWithBlank = false
                isBlankSoFar = false
                index = text[index...].firstIndex(of: "\n") ?? text.endIndex
                continue
            default: break
            }
            index += 1
        }
    }
}
