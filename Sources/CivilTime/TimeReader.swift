/// What is left to read of a date or a time, in bytes of UTF-8.
struct TimeReader {
    private var rest: ArraySlice<UInt8>

    /// Starts at the first byte.
    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Whether everything is read.
    var isAtEnd: Bool { rest.isEmpty }

    /// Skips an ASCII character if it comes next.
    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard let next = rest.first, next == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Reads a number written with exactly so many digits.
    mutating func number(digits: Int, within range: ClosedRange<Int>) -> Int? {
        var number = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return range.contains(number) ? number : nil
    }

    /// Skips as many digits as come, and says whether there was one.
    mutating func skipDigits() -> Bool {
        guard digit() != nil else { return false }
        while digit() != nil {}
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }
}
