import Diagnostics
import FeedMappings
import IncidentFeeds
import Runbooks

extension FuzzTarget {
    /// Every diagnostic stands in a file that there is, and can be shown.
    static func check(_ diagnostics: [Diagnostic], in files: [SourceFile]) {
        let lines = Dictionary(files.map { ($0.path, $0.bytes.count + 2) }, uniquingKeysWith: max)
        for diagnostic in diagnostics {
            let range = diagnostic.range
            precondition(range.start <= range.end && range.start.line >= 1 && range.start.column >= 1, "no place")
            precondition(range.end.line <= lines[range.file] ?? 0, "a place outside of its file")
        }
        // The first and the last: of a text in ruins there are hundreds, and to show them all takes most of the time.
        let shown = [diagnostics.first, diagnostics.last].compactMap { $0 }
        if !shown.isEmpty { _ = TextRenderer().render(shown, files: files) }
    }

    /// The records of a feed that comes in chunks.
    static func frames(_ bytes: [UInt8], chunk: Int) -> [FeedRecord] {
        var framer = FeedFramer()
        var records: [FeedRecord] = []
        for start in stride(from: 0, to: bytes.count, by: max(1, chunk)) {
            framer.append(bytes[start..<min(start + chunk, bytes.count)])
            records += framer.waiting()
        }
        framer.finish()
        return records + framer.waiting()
    }

    /// The value that a record is.
    static func value(_ bytes: [UInt8]) -> JSONValue? {
        var bytes = bytes
        while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        return try? JSONReader.read(bytes, declares: DeclaredKeys(paths: [["id"]]))
    }

    /// Reads the records of a feed, whatever their format, and what each becomes.
    static func answer(_ bytes: [UInt8], by reader: FeedReader) {
        for record in frames(bytes, chunk: bytes.count) {
            for case .success(let incident) in reader.read(record) {
                guard let line = incident.told?.line else { continue }
                precondition(value(line) != nil, "what a record becomes can't be read")
            }
        }
    }
}

extension [UInt8] {
    /// What stands before a line of three dots, and what stands after it.
    var halves: (before: [UInt8], after: [UInt8]) {
        let mark = Array("\n...\n".utf8)
        guard count >= mark.count,
            let place = (0...(count - mark.count)).first(where: { self[$0...].starts(with: mark) })
        else {
            return (self, [])
        }
        return (Array(self[..<place]), Array(self[(place + mark.count)...]))
    }
}

extension Unicode.Scalar {
    /// Whether a terminal, or the eye, would obey it: control characters but the end of a line, and marks of direction.
    var commands: Bool {
        switch value {
        case 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
