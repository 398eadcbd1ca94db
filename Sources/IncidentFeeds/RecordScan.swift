/// Finds where a record ends without reading it: nesting is counted, strings are stepped over.
///
/// Only the kind of bracket that opened the record is counted, so that a wrong inner bracket stays the record's own
/// mistake. A string never outlives its line, since JSON allows no newline in it: a missing quote harms no neighbour.
struct RecordScan: Sendable {
    private let open: UInt8
    private let close: UInt8
    private let stops: [UInt8]
    private var depth: Int
    private var isEscaped = false

    /// Whether the record ends with its closing bracket.
    var isNested: Bool { stops.isEmpty }

    /// Whether the last byte seen is inside a string.
    private(set) var isInString = false

    /// Why the scan stopped.
    enum Stop {
        /// Every byte is part of the record, which goes on.
        case exhausted
        /// The next byte is a newline.
        case newline
        /// The last byte closed the record.
        case closed
        /// The next byte is not part of the record.
        case stopped
    }

    /// Prepares to scan a record from its first byte; it ends with its closing bracket or, if there are `stops`, before one
    /// of these.
    ///
    /// `depth` brackets are open already.
    init(first: UInt8, stops: [UInt8], depth: Int = 0) {
        (open, close) =
            first == ASCII.openBracket ? (first, ASCII.closeBracket) : (ASCII.openBrace, ASCII.closeBrace)
        self.stops = stops
        self.depth = depth
    }

    /// Reads on, up to the end of the record, of the line, or of the bytes; answers how far.
    mutating func scan(_ bytes: [UInt8], from start: Int) -> (end: Int, stop: Stop) {
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == ASCII.newline { return (index, .newline) }
            if isInString {
                stepInString(byte)
            } else if byte == ASCII.quote {
                isInString = true
            } else if !isNested {
                if stops.contains(byte) { return (index, .stopped) }
            } else if byte == open {
                depth += 1
            } else if byte == close {
                depth -= 1
                if depth == 0 { return (index + 1, .closed) }
            }
        }
        return (bytes.count, .exhausted)
    }

    /// Says that the newline is part of the record.
    mutating func startLine() {
        isInString = false
        isEscaped = false
    }

    private mutating func stepInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == ASCII.backslash {
            isEscaped = true
        } else if byte == ASCII.quote {
            isInString = false
        }
    }
}
