extension JSONReader {
    /// Reads a number, keeping its text; what surrounds it is checked by whoever reads on.
    mutating func number() throws(FeedFault) -> JSONNumber {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
            index += 1
        } else {
            try digits(from: start)
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            try digits(from: start)
        }
        let hasExponent = index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: "e")
        if hasExponent {
            index += 1
            if index < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) { index += 1 }
            try digits(from: start)
        }
        // `01`, `0x1F`, `1.2.3`, `12abc`: better said of the number than of what should follow it.
        if index < bytes.count, bytes[index].continuesNumber { throw .malformedNumber(at: start) }
        let number = JSONNumber(text: String(decoding: bytes[start..<index], as: UTF8.self))
        // Below 300 characters and without an exponent nothing overflows.
        if hasExponent || index - start > 300, number.double?.isFinite != true {
            throw FeedFault(.numberTooLarge, at: start, "a number is too large")
        }
        return number
    }

    private mutating func digits(from start: Int) throws(FeedFault) {
        guard index < bytes.count else {
            throw FeedFault(.unexpectedEnd, at: index, "the record ends inside a number")
        }
        guard bytes[index].isDigit else { throw .malformedNumber(at: start) }
        while index < bytes.count, bytes[index].isDigit { index += 1 }
    }
}

extension UInt8 {
    fileprivate var continuesNumber: Bool {
        isDigit || self == UInt8(ascii: ".") || self == UInt8(ascii: "_") || self == UInt8(ascii: "+")
            || self == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
