extension Phrase {
    /// The phrase in Markdown, on one line: only our own structure is markup.
    package var markdown: String {
        spans.enumerated().map { place, span in
            switch span {
            case .own(let text): escaped(text, where: { $0.isMarkup }, atStart: place == 0)
            case .fed(let text): inert(text)
            case .priority(let text): text.isEmpty ? "" : "**" + escaped(text, where: { $0.isMarkup }) + "**"
            case .code(let text): codeSpan(text)
            case .form(let form): escaped(form.rawValue, where: { $0.isMarkup })
            }
        }.joined()
    }
}

/// Words of a feed, escaped so that nothing in them opens, links or breaks anything.
private func inert(_ text: String) -> String {
    // Some renderers link an address in spite of escapes: another commercial at has no such effect.
    let text = text.split(separator: "@", omittingEmptySubsequences: false).joined(separator: "＠")
    let opening = text.unicodeScalars.first.map { $0.isPunctuation && $0.isInertInside } ?? false
    return (opening ? "\\" : "") + escaped(text) { $0.isPunctuation && !$0.isInertInside }
}

private func escaped(_ text: String, where isEscaped: (Unicode.Scalar) -> Bool, atStart: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for (place, scalar) in text.unicodeScalars.enumerated() {
        let opensList = atStart && place == 0 && ["-", "+", "="].contains(scalar)
        if isEscaped(scalar) || opensList { result.append("\\") }
        result.append(scalar)
    }
    return String(result)
}

/// A code span whose fence is longer than any run of backticks inside; of text that is printable already.
package func codeSpan(_ text: String) -> String {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
        run = scalar == "`" ? run + 1 : 0
        longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return longest == 0 ? fence + text + fence : fence + " " + text + " " + fence
}

extension Unicode.Scalar {
    fileprivate var isPunctuation: Bool {
        (0x21...0x2F).contains(value) || (0x3A...0x40).contains(value) || (0x5B...0x60).contains(value)
            || (0x7B...0x7E).contains(value)
    }

    /// What may open a list, a title or a table at the head of a line, and nothing further on: it stays readable raw.
    fileprivate var isInertInside: Bool { ["'", "\"", ",", ";", "?", "%", "/", "-", "+", "="].contains(self) }

    /// What Markdown may read as markup inside a line; the rest stays readable raw.
    fileprivate var isMarkup: Bool {
        ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~", "$"].contains(self)
    }
}
