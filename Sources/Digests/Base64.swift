/// Base64 as RFC 4648 defines it, with padding: how a page names the digest of its own style.
package enum Base64 {
    /// The bytes, four characters for three.
    package static func text(of bytes: [UInt8]) -> String {
        var text = ""
        var place = 0
        while place < bytes.count {
            let group = (0..<3).map { place + $0 < bytes.count ? UInt32(bytes[place + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            let digits = min(bytes.count - place, 3) + 1
            for digit in 0..<4 {
                text.unicodeScalars.append(digit < digits ? character(bits >> (18 - 6 * UInt32(digit)) & 0x3F) : "=")
            }
            place += 3
        }
        return text
    }

    private static func character(_ digit: UInt32) -> Unicode.Scalar {
        let value = UInt8(truncatingIfNeeded: digit)
        switch value {
        case 0..<26: return Unicode.Scalar(UInt8(ascii: "A") + value)
        case 26..<52: return Unicode.Scalar(UInt8(ascii: "a") + value - 26)
        case 52..<62: return Unicode.Scalar(UInt8(ascii: "0") + value - 52)
        case 62: return "+"
        default: return "/"
        }
    }
}
