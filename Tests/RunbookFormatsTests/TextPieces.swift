extension StringProtocol {
    /// What stands between the first `start` and the `end` after it.
    func piece(from start: String, to end: String) -> String? { pieces(from: start, to: end).first }

    /// Each text between a `start` and the next `end`.
    func pieces(from start: String, to end: String) -> [String] {
        components(separatedBy: start).dropFirst().compactMap { rest in
            let parts = rest.components(separatedBy: end)
            return parts.count > 1 ? parts[0] : nil
        }
    }

    /// The parts that `separator` stands between.
    func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = String(self)[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
