import CivilTime
import RuleEngine
import TestSupport
import Testing
import Vocabularies

@testable import Runbooks

/// What the rules of a pack say of one action combines as a set: neither the order, nor the grouping, nor saying it
/// twice changes anything.
@Suite struct CombinationLawTests {
    /// A pack in which many rules speak of one action, in every way.
    private func randomPack(_ random: inout SeededRandom) throws -> TestPack {
        var rules = ""
        for index in 0..<Int.random(in: 2...8, using: &random) {
            let conditions = [
                "{}", "{spreading: true}", "{backup: safe}", "{types: {contains: attack}}",
                "{isolable: {known: false}}",
            ]
            let condition = conditions.randomElement(using: &random) ?? "{}"
            let priority = ["vital", "legal", "normal"].randomElement(using: &random) ?? "normal"
            let deadlines = [
                "within: 15 min", "within: 2 h, of: known_at, kind: legal", "within: 1 h, of: reported_at",
                "without_delay: true, target: 1 h, of: known_at, kind: legal",
                "within: \(index + 1) h, of: reported_at, limit: true",
            ]
            let deadline = deadlines.randomElement(using: &random) ?? ""
            let priorities = [priority, "{by: isolable, cases: {true: \(priority), false: normal}}"]
            let extras = [
                "", ", every: \(index + 1) h", ", start: {after: \(index) h, of: reported_at}",
            ]
            let demand =
                "{action: act, priority: \(priorities.randomElement(using: &random) ?? priority), "
                + "deadline: {\(deadline)}\(extras.randomElement(using: &random) ?? "")}"
            let ban = "{action: act, because: \"Raison \(index)\", interest: proof, unless: {isolable: true}}"
            let effect =
                ["require: [\(demand)]", "recommend: [\(demand)]", "forbid: [\(ban)]"].randomElement(using: &random)
                ?? ""
            rules += "  - {id: rule-\(index), title: \"Règle\", when: \(condition), \(effect)}\n"
        }
        let reversible = Bool.random(using: &random)
        return try TestPack(
            TestPack.head.replacing("clocks:", with: "clocks:\n  reported_at: {label: \"le signalement\"}")
                + "actions:\n  act: {label: \"Agir\", phase: first, role: other, reversible: \(reversible)}\nrules:\n"
                + rules)
    }

    private let incidents = [
        #"{"id":"1"}"#, #"{"id":"1","type":"attack","detected_at":"2026-11-03T02:00:00+01:00"}"#,
        #"{"id":"1","type":"attack","spreading":true,"backup":"safe","isolable":null,"noted_at":"2026-11-03T01:00:00+01:00"}"#,
        #"{"id":"1","spreading":false,"isolable":true,"reported_at":"2026-11-01T01:00:00+01:00"}"#,
    ]

    @Test func `order, grouping and repetition don't change a line`() throws {
        var random = SeededRandom(seed: 7)
        var compared = 0
        for _ in 0..<150 {
            let test = try randomPack(&random)
            for incident in incidents {
                let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
                let timeline = Timeline(
                    pack: test.pack, situation: try test.situation(incident), now: now, zone: test.pack.header.zone)
                let outcomes = timeline.outcomes
                guard outcomes.count > 1 else { continue }
                let line = line(of: outcomes, timeline)
                #expect(self.line(of: outcomes.shuffled(using: &random), timeline) == line, "commutative")
                #expect(self.line(of: outcomes + outcomes.shuffled(using: &random), timeline) == line, "idempotent")
                let cut = Int.random(in: 1..<outcomes.count, using: &random)
                let groups = Array(outcomes[cut...] + outcomes[..<cut] + outcomes[..<cut])
                #expect(self.line(of: groups, timeline) == line, "associative")
                compared += 1
            }
        }
        #expect(compared > 300)
    }

    private func line(of outcomes: [Outcome], _ timeline: Timeline) -> Line {
        Combination(
            of: outcomes, on: ActionInstance(PackIndex(0)), timelines: [timeline], zone: timeline.view.pack.header.zone
        ).line
    }

    @Test func `no priority can be lowered by one more rule`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<100 {
            let test = try randomPack(&random)
            let now = try TestPack.instant("2026-11-03T03:00:00+01:00")
            let timeline = Timeline(
                pack: test.pack, situation: try test.situation(incidents[2]), now: now, zone: test.pack.header.zone)
            let requirements = timeline.outcomes.filter { outcome in
                if case .require = test.pack.rules[outcome.rule].consequences[outcome.place].effect {
                    outcome.standing.stands
                } else {
                    false
                }
            }
            guard requirements.count > 1 else { continue }
            let fewer = try #require(line(of: Array(requirements.dropLast()), timeline).priority)
            let more = try #require(line(of: requirements, timeline).priority)
            #expect(more <= fewer)
        }
    }
}
