extension JSONReader {
    /// Reads a string or a key, from its opening to its closing quote; an empty one where it is left out.
    mutating func string() throws(FeedFault) -> String {
        let opening = index
        index += 1
        var decoded: [UInt8] = []
        var decodedCount = 0
        var runStart = index
        while true {
            let byte = try byteInString()
            switch byte {
            case ASCII.quote:
                let run = bytes[runStart..<index]
                index += 1
                guard decodedCount + run.count <= limits.stringBytes else { throw tooLong(at: opening) }
                if isLeftOut { return "" }
                // Most strings have no escape: they are one run, which needs no copy.
                return String(decoding: decoded.isEmpty ? run : (decoded + run)[...], as: UTF8.self)
            case ASCII.backslash:
                let run = bytes[runStart..<index]
                let character = Array(String(try escapedCharacter()).utf8)
                decodedCount += run.count + character.count
                if !isLeftOut { decoded += run + character }
                runStart = index
            case 0..<0x20:
                throw FeedFault(
                    .controlCharacter, at: index, "a string holds the control character \(notation(UInt32(byte)))")
            case 0x80...: try skipMultibyteCharacter()
            default: index += 1
            }
        }
    }

    private func byteInString() throws(FeedFault) -> UInt8 {
        guard index < bytes.count else {
            throw FeedFault(.unexpectedEnd, at: index, "the record ends inside a string")
        }
        return bytes[index]
    }

    private func tooLong(at offset: Int) -> FeedFault {
        FeedFault(.stringTooLong, at: offset, "a string is longer than \(limits.stringBytes) bytes")
    }

    private mutating func skipMultibyteCharacter() throws(FeedFault) {
        guard let length = characterLength(at: index) else { throw notUTF8() }
        index += length
    }

    private mutating func escapedCharacter() throws(FeedFault) -> Unicode.Scalar {
        let start = index
        index += 1
        let letter = try byteInString()
        index += 1
        switch letter {
        case ASCII.quote, ASCII.backslash, UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default:
            throw FeedFault(.unknownEscape, at: start, "a backslash is not followed by an escape that JSON knows")
        }
    }

    private mutating func unicodeEscape(from start: Int) throws(FeedFault) -> Unicode.Scalar {
        let unit = try hexadecimalUnit(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if unit < 0xDC00, bytes[index...].starts(with: [ASCII.backslash, UInt8(ascii: "u")]) {
            let second = index
            index += 2
            let low = try hexadecimalUnit(from: second)
            if (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                return scalar
            }
        }
        throw FeedFault(.loneSurrogate, at: start, "half of a surrogate pair stands alone in a string")
    }

    private mutating func hexadecimalUnit(from start: Int) throws(FeedFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(try byteInString())).hexDigitValue else {
                throw FeedFault(.unknownEscape, at: start, "`\\u` is not followed by four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            index += 1
        }
        return unit
    }
}
