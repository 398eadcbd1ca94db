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

/// True where some character is hidden.
func holdsHidden(_ text: String) -> Bool {
    var isASCII = true
    for byte in text.utf8 {
        if byte >= 0x7F { isASCII = false } else if byte < 0x20 { return true }
    }
    return !isASCII && text.unicodeScalars.contains { $0.isHidden }
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
