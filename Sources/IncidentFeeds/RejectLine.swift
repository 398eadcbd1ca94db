import Diagnostics
import Digests

/// What is said of a refused record: to a program, in a rejects file, and to a person, on stderr.
package struct RejectLine: Hashable, Sendable {
    private let record: FeedRecord
    private let fault: FeedFault

    /// Joins a record and the reason to refuse it.
    package init(_ record: FeedRecord, _ fault: FeedFault) {
        self.record = record
        self.fault = fault
    }

    /// Where in the bytes of the feed.
    private var offset: Int { max(0, fault.offset - record.pageHead) }

    /// One line of JSON with its newline, which holds the refused bytes: as `raw` when they are UTF-8, else as
    /// `raw_base64`.
    ///
    /// `offset` counts bytes from the start of the record. Of a record too long, only the first bytes were kept
    /// (`FeedRecord.bytes`).
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            line.key("line")
            line.integer(record.line)
            line.key("record")
            line.integer(record.record)
            line.key("error")
            line.object { error in
                error.key("code")
                error.string(fault.code.rawValue)
                error.key("message")
                error.string(fault.message)
                error.key("offset")
                error.integer(offset)
            }
            let raw = String(validating: record.own, as: UTF8.self)
            line.key(raw == nil ? "raw_base64" : "raw")
            line.string(raw ?? base64(record.own))
        }
        return writer.bytes + [ASCII.newline]
    }

    /// `FILE:LINE: record N, column C: message [code]`, without newline, safe to print.
    ///
    /// Line and column are those of the fault in the feed, which may be below the line where the record starts.
    package func message(file: String) -> String {
        let start = TextPosition(line: record.line, column: record.column)
        let place = TextPosition(offset: offset, in: record.own).moved(to: start)
        let reason = "\(fault.message) [\(fault.code.rawValue)]"
        return printable("\(file):\(place.line): record \(record.record), column \(place.column): \(reason)")
    }
}
