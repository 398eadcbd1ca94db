/// The text with the no-break spaces that French wants: before tall punctuation, inside guillemets, within « 02 h 40 ».
package func french(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let held = scalars.indices.dropLast().filter { scalars[$0] == " " && mustHold(scalars, at: $0) }
    guard !held.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var start = 0
    for place in held {
        result.append(contentsOf: scalars[start..<place])
        result.append("\u{A0}")
        start = place + 1
    }
    result.append(contentsOf: scalars[start...])
    return String(result)
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
    return isDigit(after) && (before == "h" || before == "j") && place > 1 && !isLetter(scalars[place - 2])
}

/// A unit of time that stands alone: « h », « min », « j », « s ».
private func startsUnit(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = rest.prefix { isLetter($0) }
    return word.elementsEqual("min".unicodeScalars) || (word.count == 1 && ["h", "j", "s"].contains(rest.first))
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
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
