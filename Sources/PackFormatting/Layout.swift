import YAMLTrees

/// Writes a document's tokens again, each where the style puts it.
///
/// Blocks are indented by two columns, lists under a key too. Between brackets, a line that goes on starts right after the
/// innermost open bracket. Line ends between values stay where the author put them.
struct Layout {
    /// The text of each comment, in order.
    private(set) var comments: [String] = []

    private let source: [Unicode.Scalar]
    private var output = OutputLines()
    private var blocks: [Block] = []
    /// The blocks that were open at the last token, which comments before the next one may belong to.
    private var blocksBefore: [Block] = []
    /// For each open bracket, the column after it.
    private var brackets: [Int] = []
    private var previous: YAMLToken.Kind?
    /// Where the last token ended.
    private var cursor = 0
    private var isAtLineStart = true
    /// Whether a line ended before a comma that was drawn up to what it follows.
    private var owesLineEnd = false

    /// A block mapping or sequence that is open, where it was and where it is written now.
    private struct Block {
        let isMapping: Bool
        /// Whether it is a list whose `-` stood under the key that has it: it has no end of its own.
        let isBesideKey: Bool
        let oldColumn: Int
        let column: Int
    }

    private enum Place {
        case sameLine(spaces: Int)
        case newLine(at: Int)
    }

    /// Lays out the tokens of a text.
    init(_ source: [Unicode.Scalar], _ tokens: [YAMLToken]) {
        self.source = source
        let aligned = AlignedValues(tokens)
        var isKey = false
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .blockMappingStart, .blockSequenceStart:
                open(token.kind == .blockMappingStart, at: token.column)
            case .blockEnd:
                if blocks.last?.isBesideKey == true { blocks.removeLast() }
                blocks.removeLast()
            case .key:
                if brackets.isEmpty, blocks.last?.isBesideKey == true { blocks.removeLast() }
                isKey = true
            case .flowEntry where tokens[index + 1].kind == .flowEnd:
                // A comma before a closing bracket says nothing.
                break
            default:
                write(token, isKey: isKey, spaces: aligned.spaces[index] ?? 1)
                isKey = false
            }
        }
    }

    /// The text as it is written now.
    var text: String { output.text }

    private mutating func open(_ isMapping: Bool, at column: Int, isBesideKey: Bool = false) {
        blocks.append(
            Block(isMapping: isMapping, isBesideKey: isBesideKey, oldColumn: column, column: inner))
    }

    /// The column of what the innermost block holds.
    private var inner: Int { (blocks.last?.column ?? -2) + 2 }
}

// MARK: - Places

extension Layout {
    private mutating func write(_ token: YAMLToken, isKey: Bool, spaces: Int) {
        if token.kind == .blockEntry, blocks.last?.isMapping == true {
            open(false, at: token.column, isBesideKey: true)
        }
        let gap = Gap(source, cursor..<token.range.lowerBound, startsLine: isAtLineStart)
        let place = place(of: token, isKey: isKey, after: gap, spaces: spaces)
        write(gap, before: token, place)
        owesLineEnd = token.kind == .flowEntry && gap.hasLineEnd
        isAtLineStart = false
        cursor = token.range.upperBound
        switch token.kind {
        case .scalar: writeScalar(token, isKey: isKey)
        case .streamEnd: break
        case .flowStart:
            writeSource(token)
            brackets.append(output.column)
        case .flowEnd:
            writeSource(token)
            brackets.removeLast()
        default: writeSource(token)
        }
        previous = token.kind
        blocksBefore = blocks
    }

    private mutating func writeSource(_ token: YAMLToken) {
        output.append(String(source[token.range]))
    }

    private func place(of token: YAMLToken, isKey: Bool, after gap: Gap, spaces: Int) -> Place {
        if [.documentStart, .documentEnd, .streamEnd].contains(token.kind) { return .newLine(at: 0) }
        if let bracket = brackets.last { return place(of: token, after: gap, inside: bracket) }
        let column = blocks.last?.column ?? 0
        if isKey || token.kind == .blockEntry {
            return previous == .blockEntry && !gap.hasComment ? .sameLine(spaces: 1) : .newLine(at: column)
        }
        switch previous {
        case .blockEntry where !gap.hasComment: return .sameLine(spaces: 1)
        case .value where !gap.hasLineEnd: return .sameLine(spaces: spaces)
        case .documentStart where !gap.hasLineEnd: return .sameLine(spaces: 1)
        case .scalar where token.kind == .value: return .sameLine(spaces: 0)
        default: return .newLine(at: inner)
        }
    }

    private func place(of token: YAMLToken, after gap: Gap, inside bracket: Int) -> Place {
        let column = previous == .value ? bracket + 2 : bracket
        if gap.hasComment { return .newLine(at: column) }
        if previous == .flowStart || [.flowEnd, .flowEntry, .value].contains(token.kind) {
            return .sameLine(spaces: 0)
        }
        return gap.hasLineEnd || owesLineEnd ? .newLine(at: column) : .sameLine(spaces: 1)
    }

    private mutating func write(_ gap: Gap, before token: YAMLToken, _ place: Place) {
        if let comment = gap.trailing {
            comments.append(comment.text)
            output.end(with: comment)
        }
        guard case .newLine(let column) = place else {
            if case .sameLine(let spaces) = place { output.append(String(repeating: " ", count: spaces)) }
            return
        }
        for line in gap.lines {
            if line.isAfterBlank { output.addBlank() }
            comments.append(line.comment.text)
            output.begin(at: self.column(of: line.comment, before: token, at: column))
            output.append(line.comment.text)
        }
        guard token.kind != .streamEnd else { return }
        if gap.endsWithBlank { output.addBlank() }
        output.begin(at: column)
    }

    /// Where a comment goes: with what comes next, or, where it stands further in, with the block that it ends.
    private func column(of comment: Comment, before token: YAMLToken, at column: Int) -> Int {
        guard brackets.isEmpty, comment.column > token.column else { return column }
        let deepest = (blocksBefore + blocks).filter { (token.column...comment.column).contains($0.oldColumn) }
            .max { ($0.oldColumn, $0.column) < ($1.oldColumn, $1.column) }
        return max(deepest?.column ?? column, column)
    }
}

// MARK: - Texts

extension Layout {
    private mutating func writeScalar(_ token: YAMLToken, isKey: Bool) {
        let written = source[token.range]
        switch written.first {
        case "|" where brackets.isEmpty, ">" where brackets.isEmpty: writeBlockText(token)
        case "'" where !isKey && !written.contains { ["\"", "\\", "\n"].contains($0) }:
            let inside = String(written.dropFirst().dropLast()).replacing("''", with: "'")
            output.append("\"\(inside)\"")
        default: writeLines(written)
        }
    }

    /// A text, maybe over several lines: the blanks around a line end count for nothing in it.
    private mutating func writeLines(_ written: ArraySlice<Unicode.Scalar>) {
        let column = brackets.last ?? inner
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let content = index == 0 ? line : line.drop { isBlank($0) }
            var shown = index == lines.count - 1 ? content : content.trimmingEnd
            // A blank after a backslash is part of the text.
            let isEscaped = written.first == "\"" && shown.reversed().prefix { $0 == "\\" }.count % 2 == 1
            if isEscaped, shown.endIndex < content.endIndex { shown = content[...shown.endIndex] }
            if index > 0 {
                if shown.isEmpty { output.add("") } else { output.begin(at: column) }
            }
            if !shown.isEmpty { output.append(String(shown)) }
        }
    }

    private mutating func writeBlockText(_ token: YAMLToken) {
        let parent = blocks.last
        let text = BlockText(source, at: token.range.lowerBound, parent: parent?.oldColumn ?? -1)
        output.append(text.header)
        if let comment = text.comment {
            comments.append(comment.text)
            output.end(with: comment)
        }
        let indentation = text.indentation.map { (parent?.column ?? 0) + $0 } ?? max(inner, 2)
        for line in text.lines {
            output.add(line.isEmpty ? "" : String(repeating: " ", count: indentation) + line)
        }
        cursor = text.end
        isAtLineStart = true
    }
}
