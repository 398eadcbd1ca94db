import Diagnostics
import YAMLTrees

extension SourceLines {
    /// The comments on the lines of a pair of a block mapping, each with its line.
    func comments(of pair: YAMLEntry) -> [(line: Int, text: String)] {
        // A `#` in a text begins none.
        var texts = ArraySlice(pair.value.scalars.map { $0.range })
        var comments: [(line: Int, text: String)] = []
        let start = pair.key.range.end
        for number in start.line...max(start.line, pair.value.range.end.line) {
            let line = Array((self[number] ?? "").unicodeScalars)
            var column = number == start.line ? start.column : 1
            while column <= line.count {
                if let text = texts.first, text.start <= SourcePosition(line: number, column: column) {
                    guard text.end.line == number else { break }
                    column = max(column, text.end.column)
                    texts.removeFirst()
                } else if line[column - 1] == "#" {
                    comments.append((number, String(String.UnicodeScalarView(line[(column - 1)...]))))
                    break
                } else {
                    column += 1
                }
            }
        }
        return comments
    }
}

extension YAMLNode {
    /// The scalars in it, keys too, in the order of the file.
    fileprivate var scalars: [YAMLNode] {
        switch kind {
        case .scalar: [self]
        case .sequence: elements.flatMap { $0.scalars }
        case .mapping: entries.flatMap { [$0.key] + $0.value.scalars }
        }
    }
}
