/// A text after `|` or `>`, whose lines count as they are, but for the indentation that all of them share.
struct BlockText {
    /// The sign and what follows it.
    private(set) var header: String
    /// The comment after it.
    let comment: Comment?
    /// The lines, indentation taken off.
    private(set) var lines: [String] = []
    /// Where the text ends: at the start of a line, or at the end of the file.
    private(set) var end: Int
    /// The indentation that the header asks for, relative to the parent's.
    private(set) var indentation: Int?

    /// Reads the text whose sign is at `start`; `parent` is the column of the collection that holds it, -1 for none.
    init(_ text: [Unicode.Scalar], at start: Int, parent: Int) {
        let headerEnd = text[start...].firstIndex { $0 == "\n" || isBlank($0) } ?? text.endIndex
        let lineEnd = text[headerEnd...].firstIndex(of: "\n") ?? text.endIndex
        header = String(text[start..<headerEnd])
        comment = text[headerEnd..<lineEnd].firstIndex(of: "#").map { Comment(in: text, at: $0) }
        indentation = header.unicodeScalars.compactMap { ("1"..."9").contains($0) ? Int($0.value) - 48 : nil }.first
        end = min(lineEnd + 1, text.count)
        var indent = indentation.map { max(parent, 0) + $0 }
        var pending: [String] = []
        var next = end
        while next < text.count {
            let lineEnd = text[next...].firstIndex(of: "\n") ?? text.endIndex
            let line = text[next..<lineEnd]
            let spaces = line.prefix { $0 == " " }.count
            if indent == nil, spaces < line.count { indent = spaces > max(parent, 0) ? spaces : Int.max }
            guard spaces == line.count || spaces >= indent ?? 0 else { break }
            pending.append(String(line.dropFirst(min(spaces, indent ?? spaces))))
            next = min(lineEnd + 1, text.count)
            // Blank lines at the end are part of the text where it keeps them.
            if spaces < line.count || pending.last != "" || header.contains("+") {
                lines += pending
                pending = []
                end = next
            }
        }
        // Where the file ends without a line end, the text has none either, though the file will.
        if end == text.count, text.last != "\n", !lines.isEmpty {
            header = header.filter { $0 != "+" && $0 != "-" } + "-"
        }
    }
}
