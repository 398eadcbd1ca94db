/// The record being cut out, never holding more than the limit.
struct PartialRecord: Sendable {
    /// The line where it starts.
    let line: Int
    /// The column where it starts.
    let column: Int
    /// The byte of the feed where it starts.
    let offset: Int
    /// Where it ends.
    var scan: RecordScan
    /// What is kept of it.
    private(set) var bytes: [UInt8] = []
    /// Whether it was once about to go over the limit.
    private var hasPassed = false
    /// Whether it went over the limit: the rest of it is then skipped.
    private(set) var isTooLong = false

    /// How much is kept of a record too long.
    private static let keptOfTooLong = 1024

    /// Starts a record that holds nothing yet.
    init(line: Int, column: Int, offset: Int, scan: RecordScan) {
        self.line = line
        self.column = column
        self.offset = offset
        self.scan = scan
    }

    /// True the first time that so many bytes more, be they blanks, are more than the limit.
    mutating func passes(_ limit: Int, with count: Int) -> Bool {
        guard !hasPassed, bytes.count + count > limit else { return false }
        hasPassed = true
        return true
    }

    /// Adds bytes; true when they make it too long, once.
    ///
    /// Blanks past the limit are dropped: if the record ends with them they are not part of it.
    mutating func append(_ added: ArraySlice<UInt8>, limit: Int) -> Bool {
        guard !isTooLong else { return false }
        let room = limit - bytes.count
        bytes += added.prefix(room)
        guard !added.dropFirst(room).allSatisfy({ $0.isJSONBlank }) else { return false }
        isTooLong = true
        bytes = Array(bytes.prefix(Self.keptOfTooLong))
        dropCutCharacter()
        return true
    }

    /// What is kept, without the blanks at its end.
    var trimmed: [UInt8] {
        let end = bytes.lastIndex { !$0.isJSONBlank } ?? -1
        return Array(bytes[...end])
    }

    private mutating func dropCutCharacter() {
        guard let lead = bytes.suffix(4).lastIndex(where: { !$0.isContinuation }), bytes[lead] >= 0xC0 else { return }
        let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
        if lead + length > bytes.count { bytes.removeSubrange(lead...) }
    }
}
