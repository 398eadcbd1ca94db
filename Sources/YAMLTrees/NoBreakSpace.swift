import Diagnostics

/// The no-break spaces that a keyboard or another program leaves where only a space indents or separates; within a text
/// they are what its author wants.
enum NoBreakSpace {
    /// What ends a key, or begins what is none.
    private static let signs: Set<Unicode.Scalar> = ["\"", "'", "#", "[", "{", ":", " "]

    /// True for the one and for the narrow one.
    static func isOne(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{A0}" || scalar == "\u{202F}" }

    /// The column, from 0, of the first that stands before the key of a line, or beside its `:`; nil where none does.
    static func column(in line: [Unicode.Scalar]) -> Int? {
        let start = line.firstIndex { $0 != " " && $0 != "-" } ?? line.count
        guard start < line.count, !isOne(line[start]) else { return start < line.count ? start : nil }
        let key = line[start...].prefix { !isOne($0) && !signs.contains($0) }
        let rest = line[key.endIndex...]
        guard let sign = rest.first else { return nil }
        if isOne(sign) { return rest.drop(while: isOne).first == ":" ? key.endIndex : nil }
        guard sign == ":", let next = rest.dropFirst().first, isOne(next) else { return nil }
        return key.endIndex + 1
    }

    /// What is said of one at a place of one column.
    static func diagnostic(_ scalar: Unicode.Scalar, at range: SourceRange) -> Diagnostic {
        let name = scalar == "\u{A0}" ? "U+00A0" : "U+202F"
        return YAMLFault.badIndentation.diagnostic(
            "a no-break space (\(name)) at column \(range.start.column), where only a space indents or separates",
            at: range, help: ["replace it by a space; a sentence that holds `:` goes between double quotes"])
    }
}
