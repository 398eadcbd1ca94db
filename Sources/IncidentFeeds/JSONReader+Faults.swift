extension JSONReader {
    /// The fault of finding, at the current byte, something other than what JSON wants there.
    func unexpected(_ wanted: String) -> FeedFault {
        guard index < bytes.count else {
            return FeedFault(.unexpectedEnd, at: index, "the record ends where \(wanted) is expected")
        }
        if bytes[index] == 0 { return .wideEncoding(at: index) }
        guard let length = characterLength(at: index) else { return notUTF8() }
        let scalars = String(decoding: bytes[index..<index + length], as: UTF8.self).unicodeScalars
        let found = scalars.first.map { $0.isASCII && $0.value > 0x20 ? "`\($0)`" : notation($0.value) } ?? ""
        return FeedFault(.unexpectedCharacter, at: index, "\(found) stands where \(wanted) is expected")
    }

    /// The fault of a current byte that starts no UTF-8 character.
    func notUTF8() -> FeedFault {
        FeedFault(.notUTF8, at: index, "byte \(hexadecimal(UInt32(bytes[index]), width: 2)) is not UTF-8 there")
    }

    /// The length of the UTF-8 character at a byte, or nil when there is none.
    func characterLength(at start: Int) -> Int? {
        if bytes[start] < 0x80 { return 1 }
        guard let (length, second) = bytes[start].sequence, start + length <= bytes.count,
            second.contains(bytes[start + 1])
        else { return nil }
        return bytes[(start + 2)..<max(start + 2, start + length)].allSatisfy { $0.isContinuation } ? length : nil
    }
}

extension FeedFault {
    /// The fault of a number written as JSON does not write it.
    static func malformedNumber(at offset: Int) -> FeedFault {
        FeedFault(.malformedNumber, at: offset, "a number is not written as JSON writes numbers")
    }
}
