/// How much of something was seen.
package struct CoverageTally: Hashable, Sendable {
    package private(set) var covered = 0
    package private(set) var total = 0

    package init() {}

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
}
