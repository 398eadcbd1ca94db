import IncidentFeeds

/// Sets and collections of a record, and arrays that are passed through.
extension QuickAnswers {
    /// Reads an array, each element by `body`.
    @inline(__always)
    func elements(
        _ bytes: Span<UInt8>, depth: Int, _ reading: inout QuickReading, _ body: (inout QuickReading) -> Bool
    ) -> Bool {
        guard depth < limits.depth else { return false }
        reading.index += 1
        var count = 0
        while true {
            let token = next(bytes, &reading.index)
            if token == UInt8(ascii: "]") {
                reading.index += 1
                return true
            }
            if count > 0 {
                guard token == UInt8(ascii: ",") else { return false }
                reading.index += 1
                _ = next(bytes, &reading.index)
            }
            count += 1
            guard count <= limits.elements, body(&reading) else { return false }
        }
    }

    func set(_ bytes: Span<UInt8>, _ column: Int, depth: Int, _ reading: inout QuickReading) -> Bool {
        reading.rows[column] = columns[column].isOpen ? 3 : 2
        reading.members[column] = 0
        reading.others.removeAll(keepingCapacity: true)
        guard
            elements(
                bytes, depth: depth, &reading,
                { reading in
                    guard reading.index < bytes.count, bytes[reading.index] == UInt8(ascii: "\""),
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
            guard reading.index < bytes.count, bytes[reading.index] == UInt8(ascii: "{"),
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
