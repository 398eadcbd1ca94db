import RuleEngine

/// Conditions over columns, laid out in a row: parts come before what they are parts of, as in `FlatConditions`.
struct QuickConditions: Sendable {
    enum Part: Sendable {
        case all, any, not, unlessRefuted
        /// The verdict that stands for the column's row in a table.
        case row(column: Int, table: Int)
        case setIsKnown(column: Int)
        case containsAny(column: Int, members: UInt64)
        case sizeAtLeast(column: Int, size: Int)
        case sizeAtMost(column: Int, size: Int)
        case containsText(column: Int, needle: Range<Int>)
        case startsWith(column: Int, needle: Range<Int>)
        /// Whether so many records meet the condition at a place.
        case matches(column: Int, condition: Int, atLeast: Int)
    }

    private(set) var parts: [Part] = []

    /// For each part, the place of the first of its stretch.
    private var firsts: [Int] = []

    /// The verdicts of rows.
    var verdicts: [Verdict] = []

    /// The texts to look for, one after the other.
    private var needles: [UInt8] = []

    /// Adds a part whose own parts were added from `first` on, and gives its place.
    mutating func add(_ part: Part, from first: Int? = nil) -> Int {
        parts.append(part)
        firsts.append(first ?? parts.count - 1)
        return parts.count - 1
    }

    /// Adds a text to look for.
    mutating func add(needle: String) -> Range<Int> {
        let start = needles.count
        needles += needle.utf8
        return start..<needles.count
    }

    /// Kleene's verdict on the condition at a place.
    func verdict(
        _ part: Int, _ bytes: Span<UInt8>, _ columns: [Column], _ reading: inout QuickReading
    ) -> Verdict {
        switch parts[part] {
        case .row(let column, let table): return verdicts[table + reading.rows[column]]
        case .not: return !verdict(part - 1, bytes, columns, &reading)
        case .unlessRefuted: return Verdict(verdict(part - 1, bytes, columns, &reading) != .notMet)
        case .all:
            var result = Verdict.met
            var place = part - 1
            while place >= firsts[part] {
                switch verdict(place, bytes, columns, &reading) {
                case .met: break
                case .notMet: return .notMet
                case .unknown: result = .unknown
                }
                place = firsts[place] - 1
            }
            return result
        case .any:
            var result = Verdict.notMet
            var place = part - 1
            while place >= firsts[part] {
                switch verdict(place, bytes, columns, &reading) {
                case .met: return .met
                case .notMet: break
                case .unknown: result = .unknown
                }
                place = firsts[place] - 1
            }
            return result
        case .setIsKnown(let column):
            let state = reading.rows[column]
            return Verdict(state == 2 || state == 3 && reading.counts[column] > 0)
        case .containsAny(let column, let members):
            return set(reading.rows[column], isMet: reading.members[column] & members != 0)
        case .sizeAtLeast(let column, let size):
            return set(reading.rows[column], isMet: reading.counts[column] >= size)
        case .sizeAtMost(let column, let size):
            return !set(reading.rows[column], isMet: reading.counts[column] > size)
        case .containsText(let column, let needle):
            return search(column, bytes, reading) { text, range in
                contains(text, range, needle)
            }
        case .startsWith(let column, let needle):
            return search(column, bytes, reading) { text, range in
                stands(needle, in: text, range, at: range.lowerBound)
            }
        case .matches(let column, let condition, let atLeast):
            return records(column, condition, atLeast, bytes, columns, &reading)
        }
    }

    /// What a set says of which a part tells that something belongs: an open one never refutes it.
    private func set(_ state: Int, isMet: Bool) -> Verdict {
        if state == 0 { return .unknown }
        return isMet ? .met : state == 3 ? .unknown : .notMet
    }

    private func search(
        _ column: Int, _ bytes: Span<UInt8>, _ reading: QuickReading, _ isFound: (Span<UInt8>, Range<Int>) -> Bool
    ) -> Verdict {
        guard reading.rows[column] != 0 else { return .unknown }
        let text = reading.texts[column]
        return Verdict(text.isDecoded ? isFound(reading.decoded.span, text.range) : isFound(bytes, text.range))
    }

    private func contains(_ text: Span<UInt8>, _ range: Range<Int>, _ needle: Range<Int>) -> Bool {
        guard !needle.isEmpty else { return true }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let first = ones &* UInt64(needles[needle.lowerBound])
        let last = ones &* UInt64(needles[needle.upperBound - 1])
        let raw = text.bytes
        var place = range.lowerBound
        let end = range.upperBound - needle.count
        // Eight places at once, up to one where the first and the last byte of the needle may both stand.
        while place + 7 <= end {
            let left = first ^ raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
            let right =
                last ^ raw.unsafeLoadUnaligned(fromByteOffset: place + needle.count - 1, as: UInt64.self).littleEndian
            let found = (left &- ones) & ~left & (right &- ones) & ~right & (ones &* 0x80)
            if found != 0 {
                for place in place..<place + 8 where stands(needle, in: text, range, at: place) { return true }
            }
            place += 8
        }
        while place <= end {
            if stands(needle, in: text, range, at: place) { return true }
            place += 1
        }
        return false
    }

    private func stands(_ needle: Range<Int>, in text: Span<UInt8>, _ range: Range<Int>, at start: Int) -> Bool {
        guard start + needle.count <= range.upperBound else { return false }
        var place = 0
        while place < needle.count {
            if text[start + place] != needles[needle.lowerBound + place] { return false }
            place += 1
        }
        return true
    }

    /// Each undecided record may or may not meet it.
    private func records(
        _ column: Int, _ condition: Int, _ atLeast: Int, _ bytes: Span<UInt8>, _ columns: [Column],
        _ reading: inout QuickReading
    ) -> Verdict {
        guard reading.rows[column] != 0 else { return .unknown }
        let parts = columns[column].parts
        var met = 0
        var undecided = 0
        var record = 0
        while record < reading.counts[column], met < atLeast {
            var place = 0
            while place < parts.count {
                reading.rows[parts.lowerBound + place] = reading.records[column][record * parts.count + place]
                place += 1
            }
            switch verdict(condition, bytes, columns, &reading) {
            case .met: met += 1
            case .unknown: undecided += 1
            case .notMet: break
            }
            record += 1
        }
        // The next record is read into these again.
        for part in parts { reading.rows[part] = 0 }
        if met >= atLeast { return .met }
        return met + undecided >= atLeast ? .unknown : .notMet
    }
}
