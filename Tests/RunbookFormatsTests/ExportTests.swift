import CivilTime
import Digests
import Foundation
import RuleEngine
import RunbookFormats
import Runbooks
import Testing

private let night = "2026-10-25T02:12:00+02:00"
private let incident =
    #"{"id": "INC-7", "types": ["attaque"], "detected_at": "2026-10-25T02:10:00+02:00", "backup": "touchee"}"#

private func export(_ format: RunbookExport, _ json: String = incident, now: String = night) throws -> String {
    String(decoding: format.render(try FormatPack(crowded: true).plan(json, now: now)), as: UTF8.self)
}

private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct ExportTests {
    @Test(arguments: RunbookExport.allCases)
    func `the same incident gives the same bytes`(format: RunbookExport) throws {
        #expect(try export(format) == export(format))
    }

    @Test(arguments: RunbookExport.allCases)
    func `an incident without anything to do can be exported too`(format: RunbookExport) throws {
        #expect(try !export(format, #"{"id": "INC-7"}"#).isEmpty)
    }

    @Test func `every format has every action of the plan`() throws {
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        let count = plan.placed.count
        #expect(count > 15)
        #expect(try export(.csv).split(separator: "\r\n").count == count + 2)
        #expect(try export(.tasks).split(separator: "\n").filter { $0.hasPrefix("- [ ] ") }.count == count)
        #expect(try export(.ics).split(separator: "\r\n").filter { $0 == "BEGIN:VTODO" }.count == count)
        for format in [RunbookExport.thehive, .theHiveTemplate, .iris] {
            #expect(try (object(export(format))["tasks"] as? [Any])?.count == count)
        }
        let workflow = try #require(try object(export(.cacao))["workflow"] as? [String: Any])
        #expect(workflow.keys.filter { $0.hasPrefix("action--") }.count == count)
    }

    @Test func `hours are those of the plan, on the night when the clock goes back`() throws {
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        let dues = plan.placed.compactMap { $0.dues.compactMap { $0.instant }.first }
        #expect(!dues.isEmpty)
        let tasks = try #require(try object(export(.thehive))["tasks"] as? [[String: Any]])
        #expect(tasks.compactMap { $0["dueDate"] as? Int64 } == dues.map { $0.secondsSinceEpoch * 1000 })
        let ics = try export(.ics).split(separator: "\r\n").filter { $0.hasPrefix("DUE:") }.map { $0.dropFirst(4) }
        let format = ISO8601DateFormatter()
        let stamps = dues.map {
            format.string(from: Date(timeIntervalSince1970: Double($0.secondsSinceEpoch))).filter {
                $0 != "-" && $0 != ":"
            }
        }
        #expect(ics.map { String($0) } == stamps)
    }

    @Test func `lines of a calendar end in CRLF, hold at most 75 bytes and cut no character`() throws {
        let text = try export(.ics)
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
        #expect(!text.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test func `each legal deadline is an event too`() throws {
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        let legal = plan.placed.flatMap { $0.dues }.filter { $0.kind == .legal && $0.instant != nil }
        #expect(!legal.isEmpty)
        #expect(try export(.ics).split(separator: "\r\n").filter { $0 == "BEGIN:VEVENT" }.count == legal.count)
    }

    @Test(arguments: [
        "=HYPERLINK(\\\"http://x.example\\\")", "<script>alert(1)</script>", "a\\r\\nBEGIN:VEVENT\\r\\nUID:x", "-->",
        "../../etc/passwd", "\\u202Egpj.exe", "; DROP , \\\\ \\\"", "@here #12 !3",
    ])
    func `a hostile id stays a text in every format`(id: String) throws {
        let json = incident.replacing("INC-7", with: id)
        let calm = try export(.csv).split(separator: "\r\n")
        let lines = try export(.csv, json).split(separator: "\r\n")
        #expect(lines.count == calm.count)
        #expect(lines.dropLast().elementsEqual(calm.dropLast()))
        #expect(try !export(.csv, json).contains(";\"="))
        let events = { (text: String) in text.split(separator: "\r\n").filter { $0 == "BEGIN:VEVENT" }.count }
        #expect(try events(export(.ics, json)) == events(export(.ics)))
        let uids = try export(.ics, json).replacing("\r\n ", with: "").split(separator: "\r\n").filter {
            $0.hasPrefix("UID:")
        }
        for uid in uids {
            #expect(uid.dropFirst(4).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-@+%".contains($0)) })
        }
        #expect(try !export(.tasks, json).replacing("\\<", with: "").contains("<script"))
        #expect(try export(.tasks, json).split(separator: "\n").count == export(.tasks).split(separator: "\n").count)
        for format in RunbookExport.allCases {
            #expect(try !export(format, json).unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test func `a template knows no hour`() throws {
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        for format in [RunbookExport.theHiveTemplate, .iris] {
            let text = try export(format)
            #expect(!text.contains("dueDate"))
            #expect(!text.contains("Échéance"))
            #expect(text.contains("Délai"))
        }
        #expect(plan.placed.contains { !$0.dues.isEmpty })
    }

    @Test func `only missing and changed tasks are given for a case that has some`() throws {
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        let tasks = try #require(try object(export(.thehive))["tasks"] as? [[String: Any]])
        func existing(_ place: Int, title: String? = nil, status: String = "Waiting") throws -> ExistingTask {
            let task = tasks[place]
            return ExistingTask(
                id: "~\(place)", title: try title ?? #require(task["title"] as? String),
                description: try #require(task["description"] as? String), status: status,
                dueDate: task["dueDate"] as? Int64)
        }
        let known = [
            try existing(0), try existing(1, title: "Autre"), try existing(2, title: "Autre", status: "Completed"),
            ExistingTask(id: "~9", title: "À la main", description: "", status: "Waiting", dueDate: nil),
        ]
        let changes = try object(String(decoding: RunbookExport.changes(plan, existing: known), as: UTF8.self))
        #expect((changes["create"] as? [Any])?.count == tasks.count - 3)
        let updates = try #require(changes["update"] as? [[String: Any]])
        #expect(updates.map { $0["_id"] as? String } == ["~1"])
        #expect(updates.first?["title"] as? String == tasks[1]["title"] as? String)
    }

    @Test func `a playbook's references resolve, and nothing starts before what it waits for`() throws {
        let playbook = try object(export(.cacao))
        let workflow = try #require(playbook["workflow"] as? [String: [String: Any]])
        var depths: [String: Int] = [:]
        var waiting: [(step: String, on: [String])] = []
        var step = try #require(playbook["workflow_start"] as? String)
        var depth = 0
        var seen: Set<String> = []
        while let next = workflow[step]?["on_completion"] as? String {
            seen.insert(step)
            let branches = workflow[step]?["next_steps"] as? [String] ?? [step]
            for branch in branches {
                seen.insert(branch)
                guard let details = workflow[branch], details["type"] as? String == "action" else { continue }
                let extensions = details["step_extensions"] as? [String: [String: Any]]
                let values = try #require(extensions?.values.first)
                depths[try #require(values["action_id"] as? String)] = depth
                waiting.append((branch, try #require(values["depends_on"] as? [String])))
                if branches.count > 1 { seen.insert(try #require(details["on_completion"] as? String)) }
                let agents = try #require(playbook["agent_definitions"] as? [String: Any])
                #expect(agents[try #require(details["agent"] as? String)] != nil)
            }
            depth += 1
            step = next
        }
        seen.insert(step)
        #expect(workflow[step]?["type"] as? String == "end")
        #expect(seen == Set(workflow.keys))
        let plan = try FormatPack(crowded: true).plan(incident, now: night)
        #expect(plan.placed.contains { !$0.waitsFor.isEmpty })
        for line in plan.placed {
            let id = plan.pack.name(of: line.instance)
            for needed in line.waitsFor {
                let before = try #require(depths[plan.pack.name(of: needed)])
                #expect(try before < #require(depths[id]))
            }
        }
        #expect(waiting.count == plan.placed.count)
    }
}
