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

    init(_ old: String, _ new: String) {
        let (old, new) = (Self.lines(of: old), Self.lines(of: new))
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
