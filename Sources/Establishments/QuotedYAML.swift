/// A text of one line between double quotes, as YAML reads it back; it holds no character that needs an escape but these.
func quotedYAML(_ text: String) -> String {
    "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
}
