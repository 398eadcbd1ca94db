import Diagnostics

/// In what the client counts the characters of a line.
enum PositionEncoding: String {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
}

/// A place as the protocol writes it: both numbers start at 0.
struct EditorPosition: Hashable, Comparable {
    let line: Int
    let character: Int

    static func < (left: EditorPosition, right: EditorPosition) -> Bool {
        (left.line, left.character) < (right.line, right.character)
    }
}

/// A text in which places are looked up: by the byte, as the protocol writes them, and as diagnostics do.
///
/// The two see other lines: the protocol ends one at LF, CRLF and CR alone.
struct TextMap {
    let bytes: [UInt8]
    private let encoding: PositionEncoding
    private let starts: [Int]
    private let lines: SourceLines

    init(_ bytes: [UInt8], _ encoding: PositionEncoding) {
        self.bytes = bytes
        self.encoding = encoding
        lines = SourceLines(SourceFile(path: "", bytes: bytes))
        var starts = [0]
        for (offset, byte) in bytes.enumerated() {
            let isLast = offset + 1 == bytes.count
            if byte == 0x0A || byte == 0x0D && (isLast || bytes[offset + 1] != 0x0A) { starts.append(offset + 1) }
        }
        self.starts = starts
    }

    /// The byte at a place; one past the end of its line is that end, as the protocol wants it.
    func offset(of position: EditorPosition) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < starts.count else { return bytes.count }
        let end = endOfLine(position.line)
        var offset = starts[position.line]
        var left = position.character
        while offset < end, left > 0 {
            let width = TextMap.width(bytes[offset])
            let units = encoding == .utf8 ? width : width == 4 ? 2 : 1
            // Between the halves of a character is before it.
            guard left >= units else { break }
            left -= units
            offset = min(offset + width, end)
        }
        return offset
    }

    /// The place of a byte.
    func position(atByte offset: Int) -> EditorPosition {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let before = bytes[starts[low]..<max(min(offset, endOfLine(low)), starts[low])]
        let text = String(decoding: before, as: UTF8.self)
        return EditorPosition(line: low, character: encoding == .utf8 ? before.count : text.utf16.count)
    }

    /// The bytes of a range of ours.
    func bytes(of range: SourceRange) -> Range<Int> {
        let start = lines.offset(of: range.start)
        return start..<max(start, lines.offset(of: range.end))
    }

    /// Our place for one of the protocol's.
    func source(_ position: EditorPosition) -> SourcePosition { lines.position(atByte: offset(of: position)) }

    /// The text of some bytes.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The bytes from the beginning of a byte's line to its end.
    func line(at offset: Int) -> Range<Int> {
        let line = position(atByte: offset).line
        return starts[line]..<endOfLine(line)
    }

    private func endOfLine(_ line: Int) -> Int {
        var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
        while end > starts[line], bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return end
    }

    private static func width(_ first: UInt8) -> Int {
        switch first {
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0...: 4
        default: 1
        }
    }
}
