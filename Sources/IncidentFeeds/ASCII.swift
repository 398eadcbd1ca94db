/// The bytes that give JSON its shape.
enum ASCII {
    /// Tab.
    static let tab = UInt8(ascii: "\t")
    /// Line feed: the only line end; a carriage return before it is blank space.
    static let newline = UInt8(ascii: "\n")
    /// Carriage return.
    static let carriageReturn = UInt8(ascii: "\r")
    /// Space.
    static let space = UInt8(ascii: " ")
    /// The quote around a string.
    static let quote = UInt8(ascii: "\"")
    /// The backslash.
    static let backslash = UInt8(ascii: "\\")
    /// The comma.
    static let comma = UInt8(ascii: ",")
    /// The colon.
    static let colon = UInt8(ascii: ":")
    /// What opens an object.
    static let openBrace = UInt8(ascii: "{")
    /// What closes an object.
    static let closeBrace = UInt8(ascii: "}")
    /// What opens an array.
    static let openBracket = UInt8(ascii: "[")
    /// What closes an array.
    static let closeBracket = UInt8(ascii: "]")
}

extension UInt8 {
    /// Whether JSON allows this byte between any two tokens.
    var isJSONBlank: Bool {
        self == ASCII.space || self == ASCII.newline || self == ASCII.carriageReturn || self == ASCII.tab
    }

    /// Whether this is one of `0` to `9`.
    @inlinable package var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// Whether this byte continues a UTF-8 sequence rather than starting a character.
    @inlinable package var isContinuation: Bool { self & 0xC0 == 0x80 }

    /// How many bytes a UTF-8 sequence of several has that begins with this one, and which may come second; nil for a byte that
    /// begins none: overlong forms, surrogates and anything beyond U+10FFFF are none.
    @inlinable package var sequence: (length: Int, second: ClosedRange<UInt8>)? {
        switch self {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        default: nil
        }
    }
}

extension [UInt8] {
    /// The place of the first newline from a place on, by words of eight bytes, four of them at once.
    func firstNewline(from start: Int) -> Int? {
        var place = start
        let raw = span.bytes
        func newline(at place: Int) -> UInt64 {
            let left =
                raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
                ^ 0x0A0A_0A0A_0A0A_0A0A
            return (left &- 0x0101_0101_0101_0101) & ~left & 0x8080_8080_8080_8080
        }
        while place + 32 <= count,
            newline(at: place) | newline(at: place + 8) | newline(at: place + 16) | newline(at: place + 24) == 0
        {
            place += 32
        }
        while place + 8 <= count {
            let found = newline(at: place)
            guard found == 0 else { return place + found.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < count {
            if self[place] == ASCII.newline { return place }
            place += 1
        }
        return nil
    }
}
