/// A stretch of one file; `end` is just after it.
package struct SourceRange: Hashable, Sendable, Comparable {
    /// The path of the file, as diagnostics show it.
    package var file: String
    /// Where it begins.
    package var start: SourcePosition
    /// Where it ends, exclusive.
    package var end: SourcePosition

    /// Makes a range; without `end` it is one column wide.
    package init(file: String, start: SourcePosition, end: SourcePosition? = nil) {
        self.file = file
        self.start = start
        self.end = end ?? SourcePosition(line: start.line, column: start.column + 1)
    }

    /// Orders by file, start, then end.
    package static func < (left: SourceRange, right: SourceRange) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if left.start != right.start { return left.start < right.start }
        return left.end < right.end
    }
}
