/// A verdict for each of many conditions, in two planes of bits: met, and not refuted.
struct VerdictPlanes: Sendable {
    /// The bits of what is met.
    private var met: [UInt64]

    /// The bits of what is met or unknown.
    private var possible: [UInt64]

    /// All of `count` conditions met.
    init(count: Int) {
        possible = Array(repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { possible[count / 64] = (1 << UInt64(count % 64)) - 1 }
        met = possible
    }

    /// Kleene's conjunction with a row: bits of what is met, then of what is possible, of the words from `start` on.
    mutating func narrow(by row: ArraySlice<UInt64>, from start: Int) {
        let count = row.count / 2
        let first = row.startIndex
        for place in 0..<count {
            met[start + place] &= row[first + place]
            possible[start + place] &= row[first + count + place]
        }
    }

    /// Kleene's conjunction of some conditions with one verdict.
    mutating func narrow(_ users: [UInt64], to verdict: Verdict) {
        guard verdict != .met else { return }
        for place in users.indices {
            met[place] &= ~users[place]
            if verdict == .notMet { possible[place] &= ~users[place] }
        }
    }

    /// Kleene's conjunction of one condition with a verdict.
    mutating func narrow(_ place: Int, to verdict: Verdict) {
        let bit: UInt64 = 1 << UInt64(place % 64)
        if verdict != .met { met[place / 64] &= ~bit }
        if verdict == .notMet { possible[place / 64] &= ~bit }
    }

    /// True where one of some conditions isn't refuted.
    func isPossible(among users: [UInt64]) -> Bool {
        users.indices.contains { possible[$0] & users[$0] != 0 }
    }

    /// How many conditions aren't refuted.
    var possibleCount: Int { possible.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Gives each condition that isn't refuted, in order, with its verdict.
    func forEachPossible(_ body: (Int, Verdict) -> Void) {
        for word in possible.indices {
            var left = possible[word]
            while left != 0 {
                let bit = left & (0 &- left)
                body(word * 64 + left.trailingZeroBitCount, met[word] & bit != 0 ? .met : .unknown)
                left ^= bit
            }
        }
    }
}
