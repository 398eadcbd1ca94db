/// An array of records; what is wrong with a comma is reported apart and costs no record.
extension FeedFramer {
    /// Before an element.
    mutating func stepBeforeElement(_ byte: UInt8, afterComma: Bool) -> FeedRecord? {
        switch byte {
        case _ where breaksPage(at: byte): return breakPage(.unclosedArray)
        case _ where byte.isJSONBlank: return skip(to: cursor + 1)
        case ASCII.comma:
            state = .beforeElement(afterComma: true)
            return passing(.extraComma)
        case ASCII.closeBracket:
            state = stateAfterArray
            return afterComma ? passing(.extraComma) : skip(to: cursor + 1)
        default:
            beginElement(byte)
            return nil
        }
    }

    /// In an element.
    mutating func stepInElement() -> FeedRecord? {
        stepInNested(then: .afterElement)
    }

    /// After an element.
    mutating func stepAfterElement(_ byte: UInt8) -> FeedRecord? {
        switch byte {
        case _ where breaksPage(at: byte): return breakPage(.unclosedArray)
        case _ where byte.isJSONBlank: return skip(to: cursor + 1)
        case ASCII.comma:
            state = .beforeElement(afterComma: true)
            return skip(to: cursor + 1)
        case ASCII.closeBracket:
            state = stateAfterArray
            return skip(to: cursor + 1)
        case ASCII.openBrace:
            state = .beforeElement(afterComma: false)
            return emptyRecord(.missingComma)
        default:
            beginElement(byte)
            return nil
        }
    }

    /// After the array, where text is refused up to the end of its line, unless a record starts a line of its own.
    ///
    /// From the next line on the layout is told anew: a log line such as `[02:50] starting`, or a bad first line that
    /// happens to be an array, is no reason to lose a feed.
    mutating func stepAfterArray(_ byte: UInt8, isNewLine: Bool) -> FeedRecord? {
        if byte.isJSONBlank {
            state = .afterArray(isNewLine: isNewLine || byte == ASCII.newline)
            return skip(to: cursor + 1)
        }
        if isNewLine, byte == ASCII.openBrace {
            state = .undecided
            return nil
        }
        begin()
        state = .strayLine(.textAfterArray)
        return nil
    }

    private mutating func beginElement(_ byte: UInt8) {
        let opensNesting = byte == ASCII.openBrace || byte == ASCII.openBracket
        begin(stops: opensNesting ? [] : [ASCII.comma, ASCII.closeBracket, ASCII.openBrace])
        state = .element
    }

    /// Reports a fault at the current byte and passes over that byte.
    private mutating func passing(_ fault: FeedFault) -> FeedRecord? {
        let record = emptyRecord(fault)
        _ = skip(to: cursor + 1)
        return record
    }
}
