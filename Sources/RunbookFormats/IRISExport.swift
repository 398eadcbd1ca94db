import Diagnostics
import RuleEngine
import Runbooks
import Vocabularies

/// The runbook as a case template of DFIR-IRIS: it knows neither hours nor order, so titles are numbered.
enum IRISExport {
    static func render(_ plan: Plan) -> [UInt8] {
        let head = ExportHead(plan)
        let tasks = ExportTask.all(of: plan).filter { $0.state == .waiting }
        let width = String(tasks.count).utf8.count
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("name", "continuite_" + head.typesOrNone.map { identifier($0) }.joined(separator: "_"))
            let labels = Phrase.joined(head.lexicon.types.map { $0.decapitalised }, by: ", ")
            writer.member("display_name", ("Continuité : \(labels)" as Phrase).text)
            writer.member("description", head.evidence.text)
            writer.member("author", "astreinte")
            writer.member("title_prefix", "[CONTINUITE]")
            writer.member("summary", "# Contexte\n\n# Décisions\n")
            writer.member("tags", ["continuite"] + head.typesOrNone)
            writer.key("tasks")
            writer.array { writer in
                for (place, task) in tasks.enumerated() {
                    let number = String(place + 1)
                    let zeros = String(repeating: "0", count: width - number.utf8.count)
                    writer.object { writer in
                        writer.member("title", zeros + number + " " + task.title.text)
                        writer.member(
                            "description", task.details(dated: false).map { $0.markdown }.joined(separator: "\n\n"))
                        let phase = plan.pack.vocabulary.phases[task.action.phase].id
                        writer.member("tags", [phase, plan.pack.vocabulary.roles[task.action.role].id])
                    }
                }
            }
            writer.key("note_directories")
            writer.array { writer in
                writer.object { writer in
                    writer.member("title", "Cellule de crise")
                    writer.key("notes")
                    writer.array { writer in
                        writer.object { writer in
                            writer.member("title", "Main courante")
                            writer.member("content", "# Décisions\n")
                        }
                    }
                }
            }
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
