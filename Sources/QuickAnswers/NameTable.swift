/// Texts by their bytes, each with a number: what a value is among those that somebody asks about.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        let start: Int32
        let count: Int32
        let number: Int32
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []

    /// For each hash the place of an entry, from 1; 0 where there is none.
    private var slots: [Int32]

    /// A table of texts, of which the first of two alike counts.
    init(_ names: [(text: String, number: Int)]) {
        var capacity = 4
        while capacity < 2 * names.count { capacity *= 2 }
        slots = Array(repeating: 0, count: capacity)
        for (text, number) in names {
            let name = Array(text.utf8)
            guard self.number(of: name.span, 0..<name.count) == nil else { continue }
            var slot = hash(name.span, 0..<name.count)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            entries.append(
                Entry(start: Int32(bytes.count), count: Int32(name.count), number: Int32(number)))
            bytes += name
            slots[slot] = Int32(entries.count)
        }
    }

    /// The number of the text that stands in a range of some bytes; nil for one that is none of these.
    func number(of text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var slot = hash(text, range)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if isSame(entry, text, range) { return Int(entry.number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func isSame(_ entry: Entry, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard Int(entry.count) == range.count else { return false }
        var place = 0
        while place < range.count {
            if bytes[Int(entry.start) + place] != text[range.lowerBound + place] { return false }
            place += 1
        }
        return true
    }

    /// The slot to look in first, by eight bytes at once.
    @inline(__always)
    private func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        let raw = text.bytes
        var hash = UInt64(range.count)
        var place = range.lowerBound
        while place + 8 <= range.upperBound {
            let word = raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 29
            place += 8
        }
        var rest: UInt64 = 0
        while place < range.upperBound {
            rest = rest << 8 | UInt64(text[place])
            place += 1
        }
        hash = (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 40) & (slots.count - 1)
    }
}
