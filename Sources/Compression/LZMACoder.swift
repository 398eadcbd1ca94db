/// Writes bits each with its own probability, as LZMA does: the surer a bit is, the less room it takes.
///
/// Every probability is that of a zero, out of 2048.
struct RangeCoder {
    private(set) var bytes: [UInt8] = []
    private var low: UInt64 = 0
    private var range = UInt32.max
    private var cached: UInt8 = 0
    private var waiting = 1

    mutating func append(_ bit: Int, _ probability: inout UInt16) {
        let bound = (range >> 11) * UInt32(probability)
        if bit == 0 {
            range = bound
            probability += (2048 - probability) >> 5
        } else {
            low += UInt64(bound)
            range -= bound
            probability -= probability >> 5
        }
        makeRoom()
    }

    /// The lowest bits of a number, the highest of them first, each as likely as not.
    mutating func append(_ number: Int, evenBits count: Int) {
        for place in (0..<count).reversed() {
            range >>= 1
            if number >> place & 1 == 1 { low += UInt64(range) }
            makeRoom()
        }
    }

    private mutating func makeRoom() {
        while range < 1 << 24 {
            range <<= 8
            shift()
        }
    }

    /// A carry may still run through all the bytes that wait.
    private mutating func shift() {
        if low < 0xFF00_0000 || low > 0xFFFF_FFFF {
            let carry = UInt8(low >> 32)
            var byte = cached
            while waiting > 0 {
                bytes.append(byte &+ carry)
                byte = 0xFF
                waiting -= 1
            }
            cached = UInt8(truncatingIfNeeded: low >> 24)
        }
        waiting += 1
        low = (low & 0x00FF_FFFF) << 8
    }

    mutating func finish() {
        for _ in 0..<5 { shift() }
    }
}

/// Writes literals and repeats with the probabilities that the decoder expects, in its order: literals by the three highest bits of the
/// byte before, nothing by the position.
struct LZMACoder {
    /// How the distance of a repeat is told.
    enum Distance {
        /// One of the last four distances, by its place.
        case recent(Int)
        case new(Int)
    }

    private(set) var recent = [0, 0, 0, 0]
    private var coder = RangeCoder()
    private var state = 0
    private var probabilities = [UInt16](repeating: 1024, count: Table.literals + 8 * 0x300)

    /// Where the probabilities of each question begin.
    private enum Table {
        static let isRepeat = 0
        static let isRecent = 12
        static let isOlder = [24, 36, 48]
        static let isLong = 60
        static let slots = 72
        static let near = 328
        static let aligned = 456
        static let lengths = 472
        static let recentLengths = 746
        static let literals = 1020
    }

    private mutating func append(_ bit: Int, at place: Int) { coder.append(bit, &probabilities[place]) }

    private mutating func append(_ number: Int, tree place: Int, bits count: Int) {
        var node = 1
        for shift in (0..<count).reversed() {
            let bit = number >> shift & 1
            append(bit, at: place + node)
            node = node << 1 | bit
        }
    }

    private mutating func append(_ number: Int, reverseTree place: Int, bits count: Int) {
        var node = 1
        for shift in 0..<count {
            let bit = number >> shift & 1
            append(bit, at: place + node)
            node = node << 1 | bit
        }
    }

    /// One byte, after another, where the last distance would have had a third.
    mutating func append(literal byte: UInt8, after previous: UInt8, insteadOf expected: UInt8) {
        append(0, at: Table.isRepeat + state)
        let table = Table.literals + 0x300 * Int(previous >> 5)
        var symbol = 1
        var isAsExpected = state >= 7
        for shift in (0..<8).reversed() {
            let bit = Int(byte >> shift & 1)
            let other = Int(expected >> shift & 1)
            append(bit, at: table + (isAsExpected ? (1 + other) << 8 : 0) + symbol)
            symbol = symbol << 1 | bit
            if bit != other { isAsExpected = false }
        }
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
    }

    /// One byte at the last distance.
    mutating func appendRecentByte() {
        append(1, at: Table.isRepeat + state)
        append(1, at: Table.isRecent + state)
        append(0, at: Table.isOlder[0] + state)
        append(0, at: Table.isLong + state)
        state = state < 7 ? 9 : 11
    }

    /// From 2 to 273 bytes, found so many bytes before plus one.
    mutating func append(_ length: Int, at distance: Distance) {
        append(1, at: Table.isRepeat + state)
        switch distance {
        case .recent(let place):
            append(1, at: Table.isRecent + state)
            for older in 0..<min(place + 1, 3) { append(older < place ? 1 : 0, at: Table.isOlder[older] + state) }
            if place == 0 { append(1, at: Table.isLong + state) }
            recent.insert(recent.remove(at: place), at: 0)
            append(length: length - 2, Table.recentLengths)
            state = state < 7 ? 8 : 11
        case .new(let distance):
            append(0, at: Table.isRecent + state)
            recent.insert(distance, at: 0)
            recent.removeLast()
            append(length: length - 2, Table.lengths)
            append(distance: distance, Table.slots + 64 * min(length - 2, 3))
            state = state < 7 ? 7 : 10
        }
    }

    private mutating func append(length: Int, _ table: Int) {
        append(length < 8 ? 0 : 1, at: table)
        guard length >= 8 else { return append(length, tree: table + 2, bits: 3) }
        append(length < 16 ? 0 : 1, at: table + 1)
        if length < 16 {
            append(length - 8, tree: table + 10, bits: 3)
        } else {
            append(length - 16, tree: table + 18, bits: 8)
        }
    }

    private mutating func append(distance: Int, _ table: Int) {
        guard distance >= 4 else { return append(distance, tree: table, bits: 6) }
        let count = Int.bitWidth - distance.leadingZeroBitCount - 2
        let slot = 2 * (count + 1) + (distance >> count & 1)
        append(slot, tree: table, bits: 6)
        let rest = distance & ((1 << count) - 1)
        if slot < 14 {
            append(rest, reverseTree: Table.near + distance - rest - slot, bits: count)
        } else {
            coder.append(rest >> 4, evenBits: count - 4)
            append(rest & 15, reverseTree: Table.aligned, bits: 4)
        }
    }

    /// The mark of the end, and all the bytes.
    mutating func finish() -> [UInt8] {
        append(2, at: .new(0xFFFF_FFFF))
        coder.finish()
        return coder.bytes
    }
}
