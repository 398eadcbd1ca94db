/// A word of a text that may abbreviate others: `SAMU`, `CaRE`, `CERT-FR`.
package struct CapitalWord: Hashable, Sendable {
    package let text: String

    /// Where it ends in the scalars of the text.
    package let end: Int

    /// The words that hold two capitals or more, in order.
    ///
    /// One that hyphens join is whole where it is known as such, else each of its parts is a word. One with digits, that
    /// nobody knows, is a code: `CERTFR-2024-RFX-001`.
    package static func all(in text: String, isKnown: (String) -> Bool) -> [CapitalWord] {
        guard mayHoldOne(text) else { return [] }
        let scalars = Array(text.unicodeScalars)
        var words: [CapitalWord] = []
        for word in joined(in: scalars) {
            let whole = CapitalWord(scalars[word])
            if isKnown(whole.text) {
                words.append(whole)
            } else if !scalars[word].contains(where: isDigit) {
                let parts = scalars[word].split(separator: "-").map { CapitalWord($0) }
                words += parts.filter { $0.text.unicodeScalars.count { $0.isCapital } > 1 }
            }
        }
        return words
    }

    /// False for a text no word of which has two capitals; most have none.
    package static func mayHoldOne(_ text: String) -> Bool {
        var capitals = 0
        var last: UInt8 = 0
        for byte in text.utf8 {
            // Only a space surely ends a word. Past Latin-1, any letter may be a capital, and no punctuation of U+2000.
            let isCapital =
                (0x41...0x5A).contains(byte)
                || (last == 0xC3 ? byte < 0x9F : last > 0xC3 && !(last == 0xE2 && byte == 0x80))
            if isCapital { capitals += 1 } else if byte == 0x20 { capitals = 0 }
            if capitals > 1 { return true }
            last = byte
        }
        return false
    }

    private init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var text = ""
        for scalar in scalars { text.unicodeScalars.append(scalar) }
        self.text = text
        end = scalars.endIndex
    }

    /// Where letters and digits stand together, hyphens between them included, with two capitals or more.
    private static func joined(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var capitals = 0
        for (place, scalar) in (scalars + [" "]).enumerated() {
            guard !scalar.isLetter, !isDigit(scalar), scalar != "-" else {
                if scalar.isCapital { capitals += 1 }
                continue
            }
            if capitals > 1 { ranges.append(start..<place) }
            start = place + 1
            capitals = 0
        }
        return ranges
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// False for a name (`PagerDuty`) and for a roman numeral: nobody asks what these stand for.
    package var isAbbreviation: Bool {
        let scalars = text.unicodeScalars
        return !scalars.contains { $0.properties.isLowercase }
            && !scalars.allSatisfy { "IVX".unicodeScalars.contains($0) }
    }
}

extension Unicode.Scalar {
    /// True for a letter of any script.
    package var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: true
        // ASCII, Latin-1, and the quotation marks, dashes and dots of French.
        case ..<0xC0, 0xD7, 0xF7, 0x2010...0x2027: false
        default: properties.isAlphabetic
        }
    }

    fileprivate var isCapital: Bool {
        switch value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: true
        case ..<0x100, 0x2010...0x2027: false
        default: properties.isUppercase
        }
    }
}
