/// Bytes packed in the `.lzma` format of `xz --format=lzma`, which the page's script unpacks: a header of 13 bytes, no length told, a mark at
/// the end.
///
/// By a third smaller than what browsers unpack by themselves, and those that don't are no hindrance.
package func lzma(_ bytes: [UInt8]) -> [UInt8] {
    var coder = LZMACoder()
    var seen = SeenBytes(bytes)
    var place = 0
    while place < bytes.count {
        let (length, distance) = seen.repeated(at: place, coder.recent)
        if let distance {
            if length == 1 { coder.appendRecentByte() } else { coder.append(length, at: distance) }
        } else {
            let last = coder.recent[0] + 1
            coder.append(
                literal: bytes[place], after: place > 0 ? bytes[place - 1] : 0,
                insteadOf: place >= last ? bytes[place - last] : 0)
        }
        seen.take(place..<place + length)
        place += length
    }
    // Three bits of the byte before, none of the position; as many bytes back as any distance tells; a length that isn't told.
    let header: [UInt8] = [3, 0, 0, 0, 4] + [UInt8](repeating: 0xFF, count: 8)
    return header + coder.finish()
}

/// Where three bytes were seen before.
private struct SeenBytes {
    private static let tries = 500

    private let bytes: [UInt8]
    private var latest = [Int](repeating: -1, count: 1 << 16)
    private var before: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        before = [Int](repeating: -1, count: bytes.count)
    }

    private func hash(_ place: Int) -> Int {
        let word = UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
        return Int((word &* 2_654_435_761) >> 16)
    }

    mutating func take(_ places: Range<Int>) {
        for place in places where place + 2 < bytes.count {
            let hash = hash(place)
            before[place] = latest[hash]
            latest[hash] = place
        }
    }

    private func length(at place: Int, _ distance: Int) -> Int {
        guard distance < place else { return 0 }
        let most = min(273, bytes.count - place)
        var length = 0
        while length < most, bytes[place + length] == bytes[place + length - distance - 1] { length += 1 }
        return length
    }

    /// What is best told at a place: a repeat, or one byte, with no distance where it is none of the last distance's.
    func repeated(at place: Int, _ recent: [Int]) -> (length: Int, distance: LZMACoder.Distance?) {
        var near = (length: 0, place: 0)
        for (place, length) in recent.map({ length(at: place, $0) }).enumerated() where length > near.length {
            near = (length, place)
        }
        let new = longest(at: place)
        // A recent distance costs next to nothing, and a far one more than a byte or two.
        if near.length >= 2, near.length + (new.distance < 512 ? 1 : 2) >= new.length {
            return (near.length, .recent(near.place))
        }
        let isWorthIt = new.length >= (new.distance < 1 << 12 ? 3 : 4)
        if isWorthIt, new.length >= 64 || !isBetterLater(new.length, at: place) {
            return (new.length, .new(new.distance))
        }
        return (1, length(at: place, recent[0]) > 0 ? .recent(0) : nil)
    }

    /// Whether a byte or two alone leave a repeat that is longer by more than they are.
    private func isBetterLater(_ length: Int, at place: Int) -> Bool {
        longest(at: place + 1).length > length || longest(at: place + 2).length > length + 1
    }

    private func longest(at place: Int) -> (length: Int, distance: Int) {
        var best = (length: 0, distance: 0)
        guard place + 2 < bytes.count else { return best }
        var candidate = latest[hash(place)]
        for _ in 0..<Self.tries where candidate >= 0 {
            let distance = place - candidate - 1
            // Most are no longer than the best: one byte tells.
            if place + best.length < bytes.count, bytes[candidate + best.length] == bytes[place + best.length] {
                let length = length(at: place, distance)
                if length > best.length { best = (length, distance) }
            }
            candidate = before[candidate]
        }
        return best
    }
}
