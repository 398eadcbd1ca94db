/// The bytes that a Base64 text stands for (RFC 4648, with padding); nil for any other text, also one with bits that no
/// byte takes, so that each bytes have one text.
package func bytes(ofBase64 text: some Sequence<UInt8>) -> [UInt8]? {
    var decoded: [UInt8] = []
    var word = 0
    var bits = 0
    var digits = 0
    var padding = 0
    for character in text {
        digits += 1
        if character == UInt8(ascii: "=") {
            padding += 1
            continue
        }
        guard padding == 0, let digit = digit(of: character) else { return nil }
        word = word << 6 | digit
        bits += 6
        guard bits >= 8 else { continue }
        bits -= 8
        decoded.append(UInt8(word >> bits))
        word &= 1 << bits - 1
    }
    return digits % 4 == 0 && word == 0 && padding < 3 && padding * 2 == bits ? decoded : nil
}

private func digit(of character: UInt8) -> Int? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
}
