import Foundation
import RunbookFormats
import Runbooks
import TestSupport
import Testing

/// Ids of a feed, in the files of other people's tools once these have read them.
@Suite struct ExportedIDTests {
    private let plan: Plan

    init() throws {
        let test = try TestPack(
            TestPack.head,
            """
            collections:
              affected.systems: {as: system, facts: {system.id: {type: string}}}
            actions:
              prepare: {label: "Préparer {system.id}", phase: first, role: chief, priority: normal, target: system}
              restart: {label: "Relancer {system.id}", phase: first, role: chief, priority: normal, target: system, after: [prepare]}
            rules:
              - {id: each, title: t, for_each: {in: affected.systems}, require: [{action: prepare}, {action: restart}]}
            """)
        plan = try test.plan(
            #"""
            {"id": "N\u001b-\u202e1%", "affected": {"systems": [
              {"id": "\u001b[31m"}, {"id": "%1B[31m"}, {"id": "\\u{1B}[31m"}, {"id": "\u202egpj\r\n"}]}}
            """#)
    }

    @Test(arguments: RunbookExport.allCases)
    func `no id holds what a terminal would obey or a reader not see`(format: RunbookExport) throws {
        let bytes = format.render(plan)
        let texts: [String]
        switch format {
        case .csv, .tasks, .ics:
            texts = String(decoding: bytes, as: UTF8.self).split(whereSeparator: { $0.isNewline }).map { String($0) }
        case .thehive, .theHiveTemplate, .iris, .cacao:
            texts = strings(in: try JSONSerialization.jsonObject(with: Data(bytes)))
        }
        #expect(texts.count > 4)
        for text in texts {
            for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{FEFF}" {
                let category = scalar.properties.generalCategory
                #expect(category != .control && category != .format, "\(format): \(scalar.escaped(asASCII: true))")
            }
        }
    }

    @Test func `distinct ids stay distinct in a playbook, and name what they wait for`() throws {
        let playbook = try #require(
            try JSONSerialization.jsonObject(with: Data(RunbookExport.cacao.render(plan))) as? [String: Any])
        let references = playbook["external_references"] as? [[String: Any]]
        #expect(references?.first?["external_id"] as? String == "N%1B-%E2%80%AE1%25")
        let workflow = try #require(playbook["workflow"] as? [String: [String: Any]])
        let extensions = workflow.values.compactMap { $0["step_extensions"] as? [String: [String: Any]] }
        let steps = extensions.flatMap { $0.values }
        let ids = steps.compactMap { $0["action_id"] as? String }
        let targets = ["%1B[31m", "%251B[31m", #"\u{1B}[31m"#, "%E2%80%AEgpj%0D%0A"]
        #expect(ids.sorted() == targets.flatMap { ["prepare@" + $0, "restart@" + $0] }.sorted())
        for step in steps {
            let id = try #require(step["action_id"] as? String)
            guard id.hasPrefix("restart@") else { continue }
            #expect(step["depends_on"] as? [String] == ["prepare@\(id.dropFirst("restart@".count))"])
        }
    }

    @Test func `a table has one row for each action, whatever its id holds`() {
        let table = String(decoding: RunbookExport.csv.render(plan), as: UTF8.self)
        #expect(table.split(separator: "\r\n").count == 10)
    }

    private func strings(in json: Any) -> [String] {
        switch json {
        case let text as String: [text]
        case let list as [Any]: list.flatMap { strings(in: $0) }
        case let object as [String: Any]: object.flatMap { [$0.key] + strings(in: $0.value) }
        default: []
        }
    }
}
