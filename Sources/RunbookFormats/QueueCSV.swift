import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

/// The queue as a table for a spreadsheet, an incident a row, whatever the threshold.
package enum QueueCSV {
    /// Lays the queue out in the order of ranks.
    package static func render(_ queue: Queue) -> String {
        let wording = QueueWording(queue: queue)
        let rows = queue.entries.indices.map { place in row(at: place, wording).map { $0.1 } }
        let head = queue.entries.isEmpty ? [] : row(at: 0, wording).map { $0.0 }
        let origin = Phrase.joined([wording.title, wording.scope] + wording.omissions + wording.evidence, by: " · ")
            .text
        return CSVTable.render([head] + rows + [[origin]])
    }

    /// The cells of an incident, each with the title of its column.
    private static func row(at place: Int, _ wording: QueueWording) -> [(String, String)] {
        let queue = wording.queue
        let entry = queue.entries[place]
        var cells: [(String, String)] = []
        func add(_ title: String, _ text: String?) { cells.append((title, text ?? "")) }
        func instant(_ instant: Instant?) -> String? { instant.map { entry.zone.rfc3339($0) } }
        add("rang", String(place + 1))
        add("identifiant", entry.shownID.text)
        add("priorité", entry.priority.map { queue.pack.vocabulary.priorities[$0].label })
        add("avant (heure locale)", entry.due?.instant.map { CSVTable.local($0, in: entry.zone) })
        add("échéance", instant(entry.due?.instant))
        add("en retard", String(entry.overdue?.count ?? 0))
        add("dont loi", String(entry.overdue?.legalCount ?? 0))
        add("en retard depuis", instant(entry.overdue?.since))
        add("prochaine échéance", instant(entry.next?.instant))
        add("prochaine action", entry.next?.short.text)
        add("gravité", entry.severity)
        add("types", entry.types.joined(separator: " "))
        add("état", entry.skipped?.text ?? (entry.isExercise ? "exercice" : "ouvert"))
        add("sous le seuil", queue.isBelow(entry) ? "oui" : "non")
        add("groupement (GHT)", entry.house.shownGroup?.text)
        add("établissement", entry.house.shownName?.text)
        add("FINESS", entry.house.shownNumber?.text)
        add("profil", entry.house.isKnown ? "oui" : entry.alert?.text ?? "non")
        add("établissements touchés", entry.share.map { String($0.count) })
        add("actions", String(entry.actionCount))
        add("pourquoi ce rang", wording.reason(at: place).text)
        add("titre", entry.title.map { Phrase(fed: $0).text })
        add("valeurs mises de côté", String(entry.setAsideCount))
        return cells
    }
}
