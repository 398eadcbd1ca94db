import IncidentFeeds

/// Sets and collections of a record, and arrays that are passed through.
extension QuickAnswers {
    /// Whether an array or object goes on after so many elements, its comma read; if not, its closing byte is read.
    ///
    /// Nil for a fault, and past the limit.
    @inline(__always)
    func another(_ close: UInt8, after count: Int, _ bytes: Span<UInt8>, _ index: inout Int) -> Bool? {
        let token = next(bytes, &index)
        if token == close {
            index += 1
            return false
        }
        if count > 0 {
            guard token == UInt8(ascii: ",") else { return nil }
            index += 1
            _ = next(bytes, &index)
        }
        return count < limits.elements ? true : nil
    }

    /// True where a byte stands at a place.
    @inline(__always)
    func stands(_ byte: UInt8, at index: Int, _ bytes: Span<UInt8>) -> Bool {
        index < bytes.count && bytes[index] == byte
    }

    /// Reads an array, each element by `body`.
    @inline(__always)
    func elements(
        _ bytes: Span<UInt8>, depth: Int, _ reading: inout QuickReading, _ body: (inout QuickReading) -> Bool
    ) -> Bool {
        guard depth < limits.depth else { return false }
        reading.index += 1
        var count = 0
        while let goesOn = another(UInt8(ascii: "]"), after: count, bytes, &reading.index) {
            guard goesOn else { return true }
            guard body(&reading) else { return false }
            count += 1
        }
        return false
    }

    func set(_ bytes: Span<UInt8>, _ column: Int, depth: Int, _ reading: inout QuickReading) -> Bool {
        reading.rows[column] = columns[column].isOpen ? 3 : 2
        reading.members[column] = 0
        reading.others.removeAll(keepingCapacity: true)
        guard
            elements(
                bytes, depth: depth, &reading,
                { reading in
                    guard stands(UInt8(ascii: "\""), at: reading.index, bytes),
                        let text = string(bytes, &reading.index), !text.hasEscape, !text.range.isEmpty
                    else { return false }
                    if let bit = columns[column].names.number(of: bytes, text.range) {
                        reading.members[column] |= 1 << UInt64(bit)
                    } else if columns[column].otherRow == 0 || !text.isASCII {
                        return false
                    } else if columns[column].isCounted {
                        guard reading.others.count < 32 else { return false }
                        if !reading.others.contains(where: { isSame(bytes, $0, text.range) }) {
                            reading.others.append(text.range)
                        }
                    }
                    return true
                })
        else { return false }
        reading.counts[column] = reading.members[column].nonzeroBitCount + reading.others.count
        return !columns[column].isShared || reading.members[column] != 0
    }

    private func isSame(_ bytes: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard left.count == right.count else { return false }
        var place = 0
        while place < left.count {
            if bytes[left.lowerBound + place] != bytes[right.lowerBound + place] { return false }
            place += 1
        }
        return true
    }

    func records(
        _ bytes: Span<UInt8>, _ column: Int, at node: Int, depth: Int, _ reading: inout QuickReading
    ) -> Bool {
        reading.rows[column] = 2
        reading.counts[column] = 0
        let parts = columns[column].parts
        return elements(bytes, depth: depth, &reading) { reading in
            guard stands(UInt8(ascii: "{"), at: reading.index, bytes),
                object(bytes, at: node, depth: depth + 1, &reading)
            else { return false }
            // Of what is tested, a record may have no part.
            reading.counts[column] += 1
            for part in parts {
                reading.records[column].append(reading.rows[part])
                reading.rows[part] = 0
            }
            return true
        }
    }
}
