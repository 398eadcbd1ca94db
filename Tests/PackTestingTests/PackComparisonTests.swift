import CivilTime
import PackTesting
import RuleEngine
import Runbooks
import TestSupport
import Testing
import Vocabularies

/// What incidents get of one pack and not of another, by names alone.
@Suite struct PackComparisonTests {
    private static let actions = """
        actions:
          cut: {label: "Couper", phase: first, role: chief, priority: normal, deadline: {within: 1 h, of: detected_at}}
          note: {label: "Noter", phase: first, role: chief, priority: normal}
          wipe: {label: "Effacer", phase: first, role: chief, priority: normal, reversible: false}

        """

    private static let rules = """
        rules:
          - {id: alarm, title: "A", when: {types: {contains: attack}}, require: [{action: cut}]}

        """

    private static let incident = #"{"id":"1","type":"attack","detected_at":"2026-11-03T02:00:00+01:00"}"#

    private func compare(
        _ old: String = rules, to new: String, actions: (old: String, new: String) = (actions, actions),
        head: String = TestPack.head, _ incidents: String...
    ) throws -> PackComparison {
        let packs = (try TestPack(TestPack.head + actions.old + old), try TestPack(head + actions.new + new))
        let now = try TestPack.instant("2026-11-03T02:30:00+01:00")
        var comparison = PackComparison(from: packs.0.pack, to: packs.1.pack, now: now)
        for incident in incidents.isEmpty ? [Self.incident] : incidents {
            let old = Plan(pack: packs.0.pack, situation: try packs.0.situation(incident), now: now)
            let new = Plan(pack: packs.1.pack, situation: try packs.1.situation(incident), now: now)
            let id = old.situation.id(in: packs.0.pack) ?? ""
            comparison.add(PlanComparison(of: id, from: old, to: new).changes)
        }
        return comparison
    }

    /// The ways in which each action changes, and the rules that make it so.
    private func changes(_ comparison: PackComparison) -> [String: [String]] {
        var changes: [String: [String]] = [:]
        for change in comparison.changes { changes[change.action] = change.kinds.map { $0.rawValue } + change.rules }
        return changes
    }

    /// A pack whose rule says something else of `cut`.
    private func changed(_ consequence: String, when: String = "types: {contains: attack}") -> String {
        "rules:\n  - {id: alarm, title: \"A\", when: {\(when)}, \(consequence)}\n"
    }

    @Test func `a pack has nothing to tell from itself, however its files lie`() throws {
        let comparison = try compare(to: Self.rules)
        #expect(comparison.isSamePack && !comparison.differs && comparison.names.isEmpty)
        #expect(VersionAdvice(comparison).level == .none)
    }

    static let cases: [(consequence: String, expected: [String])] = [
        ("require: [{action: cut, deadline: {within: 2 h, of: detected_at}}]", ["later", "alarm"]),
        ("require: [{action: cut, deadline: {within: 30 min, of: detected_at}}]", ["earlier", "alarm"]),
        ("require: [{action: cut, priority: vital}]", ["raised", "alarm"]),
        ("recommend: [{action: cut}]", ["weakened", "alarm"]),
        ("require: [{action: cut, if: {spreading: true}}]", ["lost", "alarm"]),
        ("require: [{action: cut, if: {types: {contains: outage}}}]", ["lost", "alarm"]),
        ("forbid: [{action: cut, because: \"B\", interest: proof}]", ["lost", "forbidden", "alarm"].sortedKinds),
    ]

    @Test(arguments: cases)
    func `an action changes in the way that its rule does`(consequence: String, expected: [String]) throws {
        #expect(changes(try compare(to: changed(consequence))) == ["cut": expected])
    }

    @Test(arguments: cases)
    func `the other way round it is the contrary`(consequence: String, expected: [String]) throws {
        let contrary = [
            "later": "earlier", "earlier": "later", "raised": "lowered", "weakened": "strengthened", "lost": "gained",
            "forbidden": "allowed",
        ]
        let comparison = try compare(changed(consequence), to: Self.rules)
        #expect(Set(changes(comparison)["cut"] ?? []) == Set(expected.map { contrary[$0] ?? $0 }))
    }

    @Test func `an irreversible action that an unknown comes to hold back is suspended`() throws {
        let old = changed("require: [{action: wipe}]")
        let new = changed("require: [{action: wipe, if: {spreading: true}}]")
        #expect(changes(try compare(old, to: new)) == ["wipe": ["lost", "suspended", "alarm"].sortedKinds])
    }

    @Test func `an answer that is no longer asked for is told`() throws {
        let old = changed("require: [{action: note}]", when: "spreading: true")
        let new = changed("require: [{action: note}]", when: "spreading: true, backup: hit, types: {contains: outage}")
        #expect(changes(try compare(old, to: new)) == ["note": ["dropped", "alarm"]])
        #expect(changes(try compare(new, to: old)) == ["note": ["awaited", "alarm"]])
    }

    @Test func `packs with other places for everything compare by name`() throws {
        let more = Self.actions + "  aaa: {label: \"Avant\", phase: first, role: chief, priority: normal}\n"
        let head = TestPack.head.replacing(
            "  spreading:", with: "  aardvark: {type: boolean}\n  spreading:")
        let rules = Self.rules + "  - {id: aaa, title: \"Z\", when: {aardvark: true}, require: [{action: aaa}]}\n"
        let comparison = try compare(to: rules, actions: (Self.actions, more), head: head)
        #expect(changes(comparison) == ["aaa": ["awaited", "aaa"]])
        #expect(comparison.names.map { $0.kind } == ["rules", "actions", "facts"])
        #expect(comparison.names.map { $0.added } == [["aaa"], ["aaa"], ["aardvark"]])
        #expect(VersionAdvice(comparison).level == .minor)
        #expect(VersionAdvice(comparison).version == "1.1.0")
        #expect(VersionAdvice(comparison).isMissed)
    }

    @Test func `what no rule says is put down to the action`() throws {
        let after = Self.actions.replacing("chief, priority: normal}\n  wipe", with: "chief, priority: normal}\n  wipe")
            .replacing(
                "deadline: {within: 1 h, of: detected_at}}",
                with: "deadline: {within: 1 h, of: detected_at}, impossible_if: {types: {contains: attack}}}")
        let comparison = try compare(to: Self.rules, actions: (Self.actions, after))
        #expect(changes(comparison) == ["cut": ["lost"]])
        #expect(comparison.rules.isEmpty)
    }

    @Test func `each rule is counted, over all incidents`() throws {
        let other = #"{"id":"2","type":"attack"}"#
        let comparison = try compare(
            to: changed("recommend: [{action: cut}]"), Self.incident, other, #"{"id":"3","type":"outage"}"#)
        #expect(comparison.incidentCount == 3 && comparison.changedCount == 2)
        #expect(comparison.rules.map { $0.rule } == ["alarm"])
        #expect(comparison.rules[0].kinds.map { $0.kind } == [.weakened])
        #expect(comparison.rules[0].kinds.map { $0.count } == [2])
        #expect(comparison.changes.map { $0.incident } == ["1", "2"])
    }

    @Test(arguments: [
        ("1.2.3", "recommend: [{action: cut}]", "2.0.0"),
        ("1.2.3", "require: [{action: cut, priority: vital}]", "1.3.0"),
        ("0.2.3", "recommend: [{action: cut}]", "0.3.0"),
        ("0.2.3", "require: [{action: cut, priority: vital}]", "0.2.4"),
        ("1.2.3", "require: [{action: cut, if: {types: {contains: attack}}}]", "1.2.4"),
    ])
    func `the version advised is the least that says so`(version: String, consequence: String, expected: String) throws
    {
        let head = TestPack.head.replacing("version: 1.0.0", with: "version: \(version)")
        let packs = (
            try TestPack(head + Self.actions + Self.rules), try TestPack(head + Self.actions + changed(consequence))
        )
        let now = try TestPack.instant("2026-11-03T02:30:00+01:00")
        var comparison = PackComparison(from: packs.0.pack, to: packs.1.pack, now: now)
        let old = Plan(pack: packs.0.pack, situation: try packs.0.situation(Self.incident), now: now)
        let new = Plan(pack: packs.1.pack, situation: try packs.1.situation(Self.incident), now: now)
        comparison.add(PlanComparison(of: "1", from: old, to: new).changes)
        #expect(VersionAdvice(comparison).version == expected)
        #expect(VersionAdvice(comparison).isMissed)
    }

    @Test func `an alarm sounds for its own way of changing, and for what presses most where it says so`() throws {
        let vital = try compare(
            changed("require: [{action: cut, priority: vital}]"),
            to: changed("require: [{action: cut, priority: vital, if: {spreading: true}}]"))
        let normal = try compare(to: changed("require: [{action: cut, if: {spreading: true}}]"))
        func sounds(_ word: String, _ comparison: PackComparison) -> Bool? {
            ChangeAlarm(word).map { alarm in comparison.changes.contains { alarm.sounds(for: $0) } }
        }
        #expect(sounds("lost", vital) == true && sounds("lost-vital", vital) == true)
        #expect(sounds("lost", normal) == true && sounds("lost-vital", normal) == false)
        #expect(sounds("any", normal) == true && sounds("any-vital", normal) == false)
        #expect(sounds("later", vital) == false && sounds("lose", vital) == nil && sounds("", vital) == nil)
        #expect(ChangeAlarm.words.allSatisfy { ChangeAlarm($0) != nil })
    }
}

extension [String] {
    /// Ways of changing in the order in which they are told, then the rest as it is.
    fileprivate var sortedKinds: [String] {
        let kinds = ActionChange.Kind.allCases.map { $0.rawValue }
        return kinds.filter { contains($0) } + filter { !kinds.contains($0) }
    }
}
