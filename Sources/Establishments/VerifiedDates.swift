import CivilTime
package import Diagnostics
import YAMLTrees

/// A profile in which the days of numbers that answered are new, and nothing else.
package struct VerifiedDates: Sendable {
    /// The new text; that of the file where no day is new.
    package let bytes: [UInt8]

    /// Whose day is new, as the profile names it.
    package let renewed: [String]

    /// Whose numbers were not all tried, or didn't all answer, with those numbers.
    package let left: [(owner: String, numbers: [String])]

    /// Writes the days of a filled sheet into a profile; nil where the new text can't be shown to say all else as before.
    ///
    /// A card bears one day for its numbers: it is the oldest of theirs, once all of them have answered.
    package init?(_ filled: FilledCallSheet, in profile: SourceFile) {
        guard let root = YAMLReader.read(profile).root else { return nil }
        var edits: [TextEdit] = []
        var days: [Int: CivilDate] = [:]
        var renewed: [String] = []
        var left: [(owner: String, numbers: [String])] = []
        let lines = SourceLines(profile)
        for (position, card) in (root.known("contacts")?.elements ?? []).enumerated() {
            let numbers = CallSheet.ways.compactMap { card.text($0.key) }
            let keys = numbers.map { CallSheet.key($0) }
            let answered = keys.compactMap { filled.answered[$0] }
            let isTried = !answered.isEmpty || keys.contains { filled.failed.contains($0) }
            guard isTried, let owner = card.entry(named: "role") ?? card.entry(named: "contact") else { continue }
            guard answered.count == keys.count, !keys.contains(where: { filled.failed.contains($0) }),
                let day = answered.min()
            else {
                let missing = zip(numbers, keys).filter {
                    filled.answered[$0.1] == nil || filled.failed.contains($0.1)
                }
                left.append((owner.value.text, missing.map { $0.0 }))
                continue
            }
            if let old = card.date("verified_on"), old >= day { continue }
            edits.append(TextEdit(settingDay: day, of: card, after: owner, lines, profile.bytes))
            days[position] = day
            renewed.append(owner.value.text)
        }
        let bytes = TextEdit.apply(edits, to: profile.bytes)
        guard VerifiedDates.isProven(SourceFile(path: profile.path, bytes: bytes), root, days) else { return nil }
        self.bytes = bytes
        self.renewed = renewed
        self.left = left
    }

    /// Whether a text says what a profile said, but for these days.
    private static func isProven(_ file: SourceFile, _ old: YAMLNode, _ days: [Int: CivilDate]) -> Bool {
        let reading = YAMLReader.read(file)
        guard reading.diagnostics.isEmpty, let new = reading.root, new.entries.count == old.entries.count else {
            return false
        }
        return zip(old.entries, new.entries).allSatisfy { old, new in
            guard old.key.text == new.key.text else { return false }
            guard old.key.text == "contacts" else { return old.value.says(sameAs: new.value) }
            let cards = (old.value.elements, new.value.elements)
            return cards.0.count == cards.1.count
                && zip(cards.0, cards.1).enumerated().allSatisfy { position, pair in
                    guard let day = days[position] else { return pair.0.says(sameAs: pair.1) }
                    let others = [pair.0, pair.1].map { card in
                        card.with(entries: card.entries.filter { $0.key.text != "verified_on" })
                    }
                    return others[0].says(sameAs: others[1]) && pair.1["verified_on"]?.date == day
                }
        }
    }
}

/// A change of some bytes of a file.
struct TextEdit {
    let range: Range<Int>
    let text: String

    /// Gives bytes with changes that lie apart.
    static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            result.replaceSubrange(edit.range, with: edit.text.utf8)
        }
        return result
    }
}

extension TextEdit {
    /// Sets the day of a card: in the place of the one that it has, else after whose card it is, in the same form.
    fileprivate init(
        settingDay day: CivilDate, of card: YAMLNode, after owner: YAMLEntry, _ lines: SourceLines, _ bytes: [UInt8]
    ) {
        let text = day.text
        if let value = card["verified_on"] {
            let start = lines.offset(of: value.range.start)
            // An absent value may stand against its colon.
            let isTight = start > 0 && bytes[start - 1] == UInt8(ascii: ":")
            self.init(range: start..<lines.offset(of: value.range.end), text: isTight ? " " + text : text)
        } else if card.style == .flow {
            let end = lines.offset(of: owner.value.range.end)
            self.init(range: end..<end, text: ", verified_on: " + text)
        } else {
            let start = lines.offset(of: owner.key.range.start)
            let indent = String(repeating: " ", count: owner.key.range.start.column - 1)
            self.init(range: start..<start, text: "verified_on: \(text)\n\(indent)")
        }
    }
}
