/// Walks the `?` of a file in order, to tell those that libyaml takes for the sign of a complex key.
///
/// libyaml's events do not say that a key had one. Between two texts there are only signs and comments, so a `?` found
/// there, outside a comment, was such a sign.
struct QuestionMarks {
    private let bytes: [UInt8]
    private var offset = 0
    private var lineStart = 0
    private var place = Place(line: 0, column: 0)
    private var isAtEnd = false
    private var commentLine: UInt32?

    /// A `?` that was read as a sign.
    struct Sign {
        let place: Place
        /// Whether a blank follows, as in `? key`; otherwise it is the start of a text such as `?x`.
        let isAlone: Bool
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = offset
        seek()
    }

    /// The first sign between the end of a text and the start of the next; then moves past that next text.
    mutating func sign(after end: Place, before next: Place, endingAt nextEnd: Place) -> Sign? {
        while !isAtEnd, place < nextEnd {
            if place >= end, place < next, !isInComment(after: end) {
                return Sign(place: place, isAlone: isFollowedByBlank)
            }
            move()
            seek()
        }
        return nil
    }

    private var isFollowedByBlank: Bool {
        guard offset + 1 < bytes.count else { return true }
        return [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset + 1])
    }

    private mutating func isInComment(after end: Place) -> Bool {
        if commentLine == place.line { return true }
        var column: UInt32 = 0
        let firstColumn = end.line == place.line ? end.column : 0
        for byte in bytes[lineStart..<offset] where byte & 0xC0 != 0x80 {
            if byte == UInt8(ascii: "#"), column >= firstColumn {
                commentLine = place.line
                return true
            }
            column += 1
        }
        return false
    }

    /// Advances to the next `?`, from the current byte on.
    private mutating func seek() {
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "?") { return }
            move()
        }
        isAtEnd = true
    }

    private mutating func move() {
        let byte = bytes[offset]
        offset += 1
        if byte == 0x0A || byte == 0x0D && !(offset < bytes.count && bytes[offset] == 0x0A) {
            place = Place(line: place.line + 1, column: 0)
            lineStart = offset
        } else if byte & 0xC0 != 0x80 {
            place.column += 1
        }
    }
}
