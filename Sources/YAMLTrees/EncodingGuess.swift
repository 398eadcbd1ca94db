/// Guesses what a file that is not UTF-8 was saved as, to tell its author.
enum EncodingGuess {
    /// The name of a UTF-16 encoding, from its byte order mark or from zero bytes in every other place.
    static func utf16(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(4)
        if head.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
        if head.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
        guard head.count == 4 else { return nil }
        switch head.map({ $0 == 0 }) {
        case [false, true, false, true]: return "UTF-16LE"
        case [true, false, true, false]: return "UTF-16BE"
        default: return nil
        }
    }

    /// The name of a one-byte encoding, or nil when the rest of the file is UTF-8: then only one place is damaged.
    static func singleByte(_ bytes: [UInt8], faultyAt index: Int) -> String? {
        if bytes[..<index].contains(where: { $0 >= 0x80 }) { return nil }
        // Between 0x80 and 0x9F, Latin-1 has control characters that no text holds.
        return bytes.contains { (0x80..<0xA0).contains($0) } ? "WINDOWS-1252" : "ISO-8859-1"
    }

    /// What to do about it.
    static func help(_ name: String?) -> [String] {
        guard let name else { return ["the rest of the file is UTF-8: type this character again"] }
        return ["the file looks like \(name): save it as UTF-8, for instance with `iconv -f \(name) -t UTF-8`"]
    }
}
