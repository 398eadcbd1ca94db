import IncidentFeeds

/// The bytes of a record, once: what is read is put in its column, the rest is checked and passed over.
///
/// Each part answers false for what it isn't sure of, a fault among it: the record is then read the whole way.
extension QuickAnswers {
    /// Reads a record.
    func read(_ bytes: Span<UInt8>, into reading: inout QuickReading) -> Bool {
        reading.clear()
        guard bytes.count <= limits.recordBytes, next(bytes, &reading.index) == UInt8(ascii: "{"),
            object(bytes, at: 0, depth: 0, &reading)
        else { return false }
        return next(bytes, &reading.index) == nil && !reading.id.isEmpty
    }

    /// The first byte that isn't blank.
    @inline(__always)
    func next(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt8? {
        while index < bytes.count {
            let byte = bytes[index]
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            index += 1
        }
        return nil
    }

    /// Reads an object of which the vocabulary may declare keys: each of these once.
    func object(_ bytes: Span<UInt8>, at node: Int, depth: Int, _ reading: inout QuickReading) -> Bool {
        guard depth < limits.depth else { return false }
        var met: UInt64 = 0
        var count = 0
        // A tool writes the keys of its objects in one order: which came next is which comes next.
        var previous: Int?
        var guess = reading.firsts[node]
        reading.index += 1
        while let goesOn = another(UInt8(ascii: "}"), after: count, bytes, &reading.index) {
            guard goesOn else { return true }
            count += 1
            guard stands(UInt8(ascii: "\""), at: reading.index, bytes) else { return false }
            var place = guess
            if let end = tree.end(of: guess, below: node, bytes, at: reading.index) {
                reading.index = end
            } else {
                guard let key = string(bytes, &reading.index), key.isPlain else { return false }
                guard let declared = tree.place(of: bytes, key.range, below: node) else {
                    guard passOver(key.range, bytes, depth: depth, &reading) else { return false }
                    continue
                }
                place = declared
                if let previous { reading.followers[previous] = place } else { reading.firsts[node] = place }
            }
            let child = tree.child(place, of: node)
            previous = child
            guess = reading.followers[child]
            guard met & (1 << UInt64(place)) == 0, colon(bytes, &reading.index),
                value(bytes, at: child, depth: depth + 1, &reading)
            else { return false }
            met |= 1 << UInt64(place)
        }
        return false
    }

    @inline(__always)
    func colon(_ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        guard next(bytes, &index) == UInt8(ascii: ":") else { return false }
        index += 1
        return true
    }

    /// Passes over the value of a key that no fact reads, but for those by which a record says what it is.
    private func passOver(
        _ key: Range<Int>, _ bytes: Span<UInt8>, depth: Int, _ reading: inout QuickReading
    ) -> Bool {
        guard colon(bytes, &reading.index) else { return false }
        guard depth == 0, QuickAnswers.holds(bytes, key, "schema") else {
            guard depth > 0 || !QuickAnswers.holds(bytes, key, "establishments") else { return false }
            return skip(bytes, &reading.index, depth: depth + 1)
        }
        _ = next(bytes, &reading.index)
        let start = reading.index
        guard !reading.hasSchema, skip(bytes, &reading.index, depth: depth + 1) else { return false }
        reading.hasSchema = true
        reading.isCanonical = QuickAnswers.holds(bytes, start..<reading.index, "\"incident/1\"")
        return true
    }

    /// Whether a range of some bytes is a text.
    @inline(__always)
    static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>, _ text: StaticString) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        var place = 0
        while place < range.count {
            if bytes[range.lowerBound + place] != text.utf8Start[place] { return false }
            place += 1
        }
        return true
    }

    private func value(_ bytes: Span<UInt8>, at node: Int, depth: Int, _ reading: inout QuickReading) -> Bool {
        let first = next(bytes, &reading.index)
        if let column = tree.nodes[node].column {
            // Of what is not known, nothing is put in the column.
            if first == UInt8(ascii: "n") { return skip(bytes, &reading.index, depth: depth) }
            switch columns[column].kind {
            case .flag:
                guard first == UInt8(ascii: "t") || first == UInt8(ascii: "f") else { return false }
                reading.rows[column] = first == UInt8(ascii: "t") ? 3 : 2
                return word(first == UInt8(ascii: "t") ? "true" : "false", bytes, &reading.index)
            case .member, .text:
                guard first == UInt8(ascii: "\""), let text = string(bytes, &reading.index) else { return false }
                return put(text, bytes, in: column, &reading)
            case .integer:
                guard let first, first.isDigit, let number = whole(bytes, &reading.index) else { return false }
                reading.rows[column] = columns[column].row(of: number)
                return true
            case .set: return first == UInt8(ascii: "[") && set(bytes, column, depth: depth, &reading)
            case .records:
                return first == UInt8(ascii: "[") && records(bytes, column, at: node, depth: depth, &reading)
            }
        }
        guard !tree.nodes[node].keys.isEmpty else { return skip(bytes, &reading.index, depth: depth) }
        switch first {
        case UInt8(ascii: "{"): return object(bytes, at: node, depth: depth, &reading)
        case UInt8(ascii: "n"): return skip(bytes, &reading.index, depth: depth)
        case _ where tree.nodes[node].isRead: return false
        case UInt8(ascii: "["):
            return elements(bytes, depth: depth, &reading) { reading in
                value(bytes, at: node, depth: depth + 1, &reading)
            }
        default: return skip(bytes, &reading.index, depth: depth)
        }
    }

    /// Puts a text in its column, as the class that it is of.
    private func put(
        _ text: JSONText, _ bytes: Span<UInt8>, in column: Int, _ reading: inout QuickReading
    ) -> Bool {
        if text.range.isEmpty { return columns[column].kind == .text }
        if column == idColumn { reading.id = text.range }
        if text.hasEscape {
            // Whether it is one of some names isn't told by its bytes.
            guard columns[column].hasNoNames else { return false }
        } else if let row = columns[column].names.number(of: bytes, text.range) {
            reading.rows[column] = row
            if !columns[column].isSearched { return true }
        } else if columns[column].kind == .member || !text.isASCII && !columns[column].hasNoNames {
            // A spelling that only folding tells, or a text that other bytes may write too.
            return false
        }
        if reading.rows[column] == 0 { reading.rows[column] = columns[column].otherRow }
        guard columns[column].isSearched else { return true }
        reading.texts[column].isDecoded = text.hasEscape
        reading.texts[column].range = text.hasEscape ? decode(bytes, text.range, &reading) : text.range
        return true
    }
}
