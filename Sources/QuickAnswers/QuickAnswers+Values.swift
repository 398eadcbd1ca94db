import IncidentFeeds

/// JSON's numbers and words, and what is passed over; the rules are those of `JSONReader`, or narrower.
extension QuickAnswers {
    /// A whole number of few digits, written as such.
    func whole(_ bytes: Span<UInt8>, _ index: inout Int) -> Int64? {
        let start = index
        var number: Int64 = 0
        while index < bytes.count, bytes[index].isDigit {
            guard index - start < 15 else { return nil }
            number = number * 10 + Int64(bytes[index] - 0x30)
            index += 1
        }
        guard index - start == 1 || bytes[start] != 0x30, endsNumber(bytes, index) else { return nil }
        return number
    }

    @inline(__always)
    private func endsNumber(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: return true
        default: return false
        }
    }

    /// Passes over a value.
    func skip(_ bytes: Span<UInt8>, _ index: inout Int, depth: Int) -> Bool {
        switch next(bytes, &index) {
        case UInt8(ascii: "\""): return string(bytes, &index) != nil
        case UInt8(ascii: "t"): return word("true", bytes, &index)
        case UInt8(ascii: "f"): return word("false", bytes, &index)
        case UInt8(ascii: "n"): return word("null", bytes, &index)
        case UInt8(ascii: "{"): return skipList(bytes, &index, depth: depth, isObject: true)
        case UInt8(ascii: "["): return skipList(bytes, &index, depth: depth, isObject: false)
        default:
            if stands(UInt8(ascii: "-"), at: index, bytes) { index += 1 }
            guard digits(bytes, &index, mayStartWithZero: false) else { return false }
            if stands(UInt8(ascii: "."), at: index, bytes) {
                index += 1
                guard digits(bytes, &index, mayStartWithZero: true) else { return false }
            }
            return endsNumber(bytes, index)
        }
    }

    private func digits(_ bytes: Span<UInt8>, _ index: inout Int, mayStartWithZero: Bool) -> Bool {
        let start = index
        while index < bytes.count, bytes[index].isDigit { index += 1 }
        guard index > start, index - start < 100 else { return false }
        return mayStartWithZero || index - start == 1 || bytes[start] != 0x30
    }

    @inline(__always)
    func word(_ word: StaticString, _ bytes: Span<UInt8>, _ index: inout Int) -> Bool {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count, QuickAnswers.holds(bytes, index..<end, word) else { return false }
        index = end
        return true
    }

    private func skipList(_ bytes: Span<UInt8>, _ index: inout Int, depth: Int, isObject: Bool) -> Bool {
        guard depth < limits.depth else { return false }
        index += 1
        var count = 0
        while let goesOn = another(UInt8(ascii: isObject ? "}" : "]"), after: count, bytes, &index) {
            guard goesOn else { return true }
            count += 1
            if isObject {
                guard stands(UInt8(ascii: "\""), at: index, bytes), string(bytes, &index) != nil, colon(bytes, &index)
                else { return false }
            }
            guard skip(bytes, &index, depth: depth + 1) else { return false }
        }
        return false
    }
}
