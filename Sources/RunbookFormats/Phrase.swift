import Diagnostics

/// A text that remembers where each part comes from, so that a format can keep a feed's words from acting.
///
/// No part can drive a terminal: each one is made printable, on one line, as it enters.
package struct Phrase: Hashable, Sendable {
    /// One part of a phrase.
    enum Span: Hashable, Sendable {
        /// Our words or the pack's.
        case own(String)
        /// Words of the feed: nothing in them may be obeyed.
        case fed(String)
        /// To be typed as it is.
        case code(String)
        /// A priority, which a format may make stand out.
        case priority(String)
        /// What is done about a line, which a format may draw.
        case form(LineForm)
    }

    private(set) var spans: [Span]

    /// Our words or the pack's, set as French.
    package init(_ text: String) {
        spans = [.own(french(visible(text)))]
    }

    /// Words of the feed.
    package init(fed text: String) {
        spans = [.fed(visible(text))]
    }

    /// A telephone number, never broken over two lines.
    package init(number: String) {
        self.init(number.split(separator: " ").joined(separator: "\u{A0}"))
    }

    /// True where there is nothing to read.
    package var isEmpty: Bool { text.isEmpty }

    /// The words alone.
    package var text: String {
        spans.map { $0.text }.joined()
    }

    /// Our words and the pack's, without those of a feed.
    var ownTexts: [String] {
        spans.compactMap { span in
            if case .own(let text) = span { text } else { nil }
        }
    }

    /// True where one of the texts of ours or of the pack is such.
    func hasOwnText(where isMeant: (String) -> Bool) -> Bool {
        spans.contains { span in
            if case .own(let text) = span { isMeant(text) } else { false }
        }
    }

    /// The phrase with other words in place of ours, set as French.
    func replacingOwnTexts(_ replace: (String) -> String) -> Phrase {
        Phrase(
            spans: spans.map { span in
                if case .own(let text) = span { .own(french(replace(text))) } else { span }
            })
    }

    /// The phrase with other words in place of ours and of a feed's.
    package func replacingTexts(_ replace: (String) -> String) -> Phrase {
        Phrase(
            spans: replacingOwnTexts(replace).spans.map { span in
                if case .fed(let text) = span { .fed(visible(replace(text))) } else { span }
            })
    }

    /// The phrases one after the other.
    package static func joined(_ phrases: [Phrase], by separator: String) -> Phrase {
        var result = Phrase(spans: [])
        for (place, phrase) in phrases.enumerated() {
            if place > 0 { result.spans.append(.own(french(separator))) }
            result.spans += phrase.spans
        }
        return result
    }

    /// The phrase as it reads after a colon.
    var decapitalised: Phrase {
        var phrase = self
        if case .own(let text) = spans.first { phrase.spans[0] = .own(RunbookFormats.decapitalised(text)) }
        return phrase
    }

    private init(spans: [Span]) {
        self.spans = spans
    }
}

extension Phrase.Span {
    /// The words alone.
    var text: String {
        switch self {
        case .own(let text), .fed(let text), .code(let text), .priority(let text): text
        case .form(let form): form.rawValue
        }
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    /// Collects the parts of a phrase.
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var spans: [Span] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { append(literal) }
        package mutating func appendInterpolation(_ text: String) { append(text) }
        package mutating func appendInterpolation(_ number: Int) { append(String(number)) }
        package mutating func appendInterpolation(_ phrase: Phrase) {
            for span in phrase.spans {
                if case .own(let text) = span { join(text) } else { spans.append(span) }
            }
        }
        package mutating func appendInterpolation(fed text: String) { spans.append(.fed(visible(text))) }
        package mutating func appendInterpolation(code text: String) { spans.append(.code(visible(text))) }
        mutating func appendInterpolation(priority text: String) { spans.append(.priority(visible(text))) }
        mutating func appendInterpolation(form: LineForm) { spans.append(.form(form)) }

        private mutating func append(_ text: String) { join(visible(text)) }

        /// Joins our own words, so that a space before a colon is seen whichever part it ends.
        private mutating func join(_ text: String) {
            guard case .own(let before) = spans.last else { return spans.append(.own(text)) }
            spans[spans.count - 1] = .own(before + text)
        }
    }

    package init(stringLiteral value: String) {
        self.init(value)
    }

    package init(stringInterpolation: StringInterpolation) {
        spans = stringInterpolation.spans.map { span in
            if case .own(let text) = span { .own(french(text)) } else { span }
        }
    }
}

/// One line of characters that can all be seen, with single spaces.
private func visible(_ text: String) -> String {
    guard mayNeedSpacing(text) else { return printable(text) }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isSpace = [" ", "\n", "\r", "\t", "\u{2028}", "\u{2029}"].contains(scalar)
        if isSpace, line.last == " " { continue }
        line.append(isSpace ? " " : scalar)
    }
    return printable(String(line))
}

/// False for a text that has neither two spaces together nor a character that stands for a space; most have none.
private func mayNeedSpacing(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
        // U+2028 and U+2029 end so; others may too, and are only looked at again.
        if byte < 0x20 || byte == 0x20 && last == 0x20 || last == 0x80 && (byte == 0xA8 || byte == 0xA9) { return true }
        last = byte
    }
    return false
}
