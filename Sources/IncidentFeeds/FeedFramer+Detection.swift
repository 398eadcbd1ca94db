/// How a feed starts, until its layout is known.
extension FeedFramer {
    /// Looks at the first four bytes, or fewer when the feed is shorter, for the marks of an encoding.
    mutating func stepAtStart() -> FeedRecord? {
        let head = input.prefix(4)
        if head.contains(0) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
            state = .refused
            begin()
            _ = take(to: head.endIndex)
            return complete(.wideEncoding(at: 0))
        }
        state = .undecided
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { skipMark() }
        return nil
    }

    /// Before the first record, or the first after a stray line.
    mutating func stepUndecided(_ byte: UInt8) -> FeedRecord? {
        switch byte {
        case _ where byte.isJSONBlank: return skip(to: cursor + 1)
        case ASCII.openBracket:
            state = .beforeElement(afterComma: false)
            return skip(to: cursor + 1)
        case ASCII.openBrace: state = .firstLine
        default: state = .strayLine(nil)
        }
        begin()
        return nil
    }

    /// In a line that starts as no record does: it says nothing of the layout.
    mutating func stepInStrayLine(_ fault: FeedFault?) -> FeedRecord? {
        let end = lineEnd
        if end > cursor { return take(to: end) }
        state = .undecided
        return complete(fault)
    }

    /// In the first object, up to its closing brace or its first newline.
    mutating func stepInFirstLine() -> FeedRecord? {
        let (record, stop) = takeScanned()
        switch stop {
        case .closed: state = .firstClosed
        case .newline: state = partial?.scan.isInString == true ? .line : .firstBroken
        case .exhausted, .stopped: break
        }
        return record
    }

    /// After an object, on its line: another makes a run of objects, the end of the line makes NDJSON, and anything
    /// else a bad line of NDJSON.
    mutating func stepAfterFirst(_ byte: UInt8) -> FeedRecord? {
        if byte == ASCII.openBrace {
            state = .betweenObjects
            return complete()
        }
        if byte == ASCII.newline || !byte.isJSONBlank {
            state = .line
            return nil
        }
        return take(to: cursor + 1)
    }

    /// After a first line that leaves its object open: the next line that is not blank decides, unless a page has begun.
    mutating func stepAfterFirstLine(_ byte: UInt8) -> FeedRecord? {
        if byte.isJSONBlank { return take(to: cursor + 1) }
        if byte == ASCII.openBrace, isAtLineStart, !hasOpenPage {
            state = .betweenLines
            return complete()
        }
        partial?.scan.startLine()
        state = .object
        return nil
    }
}
