/// A place in a text: 1-based line, and 1-based column counted in Unicode scalars.
package struct SourcePosition: Hashable, Sendable, Comparable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1, in Unicode scalars; one past the last is the end of the line.
    package var column: Int

    /// Makes a position from 1-based numbers.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Orders by line, then by column.
    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
