import Diagnostics

/// A text that earns a code, and the same text put right.
///
/// In `bad`, `⟦` and `⟧` stand around what the diagnostic points at. In both, `⟪20000×text⟫` is so many times the text,
/// each `#` in it the number of the copy: a limit isn't shown by its whole length.
package struct CodeExample: Sendable {
    /// What the text is a part of: the rest comes from `ExampleBase`.
    package enum Subject: String, Sendable, CaseIterable {
        /// Sections of a pack.
        case pack
        /// Sections of a pack, looked at for what its rules mean together.
        case meaning
        /// The same, and from a line `# exemple.test.yaml` on its tests.
        case testedPack
        /// A pack that stands alone.
        case wholePack
        /// A pack that adds to that one, or one too many.
        case secondPack
        /// An overlay; a line `# site.yaml` begins a second one.
        case overlay
        /// A file of tests of the pack.
        case tests
        case profile
        /// A profile that lies beside that of its host.
        case profiles
        /// A call sheet of the profile, filled in.
        case callSheet
        /// A duty rota, as a table.
        case rota
        case mapping
        /// The expected results of a mapping's sample.
        case sample
        /// Keys of an exercise.
        case exercise
    }

    package let subject: Subject

    /// With its marks.
    package let bad: String

    package let good: String

    init(_ subject: Subject, bad: String, good: String) {
        self.subject = subject
        self.bad = bad
        self.good = good
    }

    /// The bad text as a file, and what in it is marked: up to the second mark, or the one character.
    package var marked: (text: String, range: Range<Int>) {
        let text = CodeExample.whole(bad).unicodeScalars
        let start = text.firstIndex(of: "⟦")
        let end = text.firstIndex(of: "⟧")
        let before = String(text[..<(start ?? text.endIndex)])
        let inside = start.map { String(text[text.index(after: $0)..<(end ?? text.endIndex)]) } ?? ""
        let after = end.map { String(text[text.index(after: $0)...]) } ?? ""
        let first = before.utf8.count
        return (before + inside + after, first..<(first + inside.utf8.count))
    }

    /// A text with what it repeats written out.
    package static func whole(_ text: String) -> String {
        repeated(text) { count, part in (1...count).map { copy(part, $0) }.joined() }
    }

    /// A text with each repetition as a reader sees it.
    static func shortened(_ text: String) -> String {
        repeated(text) { count, part in
            let first = copy(part, 1)
            return first.hasSuffix("\n") ? "\(first)… (\(count)×)\n" : "\(first)… (\(count)×)"
        }
    }

    private static func copy(_ part: String, _ number: Int) -> String {
        part.split(separator: "#", omittingEmptySubsequences: false).joined(separator: String(number))
    }

    private static func repeated(_ text: String, _ replacement: (Int, String) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "⟪"), let close = rest[open...].firstIndex(of: "⟫") {
            result += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(
                separator: "×", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let count = Int(parts[0]), count > 0 else {
                preconditionFailure("no count in \(text)")
            }
            result += replacement(count, String(parts[1]))
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The bad text without its marks.
    var plainBad: String { CodeExample.shortened(bad.filter { $0 != "⟦" && $0 != "⟧" }) }

    /// The good text.
    var plainGood: String { CodeExample.shortened(good) }

    /// The bad text as a reader sees it: under the marked line, carets.
    package var shownBad: [String] {
        let text = CodeExample.shortened(bad)
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.unicodeScalars.split(separator: "⟦", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                lines.append(printable(String(line.filter { $0 != "⟧" })))
                continue
            }
            let inside = parts[1].prefix { $0 != "⟧" }
            let before = printable(String(parts[0]))
            let marked = printable(String(inside))
            lines.append(before + marked + printable(String(parts[1].dropFirst(inside.count + 1))))
            lines.append(
                String(repeating: " ", count: displayWidth(of: before))
                    + String(repeating: "^", count: max(1, displayWidth(of: marked))))
        }
        return lines
    }

    /// The good text as a reader sees it.
    package var shownGood: [String] {
        CodeExample.shortened(good).split(separator: "\n", omittingEmptySubsequences: false).map {
            printable(String($0))
        }
    }
}
