import Digests

/// The chain of a journal: each line that can be read carries the digest of the one before.
///
/// It is checked without rules, so that whoever has the file and a printed page needs nothing else.
package struct JournalChain: Sendable {
    /// A line of the chain.
    package struct Link: Hashable, Sendable {
        /// Its line in the file, from 1.
        package let line: Int

        /// Its own digest, which the next one carries.
        package let digest: String

        /// When it says that it was written, as it says it.
        package let time: String?

        /// Where it ends in the file, without its newline.
        package let end: Int

        /// False where it doesn't carry the digest of the one before.
        package let follows: Bool
    }

    /// The lines of the chain, in the order of the file.
    package private(set) var links: [Link] = []

    /// The lines that can't be read: nothing carries their digests.
    package private(set) var unread: [Int] = []

    /// The digest of the last line, which the next one carries; nil for an empty journal.
    package var head: String? { links.last?.digest }

    /// No line yet.
    init() {}

    /// The chain of a journal file.
    package init(_ bytes: [UInt8]) {
        for line in JournalLines(bytes).all {
            if let value = try? line.value() { take(value, line) } else { unread.append(line.number) }
        }
    }

    /// Takes the next line that can be read; false where it doesn't carry the digest of the one before.
    @discardableResult
    mutating func take(_ value: JSONValue, _ line: JournalLines.Line) -> Bool {
        let follows = value.text("prev") == head
        links.append(
            Link(
                line: line.number, digest: JournalReader.digest(of: line.bytes), time: value.text("at"),
                end: line.bytes.endIndex, follows: follows))
        return follows
    }

    /// Where lines with a digest that starts so stand among the links: one, but for a text too short to tell.
    package func places(ofHead digits: String) -> [Int] {
        links.indices.filter { links[$0].digest.hasPrefix(digits.lowercased()) }
    }
}

/// The lines of a journal file.
struct JournalLines {
    /// One that isn't empty.
    struct Line {
        /// From 1.
        let number: Int

        /// Without its newline.
        let bytes: ArraySlice<UInt8>

        /// What it says; the byte order mark that some editors put before the first line is passed over, and its digest keeps it.
        func value() throws(FeedFault) -> JSONValue {
            let isMarked = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
            return try JSONReader.read(Array(bytes.dropFirst(isMarked ? 3 : 0)), declares: JournalLines.keys)
        }
    }

    /// Those before the line asked for, but for a torn last one.
    private(set) var all: [Line] = []

    /// True when a power cut took the end of the last line, be it its newline alone.
    private(set) var isUnended = false

    /// The number of the last line, where it was cut short so that it can't be read.
    private(set) var torn: Int?

    /// The lines of a file, up to one if it is given, without it.
    init(_ bytes: [UInt8], before end: Int = .max) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if let last = lines.last, !last.isEmpty, lines.count < end {
            isUnended = true
            // No part of an object is one: what can be read lost nothing but its newline.
            if (try? Line(number: lines.count, bytes: last).value()) == nil {
                torn = lines.count
                lines.removeLast()
            }
        }
        for (index, line) in lines.enumerated() where !line.isEmpty && index + 1 < end {
            all.append(Line(number: index + 1, bytes: line))
        }
    }

    private static let keys = DeclaredKeys(
        paths: [
            "at", "by", "prev", "for", "incident", "set", "how", "withdraw", "done", "impossible", "not_applicable",
            "decide", "option", "retract", "note", "handover", "printed", "clock", "speed",
        ].map { [$0] })
}
