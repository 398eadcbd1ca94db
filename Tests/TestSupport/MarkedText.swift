package import Diagnostics

/// A text whose interesting places are marked in it, so that no test counts lines or columns.
///
/// `MarkedText("a: ⟦1⟧x⟦2⟧")` has the text `a: x`, and position 1 just before the `x`.
package struct MarkedText: Sendable {
    /// The text without its markers.
    package let text: String
    /// The position of each marker, by number.
    package let positions: [Int: SourcePosition]

    /// Reads the markers `⟦number⟧` out of a text; other brackets stay.
    package init(_ marked: String) {
        // By scalar: a combining mark after a marker would otherwise be one character with its bracket.
        var text = String.UnicodeScalarView()
        var offsets: [Int: Int] = [:]
        var rest = marked.unicodeScalars[...]
        while let open = rest.firstIndex(of: "⟦") {
            text += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "⟧"), let number = Int(String(rest[..<close])) else {
                text.append("⟦")
                continue
            }
            offsets[number] = String(text).utf8.count
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        self.text = String(text)
        let lines = SourceLines(SourceFile(path: "", text: self.text))
        positions = offsets.mapValues { lines.position(atByte: $0) }
    }

    /// The position of a marker, which must be in the text.
    package subscript(number: Int) -> SourcePosition {
        guard let position = positions[number] else { preconditionFailure("no marker ⟦\(number)⟧ in the text") }
        return position
    }

    /// The range between two markers; with one, a single column.
    package func range(_ start: Int, _ end: Int? = nil, in path: String = "test.yaml") -> SourceRange {
        SourceRange(file: path, start: self[start], end: end.map { self[$0] })
    }

    /// The text as a file.
    package func file(_ path: String = "test.yaml") -> SourceFile {
        SourceFile(path: path, text: text)
    }
}
