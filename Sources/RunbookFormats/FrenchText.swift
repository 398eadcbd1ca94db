import Vocabularies

/// The text with the no-break spaces that French wants: before tall punctuation, inside guillemets, within « 02 h 40 ».
package func french(_ text: String) -> String {
    guard mayHoldSpace(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for place in scalars.indices {
        let isHeld = scalars[place] == " " && place + 1 < scalars.count && mustHold(scalars, at: place)
        result.unicodeScalars.append(isHeld ? "\u{A0}" : scalars[place])
    }
    return result
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

private func mustHold(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
    let after = scalars[place + 1]
    switch after {
    case ":", ";", "!", "?", "»": return true
    default: break
    }
    guard place > 0 else { return false }
    let before = scalars[place - 1]
    if before == "«" || before == "°" { return true }
    if isDigit(before) { return startsUnit(scalars[(place + 1)...]) }
    // Between the hour and the minutes, or between « j » and the hours.
    return isDigit(after) && (before == "h" || before == "j") && place > 1 && !scalars[place - 2].isLetter
}

/// A unit of time that stands alone: « h », « min », « j », « s ».
private func startsUnit(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
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
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count > 1 ? "s" : "")"
}
