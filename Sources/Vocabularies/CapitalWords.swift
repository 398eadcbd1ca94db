/// A word of a text that may abbreviate others: `SAMU`, `CaRE`, `CERT-FR`.
package struct CapitalWord: Hashable, Sendable {
    package let text: String

    /// Where it ends in the scalars of the text.
    package let end: Int

    /// The words that hold two capitals or more, in order.
    ///
    /// One that hyphens join is whole where it is known as such, else each of its parts is a word. One with digits, that
    /// nobody knows, is a code: `CERTFR-2024-RFX-001`.
    package static func all(in scalars: [Unicode.Scalar], isKnown: (String) -> Bool) -> [CapitalWord] {
        var words: [CapitalWord] = []
        for word in joined(in: scalars) {
            let whole = CapitalWord(scalars[word])
            if isKnown(whole.text) {
                words.append(whole)
            } else if !scalars[word].contains(where: isDigit) {
                let parts = scalars[word].split(separator: "-").map { CapitalWord($0) }
                words += parts.filter { $0.text.unicodeScalars.count { $0.properties.isUppercase } > 1 }
            }
        }
        return words
    }

    private init(_ scalars: ArraySlice<Unicode.Scalar>) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        self.text = String(text)
        end = scalars.endIndex
    }

    /// Where letters and digits stand together, hyphens between them included, with two capitals or more.
    private static func joined(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var capitals = 0
        for (place, scalar) in (scalars + [" "]).enumerated() {
            guard !scalar.properties.isAlphabetic, !isDigit(scalar), scalar != "-" else {
                if scalar.properties.isUppercase { capitals += 1 }
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
