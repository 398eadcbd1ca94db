import TestSupport
import Testing
import Vocabularies

@testable import RunbookFormats

/// The bytes hold the spaces that reading character by character does.
@Suite struct FrenchTextTests {
    @Test(arguments: [
        ("Qui : lui ; non ! si ?", "Qui\u{A0}: lui\u{A0}; non\u{A0}! si\u{A0}?"), ("« a »", "«\u{A0}a\u{A0}»"),
        ("2 h 30 min", "2\u{A0}h\u{A0}30\u{A0}min"), ("3 j 4 h", "3\u{A0}j\u{A0}4\u{A0}h"), ("1 heure", "1 heure"),
        ("n° 3", "n°\u{A0}3"), ("10 minutes", "10 minutes"), ("2 hé", "2 hé"), ("éh 3", "éh 3"), ("²h 3", "²h\u{A0}3"),
        ("fin ", "fin "), (" :", "\u{A0}:"), ("", ""),
    ])
    func `a space that must hold is a no-break one`(text: String, shown: String) { #expect(french(text) == shown) }

    @Test func `on random texts too`() {
        let parts = [
            " ", " ", " ", ":", ";", "!", "?", "»", "«", "°", "h", "j", "s", "min", "m", "1", "2", "é", "à", "n",
            "\u{2019}", "漢", "\u{A0}", "\n", "\u{3AB}", "²", "\u{301}", "\u{1D489}",
        ]
        var random = SeededRandom(seed: 7)
        var changed = 0
        for _ in 0..<50_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                parts.randomElement(using: &random) ?? ""
            }.joined()
            let shown = byCharacters(text)
            #expect(Array(french(text).utf8) == Array(shown.utf8), "\(text.debugDescription)")
            if shown != text { changed += 1 }
        }
        #expect(changed > 1000, "\(changed)")
    }

    /// The reference.
    private func byCharacters(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for place in scalars.indices {
            result.append(scalars[place] == " " && holds(scalars, place) ? "\u{A0}" : scalars[place])
        }
        return String(result)
    }

    private func holds(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool {
        let rest = scalars[(place + 1)...]
        guard let after = rest.first else { return false }
        if ":;!?»".unicodeScalars.contains(after) { return true }
        guard place > 0 else { return false }
        let before = scalars[place - 1]
        if before == "«" || before == "°" { return true }
        if isDigit(before) {
            let word = rest.prefix { $0.isLetter }.map { String($0) }.joined()
            return ["h", "min", "j", "s"].contains(word)
        }
        return isDigit(after) && (before == "h" || before == "j") && place > 1 && !scalars[place - 2].isLetter
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
