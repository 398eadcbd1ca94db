import RuleEngine
import Vocabularies

/// What is kept of a fact that some condition reads: which of the classes its value is of that tests tell apart.
struct Column: Sendable {
    enum Kind: Sendable {
        case flag
        /// One of a closed list.
        case member
        case integer
        case text
        case set
        case records
    }

    let kind: Kind

    /// The row of each text, or the bit of each member of a set.
    let names: NameTable

    /// True where no test names a text: then it doesn't matter which it is.
    let hasNoNames: Bool

    /// Whole numbers that tests name, in order.
    let bounds: [Int64]

    /// The row of a text that no test names.
    let otherRow: Int

    /// True where a test looks into the text, which must then be at hand.
    let isSearched: Bool

    /// True where a test counts the members, so that they must be told apart.
    let isCounted: Bool

    /// True where more may belong to a set than what is listed.
    let isOpen: Bool

    /// True where a fact of one value is read at the place of a set: an empty list doesn't say there that there is none.
    let isShared: Bool

    /// Of a collection, the columns of its records.
    let parts: Range<Int>

    init(
        _ kind: Kind, names: [(text: String, number: Int)] = [], bounds: [Int64] = [], otherRow: Int = 0,
        isSearched: Bool = false, isCounted: Bool = false, isOpen: Bool = false, isShared: Bool = false,
        parts: Range<Int> = 0..<0
    ) {
        self.kind = kind
        self.names = NameTable(names)
        hasNoNames = names.isEmpty
        self.bounds = bounds
        self.otherRow = otherRow
        self.isSearched = isSearched
        self.isCounted = isCounted
        self.isOpen = isOpen
        self.isShared = isShared
        self.parts = parts
    }

    /// The row of a whole number: after that of what is unknown and that of what makes no sense, one for each bound and
    /// one on each side of it.
    func row(of number: Int64) -> Int {
        var (below, above) = (0, bounds.count)
        while below < above {
            let middle = (below + above) / 2
            if bounds[middle] < number { below = middle + 1 } else { above = middle }
        }
        return 2 + 2 * below + (below < bounds.count && bounds[below] == number ? 1 : 0)
    }
}
