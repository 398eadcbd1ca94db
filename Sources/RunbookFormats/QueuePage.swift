import RuleEngine
import Vocabularies

/// The queue as one HTML file that loads nothing and runs nothing, a table for each establishment.
package enum QueuePage {
    /// Lays the queue out, establishment by establishment, or in one list; the ranks are the same.
    package static func render(_ queue: Queue, isFlat: Bool = false) -> String {
        let wording = QueueWording(queue: queue)
        return HTMLFormat.page(title: wording.title.text, style: HTMLStyle([])) { writer in
            writer.element(.header) { writer in
                writer.element(.h1, wording.title, [])
                writer.element(.p, wording.scope, [])
                for omission in wording.omissions { writer.element(.p, [.look(.alert)], omission, []) }
            }
            writer.element(.main) { writer in
                let tables = QueueTables(queue: queue, wording: wording)
                if isFlat { tables.list(to: &writer) } else { tables.groups(to: &writer) }
            }
            writer.element(.footer) { writer in
                writer.element(.p, QueueWording.order, [])
                writer.element(.p) { $0.legend(wording.marks, queue.pack.vocabulary.priorities) }
                let header = queue.pack.header
                for line in wording.evidence { writer.element(.p, line, []) }
                if let disclaimer = header.disclaimer { writer.element(.p, Phrase(disclaimer), []) }
            }
        }
    }
}

/// The tables of incidents.
private struct QueueTables {
    let queue: Queue
    let wording: QueueWording

    private static let columns = [
        "n°", "priorité", "avant", "incident", "en retard", "prochaine échéance", "pourquoi ce rang",
    ]

    func list(to writer: inout HTMLWriter) {
        let ranked = queue.entries.enumerated().map { (rank: $0.offset + 1, entry: $0.element) }
        table(ranked, caption: "Tous les incidents", showsHouse: true, &writer)
    }

    func groups(to writer: inout HTMLWriter) {
        for group in queue.groups {
            writer.element(.section) { writer in
                writer.element(.h2, QueueWording.title(of: group), [])
                for house in group.houses {
                    table(house.entries, caption: QueueWording.title(of: house), showsHouse: false, &writer)
                }
            }
        }
    }

    private func table(
        _ ranked: [(rank: Int, entry: QueueEntry)], caption: Phrase, showsHouse: Bool, _ writer: inout HTMLWriter
    ) {
        let full = ranked.filter { !queue.isBelow($0.entry) }
        let below = ranked.filter { queue.isBelow($0.entry) }
        if full.isEmpty {
            writer.element(.h3, caption, [])
        } else {
            writer.element(.table) { writer in
                writer.element(.caption) { writer in writer.element(.strong, caption, []) }
                writer.element(.thead) { writer in
                    writer.element(.tr) { writer in
                        for column in QueueTables.columns { writer.element(.th, [.columnHeader], text: column) }
                    }
                }
                writer.element(.tbody) { writer in
                    for (rank, entry) in full { row(entry, rank: rank, showsHouse: showsHouse, &writer) }
                }
            }
        }
        guard !below.isEmpty else { return }
        let ids = below.map { "n° \($0.rank) \($0.entry.shownID)" as Phrase }
        writer.element(.p, "Sous le seuil : \(Phrase.joined(ids, by: " · "))", [])
    }

    private func row(_ entry: QueueEntry, rank: Int, showsHouse: Bool, _ writer: inout HTMLWriter) {
        let priorities = queue.pack.vocabulary.priorities
        let place = showsHouse ? [entry.house.shownName, entry.house.shownNumber] : []
        let about = Phrase.joined(
            ([entry.shownID] + place + [wording.summary(of: entry), entry.shownSeverity]).compactMap { $0 }, by: " · ")
        writer.element(.tr) { writer in
            writer.element(.th, [.rowHeader], text: String(rank))
            for cell in [wording.mark(of: entry), entry.shownDue, about] {
                writer.element(.td, cell, priorities)
            }
            writer.element(.td, wording.overdue(of: entry) ?? "rien", [])
            writer.element(.td, wording.next(of: entry) ?? "aucune", [])
            writer.element(.td, wording.reason(at: rank - 1), [])
        }
    }
}
