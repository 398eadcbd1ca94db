/// The head of a page of records, as tools answer lists: an object that holds an array under a known key, `{"value": [`.
///
/// A page may be longer than any record: past the limit each element of its array is cut out, and given with the head before
/// it, so that it is read as a page of one.
struct PageHead: Sendable {
    /// Up to the bracket that opens the array, without blanks.
    let bytes: [UInt8]

    /// What closes the array, then each object around it.
    let tail: [UInt8]

    /// How many bytes of the feed it took.
    let length: Int

    /// The head of what has been received of a record, where the array at one of these ways is still open.
    ///
    /// A record that says what it is, by `id` or `schema`, is no page: its lists are its own.
    init?(of received: [UInt8], ways: [[String]], limit: Int) {
        guard !ways.isEmpty else { return nil }
        var scan = PageScan()
        var found: (end: Int, depth: Int)?
        for (index, byte) in received.enumerated() {
            scan.step(byte)
            if let open = found {
                if scan.ways.count <= open.depth { found = nil }
            } else if index >= limit {
                return nil
            } else if scan.isOpening, ways.contains(scan.ways.compactMap { $0 }), !scan.names(["id", "schema"]) {
                found = (index + 1, scan.ways.count - 1)
            }
        }
        guard let found else { return nil }
        length = found.end
        bytes = PageScan.withoutBlanks(received[..<found.end])
        tail = [ASCII.closeBracket] + Array(repeating: ASCII.closeBrace, count: found.depth)
    }
}

/// Follows the objects and arrays that are open in a text.
private struct PageScan {
    /// For each, outermost first, the key that it is at; nil in an array, and before the first key.
    private(set) var ways: [String?] = []

    /// True right after the bracket of an array in which everything around is an object.
    private(set) var isOpening = false

    private var isObject: [Bool] = []
    private var text: [UInt8]?
    private var last: [UInt8] = []
    private var isEscaped = false

    /// The keys of the outermost object.
    private var known: Set<String> = []

    func names(_ keys: Set<String>) -> Bool { !known.isDisjoint(with: keys) }

    mutating func step(_ byte: UInt8) {
        isOpening = false
        if text != nil { return stepInText(byte) }
        switch byte {
        case ASCII.quote: text = []
        case ASCII.colon where isObject.last == true:
            let key = String(decoding: last, as: UTF8.self)
            ways[ways.count - 1] = key
            if ways.count == 1 { known.insert(key) }
        case ASCII.openBrace, ASCII.openBracket:
            isOpening = byte == ASCII.openBracket && isObject.allSatisfy { $0 }
            isObject.append(byte == ASCII.openBrace)
            ways.append(nil)
        case ASCII.closeBrace, ASCII.closeBracket:
            _ = isObject.popLast()
            _ = ways.popLast()
        default: break
        }
    }

    private mutating func stepInText(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == ASCII.backslash {
            isEscaped = true
        } else if byte == ASCII.quote {
            last = text ?? []
            text = nil
            return
        }
        text?.append(byte)
    }

    /// The same without what stands between values, so that it is on one line.
    static func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var scan = PageScan()
        return bytes.filter { byte in
            scan.step(byte)
            return scan.text != nil || !byte.isJSONBlank
        }
    }
}
