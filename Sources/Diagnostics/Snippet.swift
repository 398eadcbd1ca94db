/// One source line as a terminal shows it, and where a range lies in it.
///
/// A long line is reduced to a window around the range.
struct Snippet {
    /// The line, safe to print.
    let text: String
    /// Columns before the first caret.
    let indent: Int
    /// Number of carets, at least one.
    let width: Int

    private static let columns = 100
    /// Columns kept after the start of the range, when there are that many.
    private static let following = 60
    /// Scalars looked at on each side: enough to fill the window even among combining marks.
    private static let reach = 400

    /// Places the scalars `from..<to` (0-based; beyond the end is allowed) in a line.
    init(_ line: String, from: Int, to: Int) {
        let count = line.unicodeScalars.count
        let from = min(max(0, from), count)
        let skipped = max(0, from - Self.reach)
        let cells = Self.cells(line.unicodeScalars.dropFirst(skipped).prefix(2 * Self.reach))
        var first = from - skipped
        // A range that starts on a combining mark is shown from the letter that carries it.
        while first > 0, first < cells.count, cells[first].width == 0 { first -= 1 }
        let last = min(max(first, to - skipped), cells.count)
        let window = Self.window(cells, around: first)
        let isCutBefore = skipped + window.lowerBound > 0
        let isCutAfter = skipped + window.upperBound < count

        let shown = cells[window].reduce(into: "") { $0 += $1.text }
        text = (isCutBefore ? "…" : "") + shown + (isCutAfter ? "…" : "")
        indent = Self.width(cells[window.lowerBound..<first]) + (isCutBefore ? 1 : 0)
        width = max(1, Self.width(cells[first..<max(first, min(last, window.upperBound))]))
    }

    private struct Cell {
        let text: String
        let width: Int
    }

    private static func cells(_ scalars: some Sequence<Unicode.Scalar>) -> [Cell] {
        var meter = WidthMeter()
        return scalars.map { scalar in
            if scalar == "\t" { return Cell(text: "    ", width: 4) }
            guard scalar.isHidden else { return Cell(text: String(scalar), width: meter.width(of: scalar)) }
            let escaped = scalar.escaped
            return Cell(text: escaped, width: escaped.utf8.count)
        }
    }

    private static func width(_ cells: ArraySlice<Cell>) -> Int {
        cells.reduce(0) { $0 + $1.width }
    }

    private static func window(_ cells: [Cell], around first: Int) -> Range<Int> {
        let after = min(following, width(cells[first...]))
        var lower = first
        var room = columns - after
        while lower > 0, cells[lower - 1].width <= room {
            lower -= 1
            room -= cells[lower].width
        }
        var upper = first
        room += after
        while upper < cells.count, cells[upper].width <= room {
            room -= cells[upper].width
            upper += 1
        }
        // A mark cut from its letter would land on the ellipsis.
        while lower > 0, lower < first, cells[lower].width == 0 { lower += 1 }
        return lower..<upper
    }
}
