/// Cuts a feed into records as its bytes arrive, whichever way it is laid out: one object, an array of records, one
/// record per line (NDJSON), or objects one after the other.
///
/// The layout is told by the content. A feed that opens with `[` is an array. Otherwise the first line decides: one
/// complete object makes it NDJSON, and a second object on the same line makes it a run of objects. When the first
/// line is incomplete, and no page begins there, it is a bad line of NDJSON if it ends inside a string or if the next line
/// that is not blank starts with `{`; else it is a pretty-printed object.
///
/// An object longer than a record may be is a page of records where it holds a list of them under a key that tools use:
/// each is then given in a page of one, as if it stood alone.
///
/// What is held never exceeds the longest record allowed and the last chunk.
package struct FeedFramer {
    /// What a record may hold.
    let limits: FeedLimits
    /// Where the framer stands in the layout.
    var state = State.start
    /// The record being cut out.
    var partial: PartialRecord?
    /// The page whose elements are being cut out.
    var page: Page?
    /// The ways to the lists of pages, asked for once a record is too long.
    let pages: () -> [[String]]
    /// Bytes received, from the first that is not yet framed or shortly before.
    private(set) var input: [UInt8] = []
    /// The byte of `input` to frame next.
    private(set) var cursor = 0
    private var line = 1
    private var column = 1
    private var offset = 0
    private var recordCount = 0
    private var isFinished = false

    /// The places a feed can be at.
    enum State: Sendable {
        /// Before the first bytes.
        case start
        /// Between records, the layout unknown.
        case undecided
        /// In a line that is no record, after which the layout is still unknown.
        case strayLine(FeedFault?)
        /// In an object, on its first line.
        case firstLine
        /// After an object, on its line.
        case firstClosed
        /// In an object, after its first line.
        case firstBroken
        /// In a line of NDJSON.
        case line
        /// Between two lines of NDJSON.
        case betweenLines
        /// In an object, or in what stands where one should, past the first line.
        case object
        /// Between two objects.
        case betweenObjects
        /// In the array, where an element may start.
        case beforeElement(afterComma: Bool)
        /// In an element of the array.
        case element
        /// In the array, where an element has ended.
        case afterElement
        /// After the array.
        case afterArray(isNewLine: Bool)
        /// In a page, after its array.
        case afterPage
        /// The rest is not read.
        case refused
    }

    /// Prepares to frame a feed; `pages` are the keys that lead to the lists of pages.
    package init(limits: FeedLimits = FeedLimits(), pages: @escaping () -> [[String]] = { [] }) {
        self.limits = limits
        self.pages = pages
    }

    /// Receives the next bytes of the feed.
    package mutating func append(_ chunk: some Collection<UInt8>) {
        input.removeSubrange(..<cursor)
        cursor = 0
        input += chunk
    }

    /// Says that the feed ends there; what is left can then be had from `next()`.
    package mutating func finish() {
        isFinished = true
    }

    /// Every record that is complete by now.
    package mutating func waiting() -> [FeedRecord] {
        var records: [FeedRecord] = []
        while let record = next() { records.append(record) }
        return records
    }

    /// The next record, or nil when more bytes are needed, or when none is left.
    package mutating func next() -> FeedRecord? {
        while cursor < input.count {
            if case .start = state, input.count < 4, !isFinished { return nil }
            if let record = step(input[cursor]) { return record }
        }
        return isFinished ? end() : nil
    }

    private mutating func step(_ byte: UInt8) -> FeedRecord? {
        switch state {
        case .start: stepAtStart()
        case .undecided: stepUndecided(byte)
        case .strayLine(let fault): stepInStrayLine(fault)
        case .firstLine: stepInFirstLine()
        case .firstClosed: stepAfterFirst(byte)
        case .firstBroken: stepAfterFirstLine(byte)
        case .line: stepInLine()
        case .betweenLines: stepBetweenLines(byte)
        case .object: stepInObject()
        case .betweenObjects: stepBetweenObjects(byte)
        case .beforeElement(let afterComma): stepBeforeElement(byte, afterComma: afterComma)
        case .element: stepInElement()
        case .afterElement: stepAfterElement(byte)
        case .afterArray(let isNewLine): stepAfterArray(byte, isNewLine: isNewLine)
        case .afterPage: stepAfterPage()
        case .refused: skip(to: input.count)
        }
    }

    /// What is left at the end of the feed; a last line without newline is a record like any other.
    private mutating func end() -> FeedRecord? {
        defer { state = .refused }
        switch state {
        case .object: return complete(partial?.scan.isNested == true ? .unclosedRecord : nil)
        case .element: return complete(partial?.scan.isNested == true ? .unclosedRecord : .unclosedArray)
        case .beforeElement, .afterElement: return emptyRecord(.unclosedArray)
        case .afterPage: return emptyRecord(.unclosedRecord)
        case .strayLine(let fault): return complete(fault)
        case .start, .undecided, .firstLine, .firstClosed, .firstBroken, .line, .betweenLines, .betweenObjects,
            .afterArray, .refused:
            return complete()
        }
    }
}

// MARK: - What every layout does

extension FeedFramer {
    /// Passes over a byte order mark, which takes no column.
    mutating func skipMark() {
        advance(to: cursor + 3)
        column = 1
    }

    /// Whether the cursor is at the start of a line.
    var isAtLineStart: Bool { column == 1 }

    /// Passes over bytes that belong to no record.
    mutating func skip(to end: Int) -> FeedRecord? {
        advance(to: end)
        return nil
    }

    /// Starts a record at the cursor, without taking its first byte; it ends with its closing bracket, or before one
    /// of `stops` if there are any.
    mutating func begin(stops: [UInt8] = []) {
        let scan = RecordScan(first: input[cursor], stops: stops)
        partial = PartialRecord(line: line, column: column, offset: offset, scan: scan)
    }

    /// Adds bytes to the record; answers it at once when that makes it too long.
    ///
    /// What proves to be a page is taken apart instead.
    mutating func take(to end: Int) -> FeedRecord? {
        let limit = limits.recordBytes - (page.map { $0.head.bytes.count + $0.head.tail.count } ?? 0)
        if partial?.passes(limit, with: end - cursor) == true, openPage() { return nil }
        let isTooLong = partial?.append(input[cursor..<end], limit: limit) ?? false
        advance(to: end)
        guard isTooLong, let partial else { return nil }
        return record(partial, partial.trimmed, .recordTooLong(limits))
    }

    /// Ends the record; nil when it was given already, as too long.
    mutating func complete(_ fault: FeedFault? = nil) -> FeedRecord? {
        guard let ended = partial else { return nil }
        partial = nil
        return ended.isTooLong ? nil : record(ended, ended.trimmed, fault)
    }

    /// A line that has arrived whole, which is a record, in one step; nil for what takes more.
    mutating func wholeLine() -> FeedRecord? {
        guard isAtLineStart, let newline = input.firstNewline(from: cursor), newline - cursor <= limits.recordBytes,
            let last = input[cursor..<newline].lastIndex(where: { !$0.isJSONBlank })
        else { return nil }
        recordCount += 1
        let record = FeedRecord(
            line: line, column: column, record: recordCount, offset: offset, slice: input[cursor...last],
            fault: nil)
        line += 1
        offset += newline + 1 - cursor
        cursor = newline + 1
        return record
    }

    /// Reports what is wrong between two records, at the cursor.
    mutating func emptyRecord(_ fault: FeedFault) -> FeedRecord {
        let here = PartialRecord(
            line: line, column: column, offset: offset, scan: RecordScan(first: ASCII.openBrace, stops: []))
        return record(here, [], fault)
    }

    /// The end of the current line in what was received, its newline excluded.
    var lineEnd: Int { input.firstNewline(from: cursor) ?? input.count }

    private mutating func record(_ ended: PartialRecord, _ bytes: [UInt8], _ fault: FeedFault?) -> FeedRecord {
        recordCount += 1
        let head = fault == nil ? page?.head : nil
        return FeedRecord(
            line: ended.line, column: ended.column, record: recordCount, offset: ended.offset,
            slice: (head.map { $0.bytes + bytes + $0.tail } ?? bytes)[...], pageHead: head?.bytes.count ?? 0,
            pageTail: head?.tail.count ?? 0, fault: fault)
    }

    /// The first bytes of a record too long, before anything of it is dropped.
    func received(of record: PartialRecord) -> [UInt8] {
        record.bytes + input[cursor...].prefix(limits.recordBytes - record.bytes.count)
    }

    /// Goes back to where a record has given so many of its bytes.
    mutating func rewind(to record: PartialRecord, after count: Int) {
        input = record.bytes + input[cursor...]
        cursor = 0
        line = record.line
        column = record.column
        offset = record.offset
        advance(to: count)
    }

    /// Adds what the scan finds to belong to the record; answers also why it stopped.
    mutating func takeScanned() -> (record: FeedRecord?, stop: RecordScan.Stop) {
        let (end, stop) = partial?.scan.scan(input, from: cursor) ?? (cursor + 1, .closed)
        let record = take(to: end)
        // What proved to be a page goes on with its first element.
        return (record, partial == nil ? .exhausted : stop)
    }

    private mutating func advance(to end: Int) {
        for byte in input[cursor..<end] {
            if byte == ASCII.newline {
                line += 1
                column = 1
            } else if !byte.isContinuation {
                column += 1
            }
        }
        offset += end - cursor
        cursor = end
    }
}
