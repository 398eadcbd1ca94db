import Diagnostics

/// Lays phrases out in terminal columns.
package struct TextLayout: Sendable {
    /// Columns that no line goes past.
    static let width = 80

    let color: Bool

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
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = start
        var used = columns
        var isEmpty = true
        func add(_ word: Word, _ width: Int) {
            if used + (isEmpty ? 0 : 1) + width > TextLayout.width {
                lines.append(line)
                line = margin
                used = indent
                isEmpty = true
            }
            if !isEmpty { line += " " }
            line += shown(word)
            used += (isEmpty ? 0 : 1) + width
            isEmpty = false
        }
        let room = TextLayout.width - max(indent, columns)
        for word in words(of: phrase) {
            let width = displayWidth(of: word.text)
            if width <= room {
                add(word, width)
            } else {
                for piece in pieces(of: word, width: room) { add(piece, displayWidth(of: piece.text)) }
            }
        }
        return lines + [line]
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
        words(of: phrase).reduce(into: "") { line, word in
            if !line.isEmpty { line += " " }
            line += shown(word)
        }
    }
}

extension TextLayout {
    private struct Word {
        var text: Substring = ""
        var isStrong = false

        /// Adds to a word that several spans make.
        mutating func append(_ more: Substring) { text = text.isEmpty ? more : Substring(String(text) + String(more)) }
    }

    private func words(of phrase: Phrase) -> [Word] {
        var words = [Word()]
        for span in phrase.spans {
            if case .code(let text) = span {
                // What is to be typed stays on one line.
                words[words.count - 1].append(text[...])
                continue
            }
            // By bytes: no letter need be told from the next to find a space.
            let texts = span.text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
            for (place, text) in texts.enumerated() {
                if place > 0 { words.append(Word()) }
                words[words.count - 1].append(Substring(text))
                if case .priority = span { words[words.count - 1].isStrong = true }
            }
        }
        return words.filter { !$0.text.isEmpty }
    }

    /// A word too long for a line, in pieces that are not.
    private func pieces(of word: Word, width: Int) -> [Word] {
        var pieces = [Word(isStrong: word.isStrong)]
        var used = 0
        for character in word.text {
            let columns = displayWidth(of: String(character))
            if used > 0, used + columns > width {
                pieces.append(Word(isStrong: word.isStrong))
                used = 0
            }
            pieces[pieces.count - 1].text.append(character)
            used += columns
        }
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

    private func shown(_ word: Word) -> Substring {
        word.isStrong && color ? "\u{1B}[1m\(word.text)\u{1B}[0m" : word.text
    }
}
