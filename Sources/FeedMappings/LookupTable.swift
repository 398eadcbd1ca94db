import Vocabularies

/// What stands for the values of a feed: exact keys first, then those with `*`, in the order written.
///
/// Both sides are compared without case, accents and separators: `In progress`, `in-progress` and `IN_PROGRESS` are one.
struct LookupTable<Outcome: Sendable>: Sendable {
    /// Where an entry was written among the others, which is its rank among several that fit.
    struct Hit {
        let outcome: Outcome
        let rank: Int
    }

    /// The outcome of a value that no key stands for; nil where there is none.
    let fallback: Outcome?

    /// The namespaces whose tags are read as this table's own values: `rsit` for `rsit:intrusions="burglary"`.
    let namespaces: [String]

    private let exact: [String: Int]
    private let patterns: [(pattern: TextPattern, rank: Int)]
    private let outcomes: [Outcome]

    /// A table of keys that differ, in the order written.
    init(_ entries: [(key: String, outcome: Outcome)], fallback: Outcome? = nil, namespaces: [String] = []) {
        self.fallback = fallback
        self.namespaces = namespaces.map { slug($0) }
        outcomes = entries.map { $0.outcome }
        var exact: [String: Int] = [:]
        var patterns: [(TextPattern, Int)] = []
        for (rank, entry) in entries.enumerated() {
            if entry.key.contains("*") {
                patterns.append((TextPattern(folded(pattern: entry.key)), rank))
            } else if exact[slug(entry.key)] == nil {
                exact[slug(entry.key)] = rank
            }
        }
        self.exact = exact
        self.patterns = patterns
    }

    /// What stands for a value, the fallback left aside.
    subscript(value: String) -> Hit? {
        let key = slug(value)
        for name in [key]
            + namespaces.compactMap({ key.hasPrefix($0 + "-") ? String(key.dropFirst($0.count + 1)) : nil })
        {
            if let rank = exact[name] ?? patterns.first(where: { $0.pattern.matches(name) })?.rank {
                return Hit(outcome: outcomes[rank], rank: rank)
            }
        }
        return nil
    }
}

/// A key with `*` in the form of ``slug(_:)``, its stars kept: `ransomware:*` stands for what starts with `ransomware-`.
func folded(pattern: String) -> String {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
    return pieces.enumerated().map { index, piece in
        let core = slug(piece)
        // A separator beside a star is kept, so that `s *` isn't any word in s.
        let opens = index > 0 && !core.isEmpty && startsWithSeparator(piece)
        let closes = index < pieces.count - 1 && !core.isEmpty && startsWithSeparator(String(piece.reversed()))
        return (opens ? "-" : "") + core + (closes ? "-" : "")
    }.joined(separator: "*")
}

private func startsWithSeparator(_ piece: String) -> Bool {
    piece.first.map { slug(String($0)).isEmpty } ?? false
}
