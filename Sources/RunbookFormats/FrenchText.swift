import Vocabularies

/// The text with the no-break spaces that French wants: before tall punctuation, inside guillemets, within « 02 h 40 ».
package func french(_ text: String) -> String {
    guard mayHoldSpace(text) else { return text }
    let scalars = text.unicodeScalars
    var result = ""
    var start = scalars.startIndex
    for place in scalars.indices where scalars[place] == " " && mustHold(scalars, at: place) {
        result += text[start..<place]
        result += "\u{A0}"
        start = scalars.index(after: place)
    }
    return start == scalars.startIndex ? text : result + text[start...]
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

private func mustHold(_ scalars: String.UnicodeScalarView, at place: String.Index) -> Bool {
    let rest = scalars[place...].dropFirst()
    guard let after = rest.first else { return false }
    switch after {
    case ":", ";", "!", "?", "»": return true
    default: break
    }
    let start = scalars[..<place]
    guard let before = start.last else { return false }
    if before == "«" || before == "°" { return true }
    if isDigit(before) { return startsUnit(rest) }
    // Between the hour and the minutes, or between « j » and the hours.
    guard isDigit(after), before == "h" || before == "j", let number = start.dropLast().last else { return false }
    return !number.isLetter
}

/// A unit of time that stands alone: « h », « min », « j », « s ».
private func startsUnit(_ rest: Substring.UnicodeScalarView) -> Bool {
    let word = rest.prefix { $0.isLetter }
    return word.elementsEqual("min".unicodeScalars) || (word.count == 1 && ["h", "j", "s"].contains(rest.first))
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
}

/// « de » before a noun with its article: « du constat », « des faits », « de la détection ».
func withDe(_ noun: String) -> String {
    if noun.hasPrefix("le ") { return "du " + noun.dropFirst(3) }
    if noun.hasPrefix("les ") { return "des " + noun.dropFirst(4) }
    return "de " + noun
}

/// The text as it reads after a colon: its first letter small, unless it starts an acronym.
func decapitalised(_ text: String) -> String {
    let letters = text.prefix(2)
    guard letters.count == 2, let second = letters.last, !second.isUppercase else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
}

/// A number with its noun, which takes an *s* from two on.
package func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count > 1 ? "s" : "")"
}
