/// An array of records; what is wrong with a comma is reported apart and costs no record.
extension FeedFramer {
    /// Before an element.
    mutating func stepBeforeElement(_ byte: UInt8, afterComma: Bool) -> FeedRecord? {
        switch byte {
        case _ where byte.isJSONBlank: return skip(to: cursor + 1)
        case ASCII.comma:
            state = .beforeElement(afterComma: true)
            return passing(.extraComma)
        case ASCII.closeBracket:
            state = .afterArray
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
        case _ where byte.isJSONBlank: return skip(to: cursor + 1)
        case ASCII.comma:
            state = .beforeElement(afterComma: true)
            return skip(to: cursor + 1)
        case ASCII.closeBracket:
            state = .afterArray
            return skip(to: cursor + 1)
        case ASCII.openBrace:
            state = .beforeElement(afterComma: false)
            return emptyRecord(.missingComma)
        default:
            beginElement(byte)
            return nil
        }
    }

    /// After the array, where text is refused up to the end of its line.
    ///
    /// From the next line on the layout is told anew: a log line such as `[02:50] starting` is no reason to lose a feed.
    mutating func stepAfterArray(_ byte: UInt8) -> FeedRecord? {
        if byte.isJSONBlank { return skip(to: cursor + 1) }
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
