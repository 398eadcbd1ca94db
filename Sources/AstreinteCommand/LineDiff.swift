import Diagnostics

/// The lines by which two texts differ.
struct LineDiff {
    private enum Line {
        case same(String)
        case removed(String)
        case added(String)

        var isSame: Bool {
            if case .same = self { true } else { false }
        }
    }

    private var lines: [Line] = []

    /// The most pairs of lines that are compared one with the other, and how often a part is parted again.
    private static let pairLimit = 1_000_000
    private static let depthLimit = 8

    init(_ old: String, _ new: String) {
        compare(Self.lines(of: old)[...], Self.lines(of: new)[...], depth: 0)
    }

    /// Tells what two parts differ by: large ones are first parted at the lines that both hold once, in the same order.
    private mutating func compare(_ old: ArraySlice<String>, _ new: ArraySlice<String>, depth: Int) {
        guard old.count * new.count > Self.pairLimit else { return compareAll(Array(old), Array(new)) }
        let anchors = depth < Self.depthLimit ? Self.anchors(of: old, new) : []
        // Nothing tells which of so many lines go together.
        guard !anchors.isEmpty else {
            lines += old.map { .removed($0) } + new.map { .added($0) }
            return
        }
        var (left, right) = (old.startIndex, new.startIndex)
        for anchor in anchors {
            compare(old[left..<anchor.old], new[right..<anchor.new], depth: depth + 1)
            lines.append(.same(old[anchor.old]))
            (left, right) = (anchor.old + 1, anchor.new + 1)
        }
        compare(old[left...], new[right...], depth: depth + 1)
    }

    private mutating func compareAll(_ old: [String], _ new: [String]) {
        let changes = new.difference(from: old)
        let removed = Set(changes.removals.compactMap { Self.offset(of: $0) })
        let added = Set(changes.insertions.compactMap { Self.offset(of: $0) })
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                lines.append(.removed(old[left]))
                left += 1
            } else if added.contains(right) {
                lines.append(.added(new[right]))
                right += 1
            } else {
                lines.append(.same(old[left]))
                left += 1
                right += 1
            }
        }
    }

    /// The lines that both texts hold once: of these the longest run in the order of both.
    private static func anchors(of old: ArraySlice<String>, _ new: ArraySlice<String>) -> [(old: Int, new: Int)] {
        let places = [old, new].map { lines in
            lines.indices.reduce(into: [String: [Int]]()) { $0[lines[$1], default: []].append($1) }
        }
        let pairs = old.indices.compactMap { place -> (old: Int, new: Int)? in
            guard places[0][old[place]]?.count == 1, let other = places[1][old[place]], other.count == 1 else {
                return nil
            }
            return (place, other[0])
        }
        // For each length of a run, the pair by which one of that length ends earliest, and what comes before each pair.
        var ends: [Int] = []
        var before: [Int?] = []
        for pair in pairs.indices {
            let length = ends.firstIndex(after: pairs[pair].new) { pairs[$0].new }
            before.append(length > 0 ? ends[length - 1] : nil)
            if length < ends.count { ends[length] = pair } else { ends.append(pair) }
        }
        var run: [(old: Int, new: Int)] = []
        var next = ends.last
        while let pair = next {
            run.append(pairs[pair])
            next = before[pair]
        }
        return run.reversed()
    }

    /// The differences as `diff -u` writes them, three lines around each.
    func unified(named name: String) -> String {
        var result = "--- \(name)\n+++ \(name)\n"
        var index = 0
        var (left, right) = (1, 1)
        while let first = lines[index...].firstIndex(where: { !$0.isSame }) {
            let start = max(index, first - 3)
            var end = first
            while let next = lines[end...].firstIndex(where: { !$0.isSame }), next <= end + 6 { end = next + 1 }
            end = min(lines.count, end + 3)
            let same = start - index
            (left, right) = (left + same, right + same)
            let hunk = lines[start..<end].map { line in
                switch line {
                case .same(let text): (" ", text)
                case .removed(let text): ("-", text)
                case .added(let text): ("+", text)
                }
            }
            let old = hunk.count { $0.0 != "+" }
            let new = hunk.count { $0.0 != "-" }
            result += "@@ -\(left),\(old) +\(right),\(new) @@\n"
            for (sign, text) in hunk { result += "\(sign)\(printable(text))\n" }
            (left, right) = (left + old, right + new)
            index = end
        }
        return result
    }

    private static func lines(of text: String) -> [String] {
        let lines = text.split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false).map { String($0) }
        return lines.last == "" ? lines.dropLast() : lines
    }

    private static func offset(of change: CollectionDifference<String>.Change) -> Int? {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

extension [Int] {
    /// The first place whose number isn't below `number`, in a list that these numbers sort.
    fileprivate func firstIndex(after number: Int, by value: (Int) -> Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if value(self[middle]) < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
