import Diagnostics
import Vocabularies

/// The queue for a terminal: which incident to open first, and what each establishment has.
package enum QueueFormat {
    /// Lays the queue out, establishment by establishment, or in one list; the ranks are the same.
    package static func render(
        _ queue: Queue, isFlat: Bool = false, presentation: Presentation = Presentation()
    ) -> String {
        let page = QueueText(queue: queue, isFlat: isFlat, color: presentation.color)
        return page.lines.map { $0 + "\n" }.joined()
    }
}

/// The lines of the queue.
private struct QueueText {
    private let queue: Queue
    private let isFlat: Bool
    private let layout: TextLayout
    private let wording: QueueWording

    /// The columns of the rank, of the mark, of the hour and of the id.
    private let columns: [Int]

    init(queue: Queue, isFlat: Bool, color: Bool) {
        self.queue = queue
        self.isFlat = isFlat
        layout = TextLayout(color: color)
        wording = QueueWording(queue: queue)
        let shown = queue.entries.filter { !queue.isBelow($0) }
        let wording = wording
        func widest(_ limit: Int, _ phrase: (QueueEntry) -> Phrase) -> Int {
            min(shown.map { displayWidth(of: phrase($0).text) }.max() ?? 0, limit)
        }
        columns = [
            String(queue.entries.count).utf8.count, widest(4) { wording.mark(of: $0) }, widest(20) { $0.shownDue },
            widest(24) { $0.shownID },
        ]
    }

    var lines: [String] {
        let hint: Phrase = "Pour ouvrir un incident : \(code: "--id ID") ; pour les avoir tous : \(code: "--all")"
        let notes =
            wording.omissions + [QueueWording.order, .joined(wording.marks, by: " · "), hint] + wording.evidence
        return ([wording.title, wording.scope]).map { layout.shown($0) } + (isFlat ? list : groups) + [""]
            + notes.filter { !$0.isEmpty }.flatMap { layout.wrapped($0) }
    }

    private var list: [String] {
        let ranked = queue.entries.enumerated().map { (rank: $0.offset + 1, entry: $0.element) }
        return [""] + rows(ranked, isFlat: true)
    }

    private var groups: [String] {
        let groups = queue.groups
        return groups.flatMap { group in
            [""] + [layout.cut("== \(QueueWording.title(of: group))", to: TextLayout.width)]
                + group.houses.flatMap { house in
                    [layout.cut("-- \(QueueWording.title(of: house))", to: TextLayout.width)]
                        + rows(house.entries, isFlat: false)
                }
        }
    }

    private func rows(_ ranked: [(rank: Int, entry: QueueEntry)], isFlat: Bool) -> [String] {
        let below = ranked.filter { queue.isBelow($0.entry) }
        let ids = below.map { "n° \($0.rank) \($0.entry.shownID)" as Phrase }
        let rest = below.isEmpty ? [] : layout.packed(ids, after: "sous le seuil :", lines: 1)
        return ranked.filter { !queue.isBelow($0.entry) }.flatMap { row($0.entry, rank: $0.rank, isFlat: isFlat) }
            + rest
    }

    private func row(_ entry: QueueEntry, rank: Int, isFlat: Bool) -> [String] {
        let head = [
            String(repeating: " ", count: columns[0] - String(rank).utf8.count) + String(rank),
            layout.padded(wording.mark(of: entry), to: columns[1]), layout.padded(entry.shownDue, to: columns[2]),
            layout.padded(entry.shownID, to: columns[3]),
        ].joined(separator: " ")
        let place: Phrase? = isFlat ? entry.house.shownName ?? entry.house.shownNumber : nil
        let what = Phrase.joined([place, wording.summary(of: entry)].compactMap { $0 }, by: " · ")
        let start = head + " " + layout.cut(what, to: TextLayout.width - columns.reduce(4, +))
        guard entry.skipped == nil else { return [start] }
        let margin = columns[0] + 1
        return [start]
            + [wording.work(of: entry), "rang : \(wording.reason(at: rank - 1))"].flatMap {
                layout.wrapped($0, from: margin, indent: margin)
            }
    }
}
