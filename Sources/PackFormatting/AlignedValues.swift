import YAMLTrees

/// Finds the values that their author put under one another, which is the one use of several spaces after a colon.
struct AlignedValues {
    /// The spaces before a value, by its place among the tokens; one where there is no entry.
    private(set) var spaces: [Int: Int] = [:]

    private struct Pair {
        let value: Int
        let keyLength: Int
        /// From the start of the key to that of the value.
        let offset: Int
    }

    init(_ tokens: [YAMLToken]) {
        var open: [[Pair]] = []
        var depth = 0
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .flowStart: depth += 1
            case .flowEnd: depth -= 1
            case .blockMappingStart, .blockSequenceStart: open.append([])
            case .blockEnd: keep(open.popLast() ?? [])
            case .key where depth == 0:
                guard let pair = AlignedValues.pair(tokens[index...]), !open.isEmpty else { continue }
                open[open.count - 1].append(pair)
            default: break
            }
        }
    }

    /// A key with its value on the same line.
    private static func pair(_ tokens: ArraySlice<YAMLToken>) -> Pair? {
        let parts = tokens.prefix(4)
        guard parts.count == 4 else { return nil }
        let (key, value) = (parts[parts.startIndex + 1], parts[parts.startIndex + 3])
        guard key.kind == .scalar, parts[parts.startIndex + 2].kind == .value, value.line == key.line,
            value.kind == .scalar || value.kind == .flowStart
        else { return nil }
        return Pair(value: parts.startIndex + 3, keyLength: key.range.count, offset: value.column - key.column)
    }

    private mutating func keep(_ pairs: [Pair]) {
        for (offset, pairs) in Dictionary(grouping: pairs, by: { $0.offset })
        where Set(pairs.map { $0.keyLength }).count > 1 {
            for pair in pairs { spaces[pair.value] = offset - pair.keyLength - 1 }
        }
    }
}
