import Digests
import IncidentFeeds
import RunbookFormats

/// An object `replay/1` that a runbook holds, and the bytes of that runbook.
struct EmbeddedReplay {
    /// The object, for what has to come out the same.
    let value: JSONValue

    /// The whole page, or the line of a runbook as JSON.
    let page: [UInt8]

    let isHTML: Bool

    /// The largest file that is made again, in bytes.
    static let limit = 16 << 20

    /// Deeper and longer than a record of a feed by what stands around it.
    private static let limits = FeedLimits(
        recordBytes: limit, depth: 64, stringBytes: 2 * ReplayRecord.journalLimit, elements: 100_000)

    private static let keys = DeclaredKeys(
        paths: [
            "schema", "now", "line", "record", "role", "rules", "command", "set", "incident", "remarks", "ask_first",
            "journal", "id", "made_by", "made_from", "lines",
        ].map { [$0] })

    /// The runbook of an HTML file, or the runbooks of a file with one as JSON on each line.
    static func all(in bytes: [UInt8]) throws(FeedFault) -> [EmbeddedReplay] {
        guard !bytes.starts(with: "<!doctype html>".utf8) else {
            let attribute = bytes.first(after: Array(HTMLFormat.replayStart.utf8))
            let text = attribute?.prefix { $0 != UInt8(ascii: "\"") }
            guard let object = text.flatMap({ Digests.bytes(ofBase64: $0) }) else { return [] }
            return [EmbeddedReplay(value: try read(object, declares: keys), page: bytes, isHTML: true)]
        }
        var found: [EmbeddedReplay] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = Array(line)
            let runbook = try read(line, declares: DeclaredKeys(paths: [["replay"]]))
            guard let replay = runbook["replay"] else { continue }
            // Read alone, its keys may come only once.
            let value = try read(replay.line, declares: keys)
            found.append(EmbeddedReplay(value: value, page: line + [UInt8(ascii: "\n")], isHTML: false))
        }
        return found
    }

    private static func read(_ bytes: [UInt8], declares keys: DeclaredKeys) throws(FeedFault) -> JSONValue {
        try JSONReader.read(bytes, declares: keys, limits: limits)
    }

    /// The same of what is made again.
    func again(_ json: [UInt8]) throws(FeedFault) -> JSONValue {
        try EmbeddedReplay.read(json, declares: EmbeddedReplay.keys)
    }
}

extension [UInt8] {
    /// What follows the first place where some bytes stand; nil where they don't.
    fileprivate func first(after mark: [UInt8]) -> ArraySlice<UInt8>? {
        guard let first = mark.first, count >= mark.count else { return nil }
        for start in 0...count - mark.count where self[start] == first {
            if self[start..<start + mark.count].elementsEqual(mark) { return self[(start + mark.count)...] }
        }
        return nil
    }
}
