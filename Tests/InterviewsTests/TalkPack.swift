import CivilTime
import Diagnostics
import IncidentFeeds
import Interviews
import RuleEngine
import RunbookFormats
import Runbooks
import TestSupport
import Vocabularies

/// A pack with a question of each type, and what is said about it.
struct TalkPack {
    let test: TestPack

    static let now = "2026-11-03T03:00:00+01:00"

    /// What a test asks about, and the conversation doesn't.
    private struct NotAsked: Error {
        let fact: String
    }

    init(_ more: String = "") throws {
        test = try TestPack(
            TestPack.head.replacing(
                "bindings: {id: id, types: types}", with: "bindings: {id: id, types: types, title: title}")
                    + """
                      title: {type: string}
                      servers: {type: integer, question: "Combien de serveurs ?", how: "À peu près", known_by: [other]}
                      load: {type: number, question: "Quelle charge ?"}
                      outage: {type: duration, question: "Depuis combien de temps ?"}
                      began_at: {type: datetime, question: "À quelle heure ?"}
                      wards: {type: set, of: string, open: true, pinned: true, question: "Quels services ?"}
                      provider: {type: string, question: "Qui ?"}
                    \(TestPack.symptoms)
                    actions:
                      cut: {label: "Couper", phase: first, role: chief, priority: vital}
                      look: {label: "Regarder", phase: first, role: chief, priority: normal}
                    rules:
                      - {id: always, title: "Toujours", require: [{action: look}]}
                      - {id: a, title: "A", when: {spreading: true}, require: [{action: cut}]}
                      - {id: b, title: "B", when: {servers: {at_least: 3}}, require: [{action: cut}]}
                      - {id: c, title: "C", when: {load: {at_least: 3}}, require: [{action: cut}]}
                      - {id: d, title: "D", when: {outage: {at_least: 2 h}}, require: [{action: cut}]}
                      - {id: e, title: "E", when: {began_at: {older_than: 2 h}}, require: [{action: cut}]}
                      - {id: f, title: "F", when: {wards: {contains: bloc}}, require: [{action: cut}]}
                      - {id: g, title: "G", when: {provider: ici}, require: [{action: cut}]}
                      - {id: h, title: "H", when: {backup: hit}, require: [{action: cut}]}
                      - {id: i, title: "I", when: {types: {contains: theft}}, require: [{action: cut}]}

                    """ + more)
    }

    var pack: RulePack { test.pack }

    func plan(_ json: String) throws -> Plan { try test.plan(json, now: Self.now) }

    /// What a fact is asked as, of an incident.
    func prompt(of name: String, _ json: String = #"{"id": "x"}"#) throws -> Prompt {
        let fact = try test.fact(name)
        let plan = try plan(json)
        var interview = Interview(pack: pack)
        interview.pass(.symptoms)
        let situation = try test.situation(json)
        while let (prompt, _) = interview.prompt(situation, plan) {
            if prompt.subject == .fact(fact) { return prompt }
            interview.pass(prompt.subject)
        }
        throw NotAsked(fact: name)
    }

    /// What a line means, in words: each fact with its value, or the kind of reply.
    func reply(_ line: String, to prompt: Prompt) throws -> [String] {
        let reply = prompt.reply(to: line, at: try TestPack.instant(Self.now), in: pack.header.zone)
        switch reply {
        case .told(let learnt):
            return learnt.map { "\(pack.vocabulary.facts[$0.fact].name)=\(text($0.state, of: $0.fact))" }
        case .back: return ["back"]
        case .page: return ["page"]
        case .more: return ["more"]
        case .end: return ["end"]
        case .misunderstood: return ["?"]
        }
    }

    private func text(_ state: FactState, of fact: PackIndex<Fact>) -> String {
        guard case .known(let value) = state else { return "null" }
        var writer = JSONWriter()
        writer.value(value, of: pack.vocabulary.facts[fact].type, zone: pack.header.zone)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// The lines with plain spaces.
func plain(_ lines: [String]) -> String { lines.joined(separator: "\n").replacing("\u{A0}", with: " ") }
