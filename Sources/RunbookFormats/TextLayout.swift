import Diagnostics

/// Lays phrases out in terminal columns.
package struct TextLayout: Sendable {
    /// Columns that no line goes past.
    static let width = 80

    package let color: Bool

    /// A layout, with ANSI colours or without.
    package init(color: Bool) {
        self.color = color
    }

    /// The phrase after a title, on as few lines as it takes, all but the first indented.
    ///
    /// A word too long for a line is cut into several.
    func wrapped(_ phrase: Phrase, after title: Phrase, indent: Int) -> [String] {
        wrapped(phrase, after: shown(title) + " ", columns: displayWidth(of: title.text) + 1, indent: indent)
    }

    /// The phrase on as few lines as it takes, from a column on, the other lines indented.
    package func wrapped(_ phrase: Phrase, from column: Int = 0, indent: Int = 0) -> [String] {
        wrapped(phrase, after: String(repeating: " ", count: column), columns: column, indent: indent)
    }

    private func wrapped(_ phrase: Phrase, after start: String, columns: Int, indent: Int) -> [String] {
        var lines: [String] = []
        var line = Array(start.utf8)
        var used = columns
        var isEmpty = true
        func add(_ word: Word) {
            let width = word.width
            if used + (isEmpty ? 0 : 1) + width > TextLayout.width {
                lines.append(String(decoding: line, as: UTF8.self))
                line = Array(repeating: UInt8(ascii: " "), count: indent)
                used = indent
                isEmpty = true
            }
            if !isEmpty { line.append(UInt8(ascii: " ")) }
            append(word, to: &line)
            used += (isEmpty ? 0 : 1) + width
            isEmpty = false
        }
        let room = TextLayout.width - max(indent, columns)
        for word in words(of: phrase) {
            if word.width <= room { add(word) } else { pieces(of: word, width: room).forEach(add) }
        }
        return lines + [String(decoding: line, as: UTF8.self)]
    }

    /// The phrase in at most so many columns, with « … » where it is cut.
    func cut(_ phrase: Phrase, to width: Int) -> String {
        displayWidth(of: phrase.text) <= width ? shown(phrase) : head(of: phrase.text, width: width - 1) + "…"
    }

    /// The phrase in exactly so many columns.
    func padded(_ phrase: Phrase, to width: Int) -> String {
        cut(phrase, to: width) + String(repeating: " ", count: max(width - displayWidth(of: phrase.text), 0))
    }

    /// As many of the phrases as fit on so many lines, between dots, and how many are left.
    func packed(_ phrases: [Phrase], after title: Phrase, lines: Int) -> [String] {
        let start = title.isEmpty ? 0 : displayWidth(of: title.text) + 1
        for count in stride(from: phrases.count, through: 1, by: -1) {
            let rest: [Phrase] = count < phrases.count ? ["+\u{A0}\(phrases.count - count)"] : []
            let list = Phrase.joined(phrases.prefix(count) + rest, by: " · ")
            let result = wrapped(list, after: title.isEmpty ? "" : shown(title) + " ", columns: start, indent: start)
            if result.count <= lines { return result }
        }
        guard let first = phrases.first else { return [] }
        let rest = phrases.count > 1 ? " · +\u{A0}\(phrases.count - 1)" : ""
        let room = TextLayout.width - start - displayWidth(of: rest)
        return [(title.isEmpty ? "" : shown(title) + " ") + cut(first, to: room) + rest]
    }

    /// The phrase as the terminal is sent it.
    func shown(_ phrase: Phrase) -> String {
        var line: [UInt8] = []
        for word in words(of: phrase) {
            if !line.isEmpty { line.append(UInt8(ascii: " ")) }
            append(word, to: &line)
        }
        return String(decoding: line, as: UTF8.self)
    }
}

extension TextLayout {
    /// A word by its bytes: no letter need be told from the next to find a space.
    private struct Word {
        var bytes: ArraySlice<UInt8>
        var isStrong: Bool

        /// The columns that it takes.
        var width: Int {
            var columns = 0
            var last: UInt8 = 0
            for byte in bytes {
                // Latin letters and signs, but for the soft hyphen: the second of two bytes is no other column.
                let isNarrow =
                    (0x20..<0x7F).contains(byte) || (0xC2...0xC8).contains(byte)
                    || (0x80..<0xC0).contains(byte) && (0xC2...0xC8).contains(last)
                        && (last != 0xC2 || byte >= 0xA0 && byte != 0xAD)
                guard isNarrow else { return displayWidth(of: String(decoding: bytes, as: UTF8.self)) }
                if byte < 0x80 || byte >= 0xC0 { columns += 1 }
                last = byte
            }
            return columns
        }
    }

    private func words(of phrase: Phrase) -> [Word] {
        var bytes: [UInt8] = []
        var ends: [(end: Int, isStrong: Bool)] = []
        var isStrong = false
        for span in phrase.spans {
            var isPriority = false
            if case .priority = span { isPriority = true }
            if isPriority { isStrong = true }
            // What is to be typed stays on one line.
            var isCode = false
            if case .code = span { isCode = true }
            for byte in span.text.utf8 {
                guard byte == UInt8(ascii: " "), !isCode else {
                    bytes.append(byte)
                    continue
                }
                ends.append((bytes.count, isStrong))
                isStrong = isPriority
            }
        }
        ends.append((bytes.count, isStrong))
        var start = 0
        return ends.compactMap { end, isStrong in
            defer { start = end }
            return end > start ? Word(bytes: bytes[start..<end], isStrong: isStrong) : nil
        }
    }

    /// A word too long for a line, in pieces that are not.
    private func pieces(of word: Word, width: Int) -> [Word] {
        var pieces: [Word] = []
        var text = ""
        var used = 0
        func end() { pieces.append(Word(bytes: Array(text.utf8)[...], isStrong: word.isStrong)) }
        for character in String(decoding: word.bytes, as: UTF8.self) {
            let columns = displayWidth(of: String(character))
            if used > 0, used + columns > width {
                end()
                text = ""
                used = 0
            }
            text.append(character)
            used += columns
        }
        end()
        return pieces
    }

    /// The longest beginning of at most so many columns, but at least one character.
    private func head(of text: String, width: Int) -> String {
        var head = ""
        var used = 0
        for character in text {
            let columns = displayWidth(of: String(character))
            guard used + columns <= width || head.isEmpty else { break }
            head.append(character)
            used += columns
        }
        return head
    }

    private func append(_ word: Word, to line: inout [UInt8]) {
        guard word.isStrong && color else {
            line += word.bytes
            return
        }
        line += "\u{1B}[1m".utf8
        line += word.bytes
        line += "\u{1B}[0m".utf8
    }
}
