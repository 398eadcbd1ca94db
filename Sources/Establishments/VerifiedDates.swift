package import CivilTime
package import Diagnostics
import YAMLTrees

/// A profile in which the days of numbers that answered are new, and nothing else.
package struct VerifiedDates: Sendable {
    /// The new text; that of the file where no day is new.
    package let bytes: [UInt8]

    /// Whose day is new, as the profile names it: a role or a contact, or for a number of the rota whoever it is of.
    package let renewed: [String]

    /// Whose numbers were not all tried, or didn't all answer, with those numbers.
    package let left: [(owner: String, numbers: [String])]

    /// Whose day was later already, with that day.
    package let later: [(owner: String, day: CivilDate)]

    /// Writes the days of a filled sheet into a profile; nil where the new text can't be shown to say all else as before.
    ///
    /// A card bears one day for its numbers: it is the oldest of theirs, once all of them have answered. A turn of the rota
    /// bears that of its own.
    package init?(_ filled: FilledCallSheet, in profile: SourceFile) {
        guard let root = YAMLReader.read(profile).root else { return nil }
        var renewal = Renewal(filled: filled, lines: SourceLines(profile), bytes: profile.bytes)
        let cards = root.known("contacts")?.elements ?? []
        for (place, card) in cards.enumerated() { renewal.read(card: card, at: place) }
        let turns = root.known("rota")?.elements ?? []
        for (place, turn) in turns.enumerated() { renewal.read(turn: turn, at: place) }
        let bytes = TextEdit.apply(renewal.edits, to: profile.bytes)
        let file = SourceFile(path: profile.path, bytes: bytes)
        guard VerifiedDates.isProven(file, root, renewal.days) else { return nil }
        self.bytes = bytes
        renewed = renewal.renewed
        left = renewal.left
        later = renewal.later
    }

    /// Whether a text says what a profile said, but for these days of these lists.
    private static func isProven(_ file: SourceFile, _ old: YAMLNode, _ days: [String: [Int: CivilDate]]) -> Bool {
        let reading = YAMLReader.read(file)
        guard reading.diagnostics.isEmpty, let new = reading.root, new.entries.count == old.entries.count else {
            return false
        }
        return zip(old.entries, new.entries).allSatisfy { old, new in
            guard old.key.text == new.key.text else { return false }
            guard let changed = days[old.key.text] else { return old.value.says(sameAs: new.value) }
            let records = (old.value.elements, new.value.elements)
            return records.0.count == records.1.count
                && zip(records.0, records.1).enumerated().allSatisfy { position, pair in
                    guard let day = changed[position] else { return pair.0.says(sameAs: pair.1) }
                    let others = [pair.0, pair.1].map { record in
                        record.with(entries: record.entries.filter { $0.key.text != "verified_on" })
                    }
                    return others[0].says(sameAs: others[1]) && pair.1["verified_on"]?.date == day
                }
        }
    }
}

/// Goes through the records of a profile that keep a day, and through what came of their numbers.
private struct Renewal {
    let filled: FilledCallSheet
    let lines: SourceLines
    let bytes: [UInt8]
    private(set) var edits: [TextEdit] = []

    /// The new days, by the key of a list, then by position in it.
    private(set) var days: [String: [Int: CivilDate]] = [:]
    private(set) var renewed: [String] = []
    private(set) var left: [(owner: String, numbers: [String])] = []
    private(set) var later: [(owner: String, day: CivilDate)] = []

    /// Numbers of turns of which something was said: each is said once.
    private var said: Set<String> = []

    init(filled: FilledCallSheet, lines: SourceLines, bytes: [UInt8]) {
        self.filled = filled
        self.lines = lines
        self.bytes = bytes
    }

    mutating func read(card: YAMLNode, at position: Int) {
        let numbers = CallSheet.ways.compactMap { card.text($0.key) }
        let keys = numbers.map { CallSheet.key($0) }
        guard keys.contains(where: { filled.lists($0) }),
            let owner = card.entry(named: "role") ?? card.entry(named: "contact")
        else { return }
        let answered = keys.compactMap { filled.day(of: $0) }
        guard answered.count == keys.count, let day = answered.min() else {
            let missing = zip(numbers, keys).filter { filled.day(of: $0.1) == nil }
            left.append((owner.value.text, missing.map { $0.0 }))
            return
        }
        if write(day, of: card, after: owner, in: "contacts", at: position) {
            renewed.append(owner.value.text)
        } else if let old = card.date("verified_on"), old > day {
            later.append((owner.value.text, old))
        }
    }

    mutating func read(turn: YAMLNode, at position: Int) {
        guard let number = turn.text("phone"), let owner = turn.entry(named: "role") else { return }
        let key = CallSheet.key(number)
        guard filled.lists(key) else { return }
        let isFirst = said.insert(key).inserted
        let name = turn.text("name") ?? owner.value.text
        guard let day = filled.day(of: key) else {
            if isFirst { left.append((name, [number])) }
            return
        }
        if write(day, of: turn, after: owner, in: "rota", at: position) {
            if isFirst { renewed.append(name) }
        } else if isFirst, let old = turn.date("verified_on"), old > day {
            later.append((name, old))
        }
    }

    /// Writes a day; false where the one that is there is no older.
    private mutating func write(
        _ day: CivilDate, of record: YAMLNode, after owner: YAMLEntry, in list: String, at position: Int
    ) -> Bool {
        if let old = record.date("verified_on"), old >= day { return false }
        edits.append(TextEdit(settingDay: day, of: record, after: owner, lines, bytes))
        days[list, default: [:]][position] = day
        return true
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
