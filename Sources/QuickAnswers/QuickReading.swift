/// What one thread keeps of the record that it reads: made once, filled again by each.
package struct QuickReading {
    /// A text that is looked into: its range in the record, or among texts whose escapes were read.
    struct Text {
        var range = 0..<0
        var isDecoded = false
    }

    /// The byte to read next.
    var index = 0

    /// For each column the class of its value; 0 where it isn't known.
    var rows: [Int]

    /// For each column that is a set, the members that are named.
    var members: [UInt64]

    /// For each column that is a set or a collection, how many members or records there are.
    var counts: [Int]

    var texts: [Text]
    /// Room for texts whose escapes were read, and how much of it is theirs.
    var decoded: [UInt8] = []
    var decodedCount = 0

    /// Members of a set that no test names.
    var others: [Range<Int>] = []

    /// For each column that is a collection, the rows of its records, one after the other.
    var records: [[Int]]

    /// The id, without its quotes.
    var id = 0..<0

    /// True where the record says of what form it is; then where it says that it is canonical.
    var hasSchema = false
    var isCanonical = false

    /// For each place in a record, the key that came first below it, and the one that came after its own.
    var firsts: [Int]
    var followers: [Int]

    // What is decided of it.
    var met: [UInt64] = []
    var verdicts: [UInt8] = []
    var required: [UInt64] = []

    init(columnCount: Int, nodeCount: Int) {
        rows = Array(repeating: 0, count: columnCount)
        members = Array(repeating: 0, count: columnCount)
        counts = rows
        texts = Array(repeating: Text(), count: columnCount)
        records = Array(repeating: [], count: columnCount)
        firsts = Array(repeating: 0, count: nodeCount)
        followers = firsts
    }

    /// Forgets the last record.
    mutating func clear() {
        index = 0
        id = 0..<0
        hasSchema = false
        isCanonical = false
        decodedCount = 0
        for column in rows.indices {
            rows[column] = 0
            if !records[column].isEmpty { records[column].removeAll(keepingCapacity: true) }
        }
    }
}
