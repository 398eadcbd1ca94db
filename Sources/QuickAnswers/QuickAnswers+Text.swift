import IncidentFeeds

/// A string of a record, without its quotes.
struct JSONText {
    var range: Range<Int>
    var hasEscape = false
    var isASCII = true

    /// True where its bytes are the text, which no other bytes write.
    var isPlain: Bool { isASCII && !hasEscape }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool { isDigit || self | 0x20 >= 0x61 && self | 0x20 <= 0x66 }
}

/// JSON's strings; the rules are those of `JSONReader`, or narrower.
extension QuickAnswers {
    /// Steps over a string, from its opening quote; nil for what isn't surely one within the limits.
    @inline(__always)
    func string(_ bytes: Span<UInt8>, _ index: inout Int) -> JSONText? {
        index += 1
        var text = JSONText(range: index..<index)
        let start = index
        let raw = bytes.bytes
        while true {
            // Eight bytes at once, up to one that is a quote, a backslash, a control or not ASCII.
            while index + 8 <= bytes.count {
                let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
                let special = QuickAnswers.special(word)
                guard special == 0 else {
                    index += special.trailingZeroBitCount / 8
                    break
                }
                index += 8
            }
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text.range = start..<index
                index += 1
                return text.range.count <= limits.stringBytes ? text : nil
            case UInt8(ascii: "\\"):
                text.hasEscape = true
                guard escape(bytes, &index) != nil else { return nil }
            case 0..<0x20: return nil
            case 0x80...:
                text.isASCII = false
                guard character(bytes, &index) else { return nil }
            default: index += 1
            }
        }
    }

    /// A bit in the first byte of eight that a string doesn't simply go on with; perhaps in later ones too.
    @inline(__always)
    static func special(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let found = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word | word
        return found & (ones &* 0x80)
    }

    /// Steps over an escape; its scalar, or nil for what is none.
    private func escape(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32? {
        guard index + 1 < bytes.count else { return nil }
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt32(letter)
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0C
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            // Halves of a pair are left to the whole way.
            guard let unit = unit(bytes, &index), !(0xD800...0xDFFF).contains(unit) else { return nil }
            return unit
        default: return nil
        }
    }

    private func unit(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[index]
            guard byte.isHexDigit else { return nil }
            unit = unit << 4 | UInt32(byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x57)
            index += 1
        }
        return unit
    }

    /// Steps over a character of several bytes.
    private func character(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        guard let (length, second) = bytes[index].sequence, index + length <= bytes.count,
            second.contains(bytes[index + 1])
        else { return false }
        for place in index + 2..<max(index + 2, index + length) where !bytes[place].isContinuation { return false }
        index += length
        return true
    }

    /// Reads the escapes of a string that was stepped over; answers where its text stands among what was decoded.
    func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, _ reading: inout QuickReading) -> Range<Int> {
        let start = reading.decodedCount
        // No escape is shorter than what it stands for.
        let missing = start + range.count - reading.decoded.count
        if missing > 0 { reading.decoded += Array(repeating: 0, count: missing) }
        var decoded = reading.decoded.mutableSpan
        var end = start
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\\") else {
                decoded[end] = byte
                end += 1
                index += 1
                continue
            }
            guard let scalar = escape(bytes, &index).flatMap({ Unicode.Scalar($0) }) else { break }
            for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                decoded[end] = unit
                end += 1
            }
        }
        reading.decodedCount = end
        return start..<end
    }
}
