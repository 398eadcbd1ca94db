import RuleEngine
import Runbooks
import Vocabularies

/// The actions as a Markdown task list, which forges and shared notepads let one tick.
enum TaskListExport {
    static func render(_ plan: Plan) -> String {
        let head = ExportHead(plan)
        let tasks = ExportTask.all(of: plan).stablySorted { $0.action.phase.position }
        let phases = tasks.grouped { $0.action.phase == $1.action.phase }.map { tasks in
            (["## " + Phrase(tasks[0].phase).markdown, ""] + tasks.flatMap { lines(of: $0) }).joined(separator: "\n")
        }
        return (["# " + head.title.markdown, head.evidence.markdown] + phases).joined(separator: "\n\n") + "\n"
    }

    private static func lines(of task: ExportTask) -> [String] {
        let box =
            switch task.state {
            case .waiting: "[ ]"
            case .done: "[x]"
            case .cancelled: "[~]"
            }
        let due = task.due.map { ", avant \(task.lexicon.local.full($0))" } ?? ""
        let place: Phrase = "\(task.role)\(due)"
        // The id stays with the line through edits; two hyphens would end the comment.
        let id = identifier(task.id).replacingDoubleHyphens
        return ["- \(box) **\(task.title.markdown)** — \(place.markdown) <!-- \(id) -->"]
            + task.details().dropFirst().map { "  - " + $0.markdown }
    }
}

extension String {
    /// The text with `%2D` for each hyphen that follows another.
    fileprivate var replacingDoubleHyphens: String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "-", result.last == "-" { result += "%2D".unicodeScalars } else { result.append(scalar) }
        }
        return String(result)
    }
}
