/// NDJSON: a line is a record whatever is in it, so that a bad one never reaches its neighbours.
extension FeedFramer {
    /// Between two lines.
    mutating func stepBetweenLines(_ byte: UInt8) -> FeedRecord? {
        if byte.isJSONBlank { return skip(to: cursor + 1) }
        if let record = wholeLine() { return record }
        begin()
        state = .line
        return nil
    }

    /// In a line, up to its newline.
    mutating func stepInLine() -> FeedRecord? {
        let end = lineEnd
        if end > cursor { return take(to: end) }
        state = .betweenLines
        return complete()
    }
}
