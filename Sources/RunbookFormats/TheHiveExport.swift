import CivilTime
import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The runbook as TheHive 5 takes it (`InputCreateCase`, `InputCreateCaseTemplate` of its API, version 5.7): a case with
/// its tasks, or a template without hours for the days before.
enum TheHiveExport {
    /// A case of a live incident.
    static func renderCase(_ plan: Plan) -> [UInt8] {
        let head = ExportHead(plan)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("title", "[CONTINUITE] " + head.title.text)
            writeCommon(head, to: &writer)
            writer.member("startDate", (plan.timeZero?.instant ?? plan.now).milliseconds)
            writer.key("tasks")
            writer.array { writer in
                for (order, task) in ExportTask.all(of: plan).enumerated() {
                    writer.object { TheHiveTask(task, order: order, incident: head.incident).write(to: &$0) }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// A template for incidents of this type.
    static func renderTemplate(_ plan: Plan) -> [UInt8] {
        let head = ExportHead(plan)
        let name = "continuite-" + head.typesOrNone.map { identifier($0) }.joined(separator: "-")
        let labels = Phrase.joined(head.lexicon.types.map { $0.decapitalised }, by: ", ")
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("name", name)
            writer.member("displayName", ("Continuité : \(labels)" as Phrase).text)
            writer.member("titlePrefix", "[CONTINUITE]")
            writeCommon(head, to: &writer)
            writer.key("tasks")
            writer.array { writer in
                let tasks = ExportTask.all(of: plan).filter { $0.state == .waiting }
                for (order, task) in tasks.enumerated() {
                    writer.object { TheHiveTask(task, order: order, incident: nil).write(to: &$0) }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// What differs from the tasks that the case has already: those to add, and those to change, by their own ids.
    ///
    /// A task that somebody has completed is left alone.
    static func renderChanges(_ plan: Plan, existing: [ExistingTask]) -> [UInt8] {
        let incident = ExportHead(plan).incident
        let tasks = ExportTask.all(of: plan).enumerated().map { order, task in
            TheHiveTask(task, order: order, incident: incident)
        }
        let known = existing.filter { task in tasks.contains { task.bears($0.mark) } }
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("create")
            writer.array { writer in
                for task in tasks where !known.contains(where: { $0.bears(task.mark) }) {
                    writer.object { task.write(to: &$0) }
                }
            }
            writer.key("update")
            writer.array { writer in
                for task in tasks {
                    let old = known.first { $0.bears(task.mark) }
                    guard let old, old.isOpen, task.differs(from: old) else { continue }
                    writer.object { writer in
                        writer.member("_id", old.id)
                        task.write(to: &writer)
                    }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func writeCommon(_ head: ExportHead, to writer: inout JSONWriter) {
        writer.member("description", head.evidence.markdown)
        writer.member("severity", head.severity ?? 2)
        writer.member("tags", ["continuite"] + head.types.map { "cert-sante:type=\"\($0)\"" })
        writer.member("flag", true)
        // For those who work on the incident, and not beyond the establishment.
        writer.member("tlp", 3)
        writer.member("pap", 2)
    }
}

/// A task of a case that exists already.
package struct ExistingTask: Hashable, Sendable {
    /// TheHive's own id.
    package let id: String
    package let title: String
    package let description: String
    package let status: String
    /// In milliseconds since 1970; nil without a deadline.
    package let dueDate: Int64?

    /// A task as TheHive gives it.
    package init(id: String, title: String, description: String, status: String, dueDate: Int64?) {
        self.id = id
        self.title = title
        self.description = description
        self.status = status
        self.dueDate = dueDate
    }

    /// Whether it is the task that we once gave this mark, whatever else was written in it since.
    func bears(_ mark: String) -> Bool {
        description.split(whereSeparator: { $0.isNewline }).contains { $0 == mark }
    }

    var isOpen: Bool { status != "Completed" && status != "Cancel" }
}

/// One task as TheHive takes it.
private struct TheHiveTask {
    private let task: ExportTask
    private let order: Int
    private let isDated: Bool

    /// What tells the task from all others, the last line of its description: TheHive gives tasks no id of ours.
    let mark: String

    init(_ task: ExportTask, order: Int, incident: String?) {
        self.task = task
        self.order = order
        isDated = incident != nil
        mark = "astreinte:" + (incident.map { identifier($0) + "/" } ?? "") + identifier(task.id)
    }

    func write(to writer: inout JSONWriter) {
        writer.member("title", title)
        writer.member("group", task.phase)
        writer.member("description", description)
        writer.member("status", status)
        writer.member("flag", task.isPressing)
        writer.member("order", order)
        if let dueDate {
            writer.member("dueDate", dueDate)
        }
        writer.member("mandatory", task.isPressing && task.line.status == .required)
    }

    func differs(from old: ExistingTask) -> Bool {
        old.title != title || old.description != description || old.dueDate != dueDate
            || status != "Waiting" && old.status != status
    }

    private var title: String { task.title.text }

    private var dueDate: Int64? { isDated ? task.due?.milliseconds : nil }

    private var status: String {
        switch task.state {
        case .waiting: "Waiting"
        case .done: "Completed"
        case .cancelled: "Cancel"
        }
    }

    private var description: String {
        (task.details(dated: isDated).map { $0.markdown } + [mark]).joined(separator: "\n\n")
    }
}

extension Instant {
    fileprivate var milliseconds: Int64 { secondsSinceEpoch * 1000 }
}
