/// Objects one after the other, pretty-printed or not.
extension FeedFramer {
    /// Between two objects; what is no object runs to the end of its line or to the next object.
    mutating func stepBetweenObjects(_ byte: UInt8) -> FeedRecord? {
        if byte.isJSONBlank { return skip(to: cursor + 1) }
        begin(stops: byte == ASCII.openBrace ? [] : [ASCII.openBrace])
        state = .object
        return nil
    }

    /// In an object, or in what stands where one should.
    mutating func stepInObject() -> FeedRecord? {
        stepInNested(then: .betweenObjects)
    }

    /// Takes the record up to its end, then leaves for another state.
    mutating func stepInNested(then next: State) -> FeedRecord? {
        let (record, stop) = takeScanned()
        switch stop {
        case .exhausted: return record
        case .newline where page?.endsWithLine == true: return record ?? breakPage(.unclosedRecord)
        case .newline where partial?.scan.isNested == true:
            partial?.scan.startLine()
            return record ?? take(to: cursor + 1)
        case .newline, .stopped, .closed:
            state = next
            return record ?? complete()
        }
    }
}
