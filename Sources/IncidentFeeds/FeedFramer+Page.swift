/// A page of records that is longer than a record may be: its elements are records.
extension FeedFramer {
    /// A page whose records are being cut out.
    struct Page: Sendable {
        let head: PageHead

        /// Where to go on after it.
        let next: State

        /// True in NDJSON, where a line is the end of everything.
        let endsWithLine: Bool

        /// Where the objects around its array end.
        var scan: RecordScan
    }

    /// Goes on with the elements of the page that a record too long has proved to be; false where it is none.
    mutating func openPage() -> Bool {
        guard page == nil, let partial, let next = stateAfterPage,
            let head = PageHead(of: received(of: partial), ways: pages(), limit: limits.pageHeadBytes)
        else { return false }
        var endsWithLine = false
        if case .line = state { endsWithLine = true }
        let scan = RecordScan(first: ASCII.openBrace, stops: [], depth: head.tail.count - 1)
        page = Page(head: head, next: next, endsWithLine: endsWithLine, scan: scan)
        rewind(to: partial, after: head.length)
        self.partial = nil
        state = .beforeElement(afterComma: false)
        return true
    }

    /// True where what has been received of a record is a page in the midst of its list.
    var hasOpenPage: Bool {
        partial.map { PageHead(of: $0.bytes, ways: pages(), limit: limits.pageHeadBytes) != nil } ?? false
    }

    /// Nil where a record can't be a page.
    private var stateAfterPage: State? {
        switch state {
        case .firstLine: .firstClosed
        case .firstBroken, .object: .betweenObjects
        case .element: .afterElement
        case .line: .line
        default: nil
        }
    }

    /// Where an array ends: the feed goes on as before, or after the page that it was of.
    var stateAfterArray: State { page == nil ? .afterArray(isNewLine: false) : .afterPage }

    /// Passes over what follows the array, up to the end of the page.
    mutating func stepAfterPage() -> FeedRecord? {
        guard let page, let (end, stop) = self.page?.scan.scan(input, from: cursor) else { return nil }
        switch stop {
        case .newline where page.endsWithLine: return breakPage(.unclosedRecord)
        case .newline:
            self.page?.scan.startLine()
            return skip(to: end + 1)
        case .closed:
            state = page.next
            self.page = nil
        case .exhausted, .stopped: break
        }
        return skip(to: end)
    }

    /// True at the end of a line of NDJSON that leaves its page open.
    func breaksPage(at byte: UInt8) -> Bool { byte == ASCII.newline && page?.endsWithLine == true }

    /// Reports a page that is still open, and goes on with the next line.
    mutating func breakPage(_ fault: FeedFault) -> FeedRecord? {
        let record = partial == nil ? emptyRecord(fault) : complete(fault)
        page = nil
        state = .betweenLines
        return record
    }
}
