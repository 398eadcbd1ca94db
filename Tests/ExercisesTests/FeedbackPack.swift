import CivilTime
import Exercises
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Vocabularies

/// A pack that measures what it can, one establishment, and the reports that journals give.
struct FeedbackPack {
    /// A line of a journal: minutes after T0, who signed, and the members.
    typealias Told = (minutes: Int64, by: String?, members: String)

    let test: TestPack
    let establishment: Establishment
    private let timeZero: Instant

    init(perimeter: String = "", lostAt: String = "") throws {
        timeZero = try TestPack.instant("2026-11-03T02:00:00+01:00")
        test = try TestPack(
            TestPack.head.replacing(
                "bindings: {id: id, types: types}\n",
                with: """
                    bindings: {id: id, types: types}
                      milestones:
                        - {name: "coupure", first_of: [cut]}
                        - {name: "appel", calls: true}
                      interruptions:
                        - {for_each: {in: tools, where: {tool.id: {in: {fact: down}}}}, \(lostAt)limit: tool.dima, data_limit: tool.pdma,
                           data_until: tool.until, degraded: paper, restored: back}
                      \(perimeter)

                    """
            ) + """
                  down: {type: set, of: string, question: "Quels outils sont arrêtés ?"}
                collections:
                  tools:
                    as: tool
                    facts:
                      tool.id: {type: string}
                      tool.label: {type: string}
                      tool.dima: {type: duration}
                      tool.pdma: {type: duration}
                      tool.until: {type: datetime, from: until, by: tool.id}
                contacts: {help: {label: "Secours"}}
                references:
                  care: {label: "Thèmes"}
                  care/cut: {label: "Couper", official: X.1, verified: true}
                  care/paper: {label: "Papier"}
                  care/none: {label: "Rien"}

                """,
            """
            actions:
              cut: {label: "Couper", phase: first, role: chief, priority: vital, deadline: {within: 10 min}}
              call: {label: "Appeler", phase: first, role: other, priority: vital, deadline: {within: 20 min}, to: help}
              seal: {label: "Sceller", phase: first, role: other, priority: normal, deadline: {within: 15 min, of: detected_at}}
              paper: {label: "Papier {tool.label}", short: "Papier {tool.label}", phase: first, role: other, target: tool,
                      priority: normal, deadline: {within: {fact: tool.dima}}}
              back: {label: "Rendre {tool.label}", short: "Rendre {tool.label}", phase: second, role: other, target: tool, priority: normal}
            rules:
              - {id: a, title: t, references: [care/cut], when: {spreading: true}, require: [{action: cut}]}
              - {id: b, title: t, require: [{action: call}]}
              - {id: c, title: t, when: {isolable: true}, require: [{action: seal}]}
              - {id: d, title: t, references: [care/paper], for_each: {in: tools, where: {tool.id: {in: {fact: down}}}},
                 require: [{action: paper}]}
            """)
        // The facts of a record are in the order of their names.
        let tools = ["a", "b", "c"].map { name in
            FactRecord([
                .known(.duration(.seconds(3600))), .known(.string(name)), .known(.string("Outil \(name)")),
                name == "a" ? .known(.duration(.seconds(1800))) : .absent, .absent,
            ])
        }
        establishment = try test.establishment(
            facts: [("tools", .known(.records(tools)))], cards: [try test.card("chief", name: "Mme Roy")])
    }

    /// An instant of the night, so many minutes after T0.
    func time(_ minutes: Int64) -> Instant { timeZero + .seconds(60 * minutes) }

    /// The journal of these lines: minutes after T0, who signed, and the members of the line.
    func journal(_ lines: [Told]) throws -> JournalReader.Reading {
        var bytes: [UInt8] = []
        var head: String?
        for line in lines {
            let at = test.pack.header.zone.rfc3339(time(line.minutes))
            let signed = line.by.map { "\"by\":\"\($0)\"," } ?? ""
            let chained = head.map { ",\"prev\":\"\($0)\"" } ?? ""
            let json = Array("{\"at\":\"\(at)\",\(signed)\(line.members)\(chained)}".utf8)
            head = JournalReader.digest(of: json)
            bytes += json + [UInt8(ascii: "\n")]
        }
        return JournalReader(pack: test.pack).read(bytes)
    }

    private struct NoReport: Error {
        let faults: [String]
    }

    static let incident = #""incident":{"id":"N-1","type":"attack","detected_at":"2026-11-03T02:00:00+01:00"}"#

    /// The report of a night that begins with its incident, a minute after T0.
    func feedback(
        _ lines: [Told], until end: Int64
    ) throws -> Feedback {
        let reading = try journal([(1, "SOC", FeedbackPack.incident)] + lines)
        guard reading.faults.isEmpty,
            let feedback = Feedback(
                of: "N-1", in: reading.records, profiles: [establishment], pack: test.pack, until: time(end))
        else { throw NoReport(faults: reading.faults.map { $0.message }) }
        return feedback
    }

    func document(_ feedback: Feedback) -> FeedbackDocument {
        FeedbackDocument(feedback, FeedbackSources(journalHead: "00"))
    }
}

extension Feedback {
    /// The act of this name, `action` or `action@target`.
    func act(_ name: String) -> Act? { acts.first { plan.pack.name(of: $0.instance) == name } }
}
