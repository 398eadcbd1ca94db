/// A text in which `*` stands for anything, or a text alone.
struct TextPattern: Hashable, Sendable {
    private let pieces: [String]

    /// Reads a pattern.
    init(_ text: String) {
        pieces = text.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
    }

    /// Whether a text is one that the pattern stands for; each piece is looked for after the one before, so the time
    /// it takes is bounded by both lengths.
    func matches(_ text: String) -> Bool {
        guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else { return pieces.first == text }
        guard text.hasPrefix(first), text.utf8.count >= first.utf8.count + last.utf8.count, text.hasSuffix(last) else {
            return false
        }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
