/// The text with every character that could deceive a reader or drive a terminal written as `\u{1B}`.
///
/// That is: control characters (ANSI escapes, line breaks, tabs), direction marks and overrides, and other invisible
/// format characters. The joiners of emoji and of some scripts stay.
package func printable(_ text: some StringProtocol) -> String { printable(String(text)) }

/// The same of a whole text, of which most are.
package func printable(_ text: String) -> String {
    guard holdsHidden(text) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if scalar.isHidden { result += scalar.escaped } else { result.unicodeScalars.append(scalar) }
    }
    return result
}

/// True where some character is hidden, or some byte is one of others.
@inline(__always)
func holdsHidden(_ text: String, orByte isOther: (UInt8) -> Bool = { _ in false }) -> Bool {
    // By bytes first: none of the letters of Latin is hidden, and of most texts there is nothing else.
    var isLatin = true
    var last: UInt8 = 0
    let bytes = text.utf8Span.span
    for place in bytes.indices {
        let byte = bytes[place]
        if byte < 0x20 || isOther(byte) { return true }
        if byte > 0xC8 || byte == 0x7F || last == 0xC2 && (byte < 0xA0 || byte == 0xAD) { isLatin = false }
        last = byte
    }
    return !isLatin && text.unicodeScalars.contains { $0.isHidden }
}

/// The text with each byte of what isn't kept as `%2F`, so that it can stand where few characters may.
package func percentEncoded(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
        let scalar = Unicode.Scalar(byte)
        // A byte past ASCII is a part of a character.
        if byte < 0x80, isKept(scalar) {
            result.append(scalar)
        } else {
            result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
        }
    }
    return String(result)
}

/// An id that can be read whole: each byte of what is hidden as `%1B`, and so the percent sign, lest two ids become one.
package func readableID(_ id: String) -> String {
    id.unicodeScalars.map { scalar -> String in
        guard scalar.isHidden || scalar == "%" else { return String(scalar) }
        return percentEncoded(String(scalar)) { _ in false }
    }.joined()
}

extension Unicode.Scalar {
    /// A letter without accent, a digit, or one of the signs that no address has to encode.
    package var isUnreserved: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// Whether a terminal would obey it, or show nothing, rather than draw it.
    var isHidden: Bool {
        // Most of a text: ASCII, Latin letters but the soft hyphen, and quotation marks, dashes and dots.
        switch value {
        case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x250, 0x2010..<0x2028: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return value != 0x200C && value != 0x200D
        default: return false
        }
    }

    /// The visible stand-in.
    var escaped: String { "\\u{" + String(value, radix: 16, uppercase: true) + "}" }
}
