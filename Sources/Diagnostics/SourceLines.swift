/// Where the lines of a file lie, found once for many look-ups.
///
/// A line ends at LF, CRLF, CR, U+0085, U+2028 or U+2029, as libyaml counts them; a leading byte order mark belongs to
/// no line. The text after the last terminator is a line, even when empty.
package struct SourceLines: Sendable {
    private let bytes: [UInt8]
    private let lines: [Range<Int>]

    /// Finds the lines of a file.
    package init(_ file: SourceFile) {
        bytes = file.bytes
        lines = Self.split(file.bytes)
    }

    /// The text of a 1-based line without its terminator, or nil when there is no such line.
    package subscript(number: Int) -> String? {
        guard number >= 1, number <= lines.count else { return nil }
        return text(lines[number - 1])
    }

    /// The position of a byte offset; offsets outside the file give its nearest end.
    package func position(atByte offset: Int) -> SourcePosition {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        let line = lines[low]
        let end = min(max(offset, line.lowerBound), line.upperBound)
        return SourcePosition(line: low + 1, column: text(line.lowerBound..<end).unicodeScalars.count + 1)
    }

    /// The byte where a position stands; positions outside the file give its nearest end, or that of their line.
    package func offset(of position: SourcePosition) -> Int {
        guard position.line <= lines.count else { return bytes.count }
        let line = lines[max(position.line, 1) - 1]
        var offset = line.lowerBound
        var left = position.column - 1
        while left > 0, offset < line.upperBound {
            offset += 1
            while offset < line.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private static func split(_ bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var start = index
        while index < bytes.count {
            let length = breakLength(bytes, index)
            guard length > 0 else {
                index += 1
                continue
            }
            lines.append(start..<index)
            index += length
            start = index
        }
        lines.append(start..<bytes.count)
        return lines
    }

    private static func breakLength(_ bytes: [UInt8], _ index: Int) -> Int {
        func next(_ distance: Int) -> UInt8 {
            index + distance < bytes.count ? bytes[index + distance] : 0
        }
        switch bytes[index] {
        case 0x0A: return 1
        case 0x0D: return next(1) == 0x0A ? 2 : 1
        case 0xC2: return next(1) == 0x85 ? 2 : 0
        case 0xE2: return next(1) == 0x80 && next(2) & 0xFE == 0xA8 ? 3 : 0
        default: return 0
        }
    }
}
