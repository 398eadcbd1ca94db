import Vocabularies

/// The text with the no-break spaces that French wants: before tall punctuation, inside guillemets, within « 02 h 40 ».
package func french(_ text: String) -> String {
    guard mayHoldSpace(text) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    for place in bytes.indices {
        if bytes[place] == 0x20, mustHold(bytes, at: place) {
            result.append(0xC2)
            result.append(0xA0)
        } else {
            result.append(bytes[place])
        }
    }
    return result.count == bytes.count ? text : String(decoding: result, as: UTF8.self)
}

/// False for a text where nothing beside a space may hold it; most are such.
private func mayHoldSpace(_ text: String) -> Bool {
    var last: UInt8 = 0
    var isAfterSpace = false
    for byte in text.utf8 {
        // Digits, « h », « j », and the last bytes of « « » and « ° ».
        if byte == 0x20, (0x30...0x39).contains(last) || last == 0x68 || last == 0x6A || last == 0xAB || last == 0xB0 {
            return true
        }
        // The four tall signs, and the first byte of « » ».
        if isAfterSpace, byte == 0x3A || byte == 0x3B || byte == 0x21 || byte == 0x3F || byte == 0xC2 { return true }
        isAfterSpace = byte == 0x20
        last = byte
    }
    return false
}

private func mustHold(_ bytes: [UInt8], at place: Int) -> Bool {
    let rest = bytes[(place + 1)...]
    switch rest.first {
    case nil: return false
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case 0xC2 where rest.dropFirst().first == 0xBB: return true  // »
    default: break
    }
    guard let before = bytes[..<place].last else { return false }
    if before == 0xAB || before == 0xB0 { return place > 1 && bytes[place - 2] == 0xC2 }  // « and °
    if isDigit(before) { return startsUnit(rest) }
    // Between the hour and the minutes, or between « j » and the hours.
    guard before == UInt8(ascii: "h") || before == UInt8(ascii: "j"), let after = rest.first, isDigit(after), place > 1
    else { return false }
    let start = bytes[..<(place - 1)].lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    return !startsWithLetter(bytes[start...])
}

/// A unit of time that stands alone: « h », « min », « j », « s ».
private func startsUnit(_ rest: ArraySlice<UInt8>) -> Bool {
    switch rest.first {
    case UInt8(ascii: "h"), UInt8(ascii: "j"), UInt8(ascii: "s"): !startsWithLetter(rest.dropFirst())
    case UInt8(ascii: "m"): rest.starts(with: "min".utf8) && !startsWithLetter(rest.dropFirst(3))
    default: false
    }
}

private func startsWithLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
    // No character has more than four bytes.
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.isLetter ?? false
}

private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// « de » before a noun with its article: « du constat », « des faits », « de la détection ».
func withDe(_ noun: String) -> String {
    if noun.hasPrefix("le ") { return "du " + noun.dropFirst(3) }
    if noun.hasPrefix("les ") { return "des " + noun.dropFirst(4) }
    return "de " + noun
}

/// The text as it reads after a colon: its first letter small, unless it starts an acronym.
package func decapitalised(_ text: String) -> String {
    let letters = text.prefix(2)
    guard letters.count == 2, let second = letters.last, !second.isUppercase else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
}

/// A number with its noun, which takes an *s* from two on.
package func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count > 1 ? "s" : "")"
}
