import CivilTime
import Diagnostics
import PackCoverage
import PackTesting
import RuleEngine
import RulePacks
import Runbooks
import TestSupport
import Testing
import Vocabularies

@Suite struct CoverageTests {
    private static let actions = """
        actions:
          act: {label: "Agir", phase: first, role: other, priority: normal}
          rest: {label: "Attendre", phase: first, role: other, priority: normal}

        """

    /// What tests with these facts, one test for each text, leave unseen of a pack with these rules, as `text` says it.
    private func missing(_ rules: String, given: [String], actions: String = actions) throws -> [String] {
        try covered(rules, given, actions).text.replacing("\u{A0}", with: " ").split(separator: "\n").dropFirst(6)
            .map { String($0) }
    }

    private func covered(_ rules: String, _ given: [String], _ actions: String = actions) throws -> Coverage {
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: TestPack.head + actions + "rules:\n" + rules)]],
            keepsPlaces: true)
        let pack = try #require(loading.pack, "\(loading.diagnostics.map { $0.message })")
        let tests =
            given.isEmpty
            ? ["  []\n"]
            : given.map { "  - {name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, \($0)}, expect: {}}\n" }
        let suite = TestSuite.read(
            [SourceFile(path: "a.test.yaml", text: "tests:\n" + tests.joined())], for: pack)
        #expect(suite.diagnostics == [])
        var coverage = Coverage(of: pack, places: try #require(loading.places))
        for test in suite.tests { coverage.add(test.plan(with: pack)) }
        return coverage
    }

    /// Only what is said of this rule.
    private func lacks(_ when: String, given: [String]) throws -> [String] {
        try missing(
            "  - {id: r, title: \"R\", when: \(when), require: [{action: act}]}\n", given: given, actions: Self.actions
        ).filter { $0.contains(": r : ") }.map { String($0.split(separator: ": ", maxSplits: 1)[1]) }
    }

    @Test func `a test is seen with each of its verdicts, and flips its rule by itself`() throws {
        #expect(
            try lacks("{spreading: true}", given: []) == [
                "r : spreading: true : jamais vu rempli, jamais vu non rempli, jamais vu inconnu, ne décide jamais à lui seul",
                "r : require act : ne s'applique jamais",
            ])
        #expect(
            try lacks("{spreading: true}", given: ["spreading: true"]) == [
                "r : spreading: true : jamais vu non rempli, jamais vu inconnu, ne décide jamais à lui seul"
            ])
        #expect(
            try lacks("{spreading: true}", given: ["spreading: true", "spreading: false"]) == [
                "r : spreading: true : jamais vu inconnu"
            ])
        #expect(
            try lacks("{spreading: true}", given: ["spreading: true", "spreading: false", "backup: safe"]).isEmpty)
    }

    @Test func `what is never unknown isn't asked for it`() throws {
        #expect(
            try lacks("{spreading: {known: true}}", given: ["spreading: true", "backup: safe"]).isEmpty)
    }

    @Test func `a test beside another that decides does not flip its rule`() throws {
        let all = ["spreading: true, isolable: true", "spreading: false, isolable: false", "backup: safe"]
        // Both fail together: neither alone.
        #expect(
            try lacks("{spreading: true, isolable: true}", given: all) == [
                "r : spreading: true : ne décide jamais à lui seul",
                "r : isolable: true : ne décide jamais à lui seul",
            ])
        #expect(
            try lacks("{spreading: true, isolable: true}", given: all + ["spreading: false, isolable: true"]) == [
                "r : isolable: true : ne décide jamais à lui seul"
            ])
        #expect(
            try lacks(
                "{spreading: true, isolable: true}",
                given: all + ["spreading: false, isolable: true", "spreading: true, isolable: false"]
            ).isEmpty)
    }

    @Test func `beside one that is unknown a test decides too, in three values`() throws {
        // With the other unknown, what is met leaves the rule unknown, and what isn't refutes it.
        #expect(
            try lacks(
                "{spreading: true, isolable: true}",
                given: ["spreading: true", "spreading: false", "isolable: true", "isolable: false"]
            ) == ["r : require act : ne s'applique jamais"])
    }

    @Test func `one of several alternatives flips its rule only while no other is met`() throws {
        let when = "{any: [{spreading: true}, {isolable: true}]}"
        #expect(
            try lacks(
                when, given: ["spreading: true, isolable: true", "spreading: false, isolable: false", "backup: safe"])
                == [
                    "r : spreading: true : ne décide jamais à lui seul",
                    "r : isolable: true : ne décide jamais à lui seul",
                ])
        #expect(
            try lacks(
                when,
                given: [
                    "spreading: true, isolable: false", "spreading: false, isolable: true",
                    "spreading: false, isolable: false", "backup: safe",
                ]
            ).isEmpty)
    }

    @Test func `the condition of a consequence and what releases a ban are looked at by themselves`() throws {
        let rules = """
              - id: r
                title: "R"
                when: {spreading: true}
                require: [{action: act, if: {isolable: true}}]
                forbid: [{action: rest, because: "Non.", interest: proof, unless: {backup: safe}}]

            """
        let lacks = try missing(rules, given: ["spreading: true, isolable: true", "spreading: false, isolable: false"])
        #expect(
            lacks.filter { $0.contains("r, ") } == [
                "pack.yaml:41:34: r, require act, if : isolable: true : jamais vu inconnu, ne décide jamais à lui seul",
                "pack.yaml:42:72: r, forbid rest, unless : backup: safe : jamais vu rempli, jamais vu non rempli, "
                    + "ne décide jamais à lui seul",
            ])
        #expect(!lacks.contains { $0.contains(" : r : require act") })
    }

    @Test func `a condition on records is looked at for each of them`() throws {
        let head = TestPack.head.replacing(
            "clocks:\n",
            with:
                "collections: {hosts: {as: host, facts: {host.name: {type: string}, host.up: {type: boolean}}}}\nclocks:\n"
        )
        let text =
            head + Self.actions + """
                rules:
                  - {id: r, title: "R", when: {some: {in: hosts, where: {host.up: false}}}, require: [{action: act}]}

                """
        let loading = PackLoader.load(
            packs: [[SourceFile(path: "pack.yaml", text: text)]], keepsPlaces: true)
        let pack = try #require(loading.pack, "\(loading.diagnostics.map { $0.message })")
        let given = "hosts: [{name: a, up: true}, {name: b, up: false}, {name: c}]"
        let suite = TestSuite.read(
            [
                SourceFile(
                    path: "a.test.yaml",
                    text: "tests: [{name: t, now: \"2026-11-03T02:00:00Z\", given: {id: x, \(given)}, expect: {}}]\n")
            ], for: pack)
        #expect(suite.diagnostics == [])
        var coverage = Coverage(of: pack, places: try #require(loading.places))
        for test in suite.tests { coverage.add(test.plan(with: pack)) }
        let lacks = coverage.text.replacing("\u{A0}", with: " ").split(separator: "\n").filter { $0.contains("r : ") }
        // The test of each record has been all three; the look through them was only met.
        try #require(lacks.count == 1)
        #expect(
            lacks[0].hasSuffix("r : 1 × hosts : jamais vu non rempli, jamais vu inconnu, ne décide jamais à lui seul"))
    }

    @Test func `consequences, actions and values that no test uses are named`() throws {
        let rules = "  - {id: r, title: \"R\", when: {backup: hit}, require: [{action: act}]}\n"
        #expect(
            try missing(rules, given: ["backup: hit"]).contains("pack.yaml:36:3: action rest : aucun plan n'en parle"))
        #expect(
            try missing(rules, given: ["backup: hit"]).contains { $0.hasSuffix(": fait backup : jamais safe") })
        #expect(
            try missing(rules, given: ["backup: safe", "backup: hit"]).allSatisfy { !$0.contains("fait backup") })
        // A value that means « not known » is none, and an action that waits for an answer is no use of it.
        #expect(
            try missing(rules, given: ["backup: unsure"]).contains { $0.contains("action act : aucun plan n'en parle") }
        )
    }

    @Test func `shares are rounded down and counted by measure`() throws {
        let coverage = try covered(
            "  - {id: r, title: \"R\", when: {spreading: true}, require: [{action: act}, {action: rest}]}\n",
            ["spreading: true", "spreading: false"])
        #expect(coverage.tally(.verdicts).permille == 666)
        #expect(coverage.tally(.flips).permille == 1000)
        #expect(coverage.tally(.consequences).total == 2)
        #expect(coverage.tally(.values).covered == 2)
        #expect(coverage.whole.total == 3 + 1 + 2 + 2 + 2)
        #expect(coverage.whole.covered == coverage.whole.total - 1)
        #expect(coverage.text.hasPrefix("couverture\u{A0}: 90,0\u{A0}% (9 sur 10)\n"))
    }

    @Test func `JSON says the same as the text`() throws {
        let coverage = try covered(
            "  - {id: r, title: \"R\", when: {spreading: true}, require: [{action: act}, {action: rest}]}\n",
            ["spreading: true", "spreading: false"])
        let end = #"""
            "tests":2,"covered":9,"total":10,"measures":{"verdicts":{"covered":2,"total":3},\#
            "flips":{"covered":1,"total":1},"consequences":{"covered":2,"total":2},\#
            "actions":{"covered":2,"total":2},"values":{"covered":2,"total":2}},\#
            "missing":[{"kind":"leaf","rule":"r","test":"spreading: true","unseen":["unknown"],\#
            "never_flips":false,"file":"pack.yaml","line":38,"column":32}]}

            """#
        #expect(coverage.json.hasSuffix(end))
    }

    @Test func `of a part, its rules and the actions that no other rule names are looked at, and no facts`() throws {
        let pack = try covered(
            """
              - {id: own, title: "O", when: {spreading: true}, require: [{action: act}, {action: rest}]}
              - {id: other, title: "P", when: {backup: hit}, require: [{action: rest}]}

            """, []
        ).pack
        let rule = try #require(pack.rules.packIndices.first { pack.rules[$0].id == "own" })
        let part = Coverage(of: pack, places: PackPlaces(), only: PackPart([rule], of: pack))
        #expect(part.decisions.map { $0.subject } == [.rule("own")])
        #expect(Coverage.Measure.allCases.map { part.tally($0).total } == [3, 1, 2, 1, 0])
        #expect(part.gaps.count == 4)
        #expect(CoverageStubs(for: part, at: Instant(secondsSinceEpoch: 1_793_671_200)).yaml.contains("own"))
        #expect(!CoverageStubs(for: part, at: Instant(secondsSinceEpoch: 1_793_671_200)).yaml.contains("other"))
    }
}
