/// Lower-case ASCII letters and digits of a text, accents removed, everything else turned into single hyphens.
///
/// Feeds spell the same incident type in many ways ("Rançongiciel", "ranconGiciel"); both sides of the comparison go
/// through here. Covers the letters of French and of the Latin-1 block; another letter becomes a hyphen.
package func slug(_ text: String) -> String {
    var result = ""
    for word in foldedWords(text) {
        if !result.isEmpty { result.unicodeScalars.append("-") }
        result += word
    }
    return result
}

/// Words to look for in texts, whatever the case and accents.
package struct FoldedPhrase: Sendable {
    /// As it was written.
    package let text: String

    private let words: [String]

    /// A phrase, which holds no word where ``isEmpty`` says so.
    package init(_ text: String) {
        self.text = text
        words = foldedWords(text)
    }

    /// Whether it holds no word; such a phrase is in every text.
    package var isEmpty: Bool { words.isEmpty }

    /// Whether the words of a text have these among them, whole and one after the other.
    package func occurs(in text: [String]) -> Bool { text.hold(words) }
}

extension Array where Element: Equatable {
    /// Whether these elements stand among them, one after the other; none always do.
    package func hold(_ run: [Element]) -> Bool {
        guard let first = run.first else { return true }
        guard count >= run.count else { return false }
        for start in 0...count - run.count where self[start] == first {
            if (1..<run.count).allSatisfy({ self[start + $0] == run[$0] }) { return true }
        }
        return false
    }
}

/// The words of a text, lower case and without accents, in order.
package func foldedWords(_ text: String) -> [String] {
    var words: [String] = []
    var current = ""
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A:
            current.unicodeScalars.append(scalar)
        case 0x41...0x5A:
            current.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case 0x300...0x36F:
            continue  // combining accents of decomposed text
        default:
            let letters = foldedLetters(scalar)
            if letters.isEmpty {
                if !current.isEmpty { words.append(current) }
                current = ""
            } else {
                current += letters
            }
        }
    }
    if !current.isEmpty { words.append(current) }
    return words
}

private func foldedLetters(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xC0...0xC5, 0xE0...0xE5: "a"
    case 0xC6, 0xE6: "ae"
    case 0xC7, 0xE7: "c"
    case 0xC8...0xCB, 0xE8...0xEB: "e"
    case 0xCC...0xCF, 0xEC...0xEF: "i"
    case 0xD1, 0xF1: "n"
    case 0xD2...0xD6, 0xD8, 0xF2...0xF6, 0xF8: "o"
    case 0xD9...0xDC, 0xF9...0xFC: "u"
    case 0xDD, 0xFD, 0xFF, 0x178: "y"
    case 0xDF: "ss"
    case 0x152, 0x153: "oe"
    default: ""
    }
}
