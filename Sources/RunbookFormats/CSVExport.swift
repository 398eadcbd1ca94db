import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The actions as a table for a spreadsheet, with columns to fill in.
enum CSVExport {
    static func render(_ plan: Plan) -> String {
        let zone = plan.zone
        let head = [
            "n°", "identifiant", "état", "priorité", "avant (heure locale)", "échéance", "nature", "action", "rôle",
            "phase", "après", "fait quand", "heure réelle", "initiales", "remarque",
        ]
        let rows = ExportTask.all(of: plan).enumerated().map { place, task in
            let due = task.line.dues.first
            return [
                String(place + 1), readableID(task.id), state(of: task),
                task.line.priority.map { plan.pack.vocabulary.priorities[$0].label } ?? "",
                task.due.map { CSVTable.local($0, in: zone) } ?? "", task.due.map { zone.rfc3339($0) } ?? "",
                due.map { kind(of: $0) } ?? "", task.title.text, task.role, task.phase,
                task.dependencies.map { readableID($0) }.joined(separator: " "),
                task.action.doneWhen.map { task.lexicon.text($0, of: task.line.instance).text } ?? "", "", "", "",
            ]
        }
        let about = ExportHead(plan)
        let origin = [about.title.text + " ; " + about.evidence.text]
        return CSVTable.render([head] + rows + [origin])
    }

    private static func state(of task: ExportTask) -> String {
        switch task.line.status {
        case .done: "fait"
        case .notApplicable: "sans objet"
        case .infeasible: "impossible"
        case .recommended: "recommandé"
        case .deferred: "différé"
        case .arbitration: "à trancher"
        default: "à faire"
        }
    }

    private static func kind(of due: Due) -> String {
        switch due.kind {
        case .legal: due.isWithoutDelay ? "légale, sans délai" : "légale"
        case .contract: "contrat"
        case .house: "cible"
        }
    }
}

/// A table as French spreadsheets open it by a double click: semicolons and a byte order mark; no cell can start a formula.
package enum CSVTable {
    /// A table, a row a line.
    package static func render(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
    }

    /// `2026-10-25 02:40`, which spreadsheets sort.
    static func local(_ instant: Instant, in zone: Zone) -> String {
        let text = Array(zone.rfc3339(instant).unicodeScalars.prefix(16))
        return String(String.UnicodeScalarView(text.map { $0 == "T" ? " " : $0 }))
    }

    private static func cell(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        // A spreadsheet that trims cells sees what comes after the spaces.
        let first = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
        if let first, ["=", "+", "-", "@", "\t", "\r"].contains(first) { cell.append("'") }
        for scalar in text.unicodeScalars {
            if scalar == "\"" { cell.append("\"") }
            cell.append(scalar)
        }
        return "\"" + String(cell) + "\""
    }
}
