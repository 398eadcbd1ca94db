/// A place as an editor shows it: both numbers start at 1, columns count Unicode scalars.
package struct TextPosition: Hashable, Sendable {
    /// The line.
    package let line: Int
    /// The column.
    package let column: Int

    /// Makes a position from its two numbers.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The place of a byte of a text; an offset past the end is taken as the end.
    package init(offset: Int, in bytes: [UInt8]) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == ASCII.newline {
                line += 1
                column = 1
            } else if !byte.isContinuation {
                column += 1
            }
        }
        self.init(line: line, column: column)
    }

    /// This place, when the text it was found in starts elsewhere than at line 1, column 1.
    package func moved(to start: TextPosition) -> TextPosition {
        TextPosition(line: start.line + line - 1, column: line == 1 ? start.column + column - 1 : column)
    }
}
