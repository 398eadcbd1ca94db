import CivilTime
import Diagnostics
import Digests
import RuleEngine
import Runbooks
import Vocabularies

/// The runbook as a playbook of CACAO 2.0 (OASIS): decided already, so without conditions.
///
/// CACAO knows series and branches, not prerequisites: actions stand in layers, each of which waits for the one before.
/// That starts nothing too early; what each really waits for is in the extension.
struct CACAOExport {
    private let plan: Plan
    private let head: ExportHead
    private let tasks: [ExportTask]
    private let layers: [[ExportTask]]

    static func render(_ plan: Plan) -> [UInt8] {
        var writer = JSONWriter()
        let export = CACAOExport(plan)
        writer.object { export.write(to: &$0) }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private init(_ plan: Plan) {
        self.plan = plan
        head = ExportHead(plan)
        tasks = ExportTask.all(of: plan).filter { $0.state == .waiting }
        layers = CACAOExport.layers(of: tasks)
    }

    /// Each action after all that it waits for, as early as that allows.
    private static func layers(of tasks: [ExportTask]) -> [[ExportTask]] {
        var depths: [String: Int] = [:]
        var layers: [[ExportTask]] = []
        // The plan puts prerequisites first.
        for task in tasks {
            let depth = task.dependencies.compactMap { depths[$0] }.max().map { $0 + 1 } ?? 0
            depths[task.id] = depth
            while layers.count <= depth { layers.append([]) }
            layers[depth].append(task)
        }
        return layers
    }

    private func write(to writer: inout JSONWriter) {
        writer.member("type", "playbook")
        writer.member("spec_version", "cacao-2.0")
        writer.member("id", playbook)
        writer.member("name", head.title.text)
        writer.member("description", head.evidence.text)
        writer.member("playbook_types", ["mitigation"])
        writer.member("playbook_activities", tasks.map { activity(of: $0) }.distinct())
        writer.key("playbook_processing_summary")
        writer.object { writer in
            for key in ["manual_playbook", "parallel_processing", "extensions"] {
                writer.member(key, key != "parallel_processing" || layers.contains { $0.count > 1 })
            }
        }
        writer.member("created_by", creator)
        writer.member("created", milliseconds(plan.now))
        writer.member("modified", milliseconds(plan.now))
        // 100 is the gravest of severities, 1 the highest of priorities.
        if let severity = head.severity {
            writer.member("severity", [20, 45, 75, 95][severity - 1])
        }
        if let priority = plan.priority {
            writer.member("priority", min(1 + 20 * priority.position, 100))
        }
        writer.member("industry_sectors", ["healthcare"])
        writer.member("labels", head.types + ["continuite"])
        writer.key("external_references")
        writer.array { writer in
            writer.object { writer in
                writer.member("name", "Incident")
                writer.member("external_id", readableID(head.incident))
            }
        }
        writer.member("workflow_start", "start--" + uuid("start"))
        writer.key("workflow")
        writer.object { writeWorkflow(to: &$0) }
        writeDefinitions(to: &writer)
    }

    private func writeWorkflow(to writer: inout JSONWriter) {
        let names = layers.enumerated().map { place, layer in
            layer.count == 1 ? step(layer[0]) : "parallel--" + uuid("layer \(place)")
        }
        let end = "end--" + uuid("end")
        writer.key("start--" + uuid("start"))
        writer.object { writer in
            writer.member("type", "start")
            writer.member("on_completion", names.first ?? end)
        }
        for (place, layer) in layers.enumerated() {
            let next = place + 1 < names.count ? names[place + 1] : end
            if layer.count > 1 {
                writer.key(names[place])
                writer.object { writer in
                    writer.member("type", "parallel")
                    writer.member("name", "Étape \(place + 1)")
                    writer.member("next_steps", layer.map { step($0) })
                    writer.member("on_completion", next)
                }
            }
            for task in layer {
                let ending = "end--" + uuid("end of " + task.id)
                write(task, then: layer.count > 1 ? ending : next, to: &writer)
                guard layer.count > 1 else { continue }
                writer.key(ending)
                writer.object { $0.member("type", "end") }
            }
        }
        writer.key(end)
        writer.object { $0.member("type", "end") }
    }

    private func write(_ task: ExportTask, then next: String, to writer: inout JSONWriter) {
        writer.key(step(task))
        writer.object { writer in
            writer.member("type", "action")
            writer.member("name", task.title.text)
            writer.member("on_completion", next)
            writer.key("commands")
            writer.array { writer in
                writer.object { writer in
                    writer.member("type", "manual")
                    writer.member("command", task.details().map { $0.text }.joined(separator: "\n"))
                    writer.member("playbook_activity", activity(of: task))
                }
            }
            writer.member("agent", agent(of: task))
            writer.key("step_extensions")
            writer.object { writer in
                writer.key(extensionID)
                writer.object { writer in
                    writer.member("action_id", readableID(task.id))
                    writer.member("phase", plan.pack.vocabulary.phases[task.action.phase].id)
                    writer.member("role", plan.pack.vocabulary.roles[task.action.role].id)
                    writer.member("priority", task.line.priority.map { plan.pack.vocabulary.priorities[$0].id })
                    writer.member("due", task.due.map { plan.zone.rfc3339($0) })
                    writer.member("depends_on", task.dependencies.map { readableID($0) })
                    writer.member("rules", task.line.wantedBy.map { plan.pack.rules[$0].id })
                }
            }
        }
    }

    private func writeDefinitions(to writer: inout JSONWriter) {
        writer.key("agent_definitions")
        writer.object { writer in
            for task in firstOfEachRole {
                writer.key(agent(of: task))
                writer.object { writer in
                    writer.member("type", "group")
                    writer.member("name", task.role)
                }
            }
        }
        writer.key("extension_definitions")
        writer.object { writer in
            writer.key(extensionID)
            writer.object { writer in
                writer.member("type", "extension-definition")
                writer.member("name", "astreinte-step")
                writer.member("description", "Échéance, phase, priorité et préalables exacts d'une action.")
                writer.member("created_by", creator)
                writer.member("schema", "astreinte-step")
                writer.member("version", "1.0.0")
            }
        }
    }

    private var firstOfEachRole: [ExportTask] {
        var roles: Set<String> = []
        return tasks.filter { roles.insert(agent(of: $0)).inserted }
    }

    /// What the standard's word for the act is: somebody is told something, or does one of the steps.
    private func activity(of task: ExportTask) -> String {
        task.action.addressee == nil ? "step-sequence" : "deliver-content"
    }

    private var playbook: String { "playbook--" + uuid("") }

    private func step(_ task: ExportTask) -> String { "action--" + uuid("action " + task.id) }

    private func agent(of task: ExportTask) -> String {
        "group--" + uuid(of: "role " + plan.pack.vocabulary.roles[task.action.role].id)
    }

    private var creator: String { "identity--" + uuid(of: "astreinte") }

    private var extensionID: String { "extension-definition--" + uuid(of: "astreinte-step") }

    /// An id of this playbook's own.
    private func uuid(_ name: String) -> String { uuid(of: head.incident + "\n" + name) }

    /// A digest in the form of a UUID of version 4, the only one that every checker takes: the same name, the same id.
    private func uuid(of name: String) -> String {
        var digits = Array(SHA256.hexadecimal(of: name.utf8).unicodeScalars.prefix(32))
        digits[12] = "4"
        // The variant keeps two bits of its digit.
        digits[16] = ["8", "9", "a", "b"][(Int(String(digits[16]), radix: 16) ?? 0) & 3]
        for place in [20, 16, 12, 8] { digits.insert("-", at: place) }
        return String(String.UnicodeScalarView(digits))
    }

    /// `2026-03-02T03:20:00.000Z`: exactly three decimals.
    private func milliseconds(_ instant: Instant) -> String { instant.utcText.dropLast() + ".000Z" }
}
