/// How much of something was seen.
package struct CoverageTally: Hashable, Sendable {
    package private(set) var covered: Int
    package private(set) var total: Int

    /// So many seen, of so many.
    package init(covered: Int = 0, total: Int = 0) {
        self.covered = covered
        self.total = total
    }

    /// Counts one more thing.
    mutating func add(_ isCovered: Bool) {
        total += 1
        if isCovered { covered += 1 }
    }

    /// Both together.
    package static func + (left: CoverageTally, right: CoverageTally) -> CoverageTally {
        var sum = left
        sum.covered += right.covered
        sum.total += right.total
        return sum
    }

    /// In tenths of a percent, rounded down, so that only the whole is 100 %; all of nothing.
    package var permille: Int { total == 0 ? 1000 : covered * 1000 / total }

    /// The same, as it is written in French.
    package var percent: String { "\(permille / 10),\(permille % 10)\u{A0}%" }
}
