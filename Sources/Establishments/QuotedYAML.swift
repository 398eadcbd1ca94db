/// A text of one line between double quotes, as YAML reads it back; it holds no character that needs an escape but these.
func quotedYAML(_ text: String) -> String {
    // By scalars: a combining mark makes another character of the quote before it.
    var quoted = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
        if scalar == "\"" || scalar == "\\" { quoted.append("\\") }
        quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
}
