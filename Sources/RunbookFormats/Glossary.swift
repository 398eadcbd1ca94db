import Vocabularies

/// Writes out each abbreviation of a page once, where it is first used.
///
/// A line of page 1 has no room: what page 1 abbreviates is written out right under it, in one list that is always at the
/// same place, and the detail writes out the rest as it comes. Words of a feed are left as they are.
struct Glossary {
    private let expansions: [String: String]
    private var known: Set<String> = []

    init(_ vocabulary: Vocabulary) {
        var expansions: [String: String] = [:]
        for abbreviation in vocabulary.glossary { expansions[abbreviation.id] = abbreviation.expansion }
        self.expansions = expansions
    }

    /// What these phrases abbreviate, in alphabetical order; the rest of the page takes it for written out.
    mutating func list(_ phrases: [Phrase]) -> Section {
        for text in phrases.flatMap({ $0.ownTexts }) { known.formUnion(abbreviations(in: text).map { $0.text }) }
        let ids = known.sorted { foldedWords($0).joined() < foldedWords($1).joined() }
        return Section("SIGLES DE LA PREMIÈRE PAGE", ids.map { Section.Item("\($0) : \(expansions[$0] ?? "")") })
    }

    /// The section, each abbreviation written out where it is first used.
    mutating func expand(_ section: Section) -> Section {
        let items = section.items.map { item in
            Section.Item(expand(item.text), marker: item.marker, details: item.details.map { expand($0) })
        }
        return Section(section.title, items, note: section.note.map { expand($0) })
    }

    /// The phrase, each abbreviation written out where it is first used.
    mutating func expand(_ phrase: Phrase) -> Phrase {
        // Most abbreviate nothing.
        guard phrase.hasOwnText(where: CapitalWord.mayHoldOne) else { return phrase }
        return phrase.replacingOwnTexts { expand($0) }
    }

    /// A sheet of its own, read aloud.
    func expanded(_ pause: PauseSheet) -> PauseSheet {
        var glossary = self
        var pause = pause
        pause.checks = pause.checks.map { glossary.expand($0) }
        return pause
    }

    private mutating func expand(_ text: String) -> String {
        let words = abbreviations(in: text)
        guard !words.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var start = text.startIndex
        for word in words where known.insert(word.text).inserted {
            guard let expansion = expansions[word.text], !isWrittenOut(expansion, in: text) else { continue }
            let end = Glossary.endOfName(from: word.end, in: scalars)
            // Between parentheses there is no room for others.
            let isEnclosed = end < scalars.count && scalars[end] == ")"
            let place = text.unicodeScalars.index(text.startIndex, offsetBy: end)
            result += text[start..<place]
            result += isEnclosed ? ", \(expansion)" : " (\(expansion))"
            start = place
        }
        return result + text[start...]
    }

    /// Where the name ends that an abbreviation opens: « CERT Santé » is one, not to be cut in the middle.
    private static func endOfName(from end: Int, in scalars: [Unicode.Scalar]) -> Int {
        var end = end
        while end + 2 < scalars.count, [" ", "\u{A0}"].contains(scalars[end]), scalars[end + 1].properties.isUppercase,
            scalars[end + 2].properties.isLowercase
        {
            end = scalars[(end + 1)...].firstIndex { !$0.properties.isAlphabetic && $0 != "-" } ?? scalars.count
        }
        return end
    }

    private func abbreviations(in text: String) -> [CapitalWord] {
        CapitalWord.all(in: text) { expansions[$0] != nil }.filter { expansions[$0.text] != nil }
    }

    private func isWrittenOut(_ expansion: String, in text: String) -> Bool {
        let words = foldedWords(expansion)
        let text = foldedWords(text)
        return text.indices.contains { text[$0...].starts(with: words) }
    }
}
