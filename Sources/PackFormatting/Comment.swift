/// A comment, and the column where its author put it.
struct Comment {
    /// From `#` to the last character that shows, a space after `#`.
    let text: String
    /// 0-based, in Unicode scalars.
    let column: Int

    /// The comment whose `#` is at `start`, to the end of the line.
    init(in source: [Unicode.Scalar], at start: Int) {
        let shown = source[start...].prefix { $0 != "\n" }.trimmingEnd
        let signs = shown.prefix { $0 == "#" || $0 == "!" }
        let rest = shown[signs.endIndex...]
        let isSpaced = rest.first.map { isBlank($0) } ?? true
        text = String(signs) + (isSpaced ? "" : " ") + String(rest)
        column = source[..<start].reversed().prefix { $0 != "\n" }.count
    }
}

/// True for a space or a tab.
func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

extension ArraySlice<Unicode.Scalar> {
    /// Without the spaces and tabs at its end.
    var trimmingEnd: ArraySlice<Unicode.Scalar> {
        self[startIndex..<(lastIndex { !isBlank($0) }.map { $0 + 1 } ?? startIndex)]
    }
}

extension String {
    /// The text of some characters of a document.
    init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
