import Diagnostics
import PackCoverage
import PackMutation
import PackTesting
import RuleEngine
import RulePacks
import TestSupport
import Testing
import Vocabularies

@Suite struct MutationTests {
    private static let actions = """
        actions:
          act: {label: "Agir", phase: first, role: other, priority: normal}
          rest: {label: "Attendre", phase: first, role: other, priority: normal}
          wait: {label: "Différer", phase: first, role: other, priority: normal}

        """

    /// What becomes of the mistakes that can be made of a pack with these rules, with one test for each text.
    private func endings(
        _ rules: String, _ tests: [String], actions: String = actions, of kind: MutationOperator? = nil
    ) throws -> [String: String] {
        let (pack, places) = try load(rules, actions)
        let text = tests.map { "  - {name: t, now: \"2026-11-03T02:00:00Z\", \($0)}\n" }
        let suite = TestSuite.read(
            [SourceFile(path: "a.test.yaml", text: "tests:\n" + text.joined())], for: pack)
        try #require(suite.diagnostics == [])
        let run = MutationRun(of: pack, tests: suite.tests)
        var endings: [String: String] = [:]
        for mutant in MutantList(of: pack, places: places).mutants where kind == nil || mutant.operator == kind {
            let ending =
                switch run.ending(of: mutant) {
                case .killed: "killed"
                case .equivalent: "equivalent"
                case .survived(let survival): "survived by \(survival.reachedBy)"
                }
            endings["\(mutant.subject): \(mutant.change)"] = ending
        }
        return endings
    }

    private func load(_ rules: String, _ actions: String = actions) throws -> (RulePack, PackPlaces) {
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: TestPack.head + actions + "rules:\n" + rules)]],
            keepsPlaces: true)
        return (
            try #require(loading.pack, "\(loading.diagnostics.map { $0.message })"), try #require(loading.places)
        )
    }

    private func rule(_ when: String, _ rest: String = "require: [{action: act}]") -> String {
        "  - {id: r, title: \"R\", when: \(when), \(rest)}\n"
    }

    private func given(_ facts: String, _ expect: String) -> String { "given: {id: x, \(facts)}, expect: {\(expect)}" }

    @Test
    func `a test asked the other way round is noticed by whoever expects the act, and not by a test of something else`()
        throws
    {
        let rules = rule("{spreading: true}")
        #expect(
            try endings(rules, [given("spreading: true", "required: [{action: act}]")], of: .flip) == [
                "r: spreading: true → not(spreading: true)": "killed"
            ])
        #expect(
            try endings(rules, [given("spreading: true", "absent: [{action: rest}]")], of: .flip) == [
                "r: spreading: true → not(spreading: true)": "survived by 1"
            ])
        // Both verdicts are unknown.
        #expect(
            try endings(rules, [given("backup: safe", "pending: [{action: act}]")], of: .flip) == [
                "r: spreading: true → not(spreading: true)": "survived by 0"
            ])
    }

    @Test func `a test left out is noticed where it alone refutes the rule`() throws {
        let rules = rule("{spreading: true, isolable: true}")
        let met = given("spreading: true, isolable: true", "required: [{action: act}]")
        let refuted = given("spreading: true, isolable: false", "absent: [{action: act}]")
        #expect(
            try endings(rules, [met, refuted], of: .drop) == [
                "r: isolable: true → rien": "killed", "r: spreading: true → rien": "survived by 0",
            ])
    }

    @Test func `one of several where all were asked is noticed where one fails`() throws {
        let rules = rule("{spreading: true, isolable: true}")
        let met = given("spreading: true, isolable: true", "required: [{action: act}]")
        let refuted = given("spreading: true, isolable: false", "absent: [{action: act}]")
        let change = "r: all(isolable: true, spreading: true) → any(isolable: true, spreading: true)"
        #expect(try endings(rules, [met], of: .join) == [change: "survived by 0"])
        #expect(try endings(rules, [met, refuted], of: .join) == [change: "killed"])
    }

    @Test func `a word with its descendants is noticed by an incident of a descendant`() throws {
        let rules = rule("{types: {contains: attack}}")
        let change = "r: types: {contains: attack} → types: {contains: attack | theft}"
        let exact = given("type: attack", "required: [{action: act}]")
        #expect(try endings(rules, [exact], of: .descendants) == [change: "survived by 0"])
        #expect(
            try endings(rules, [exact, given("type: theft", "absent: [{action: act}]")], of: .descendants)
                == [change: "killed"])
        let wide = rule("{types: {contains_a: attack}}")
        #expect(
            try endings(wide, [given("type: theft", "required: [{action: act}]")], of: .descendants) == [
                "r: types: {contains: attack | theft} → types: {contains: attack}": "killed"
            ])
    }

    @Test func `a threshold is shifted to each side, and noticed at the threshold and just before it`() throws {
        let rules = rule("{types: {size: {at_least: 2}}}")
        let at = given("type: [attack, outage]", "required: [{action: act}]")
        let before = given("type: attack", "absent: [{action: act}]")
        let lower = "r: types: {size: {at_least: 2}} → types: {size: {at_least: 1}}"
        let higher = "r: types: {size: {at_least: 2}} → types: {size: {at_least: 3}}"
        #expect(try endings(rules, [at], of: .threshold) == [lower: "survived by 0", higher: "killed"])
        #expect(try endings(rules, [at, before], of: .threshold) == [lower: "killed", higher: "killed"])
    }

    @Test func `another priority, delay or clock is noticed by whoever states it`() throws {
        let rules = rule(
            "{spreading: true}",
            "require: [{action: act, priority: legal, deadline: {within: 2 h, of: known_at, kind: legal}}]")
        let silent = given("spreading: true, noted_at: \"2026-11-03T01:00:00Z\"", "required: [{action: act}]")
        let telling = given(
            "spreading: true, noted_at: \"2026-11-03T01:00:00Z\", detected_at: \"2026-11-03T00:30:00Z\"",
            "required: [{action: act, priority: legal, due: \"2026-11-03T03:00:00Z\"}]")
        let changes = ["legal → normal", "2 h → 4 h", "known_at → detected_at"]
        for (kind, change) in zip([MutationOperator.priority, .delay, .clock], changes) {
            #expect(try endings(rules, [silent], of: kind) == ["r, require act: \(change)": "survived by 1"])
            #expect(try endings(rules, [silent, telling], of: kind) == ["r, require act: \(change)": "killed"])
        }
    }

    @Test func `what consequences of an action have alike is its own, and changed once`() throws {
        let rules =
            "  - {id: q, title: \"Q\", when: {isolable: true}, require: [{action: act}]}\n" + rule("{spreading: true}")
        #expect(
            try endings(rules, [given("isolable: true", "required: [{action: act, priority: normal}]")], of: .priority)
                == ["action act: normal → legal": "killed"])
    }

    @Test func `what releases a ban, and until when it holds, is noticed where it does`() throws {
        let ban = "{action: act, because: \"Non.\", interest: proof, unless: {backup: safe}, until: {done: [rest]}}"
        let rules =
            rule("{spreading: true}", "forbid: [\(ban)]")
            + "  - {id: s, title: \"S\", when: {spreading: true}, require: [{action: act}]}\n"
        let released = given("spreading: true, backup: safe", "required: [{action: act}]")
        let banned = given("spreading: true, backup: hit", "deferred: [{action: act, until: [rest]}]")
        #expect(try endings(rules, [released], of: .unless) == ["r, forbid act: sans unless": "killed"])
        #expect(try endings(rules, [banned], of: .unless) == ["r, forbid act: sans unless": "survived by 1"])
        #expect(try endings(rules, [banned], of: .until) == ["r, forbid act: sans until rest": "killed"])
        #expect(try endings(rules, [released], of: .until) == ["r, forbid act: sans until rest": "survived by 1"])
    }

    @Test func `an act that waits for no other is noticed by whoever says what comes first`() throws {
        let actions = Self.actions.replacing(
            "rest: {label: \"Attendre\", phase: first", with: "rest: {label: \"Attendre\", after: [act], phase: first")
        let rules = rule("{spreading: true}", "require: [{action: act}, {action: rest}]")
        let telling = given("spreading: true", "required: [{action: rest, after: [act]}]")
        let silent = given("spreading: true", "required: [{action: rest}]")
        #expect(
            try endings(rules, [telling], actions: actions, of: .after) == ["action rest: sans after act": "killed"])
        #expect(
            try endings(rules, [silent], actions: actions, of: .after) == [
                "action rest: sans after act": "survived by 1"
            ])
    }

    @Test func `a precaution in place of a question is noticed where the fact is unknown`() throws {
        let rules = rule("{spreading: true}")
        let unknown = given("backup: safe", "pending: [{action: act}]")
        #expect(try endings(rules, [unknown], of: .policy) == ["r: ask → precaution": "killed"])
        #expect(
            try endings(rules, [given("spreading: true", "required: [{action: act}]")], of: .policy) == [
                "r: ask → precaution": "survived by 0"
            ])
        let cautious = rule("{spreading: true}", "on_unknown: {precaution: [spreading]}, require: [{action: act}]")
        #expect(
            try endings(cautious, [given("backup: safe", "required: [{action: act, basis: precaution}]")], of: .policy)
                == ["r: precaution → ask": "killed"])
    }

    @Test func `a test that changes nothing is no mistake to leave out`() throws {
        // Whatever the second test says, the first says it too.
        let rules = rule("{spreading: true, any: [{spreading: true}, {isolable: true}]}")
        let endings = try endings(rules, [given("backup: safe", "absent: [{action: rest}]")])
        #expect(endings["r: isolable: true → rien"] == "equivalent")
        #expect(
            endings["r: any(spreading: true, isolable: true) → all(spreading: true, isolable: true)"] == "survived by 0"
        )
    }

    @Test func `what a test marked to do expects notices nothing`() throws {
        let rules = rule("{spreading: true}")
        #expect(
            try endings(rules, [given("spreading: true", "absent: [{action: act}]") + ", todo: true"], of: .flip) == [
                "r: spreading: true → not(spreading: true)": "survived by 0"
            ])
    }

    /// The stub of each survivor, pasted back alone, passes with the pack and kills that survivor.
    @Test func `the case offered for a survivor passes, and notices it`() throws {
        let rules = rule(
            "{types: {contains: attack}, any: [{spreading: true}, {backup: {in: [safe, hit]}}]}",
            """
            require: [{action: act, if: {isolable: true}, priority: legal, deadline: {within: 2 h, of: known_at, kind: legal}}],
                forbid: [{action: rest, because: "Non.", interest: proof, unless: {backup: safe}}]
            """)
        let (pack, places) = try load(rules)
        let none = MutationRun(of: pack, tests: [])
        var count = 0
        for mutant in MutantList(of: pack, places: places).mutants {
            guard case .survived(let survival) = none.ending(of: mutant), let stub = survival.stub else { continue }
            let suite = TestSuite.read(
                [SourceFile(path: "s.test.yaml", text: "tests:\n" + stub.yaml(by: pack))], for: pack)
            #expect(suite.diagnostics == [], "\(stub.yaml(by: pack))")
            // As an incident has its types.
            #expect(!stub.yaml(by: pack).contains("other_types:"), "\(stub.yaml(by: pack))")
            #expect(suite.tests.flatMap { $0.failures(with: pack) } == [])
            guard case .killed = MutationRun(of: pack, tests: suite.tests).ending(of: mutant) else {
                Issue.record("\(mutant.change) is not noticed by \(stub.yaml(by: pack))")
                continue
            }
            count += 1
        }
        #expect(count >= 15)
    }

    /// What became of one mistake that no test looks at.
    private func survival(of change: String, _ rules: String) throws -> (MutantEnding.Survival, RulePack) {
        let (pack, places) = try load(rules)
        let mutant = try #require(
            MutantList(of: pack, places: places).mutants.first { "\($0.subject): \($0.change)" == change })
        let ending = MutationRun(of: pack, tests: []).ending(of: mutant)
        let survival: MutantEnding.Survival? = if case .survived(let survival) = ending { survival } else { nil }
        return (try #require(survival), pack)
    }

    @Test func `a precaution is told from a question where its fact alone is unknown`() throws {
        let rules = rule(
            "{types: {contains: attack}, isolable: true, backup: safe, not: {spreading: false}}",
            "on_unknown: {precaution: [spreading]}, require: [{action: act}]")
        let (survival, pack) = try survival(of: "r: precaution → ask", rules)
        let yaml = try #require(survival.stub).yaml(by: pack)
        #expect(yaml.contains("basis: precaution") && yaml.contains("type: attack"), "\(yaml)")
    }

    @Test func `what another rule would hide is noticed with answers that keep it silent`() throws {
        let rules =
            """
              - id: q
                title: "Q"
                when: {isolable: true}
                on_unknown: {precaution: [isolable]}
                require: [{action: act, priority: vital}]

            """ + rule("{spreading: true}", "require: [{action: act, priority: normal}]")
        let (survival, pack) = try survival(of: "r, require act: normal → legal", rules)
        let yaml = try #require(survival.stub).yaml(by: pack)
        #expect(yaml.contains("isolable: false"), "\(yaml)")
    }

    @Test(arguments: [
        ("{spreading: true}", true),
        ("{types: {contains: attack}, isolable: true, backup: safe, not: {spreading: false}}", false),
    ])
    func `that no situation changes the plan is claimed only where each was tried`(
        when: String, isProved: Bool
    ) throws {
        let rules =
            "  - {id: q, title: \"Q\", require: [{action: act, priority: vital}]}\n"
            + rule(when, "require: [{action: act, priority: normal}]")
        let (survival, _) = try survival(of: "r, require act: normal → legal", rules)
        #expect(survival.stub == nil && survival.isProved == isProved)
    }

    @Test func `of a part, only mistakes that touch nothing else are made`() throws {
        let (pack, places) = try load(
            """
              - {id: own, title: "O", when: {spreading: true}, require: [{action: act}, {action: rest}]}
              - {id: other, title: "P", when: {isolable: true}, require: [{action: rest}]}

            """)
        let own = PackPart([try #require(pack.rules.packIndices.first { pack.rules[$0].id == "own" })], of: pack)
        let mutants = MutantList(of: pack, places: places, only: own).mutants
        #expect(Set(mutants.map { $0.subject }) == ["own", "own, require act"])
        // What both rules say of an action is the action's own.
        let all = MutantList(of: pack, places: places).mutants.map { $0.subject }
        #expect(all.contains("action rest") && all.contains("other"))
    }

    /// By brute force over everything that three facts may be, on small random packs.
    @Test(arguments: 0..<40) func `a mistake that changes no verdict is never called a survivor`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let leaves = [
            "spreading: true", "spreading: false", "isolable: true", "spreading: {known: true}", "backup: safe",
            "backup: {is_not: hit}", "backup: {in: [safe, hit]}",
        ]
        func leaf() -> String { "{\(leaves.randomElement(using: &random) ?? "")}" }
        func part() -> String { Bool.random(using: &random) ? leaf() : "{any: [\(leaf()), \(leaf())]}" }
        let rules = rule("{all: [\(part()), \(part()), {any: [\(part()), \(part())]}]}")
        let (pack, places) = try load(rules)
        let run = MutationRun(of: pack, tests: [])
        let facts = try ["spreading", "isolable", "backup"].map { try #require(pack.vocabulary.fact(named: $0)) }
        for mutant in MutantList(of: pack, places: places).mutants
        where [.flip, .drop, .join].contains(mutant.operator) {
            let mutated = mutant.pack(from: pack)
            let same = BruteForce.tables(of: pack, facts).allSatisfy { table in
                BruteForce.verdicts(of: pack, table) == BruteForce.verdicts(of: mutated, table)
            }
            switch run.ending(of: mutant) {
            case .equivalent: #expect(same, "\(mutant.change) in \(rules)")
            case .survived: #expect(!same, "\(mutant.change) in \(rules)")
            case .killed: Issue.record("killed by no test")
            }
        }
    }
}
