import CivilTime
import RuleEngine
import Runbooks
import TestSupport
import Vocabularies

/// Packs and situations made at random, in which rules, derived facts, records, bans and deadlines hang on one another
/// in every way that the language has.
struct RandomCase {
    let test: TestPack
    private var random: SeededRandom

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        var refused: (any Error)?
        // The loader refuses a circle of what comes before what: a few tries give a pack without one.
        for _ in 0..<8 {
            var text = Self.vocabulary + "actions:\n"
            for number in 0..<Self.actionCount { text += Self.action(number, &random) }
            text += "rules:\n"
            for number in 0..<Int.random(in: 6...14, using: &random) { text += Self.rule(number, &random) }
            do {
                test = try TestPack(TestPack.head + text + "resources: {memory: {label: \"Mémoire\"}}\n")
                return
            } catch { refused = error }
        }
        throw refused ?? NoPack()
    }

    private struct NoPack: Error {}

    private static let actionCount = 8
    private static let irreversible = 3...4

    private static let vocabulary = """
          lost: {type: set, of: string, open: true, closed_by: listed, effort: 3}
          listed: {type: boolean}
          severity: {type: ordinal, values: [low, middle, high]}
          hosts: {type: integer}
          window: {type: duration}
          care: {type: boolean, asked_if: {types: {contains_a: attack}}}
          ward: {type: boolean, pinned: true, asked_if: {worst: {at_least: middle}}}
        collections:
          nodes:
            as: node
            question: "Quels noeuds ?"
            facts:
              node.id: {type: string}
              node.on: {type: set, of: string}
              node.kind: {type: enum, values: [mail, lab]}
              node.max: {type: duration}
        derived:
          down: {closure: {start: lost, in: nodes, through: node.on, direction: dependents}}
          kinds: {collect: node.id, in: nodes, where: {node.kind: lab, spreading: true}}
          worst: {raise: severity, to: {high: {spreading: true}, middle: {care: true}}}
          node.down: {when: {node.id: {in: {fact: down}}}}
          node.least: {min: node.max, over: {closure: {start: self, in: nodes, through: node.on, direction: dependents}}}
          hurt: {when: {any: [{some: {in: nodes, where: {node.down: true}}}, {backup: hit}]}}

        """

    private static let tests = [
        "spreading: true", "spreading: false", "backup: safe", "isolable: false", "care: true", "not: {ward: true}",
        "types: {contains: attack}", "types: {contains_any_a: [attack, outage]}", "types: {contains_none: [outage]}",
        "hosts: {more_than: 3}", "window: {at_least: 2 h}", "worst: {at_least: middle}", "severity: high",
        "hurt: true", "down: {size: {at_least: 2}}", "kinds: {contains: a}", "lost: {is_empty: false}",
        "some: {in: nodes, where: {node.down: true}}", "some: {in: nodes, where: {node.kind: mail, isolable: true}}",
        "isolable: {known: false}", "noted_at: {older_than: 1 h}", "reported_at: {within_last: 2 h}",
        "now.working_hours: true", "done: [a1]", "not: {backup: {is: hit}}", "no_rule: late",
    ]

    private static let recordTests = [
        "node.down: true", "node.kind: lab", "node.least: {at_most: 2 h}", "node.id: {in: {fact: lost}}",
    ]

    private static func action(_ number: Int, _ random: inout SeededRandom) -> String {
        var entries = ["label: \"Agir \(number)\"", "phase: first", "role: chief", "priority: normal"]
        if irreversible.contains(number) { entries.append("reversible: false") }
        // Only towards lower numbers: a circle is refused.
        if number > 1, Int.random(in: 0..<3, using: &random) == 0 {
            entries.append("after: [a\(Int.random(in: 1..<number, using: &random))]")
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: entries.append("destroys: [memory]")
        case 1: entries.append("needs: [memory]")
        case 2: entries.append("impossible_if: {isolable: false}")
        default: break
        }
        if number >= 5 { entries.append("target: node") }
        return "  a\(number): {\(entries.joined(separator: ", "))}\n"
    }

    private static func rule(_ number: Int, _ random: inout SeededRandom) -> String {
        var text = "  - id: r\(number)\n    title: \"R\"\n"
        let isForEach = Int.random(in: 0..<3, using: &random) == 0
        let isGrouped = !isForEach && Int.random(in: 0..<4, using: &random) == 0 || number == 0
        if isForEach {
            text += "    for_each: {in: nodes, where: {\(recordTests.randomElement(using: &random) ?? "")}}\n"
        }
        if isGrouped { text += "    group: late\n" }
        let pool = tests.filter {
            // A rule can't name its own group, nor look a second time through the records that it holds for.
            !(isGrouped && $0.hasPrefix("no_rule")) && !(isForEach && $0.hasPrefix("some"))
        }
        let chosen = pool.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
        let word = Bool.random(using: &random) ? "all" : "any"
        if !chosen.isEmpty { text += "    when: {\(word): [\(chosen.map { "{\($0)}" }.joined(separator: ", "))]}\n" }
        let number = (isForEach ? 1..<actionCount : 1..<5).randomElement(using: &random) ?? 1
        let action = "a\(number)"
        let isBan = Int.random(in: 0..<3, using: &random) == 0
        let open = ["spreading", "backup", "isolable", "care", "hosts", "types"].filter { fact in
            chosen.contains { $0.hasPrefix(fact) }
        }
        if let fact = open.first, isBan || !irreversible.contains(number), Bool.random(using: &random) {
            text += "    on_unknown: {precaution: [\(fact)]}\n"
        }
        guard !isBan else {
            let release = [
                "", ", unless: {isolable: true}", ", until: {done: [a\(Int.random(in: 1..<5, using: &random))]}",
            ]
            let ban = release.filter { !$0.contains("[\(action)]") }.randomElement(using: &random) ?? ""
            return text + "    forbid: [{action: \(action), because: \"Non\", interest: proof\(ban)}]\n"
        }
        let priorities = ["vital", "normal", "{by: severity, cases: {low: normal, middle: legal, high: vital}}"]
        let deadlines = [
            "{within: 15 min}", "{within: 4 h, of: known_at}", "{within: {fact: window}, of: detected_at}",
            "{by: isolable, cases: {true: {within: 1 h}, false: {within: 2 h, of: detected_at}}}",
        ]
        let extras = ["", "", ", every: 1 h", ", if: {severity: high}"]
        return text
            + "    \(Bool.random(using: &random) ? "require" : "recommend"): [{action: \(action), "
            + "priority: \(priorities.randomElement(using: &random) ?? ""), "
            + "deadline: \(deadlines.randomElement(using: &random) ?? "")"
            + "\(extras.randomElement(using: &random) ?? "")}]\n"
    }

    static let now = "2026-11-03T03:00:00+01:00"

    /// A plan for a situation that has already changed.
    mutating func plan() throws -> Plan {
        let members = [
            #""type":"attack""#, #""other_types":["theft","outage"]"#, #""spreading":true"#,
            #""window":"PT3H""#,
            #""backup":"hit""#, #""isolable":false"#, #""care":true"#, #""severity":"middle""#, #""hosts":4"#,
            #""lost":["a"]"#, #""listed":true"#, #""noted_at":"2026-11-03T01:30:00+01:00""#,
            #""reported_at":"2026-11-03T01:59:59+01:00""#, #""detected_at":"2026-11-02T17:00:00+01:00""#,
            #""nodes":[{"id":"a","kind":"lab","max":"PT1H"},{"id":"b","on":["a"]},{"id":"c","on":["b"],"max":"PT3H"}]"#,
        ]
        let said = members.shuffled(using: &random).prefix(Int.random(in: 2...9, using: &random))
        var situation = try test.situation("{\(([#""id":"1""#] + said).joined(separator: ","))}")
        let now = try TestPack.instant(Self.now)
        for (name, state) in [
            ("spreading", FactState.known(.boolean(true))), ("isolable", .known(.boolean(false))), ("backup", .unknown),
            ("severity", .known(.member(2))),
        ] where Int.random(in: 0..<3, using: &random) == 0 {
            let instant = now - .seconds([0, 600, 5400].randomElement(using: &random) ?? 0)
            situation = situation.learning(try test.fact(name), state, at: instant)
        }
        for number in 1..<5 where Int.random(in: 0..<5, using: &random) == 0 {
            let kind = Deed.Kind.allCases.randomElement(using: &random) ?? .done
            situation = situation.recording(
                Deed(kind, at: now - .seconds(1200)), of: ActionInstance(try test.action("a\(number)")))
        }
        return Plan(pack: test.pack, situation: situation, now: now)
    }

    /// The same plan, where an index tells which rules can hold.
    func indexed(_ plan: Plan) -> Plan {
        Plan(pack: plan.pack, situation: plan.situation, now: plan.now, index: RuleIndex(of: plan.pack))
    }
}
